/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-credentials.h"

#include <string.h>

#include "lk-json.h"

/* Letters and digits that are easily told apart. */
#define LETTERS "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
#define DIGITS  "0123456789"

/* What each option of Pbx.RegenerateOptions makes anew; those without a field change nothing that
 * can be read. */
static const struct
{
  const char *option;
  const char *field;
  const char *alphabet;
  guint length;
} credentials[] = {
  { "SipAuth", "AuthID", LETTERS, 10 },
  { "SipAuth", "AuthPassword", LETTERS, 12 },
  { "DeskphonePassword", "DeskphonePassword", LETTERS, 10 },
  { "VoicemailPIN", "VMPIN", DIGITS, 6 },
  { "ConfigurationLink" },
  { "RpsKey" },
  { "SendWelcomeEmail" },
  { "WebclientPassword" },
};

static gboolean
is_option (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (credentials); i++)
    if (g_str_equal (credentials[i].option, name))
      return TRUE;

  return FALSE;
}

/**
 * lk_demo_credentials_bind:
 * @options: what a client sent
 *
 * Returns: whether it is a `Pbx.RegenerateOptions`.
 */
gboolean
lk_demo_credentials_bind (JsonObject *options)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, options);
  while (json_object_iter_next (&iter, &name, &node))
    if (!is_option (name) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
      return FALSE;

  return TRUE;
}

static void
set_random (LkDemoRecord *record,
            const LkField *field,
            GRand *random,
            const char *alphabet,
            guint length)
{
  int n_characters = (int) strlen (alphabet);
  char text[64] = "";

  for (guint i = 0; i < length; i++)
    text[i] = alphabet[g_rand_int_range (random, 0, n_characters)];
  lk_demo_record_set_text (record, field, text);
}

static void
renew (LkDemoRecord *record, JsonObject *options, GRand *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (credentials); i++)
    if (credentials[i].field != NULL
        && (options == NULL || lk_json_peek_bool (options, credentials[i].option)))
      set_random (record, lk_user_field_find (credentials[i].field), random,
                  credentials[i].alphabet, credentials[i].length);
}

/**
 * lk_demo_credentials_make:
 * @record: a new user
 * @random: where chance comes from
 *
 * Gives the user what nobody sends when making one (behaviour.md, 3).
 */
void
lk_demo_credentials_make (LkDemoRecord *record, GRand *random)
{
  renew (record, NULL, random);
}

/**
 * lk_demo_credentials_renew:
 * @record: a user
 * @options: a `Pbx.RegenerateOptions`
 * @random: where chance comes from
 *
 * Makes anew what the options say.
 */
void
lk_demo_credentials_renew (LkDemoRecord *record, JsonObject *options, GRand *random)
{
  renew (record, options, random);
}
