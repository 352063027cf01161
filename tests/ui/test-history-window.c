/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lk-batch-dialog.h"
#include "lk-history-export.h"
#include "lk-history-window.h"
#include "lk-test-past.h"
#include "lk-user-fields.h"

#define N_USERS 30

/* One phone system for all of them: each test begins with an empty journal. */
static LkTestPast *past;

typedef struct
{
  GtkWidget *window;
} Fixture;

static gboolean
is_empty (gpointer data)
{
  return lk_test_past_count (past) == 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  if (past == NULL)
    past = lk_test_past_new (N_USERS);

  lk_journal_wipe_async (past->journal, lk_profile_get_id (past->profile), NULL, NULL);
  g_assert_true (lk_test_spin_until (is_empty, NULL));
}

static gboolean
is_gone (gpointer widget)
{
  return *(gpointer *) widget == NULL;
}

static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (lk_test_spin_until (is_gone, &window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture->window);
}

static void
open_history (Fixture *fixture)
{
  lk_history_window_present (GTK_WINDOW (past->house->window), past->jobs, past->catalogue);
  fixture->window = lk_test_find_window (LK_TYPE_HISTORY_WINDOW);
  g_assert_nonnull (fixture->window);
  lk_test_spin_frames (fixture->window, 2);
}

static gint64
add_job (LkJobKind kind, guint first, guint n_users, int days_ago, const char *reason)
{
  g_autoptr (LkJob) job = lk_test_past_make_job (past, kind, first, n_users, LK_ITEM_DONE);

  lk_test_past_add (past, job, days_ago, reason);
  return lk_job_get_id (job);
}

static GtkListView *
get_view (Fixture *fixture)
{
  return GTK_LIST_VIEW (lk_test_get (fixture->window, GTK_TYPE_LIST_VIEW, "Jobs"));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_view (fixture))));
}

static void
activate (Fixture *fixture, guint position)
{
  g_signal_emit_by_name (get_view (fixture), "activate", position);
}

static void
type_query (Fixture *fixture, const char *query)
{
  GtkWidget *entry = lk_test_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, "Search the history");

  gtk_editable_set_text (GTK_EDITABLE (entry), query);
}

static gboolean
has_dialog (gpointer type)
{
  return lk_test_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static GtkWidget *
wait_for_dialog (GType type)
{
  g_assert_true (lk_test_spin_until (has_dialog, GSIZE_TO_POINTER (type)));
  lk_test_spin_frames (lk_test_find_window (type), 2);
  return lk_test_find_window (type);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Nothing Done Yet");
}

static void
test_by_day (Fixture *fixture, gconstpointer data)
{
  add_job (LK_JOB_UPDATE, 0, 12, 40, "the old office closed");
  add_job (LK_JOB_DELETE, 3, 1, 1, NULL);
  add_job (LK_JOB_EDIT, 4, 1, 0, "moved");
  open_history (fixture);

  lk_test_wait_for_text (fixture->window, "Today");
  lk_test_wait_for_text (fixture->window, "Yesterday");
  lk_test_wait_for_text (fixture->window, "Change of 12 users");
  lk_test_wait_for_text (fixture->window, "the old office closed");
  lk_test_wait_for_text (fixture->window, lk_field_get_label (lk_user_field_enabled));
  lk_test_wait_for_text (fixture->window, "by 900");
  lk_test_wait_for_text (fixture->window, lk_user_get_text (lk_test_house_get_user (past->house, 3),
                                                            lk_user_field_number));
  g_assert_cmpuint (count_rows (fixture), ==, 6);
}

/* A day is as high as a job, or the list would lose its place. */
static void
test_lines_are_equally_high (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = NULL;
  int height;

  add_job (LK_JOB_UPDATE, 0, 12, 40, "the old office closed");
  add_job (LK_JOB_DELETE, 3, 1, 0, NULL);
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Today");
  lk_test_spin_frames (fixture->window, 2);

  first = gtk_widget_get_first_child (GTK_WIDGET (get_view (fixture)));
  height = gtk_widget_get_height (first);
  g_assert_cmpint (height, >, 0);
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row))
      g_assert_cmpint (gtk_widget_get_height (row), ==, height);
}

