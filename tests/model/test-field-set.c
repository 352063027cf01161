/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-field-set.h"
#include "lk-user-fields.h"

static gboolean
names (const char *list, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);

  return g_strv_contains ((const char *const *) parts, name);
}

/* Behind an expand option’s name stands what it selects, so only what is no letter may follow. */
static gboolean
expands (const char *list, const char *name)
{
  return list != NULL && g_regex_match_simple (name, list, 0, 0);
}

static void
assert_no_secret (LkFieldSet *set)
{
  g_autofree char *select = lk_field_set_to_select (set);
  g_autofree char *expand = lk_field_set_to_expand (set);

  g_assert_true (names (select, "Id"));
  g_assert_false (expands (expand, "Secret|ProvisioningLink|Password"));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
      g_assert_false (names (select, lk_user_fields[i].name));
}

static void
test_no_secrets (void)
{
  static const LkVersion versions[] = { 0, LK_VERSION_OLDEST, LK_VERSION (20, 0, 5),
                                        LK_VERSION_NEWEST, LK_VERSION (30, 0, 0) };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (LkFieldSet) list = lk_field_set_new_list (versions[i]);
      g_autoptr (LkFieldSet) page = lk_field_set_new_page (versions[i]);

      assert_no_secret (list);
      assert_no_secret (page);
    }
}

static void
test_list (void)
{
  g_autoptr (LkFieldSet) set = lk_field_set_new_list (LK_VERSION_NEWEST);
  g_autofree char *select = lk_field_set_to_select (set);
  g_autofree char *expand = lk_field_set_to_expand (set);

  g_assert_true (names (select, "EmailAddress"));
  g_assert_false (names (select, "Groups"));
  g_assert_false (names (select, "Blfs"));
  g_assert_cmpstr (expand, ==, "Groups($select=GroupId,Name;$expand=Rights($select=RoleName))");
}

static void
test_page (void)
{
  g_autoptr (LkFieldSet) set = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autofree char *select = lk_field_set_to_select (set);
  g_autofree char *expand = lk_field_set_to_expand (set);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      gboolean is_there = names (select, field->name);

      if (lk_field_has (field, LK_FIELD_NAVIGATION))
        g_assert_true (!is_there && expands (expand, field->name));
      else
        g_assert_cmpint (is_there, ==, !lk_field_has (field, LK_FIELD_SECRET));
    }
}

/* A field that the server’s version does not have would make it refuse the whole request. */
static void
test_versions (void)
{
  static const LkVersion versions[] = { LK_VERSION (20, 0, 4), LK_VERSION (20, 0, 5),
                                        LK_VERSION (20, 0, 8), LK_VERSION (20, 0, 9),
                                        LK_VERSION (20, 0, 10) };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (LkFieldSet) set = lk_field_set_new_page (versions[i]);

      g_assert_cmpint (lk_field_set_find (set, lk_user_field_find ("GoogleCalendarEnabled")) >= 0,
                       ==, versions[i] >= LK_VERSION (20, 0, 5));
      g_assert_cmpint (lk_field_set_find (set, lk_user_field_find ("DatevEnabled")) >= 0, ==,
                       versions[i] >= LK_VERSION (20, 0, 7));
      g_assert_cmpint (lk_field_set_find (set, lk_user_field_find ("AgentSettings")) >= 0, ==,
                       versions[i] >= LK_VERSION (20, 0, 9));
      g_assert_cmpint (lk_field_set_find (set, lk_user_field_find ("ForbidRecording")) >= 0, ==,
                       versions[i] >= LK_VERSION (20, 0, 10));
    }
}

static void
test_unknown_version (void)
{
  g_autoptr (LkFieldSet) unknown = lk_field_set_new_page (0);
  g_autoptr (LkFieldSet) oldest = lk_field_set_new_page (LK_VERSION_OLDEST);
  g_autofree char *select = lk_field_set_to_select (unknown);
  g_autofree char *expected = lk_field_set_to_select (oldest);

  g_assert_cmpstr (select, ==, expected);
}

