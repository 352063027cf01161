/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-secret.h"

#include <string.h>

#include "lk-generate.h"
#include "lk-user-fields.h"

#define ROUNDS 200

static void
test_wipe (void)
{
  static const char zeroes[sizeof "grüne Tür 5"];
  char text[] = "grüne Tür 5";

  lk_secret_wipe (text);
  g_assert_cmpmem (text, sizeof text, zeroes, sizeof zeroes);
}

static void
test_nothing (void)
{
  g_autoptr (LkSecret) secret = NULL;

  lk_secret_wipe (secret);
  lk_secret_free (secret);
}

static void
test_generate (void)
{
  g_autoptr (GHashTable)
    seen = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) lk_secret_free, NULL);

  for (guint i = 0; i < ROUNDS; i++)
    {
      LkSecret *password = lk_generate_secret (lk_user_field_find ("AccessPassword"));

      g_assert_cmpuint (strlen (password), >=, 16);
      g_assert_nonnull (strpbrk (password, "ABCDEFGHJKLMNPQRSTUVWXYZ"));
      g_assert_nonnull (strpbrk (password, "abcdefghjkmnpqrstuvwxyz"));
      g_assert_nonnull (strpbrk (password, "23456789"));
      g_assert_null (strpbrk (password, "0O1lIio"));
      g_assert_true (g_hash_table_add (seen, password));
    }
}

static void
test_generate_pin (void)
{
  const LkField *field = lk_user_field_find ("VMPIN");
  gboolean is_seen[10] = { FALSE };

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (LkSecret) pin = lk_generate_secret (field);
      g_auto (LkValue) value = LK_VALUE_INIT;

      g_assert_cmpuint (strlen (pin), ==, 6);
      lk_value_set_text (&value, pin);
      g_assert_true (lk_field_check (field, &value, NULL));
      for (const char *digit = pin; *digit != '\0'; digit++)
        is_seen[*digit - '0'] = TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (is_seen); i++)
    g_assert_true (is_seen[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/nothing", test_nothing);
  g_test_add_func ("/secret/generate", test_generate);
  g_test_add_func ("/secret/generate-pin", test_generate_pin);

  return g_test_run ();
}
