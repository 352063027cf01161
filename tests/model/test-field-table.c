/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-field-kind.h"
#include "lk-user-fields.h"

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      g_assert_nonnull (field->name);
      g_assert_true (g_hash_table_add (seen, (gpointer) field->name));
      g_assert_true (lk_user_field_find (field->name) == field);
    }

  g_assert_null (lk_user_field_find (""));
  g_assert_null (lk_user_field_find ("firstname"));
}

static void
test_named_rows (void)
{
  g_assert_cmpstr (lk_user_field_id->name, ==, "Id");
  g_assert_cmpstr (lk_user_field_number->name, ==, "Number");
  g_assert_cmpstr (lk_user_field_first_name->name, ==, "FirstName");
  g_assert_cmpstr (lk_user_field_last_name->name, ==, "LastName");
  g_assert_cmpstr (lk_user_field_display_name->name, ==, "DisplayName");
  g_assert_cmpstr (lk_user_field_email->name, ==, "EmailAddress");
  g_assert_cmpstr (lk_user_field_enabled->name, ==, "Enabled");
  g_assert_cmpstr (lk_user_field_registered->name, ==, "IsRegistered");
  g_assert_cmpstr (lk_user_field_enable_2fa->name, ==, "Enable2FA");
  g_assert_cmpstr (lk_user_field_require_2fa->name, ==, "Require2FA");
  g_assert_cmpstr (lk_user_field_tags->name, ==, "Tags");
  g_assert_cmpstr (lk_user_field_groups->name, ==, "Groups");
  g_assert_cmpstr (lk_user_field_primary_group->name, ==, "PrimaryGroupId");
  g_assert_cmpstr (lk_user_field_phones->name, ==, "Phones");
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      g_assert_true (field->label != NULL && *field->label != '\0');
      g_assert_true (g_hash_table_add (seen, (gpointer) field->label)
                     || g_str_equal (field->name, "Hours"));
      g_assert_true (field->help == NULL || g_str_has_suffix (field->help, "."));
      g_assert_true (g_utf8_validate (field->label, -1, NULL));
    }

  for (LkSection section = 0; section < LK_N_SECTIONS; section++)
    g_assert_cmpstr (lk_section_get_title (section), !=, "");
}

static void
test_kinds (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      gboolean has_choices = field->kind == &lk_kind_choice || field->kind == &lk_kind_choice_set;
      gboolean has_structure = field->kind == &lk_kind_structured
                               || g_str_equal (field->name, "Blfs");

      g_assert_nonnull (field->kind);
      g_assert_cmpint (field->section, <, LK_N_SECTIONS);
      g_assert_cmpint (field->choices != NULL, ==, has_choices);
      g_assert_cmpint (field->structure != NULL, ==, has_structure);
      g_assert_cmpuint (field->since, >=, LK_VERSION_OLDEST);
      g_assert_cmpuint (field->since, <=, LK_VERSION_NEWEST);
      if (has_structure)
        g_assert_nonnull (field->structure->summarise);
    }
}

static void
test_choices (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (const LkChoice *choice = field->choices; choice != NULL && choice->value; choice++)
        {
          g_assert_true (choice->label != NULL && *choice->label != '\0');
          g_assert_true (g_hash_table_add (seen, (gpointer) choice->value));
          g_assert_cmpstr (lk_field_get_choice_label (field, choice->value), ==, choice->label);
        }
      g_assert_cmpstr (lk_field_get_choice_label (field, "Newer"), ==, "Newer");
    }
}

static void
assert_excludes (const LkField *field, LkFieldFlags flag, LkFieldFlags excluded)
{
  if (lk_field_has (field, flag) && (field->flags & excluded) != 0)
    g_error ("%s has flags that exclude each other", field->name);
}

static void
test_flags (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      g_assert_cmpint (lk_field_has (field, LK_FIELD_SECRET), ==, field->kind == &lk_kind_secret);
      g_assert_cmpint (lk_field_has (field, LK_FIELD_NAVIGATION), ==,
                       field->kind == &lk_kind_structured && field->structure->is_array);
      assert_excludes (field, LK_FIELD_SECRET,
                       LK_FIELD_CSV | LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_SEARCHED
                         | LK_FIELD_SHOWN);
      assert_excludes (field, LK_FIELD_READ_ONLY,
                       LK_FIELD_BATCH | LK_FIELD_REQUIRED | LK_FIELD_CREATE_ONLY | LK_FIELD_CSV);
      assert_excludes (field, LK_FIELD_CREATE_ONLY, LK_FIELD_BATCH);
      assert_excludes (field, LK_FIELD_NAVIGATION, LK_FIELD_CSV);
      if (lk_field_has (field, LK_FIELD_SHOWN) || lk_field_has (field, LK_FIELD_SEARCHED))
        g_assert_true (lk_field_has (field, LK_FIELD_LIST));
    }
}

static void
test_secrets (void)
{
  static const char *const secrets[] = { "AccessPassword",    "AuthID", "AuthPassword",
                                         "DeskphonePassword", "SIPID",  "VMPIN" };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_true (lk_field_has (lk_user_field_find (secrets[i]), LK_FIELD_SECRET));

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (strstr (lk_user_fields[i].name, "Password") || strstr (lk_user_fields[i].name, "PIN"))
      g_assert_true (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-table/names", test_names);
  g_test_add_func ("/field-table/named-rows", test_named_rows);
  g_test_add_func ("/field-table/words", test_words);
  g_test_add_func ("/field-table/kinds", test_kinds);
  g_test_add_func ("/field-table/choices", test_choices);
  g_test_add_func ("/field-table/flags", test_flags);
  g_test_add_func ("/field-table/secrets", test_secrets);

  return g_test_run ();
}
