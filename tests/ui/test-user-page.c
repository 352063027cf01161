/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-pbx-users.h"
#include "lk-secret-editor.h"
#include "lk-test-page.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

typedef struct
{
  LkUser *user;
  gboolean done;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  reading->user = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  g_assert_no_error (error);
  reading->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Reading *) user_data)->done;
}

static LkUser *
read_truth (LkTestPage *fixture, int id)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (lk_pbx_get_version (fixture->house->pbx));
  Reading reading = { NULL };

  lk_pbx_users_get_async (fixture->house->pbx, id, fields, NULL, read_cb, &reading);
  g_assert_true (lk_test_spin_until (is_done, &reading));
  return reading.user;
}

static char *
dup_expected (LkUser *truth, const LkField *field)
{
  const LkValue *value = lk_user_get (truth, field);
  g_autofree char *text = lk_field_to_display (field, value);

  if (lk_field_has (field, LK_FIELD_SECRET))
    return g_strdup ("••••••••");
  if (!lk_value_is_set (value))
    return g_strdup ("Not set");
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("Empty");
}

static void
test_every_field (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_whole_user (fixture, 3);
  g_autoptr (LkUser) truth = read_truth (fixture, lk_user_get_id (user));
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (fixture);
  guint n_expected = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *expected = dup_expected (truth, field);

      if (field->since > GPOINTER_TO_UINT (version))
        continue;
      lk_test_page_assert_value (fixture, field->name, expected);
      n_expected++;
    }
  g_assert_cmpuint (rows->len, ==, n_expected);
}

static void
test_all_eighty (LkTestPage *fixture, gconstpointer version)
{
  g_autoptr (GPtrArray) rows = NULL;

  lk_test_page_show_whole_user (fixture, 3);
  rows = lk_test_page_get_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 80);
}

static void
test_rows_are_named (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_whole_user (fixture, 3);
  g_autofree char *name =
    g_strdup_printf ("First name: %s", lk_user_get_text (user, lk_user_field_first_name));

  lk_test_get (fixture->page, LK_TYPE_FIELD_ROW, name);
  gtk_test_accessible_assert_property (lk_test_page_find_row (fixture, "Enabled"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       lk_field_get_help (lk_user_field_enabled));
}

static void
test_shows_at_once_what_the_list_knows (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_user (fixture, 3);

  lk_test_page_assert_value (fixture, "Number", lk_user_get_text (user, lk_user_field_number));
  lk_test_page_assert_value (fixture, "PinProtectTimeout", "…");
  g_assert_nonnull (lk_test_find_text (fixture->page, "Enabled"));
}

static void
test_keeps_its_rows (LkTestPage *fixture, gconstpointer version)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  lk_test_page_show_whole_user (fixture, 3);
  before = lk_test_page_get_rows (fixture);
  lk_test_page_show_whole_user (fixture, 4);
  after = lk_test_page_get_rows (fixture);

  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (g_ptr_array_index (before, i) == g_ptr_array_index (after, i));
}

static void
test_only_the_last_user_counts (LkTestPage *fixture, gconstpointer version)
{
  LkUser *last;
  g_autofree char *last_number = NULL;

  lk_test_page_show_user (fixture, 3);
  lk_test_page_show_user (fixture, 4);
  last = lk_test_page_show_whole_user (fixture, 5);
  lk_test_spin_frames (fixture->house->window, 10);

  lk_test_page_assert_value (fixture, "Number", lk_user_get_text (last, lk_user_field_number));
  g_assert_true (lk_user_page_get_user (LK_USER_PAGE (fixture->page)) == last);
  last_number = g_strdup_printf ("%d", lk_user_get_id (last));
  lk_test_page_assert_value (fixture, "Id", last_number);
}

static void
test_nobody (LkTestPage *fixture, gconstpointer version)
{
  lk_test_page_show_whole_user (fixture, 3);
  lk_user_page_set_user (LK_USER_PAGE (fixture->page), NULL);

  g_assert_nonnull (lk_test_find_text (fixture->page, "No User Chosen"));
}

