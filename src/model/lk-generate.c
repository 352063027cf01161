/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-generate.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define PASSWORD_LENGTH 18
#define PIN_LENGTH      6

/* Without those that people mistake for others when they read or say them: 0 O o, 1 I l i. */
#define UPPER  "ABCDEFGHJKLMNPQRSTUVWXYZ"
#define LOWER  "abcdefghjkmnpqrstuvwxyz"
#define DIGITS "23456789"

/* The kernel has random bytes soon after it started, and waits until then. */
static guint8
get_random_byte (void)
{
  guint8 byte;
  gssize n_read;

  do
    n_read = getrandom (&byte, sizeof byte, 0);
  while (n_read < 0 && errno == EINTR);
  if (n_read != sizeof byte)
    g_error ("This computer’s kernel gives no random numbers: %s", g_strerror (errno));

  return byte;
}

/* Bytes behind the last whole round are thrown away, so that no character is likelier. */
static char
pick (const char *characters)
{
  guint n = (guint) strlen (characters);
  guint limit = 256 - 256 % n;
  guint byte;

  do
    byte = get_random_byte ();
  while (byte >= limit);

  return characters[byte % n];
}

static gboolean
has_all (const char *password, const char *const *alphabets)
{
  for (guint i = 0; alphabets[i] != NULL; i++)
    if (strpbrk (password, alphabets[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
fill (char *text, guint length, const char *characters)
{
  for (guint i = 0; i < length; i++)
    text[i] = pick (characters);
  text[length] = '\0';
}

/**
 * lk_generate_secret:
 * @field: a secret field
 *
 * Returns: (transfer full): a new value for it that nobody can guess, from the kernel's random
 *   source: digits for a PIN, otherwise upper and lower case letters and digits.
 */
LkSecret *
lk_generate_secret (const LkField *field)
{
  static const char *const alphabets[] = { UPPER, LOWER, DIGITS, NULL };
  LkSecret *secret = g_malloc (PASSWORD_LENGTH + 1);

  if (lk_field_has (field, LK_FIELD_DIGITS))
    {
      fill (secret, PIN_LENGTH, "0123456789");
      return secret;
    }

  do
    fill (secret, PASSWORD_LENGTH, UPPER LOWER DIGITS);
  while (!has_all (secret, alphabets));

  return secret;
}