static gboolean
has_one_job (gpointer fixture)
{
  return count_rows (fixture) == 2;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  LkUser *user = lk_test_house_get_user (past->house, 7);

  add_job (LK_JOB_UPDATE, 0, 3, 2, "winter");
  add_job (LK_JOB_UPDATE, 6, 3, 1, "summer");
  add_job (LK_JOB_UPDATE, 10, 3, 0, "spring");
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "winter");

  type_query (fixture, "SUMMER");
  g_assert_true (lk_test_spin_until (has_one_job, fixture));
  g_assert_true (lk_test_shows_text (fixture->window, "summer"));
  type_query (fixture, lk_user_get_text (user, lk_user_field_number));
  lk_test_spin_frames (fixture->window, 2);
  g_assert_true (lk_test_spin_until (has_one_job, fixture));
  g_assert_true (lk_test_shows_text (fixture->window, "summer"));
  type_query (fixture, "autumn");
  lk_test_wait_for_text (fixture->window, "No Results Found");
  type_query (fixture, "");
  lk_test_wait_for_text (fixture->window, "winter");
}

/* What happens while the window is open stands there without being asked for. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LkHistoryWindow) held = NULL;
  gpointer kept;

  add_job (LK_JOB_UPDATE, 0, 3, 0, "first");
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "first");
  held = LK_HISTORY_WINDOW (g_object_ref (fixture->window));
  kept = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_view (fixture))), 1);

  add_job (LK_JOB_EDIT, 5, 1, 0, "second");
  lk_test_wait_for_text (fixture->window, "second");
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_object_unref (kept);
  g_assert_true (
    kept == g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_view (fixture))), 2));
  g_object_unref (kept);
}

static gboolean
has_many (gpointer fixture)
{
  return count_rows (fixture) > 201;
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled;

  for (guint i = 0; i < 250; i++)
    add_job (LK_JOB_EDIT, i % N_USERS, 1, 0, NULL);
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Today");
  g_assert_cmpuint (count_rows (fixture), ==, 201);

  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (get_view (fixture)), GTK_TYPE_SCROLLED_WINDOW);
  g_signal_emit_by_name (scrolled, "edge-reached", GTK_POS_BOTTOM);
  g_assert_true (lk_test_spin_until (has_many, fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 251);
}

static void
test_opens_outcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  add_job (LK_JOB_UPDATE, 0, 3, 0, NULL);
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Change of 3 users");

  activate (fixture, 0); /* the day */
  lk_test_spin_frames (fixture->window, 2);
  g_assert_null (lk_test_find_window (LK_TYPE_BATCH_DIALOG));
  activate (fixture, 1);
  dialog = wait_for_dialog (LK_TYPE_BATCH_DIALOG);
  lk_test_wait_for_text (dialog, lk_user_get_text (lk_test_house_get_user (past->house, 1),
                                                   lk_user_field_number));
  close_window (dialog);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  add_job (LK_JOB_UPDATE, 0, 3, 0, NULL);
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Change of 3 users");

  lk_test_click (fixture->window, "Undo: Change of 3 users");
  dialog = wait_for_dialog (LK_TYPE_BATCH_DIALOG);
  close_window (dialog);
  g_assert_cmpuint (lk_test_past_count (past), ==, 1);
}

static void
respond (const char *button)
{
  GtkWidget *dialog = wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);

  lk_test_click (dialog, button);
  lk_test_spin_frames (past->house->window, 2);
}