/* Everything is always asked for by name: what the server would say of itself holds secrets. */
static void
test_asks_for_no_secret (LkTestPage *fixture, gconstpointer version)
{
  GPtrArray *exchanges = fixture->house->exchanges;

  lk_test_page_show_whole_user (fixture, 3);
  for (guint i = 0; i < exchanges->len; i++)
    {
      const char *exchange = g_ptr_array_index (exchanges, i);

      if (strstr (exchange, "/xapi/v1/Users") != NULL)
        g_assert_nonnull (strstr (exchange, "$select="));
      for (guint j = 0; j < LK_N_USER_FIELDS; j++)
        if (lk_field_has (&lk_user_fields[j], LK_FIELD_SECRET))
          g_assert_null (strstr (exchange, lk_user_fields[j].name));
    }
}

static gboolean
is_shown (gpointer row)
{
  g_autofree char *value = lk_test_page_dup_value (row);

  return strstr (value, "••") == NULL;
}

static gboolean
is_hidden (gpointer row)
{
  return !is_shown (row);
}

static void
test_reveals_one_secret (LkTestPage *fixture, gconstpointer version)
{
  LkFieldRow *row;

  lk_test_page_show_whole_user (fixture, 3);
  row = lk_test_page_find_row (fixture, "VMPIN");
  lk_test_click (GTK_WIDGET (row), "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (is_shown, row));

  g_assert_cmpuint (lk_test_house_count (fixture->house, "$select=Id,VMPIN"), ==, 1);
  g_assert_cmpuint (lk_test_house_count (fixture->house, "VMPIN"), ==, 1);
  g_assert_true (is_hidden (lk_test_page_find_row (fixture, "AuthPassword")));
  lk_test_assert_stays (lk_test_page_get_value_label (row));

  lk_test_click (GTK_WIDGET (row), "Hide: Voicemail PIN");
  g_assert_true (is_hidden (row));
}

static void
test_hides_secrets_of_another_user (LkTestPage *fixture, gconstpointer version)
{
  LkFieldRow *row;

  lk_test_page_show_whole_user (fixture, 3);
  row = lk_test_page_find_row (fixture, "VMPIN");
  lk_test_click (GTK_WIDGET (row), "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (is_shown, row));
  lk_test_page_show_user (fixture, 4);

  g_assert_true (is_hidden (row));
}

static void
test_hides_secrets_after_a_while (LkTestPage *fixture, gconstpointer version)
{
  GtkWidget *secret;
  LkFieldRow *row;
  guint seconds;

  lk_test_page_show_whole_user (fixture, 3);
  row = lk_test_page_find_row (fixture, "VMPIN");
  secret = lk_test_get (GTK_WIDGET (row), LK_TYPE_SECRET_EDITOR, NULL);
  g_object_get (secret, "reveal-seconds", &seconds, NULL);
  g_assert_cmpuint (seconds, ==, 30);

  g_object_set (secret, "reveal-seconds", 1, NULL);
  lk_test_click (GTK_WIDGET (row), "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (is_shown, row));
  g_assert_true (lk_test_spin_until (is_hidden, row));
  g_object_set (secret, "reveal-seconds", seconds, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_pbx_request_finish (LK_PBX (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Someone else changes or deletes a user. */
static void
write_user (LkTestPage *fixture, const char *method, int id, const char *body)
{
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  g_autoptr (JsonNode) node = body != NULL ? json_from_string (body, NULL) : NULL;
  const LkRequest request = { .method = method, .path = path, .body = node };
  gboolean done = FALSE;

  lk_pbx_request_async (fixture->house->pbx, &request, NULL, answered_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_directory_refresh_finish (LK_DIRECTORY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
refresh_list (LkTestPage *fixture)
{
  gboolean done = FALSE;

  lk_directory_refresh_async (fixture->house->directory, NULL, refreshed_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
}

typedef struct
{
  LkTestPage *fixture;
  const char *name;
  const char *value;
} Expectation;

static gboolean
shows_value (gpointer user_data)
{
  const Expectation *expectation = user_data;
  g_autofree char *value =
    lk_test_page_dup_value (lk_test_page_find_row (expectation->fixture, expectation->name));

  return g_str_equal (value, expectation->value);
}

static void
wait_for_value (LkTestPage *fixture, const char *name, const char *value)
{
  Expectation expectation = { fixture, name, value };

  g_assert_true (lk_test_spin_until (shows_value, &expectation));
}

static void
test_follows_the_list (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_whole_user (fixture, 6);
  LkFieldRow *secret = lk_test_page_find_row (fixture, "VMPIN");
  g_autofree char *timeout =
    lk_test_page_dup_value (lk_test_page_find_row (fixture, "PinProtectTimeout"));

  lk_test_click (GTK_WIDGET (secret), "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (is_shown, secret));
  write_user (fixture, "PATCH", lk_user_get_id (user), "{\"FirstName\":\"Zora\"}");
  lk_demo_pbx_add_fault (fixture->house->demo, "stall@*,GET /xapi/v1/Users(", NULL);
  refresh_list (fixture);

  lk_test_page_assert_value (fixture, "FirstName", "Zora");
  lk_test_page_assert_value (fixture, "PinProtectTimeout", timeout);
  g_assert_nonnull (lk_test_find_text (fixture->page, "Zora "));
  g_assert_true (is_hidden (secret));
}

/* The list does not have this field: nothing but reading the user again can tell. */
static void
test_is_read_again_with_the_list (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_whole_user (fixture, 6);

  write_user (fixture, "PATCH", lk_user_get_id (user), "{\"PinProtectTimeout\":4321}");
  refresh_list (fixture);
  wait_for_value (fixture, "PinProtectTimeout", "4321");
}

static void
test_copies_a_secret_unseen (LkTestPage *fixture, gconstpointer version)
{
  g_autofree char *pasted = NULL;
  g_autofree char *shown = NULL;
  LkFieldRow *row;

  lk_test_page_show_whole_user (fixture, 3);
  row = lk_test_page_find_row (fixture, "VMPIN");
  lk_test_click (GTK_WIDGET (row), "Copy: Voicemail PIN");
  lk_test_wait_for_text (fixture->house->window, "Copied for");
  g_assert_true (is_hidden (row));
  pasted = lk_test_paste (fixture->page);

  lk_test_click (GTK_WIDGET (row), "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (is_shown, row));
  shown = lk_test_page_dup_value (row);
  g_assert_cmpstr (pasted, ==, shown);
}

static void
search (LkTestPage *fixture, const char *text)
{
  gtk_widget_activate_action (fixture->page, "user.search", NULL);
  lk_test_spin_frames (fixture->house->window, 2);
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (fixture->page, GTK_TYPE_SEARCH_ENTRY,
                                                    "Search in the fields")),
                         text);
}

static gboolean
one_row_is_left (gpointer user_data)
{
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (user_data);
  guint n_visible = 0;

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_is_visible (g_ptr_array_index (rows, i)))
      n_visible++;

  return n_visible == 1;
}

static void
test_search (LkTestPage *fixture, gconstpointer version)
{
  lk_test_page_show_whole_user (fixture, 3);

  /* By label, by help and by value. */
  search (fixture, "hot DESKING");
  lk_test_spin_until (one_row_is_left, fixture);
  g_assert_true (
    gtk_widget_is_visible (GTK_WIDGET (lk_test_page_find_row (fixture, "EnableHotdesking"))));
  search (fixture, "follow hours");
  g_assert_true (lk_test_spin_until (one_row_is_left, fixture));
  g_assert_true (
    gtk_widget_is_visible (GTK_WIDGET (lk_test_page_find_row (fixture, "OfficeHoursProps"))));
  search (fixture, "floor room");
  g_assert_true (lk_test_spin_until (one_row_is_left, fixture));
  g_assert_true (gtk_widget_is_visible (
    GTK_WIDGET (lk_test_page_find_row (fixture, "EmergencyAdditionalInfo"))));
}

static void
test_search_finds_nothing (LkTestPage *fixture, gconstpointer version)
{
  lk_test_page_show_whole_user (fixture, 3);
  search (fixture, "no such field");

  lk_test_wait_for_text (fixture->page, "No Field Matches");
}

static void
test_every_section_can_be_gone_to (LkTestPage *fixture, gconstpointer version)
{
  GtkWidget *scroller;
  double position = 0;

  lk_test_page_show_whole_user (fixture, 3);
  lk_test_spin_frames (fixture->house->window, 4);
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (lk_test_page_find_row (fixture, "Number")),
                                      GTK_TYPE_SCROLLED_WINDOW);
  for (int section = 1; section < 5; section++)
    {
      double next;

      gtk_widget_activate_action (fixture->page, "user.go-to", "i", section);
      lk_test_spin_frames (fixture->house->window, 4);
      next = gtk_adjustment_get_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
      g_assert_cmpfloat (next, >, position);
      position = next;
    }
}

static void
test_copies_a_value (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_whole_user (fixture, 3);
  g_autofree char *pasted = NULL;

  gtk_widget_activate_action (GTK_WIDGET (lk_test_page_find_row (fixture, "FirstName")),
                              "field.copy", NULL);
  pasted = lk_test_paste (fixture->page);
  g_assert_cmpstr (pasted, ==, lk_user_get_text (user, lk_user_field_first_name));
}

static void
test_copies_the_extension (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user = lk_test_page_show_user (fixture, 3);
  g_autofree char *pasted = NULL;

  gtk_widget_activate_action (fixture->page, "user.copy-extension", NULL);
  pasted = lk_test_paste (fixture->page);
  g_assert_cmpstr (pasted, ==, lk_user_get_text (user, lk_user_field_number));
}

static void
test_trouble (LkTestPage *fixture, gconstpointer version)
{
  LkUser *user;

  lk_demo_pbx_add_fault (fixture->house->demo, "status=500@*,GET /xapi/v1/Users(", NULL);
  user = lk_test_page_show_user (fixture, 3);
  lk_test_wait_for_text (fixture->page, "Could not be read");
  lk_test_page_assert_value (fixture, "Number", lk_user_get_text (user, lk_user_field_number));

  lk_demo_pbx_clear_faults (fixture->house->demo);
  gtk_widget_activate_action (fixture->page, "user.refresh", NULL);
  g_assert_true (lk_test_spin_until (lk_test_page_is_read, fixture));
  lk_test_spin_frames (fixture->house->window, 10);
  g_assert_null (lk_test_find (fixture->page, GTK_TYPE_BUTTON, "Retry"));
}

static void
test_user_is_gone (LkTestPage *fixture, gconstpointer version)
{
  int id = lk_user_get_id (lk_test_house_get_user (fixture->house, 8));

  write_user (fixture, "DELETE", id, NULL);
  lk_test_page_show_user (fixture, 8);
  lk_test_wait_for_text (fixture->page, "This User No Longer Exists");

  lk_test_page_show_whole_user (fixture, 4);
  g_assert_null (lk_test_find_text (fixture->page, "This User No Longer Exists"));
}

#define ADD(path, test)                                                                            \
  g_test_add (path, LkTestPage, GUINT_TO_POINTER (LK_VERSION_NEWEST), lk_test_page_enter, test,    \
              lk_test_page_leave)

static void
add_tests (void)
{
  g_test_add ("/user-page/every-field/20.0.10", LkTestPage,
              GUINT_TO_POINTER (LK_VERSION (20, 0, 10)), lk_test_page_set_up, test_every_field,
              lk_test_page_tear_down);
  g_test_add ("/user-page/every-field/20.0.5", LkTestPage, GUINT_TO_POINTER (LK_VERSION (20, 0, 5)),
              lk_test_page_set_up, test_every_field, lk_test_page_tear_down);
  ADD ("/user-page/all-eighty", test_all_eighty);
  ADD ("/user-page/rows-are-named", test_rows_are_named);
  ADD ("/user-page/shows-at-once-what-the-list-knows", test_shows_at_once_what_the_list_knows);
  ADD ("/user-page/keeps-its-rows", test_keeps_its_rows);
  ADD ("/user-page/only-the-last-user-counts", test_only_the_last_user_counts);
  ADD ("/user-page/nobody", test_nobody);
  ADD ("/user-page/asks-for-no-secret", test_asks_for_no_secret);
  ADD ("/user-page/reveals-one-secret", test_reveals_one_secret);
  ADD ("/user-page/hides-secrets-of-another-user", test_hides_secrets_of_another_user);
  ADD ("/user-page/hides-secrets-after-a-while", test_hides_secrets_after_a_while);
  ADD ("/user-page/follows-the-list", test_follows_the_list);
  ADD ("/user-page/is-read-again-with-the-list", test_is_read_again_with_the_list);
  ADD ("/user-page/copies-a-secret-unseen", test_copies_a_secret_unseen);
  ADD ("/user-page/search", test_search);
  ADD ("/user-page/search-finds-nothing", test_search_finds_nothing);
  ADD ("/user-page/every-section-can-be-gone-to", test_every_section_can_be_gone_to);
  ADD ("/user-page/copies-a-value", test_copies_a_value);
  ADD ("/user-page/copies-the-extension", test_copies_the_extension);
  ADD ("/user-page/trouble", test_trouble);
  ADD ("/user-page/user-is-gone", test_user_is_gone);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_page_end ();
  return status;
}
