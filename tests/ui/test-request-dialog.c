/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-request-dialog.h"
#include "lk-test-house.h"

#define USER_ID   12
#define USER_PATH "/xapi/v1/Users(12)"

/* Longer than any line, and without a place to break it. */
#define LONG_TEXT 20000

typedef struct
{
  LkTestHouse *house;
  GPtrArray *bodies;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->house = lk_test_house_new (3, 0);
  fixture->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  lk_test_house_show (fixture->house, gtk_label_new ("The page"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_ptr_array_unref (fixture->bodies);
  lk_test_house_free (fixture->house);
}

static void
add_body (Fixture *fixture, const char *name, const char *text)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, name, text);
  g_ptr_array_add (fixture->bodies, body);
}

static void
present (Fixture *fixture)
{
  lk_request_dialog_present (GTK_WINDOW (fixture->house->window), fixture->house->pbx, USER_ID,
                             fixture->bodies);
  fixture->dialog = lk_test_find_window (LK_TYPE_REQUEST_DIALOG);
  lk_test_spin_frames (fixture->dialog, 2);
}

static GtkTextView *
get_view (Fixture *fixture, const char *name)
{
  return GTK_TEXT_VIEW (lk_test_get (fixture->dialog, GTK_TYPE_TEXT_VIEW, name));
}

static char *
dup_text (Fixture *fixture, const char *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture, name));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return g_steal_pointer (&text);
}

static char *
copy (Fixture *fixture, const char *name)
{
  lk_test_click (fixture->dialog, name);
  return lk_test_paste (fixture->dialog);
}

static void
test_one_request (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_body (fixture, "FirstName", "Zoë");
  present (fixture);
  text = dup_text (fixture, "Request");

  g_assert_cmpstr (text, ==, "PATCH " USER_PATH "\n\n{\n  \"FirstName\": \"Zoë\"\n}");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "this request"));
  g_assert_null (lk_test_find_text (fixture->dialog, "Request 1"));
}

static void
test_nothing_is_sent (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->house->exchanges->len;
  g_autofree char *command = NULL;

  add_body (fixture, "FirstName", "Zoë");
  present (fixture);
  command = copy (fixture, "Copy as curl");

  g_assert_cmpuint (fixture->house->exchanges->len, ==, before);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;

  add_body (fixture, "FirstName", "O'Brien");
  present (fixture);
  command = copy (fixture, "Copy as curl");

  g_assert_nonnull (strstr (command, lk_demo_pbx_get_origin (fixture->house->demo)));
  g_assert_nonnull (strstr (command, USER_PATH "'"));
  g_assert_nonnull (strstr (command, "\"FirstName\": \"O'\\''Brien\""));
  g_assert_nonnull (strstr (command, "\"Authorization: Bearer $TOKEN\""));
  lk_test_wait_for_text (fixture->dialog, "without the token");
}

static void
test_two_requests (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_body (fixture, "FirstName", "Zoë");
  add_body (fixture, "LastName", "Almeida");
  present (fixture);
  first = copy (fixture, "Copy request 1 as curl");
  second = copy (fixture, "Copy request 2 as curl");

  g_assert_nonnull (lk_test_find_text (fixture->dialog, "2 requests"));
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Request 2 of 2"));
  g_assert_nonnull (strstr (first, "Zoë"));
  g_assert_null (strstr (first, "Almeida"));
  g_assert_nonnull (strstr (second, "Almeida"));
}

static void
test_nothing_to_send (Fixture *fixture, gconstpointer data)
{
  present (fixture);

  g_assert_nonnull (lk_test_find_text (fixture->dialog, "nothing would be sent"));
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_TEXT_VIEW, NULL));
}

static void
test_only_to_read (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view;

  add_body (fixture, "FirstName", "Zoë");
  present (fixture);
  view = get_view (fixture, "Request");

  g_assert_false (gtk_text_view_get_editable (view));
  g_assert_true (gtk_text_view_get_monospace (view));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (LONG_TEXT, 'x');
  int width;

  add_body (fixture, "Blfs", text);
  present (fixture);
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  g_assert_cmpint (width, <=, 360);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/request-dialog/one-request", test_one_request);
  ADD ("/request-dialog/nothing-is-sent", test_nothing_is_sent);
  ADD ("/request-dialog/copy", test_copy);
  ADD ("/request-dialog/two-requests", test_two_requests);
  ADD ("/request-dialog/nothing-to-send", test_nothing_to_send);
  ADD ("/request-dialog/only-to-read", test_only_to_read);
  ADD ("/request-dialog/narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
