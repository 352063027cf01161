/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-creating.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

static char *
dup_member (LkTestCreating *creating, int id, const char *name)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (creating->house->demo, id);

  g_assert_nonnull (record);
  return g_strdup (json_object_get_string_member_with_default (record, name, NULL));
}

static void
assert_member (LkTestCreating *creating, int id, const char *name, const char *text)
{
  g_autofree char *member = dup_member (creating, id, name);

  g_assert_cmpstr (member, ==, text);
}

static void
test_create (LkTestCreating *creating, gconstpointer data)
{
  guint n_before = lk_demo_pbx_count_users (creating->house->demo);
  g_autofree char *number = NULL;

  g_assert_false (lk_test_creating_can_create (creating));
  g_assert_true (lk_test_shows_text (creating->dialog, "Enter a name."));
  lk_test_creating_wait_for_number (creating, NULL);
  number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  lk_test_structure_picture (creating->dialog, "new-user-empty");
  lk_test_creating_type (creating, "FirstName", "Zora");
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "EmailAddress", "zora.neu@acme.example");
  lk_test_structure_picture (creating->dialog, "new-user-filled");
  lk_test_creating_create (creating);

  g_assert_cmpuint (lk_demo_pbx_count_users (creating->house->demo), ==, n_before + 1);
  assert_member (creating, creating->created, "FirstName", "Zora");
  assert_member (creating, creating->created, "Number", number);
  assert_member (creating, creating->created, "EmailAddress", "zora.neu@acme.example");
  g_assert_nonnull (lk_directory_find (creating->house->directory, creating->created));
  g_assert_cmpuint (lk_test_creating_count_posts (creating), ==, 1);
  lk_test_structure_picture (creating->dialog, "new-user-result");
}

static void
add (const char *path, void (*test) (LkTestCreating *, gconstpointer))
{
  g_test_add (path, LkTestCreating, NULL, lk_test_creating_enter, test, lk_test_creating_leave);
}

static void
add_tests (void)
{
  add ("/new-user/create", test_create);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