static void
test_one (void)
{
  const LkField *secret = lk_user_field_find ("VMPIN");
  g_autoptr (LkFieldSet) set = lk_field_set_new_one (secret);
  g_autofree char *select = lk_field_set_to_select (set);
  g_autoptr (LkFieldSet) id = lk_field_set_new_one (lk_user_field_id);
  g_autofree char *select_id = lk_field_set_to_select (id);
  g_autoptr (LkFieldSet) groups = lk_field_set_new_one (lk_user_field_groups);
  g_autofree char *select_groups = lk_field_set_to_select (groups);

  g_assert_cmpstr (select, ==, "Id,VMPIN");
  g_assert_null (lk_field_set_to_expand (set));
  g_assert_cmpstr (select_id, ==, "Id");
  g_assert_cmpstr (select_groups, ==, "Id");
}

static void
test_find (void)
{
  g_autoptr (LkFieldSet) all = lk_field_set_new_all ();
  g_autoptr (LkFieldSet) list = lk_field_set_new_list (LK_VERSION_NEWEST);

  g_assert_cmpuint (lk_field_set_get_length (all), ==, LK_N_USER_FIELDS);
  for (guint i = 0; i < lk_field_set_get_length (list); i++)
    g_assert_cmpint (lk_field_set_find (list, lk_field_set_get_field (list, i)), ==, i);
  g_assert_cmpint (lk_field_set_find (list, lk_user_field_phones), ==, -1);
}

static void
test_of (void)
{
  const LkField *const fields[] = { lk_user_field_groups, lk_user_field_find ("Mobile"),
                                    lk_user_field_phones, lk_user_field_first_name };
  g_autoptr (LkFieldSet) set = lk_field_set_new_of (fields, G_N_ELEMENTS (fields));
  g_autoptr (LkFieldSet) none = lk_field_set_new_of (NULL, 0);
  g_autofree char *select = lk_field_set_to_select (set);

  g_assert_cmpstr (select, ==, "Id,FirstName,Mobile");
  g_assert_cmpuint (lk_field_set_get_length (set), ==, 5);
  g_assert_cmpuint (lk_field_set_get_length (none), ==, 1);
  g_assert_cmpint (lk_field_set_find (set, lk_user_field_find ("Mobile")), >=, 0);
  g_assert_cmpint (lk_field_set_find (set, lk_user_field_last_name), ==, -1);
}

/* What is written back whole has to be read whole; the list needs less than the page. */
static void
test_write_expand (void)
{
  const LkField *const fields[] = { lk_user_field_groups, lk_user_field_phones };
  g_autoptr (LkFieldSet) set = lk_field_set_new_of (fields, G_N_ELEMENTS (fields));
  g_autofree char *expand = lk_field_set_to_write_expand (set);
  g_autofree char *page = lk_field_set_to_expand (set);
  g_autoptr (LkFieldSet) name = lk_field_set_new_one (lk_user_field_first_name);

  g_assert_cmpstr (expand, ==, "Groups($select=GroupId,Name;$expand=Rights),Phones");
  g_assert_true (g_str_has_prefix (page, "Groups($select=GroupId,Name;$expand=Rights),Phones($"));
  g_assert_null (lk_field_set_to_write_expand (name));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-set/no-secrets", test_no_secrets);
  g_test_add_func ("/field-set/list", test_list);
  g_test_add_func ("/field-set/page", test_page);
  g_test_add_func ("/field-set/versions", test_versions);
  g_test_add_func ("/field-set/unknown-version", test_unknown_version);
  g_test_add_func ("/field-set/one", test_one);
  g_test_add_func ("/field-set/find", test_find);
  g_test_add_func ("/field-set/of", test_of);
  g_test_add_func ("/field-set/write-expand", test_write_expand);

  return g_test_run ();
}
