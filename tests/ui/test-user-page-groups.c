/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-groups-part.h"
#include "lk-record.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define N_USERS 12

typedef struct
{
  LkTestHouse *house;
  GtkWidget *part;
  LkUser *user;
} Fixture;

static GtkWidget *
get_query (Fixture *fixture)
{
  return lk_test_get (fixture->part, ADW_TYPE_EXPANDER_ROW, "Query options");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->house = lk_test_house_new (N_USERS, 0);
  fixture->user = lk_test_house_get_user (fixture->house, 3);
  fixture->part = GTK_WIDGET (lk_groups_part_new ());
  lk_groups_part_load (LK_GROUPS_PART (fixture->part), fixture->house->pbx,
                       lk_user_get_id (fixture->user),
                       lk_user_get (fixture->user, lk_user_field_primary_group)->integer);
  lk_test_house_show (fixture->house, fixture->part);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_query (fixture)), TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_house_free (fixture->house);
}

static char *
dup_main_department (Fixture *fixture)
{
  g_autofree char *departments = lk_user_dup_display (fixture->user, lk_user_field_groups);

  /* The demo's users belong to one department each, perhaps with a role in brackets. */
  departments[strcspn (departments, "(,")] = '\0';
  return g_strdup (g_strstrip (departments));
}

static void
test_groups_and_rights (Fixture *fixture, gconstpointer data)
{
  g_autofree char *department = dup_main_department (fixture);

  lk_test_wait_for_text (fixture->part, department);
  g_assert_nonnull (lk_test_find_text (fixture->part, "Main department"));
  g_assert_nonnull (lk_test_find_text (fixture->part, "Sees the members"));
}

static void
test_favourites (Fixture *fixture, gconstpointer data)
{
  GtkWidget *favourites = lk_test_get (fixture->part, GTK_TYPE_SWITCH, "Show favourites");

  lk_test_wait_for_text (fixture->part, "Main department");
  g_assert_null (lk_test_find_text (fixture->part, "___FAVORITES___"));
  gtk_switch_set_active (GTK_SWITCH (favourites), TRUE);
  g_assert_nonnull (lk_test_find_text (fixture->part, "___FAVORITES___"));
  g_assert_nonnull (lk_test_find_text (fixture->part, "Main department"));
  gtk_switch_set_active (GTK_SWITCH (favourites), FALSE);
  g_assert_null (lk_test_find_text (fixture->part, "___FAVORITES___"));
}

static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  lk_test_wait_for_text (fixture->part, "Main department");
  lk_demo_pbx_add_fault (fixture->house->demo, "status=500@*", NULL);
  lk_groups_part_load (LK_GROUPS_PART (fixture->part), fixture->house->pbx,
                       lk_user_get_id (fixture->user), LK_NUMBER_UNSET);
  lk_test_wait_for_text (fixture->part, "The groups could not be read");

  lk_demo_pbx_clear_faults (fixture->house->demo);
  lk_test_click (fixture->part, "Retry");
  lk_test_wait_for_text (fixture->part, "Sees the members");
}

static void
set_option (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (fixture->part, ADW_TYPE_ENTRY_ROW, name)),
                         text);
}

static char *
dup_answer (Fixture *fixture)
{
  GtkWidget *view = lk_test_find (fixture->part, GTK_TYPE_TEXT_VIEW, "The phone system’s answer");
  GtkTextIter start, end;

  if (view == NULL)
    return g_strdup ("");
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  return gtk_text_iter_get_text (&start, &end);
}

static gboolean
is_answered (gpointer user_data)
{
  g_autofree char *answer = dup_answer (user_data);

  return *answer != '\0';
}

static char *
run (Fixture *fixture)
{
  lk_test_click (fixture->part, "Run");
  g_assert_true (lk_test_spin_until (is_answered, fixture));
  return dup_answer (fixture);
}

static void
assert_was_asked (Fixture *fixture, const char *option)
{
  const char *last =
    g_ptr_array_index (fixture->house->exchanges, fixture->house->exchanges->len - 1);

  if (strstr (last, option) == NULL)
    g_error ("“%s” is not in “%s”", option, last);
}

static guint
count_text (const char *text, const char *part)
{
  guint count = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    count++;
  return count;
}

static void
test_default_query (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = run (fixture);

  assert_was_asked (fixture, "$select=GroupId,Name,Number");
  assert_was_asked (fixture, "$expand=Rights,GroupRights");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 2);
  g_assert_nonnull (lk_test_find_text (fixture->part, "/Groups?$select=GroupId,Name,Number"));
}

static void
test_top (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "How many ($top)", "1");
  answer = run (fixture);
  assert_was_asked (fixture, "$top=1");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 1);
}