static void
test_wipe (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  add_job (LK_JOB_UPDATE, 0, 3, 1, NULL);
  add_job (LK_JOB_UPDATE, 4, 3, 0, NULL);
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "Today");

  gtk_widget_activate_action (fixture->window, "history.wipe", NULL);
  dialog = wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_wait_for_text (dialog, "2 jobs of “Acme” are forgotten");
  respond ("_Cancel");
  g_assert_cmpuint (lk_test_past_count (past), ==, 2);

  gtk_widget_activate_action (fixture->window, "history.wipe", NULL);
  respond ("_Wipe");
  lk_test_wait_for_text (fixture->window, "Nothing Done Yet");
  g_assert_cmpuint (lk_test_past_count (past), ==, 0);
}

/* Export */

typedef struct
{
  GError *error;
  gboolean is_done;
} Outcome;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  lk_history_export_finish (LK_JOURNAL (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static gboolean
is_exported (gpointer outcome)
{
  return ((Outcome *) outcome)->is_done;
}

static char *export(const char *name, const char *query)
{
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Outcome outcome = { NULL };
  GStatBuf status;
  char *text = NULL;

  lk_history_export_async (past->journal, lk_profile_get_id (past->profile), query, file, NULL,
                           exported_cb, &outcome);
  g_assert_true (lk_test_spin_until (is_exported, &outcome));
  g_assert_no_error (outcome.error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) node = NULL;

  add_job (LK_JOB_UPDATE, 0, 3, 1, "winter");
  add_job (LK_JOB_UPDATE, 4, 3, 0, "summer");
  csv = export("history.csv", NULL);
  g_assert_nonnull (strstr (csv, "winter"));
  g_assert_nonnull (strstr (csv, "summer"));

  json = export("history.json", "summer");
  node = json_from_string (json, NULL);
  g_assert_nonnull (node);
  g_assert_null (strstr (json, "winter"));
  g_assert_nonnull (strstr (json, "summer"));
}

static void
test_export_into_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/history.csv");
  Outcome outcome = { NULL };

  add_job (LK_JOB_UPDATE, 0, 3, 1, "winter");
  lk_history_export_async (past->journal, lk_profile_get_id (past->profile), NULL, file, NULL,
                           exported_cb, &outcome);
  g_assert_true (lk_test_spin_until (is_exported, &outcome));
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_error_free (outcome.error);
}

static gboolean
is_idle (gpointer data)
{
  return !lk_jobs_is_busy (past->jobs);
}

static void
add_interrupted (void)
{
  g_autoptr (LkJob) job = lk_test_past_make_job (past, LK_JOB_UPDATE, 0, 4, LK_ITEM_PLANNED);

  lk_job_set_state (job, LK_JOB_RUNNING);
  lk_test_past_add (past, job, 0, "interrupted");
}

/* An interrupted job is not shown as if all were over: the person is asked. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  add_interrupted ();
  open_history (fixture);
  lk_test_wait_for_text (fixture->window, "interrupted");

  activate (fixture, 1);
  wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);
  respond ("_Later");
  g_assert_cmpuint (lk_test_past_count (past), ==, 1);
  g_assert_false (lk_jobs_is_busy (past->jobs));

  activate (fixture, 1);
  wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);
  respond ("_Stop Here");
  g_assert_nonnull (lk_jobs_get_runner (past->jobs));
  g_assert_true (lk_test_spin_until (is_idle, NULL));
}

static void
test_over (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&past, lk_test_past_free);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/history-window/empty", test_empty);
  ADD ("/history-window/by-day", test_by_day);
  ADD ("/history-window/lines-are-equally-high", test_lines_are_equally_high);
  ADD ("/history-window/search", test_search);
  ADD ("/history-window/live", test_live);
  ADD ("/history-window/pages", test_pages);
  ADD ("/history-window/opens-outcome", test_opens_outcome);
  ADD ("/history-window/undo", test_undo);
  ADD ("/history-window/wipe", test_wipe);
  ADD ("/history-window/export", test_export);
  ADD ("/history-window/export-into-nothing", test_export_into_nothing);
  ADD ("/history-window/interrupted", test_interrupted);
  ADD ("/history-window/over", test_over);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