static void
test_skip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "Pass over ($skip)", " 1 ");
  answer = run (fixture);
  assert_was_asked (fixture, "$skip=1");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 1);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  lk_demo_pbx_add_fault (fixture->house->demo, "search=on", NULL);
  set_option (fixture, "Search ($search)", "nobody is called that");
  answer = run (fixture);
  assert_was_asked (fixture, "$search=nobody is called that");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "Filter ($filter)", "startswith(Name,'___FAVORITES___')");
  answer = run (fixture);
  assert_was_asked (fixture, "$filter=startswith(Name,'___FAVORITES___')");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 1);
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  gtk_switch_set_active (GTK_SWITCH (
                           lk_test_get (fixture->part, GTK_TYPE_SWITCH, "Count all ($count)")),
                         TRUE);
  answer = run (fixture);
  assert_was_asked (fixture, "$count=true");
  g_assert_nonnull (strstr (answer, "@odata.count"));
}

static gboolean
favourites_come_first (Fixture *fixture, const char *orderby)
{
  g_autofree char *department = dup_main_department (fixture);
  g_autofree char *answer = NULL;
  const char *favourites;

  set_option (fixture, "Order ($orderby)", orderby);
  answer = run (fixture);
  favourites = strstr (answer, "___FAVORITES___");
  g_assert_nonnull (favourites);
  return favourites < strstr (answer, department);
}

static void
test_orderby (Fixture *fixture, gconstpointer data)
{
  gboolean upwards = favourites_come_first (fixture, "Name");
  gboolean downwards;

  assert_was_asked (fixture, "$orderby=Name");
  downwards = favourites_come_first (fixture, "Name desc");
  assert_was_asked (fixture, "$orderby=Name desc");
  g_assert_cmpint (upwards, !=, downwards);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "Properties ($select)", "Name");
  answer = run (fixture);
  assert_was_asked (fixture, "$select=Name&");
  g_assert_cmpuint (count_text (answer, "\"GroupId\""), ==, 0);
}

static void
test_select_is_never_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "Properties ($select)", "");
  answer = run (fixture);
  assert_was_asked (fixture, "$select=GroupId,Name,Number");
}

static void
test_expand (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "Related records ($expand)", "Rights($select=RoleName)");
  answer = run (fixture);
  assert_was_asked (fixture, "$expand=Rights($select=RoleName)");
  g_assert_nonnull (strstr (answer, "\"RoleName\""));
  g_assert_null (strstr (answer, "\"CanIntercom\""));
}

static void
test_error_of_the_server (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  set_option (fixture, "How many ($top)", "101");
  answer = run (fixture);
  g_assert_nonnull (strstr (answer, "The limit of '100' for Top query has been exceeded"));
}

static void
test_numbers_are_checked_here (Fixture *fixture, gconstpointer data)
{
  guint before;

  lk_test_wait_for_text (fixture->part, "Main department");
  before = fixture->house->exchanges->len;
  set_option (fixture, "How many ($top)", "ten");
  lk_test_click (fixture->part, "Run");
  lk_test_wait_for_text (fixture->part, "$top and $skip take a whole number");
  lk_test_spin_frames (fixture->house->window, 4);

  g_assert_cmpuint (fixture->house->exchanges->len, ==, before);
}

static void
test_copies_request_and_answer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = run (fixture);
  g_autofree char *pasted = NULL;

  gtk_widget_activate_action (get_query (fixture), "query.copy", NULL);
  pasted = lk_test_paste (fixture->part);
  g_assert_true (g_str_has_prefix (pasted, "GET /xapi/v1/Users("));
  g_assert_true (g_str_has_suffix (pasted, answer));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/groups/groups-and-rights", test_groups_and_rights);
  ADD ("/groups/favourites", test_favourites);
  ADD ("/groups/trouble", test_trouble);
  ADD ("/groups/query/default", test_default_query);
  ADD ("/groups/query/top", test_top);
  ADD ("/groups/query/skip", test_skip);
  ADD ("/groups/query/search", test_search);
  ADD ("/groups/query/filter", test_filter);
  ADD ("/groups/query/count", test_count);
  ADD ("/groups/query/orderby", test_orderby);
  ADD ("/groups/query/select", test_select);
  ADD ("/groups/query/select-is-never-left-out", test_select_is_never_left_out);
  ADD ("/groups/query/expand", test_expand);
  ADD ("/groups/query/error-of-the-server", test_error_of_the_server);
  ADD ("/groups/query/numbers-are-checked-here", test_numbers_are_checked_here);
  ADD ("/groups/query/copies-request-and-answer", test_copies_request_and_answer);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
