/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "lk-item-dialog.h"
#include "lk-job-words.h"
#include "lk-outcome-table.h"
#include "lk-report-file.h"
#include "lk-test-onlooker.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

/* What became of it */

static void
test_says_what_is_true (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE,    LK_ITEM_DONE,    LK_ITEM_FAILED,
                                        LK_ITEM_UNKNOWN, LK_ITEM_SKIPPED, LK_ITEM_UNCHANGED,
                                        LK_ITEM_PLANNED, LK_ITEM_UNDONE };

  lk_test_onlooker_show_past (self, 16, states, G_N_ELEMENTS (states));
  g_assert_true (lk_test_shows_text (
    self->page,
    "4 users were changed. What became of 2 users is not known. 2 users could not be changed. 2 "
    "users were left out. 2 users were as wanted already. For 2 users nothing was sent. The "
    "changes of 2 users were taken back since."));
  g_assert_false (lk_test_shows_text (self->page, "Stop ends the job"));
  lk_test_structure_picture (self->past->house->window, "run-past");
}

static void
test_nobody (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_DONE;

  lk_test_onlooker_show_past (self, 0, &state, 1);
  g_assert_true (lk_test_shows_text (self->page, "Nobody was changed."));
  g_assert_true (lk_test_shows_text (self->page, "No such users in this job"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Undo"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Retry Failed"));
}

static void
test_each_kind (void)
{
  static const struct
  {
    LkJobKind kind;
    const char *outcome;
  } kinds[] = {
    { LK_JOB_UPDATE, "1 user was changed. 1 user could not be changed." },
    { LK_JOB_EDIT, "1 user was changed. 1 user could not be changed." },
    { LK_JOB_DELETE, "1 user was deleted. 1 user could not be deleted." },
    { LK_JOB_CREATE, "1 user was created. 1 user could not be created." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (LkJob) job = lk_job_new (kinds[i].kind);
      g_autoptr (LkJobItem) done = lk_job_item_new (1, "101", "Ada Berg");
      g_autoptr (LkJobItem) failed = lk_job_item_new (2, "102", "Bo Chen");
      g_autofree char *outcome = NULL;

      lk_job_item_set_state (done, LK_ITEM_DONE, NULL);
      lk_job_item_set_state (failed, LK_ITEM_FAILED, "It is refused.");
      lk_job_add (job, done);
      lk_job_add (job, failed);
      outcome = lk_job_words_dup_outcome (job);
      g_assert_cmpstr (outcome, ==, kinds[i].outcome);
      g_assert_true (lk_job_words_is_worrying (job));
    }
}

static void
test_time_left (void)
{
  static const struct
  {
    int seconds;
    const char *words;
  } times[] = {
    { -1, "" },
    { 0, "A few seconds left" },
    { 30, "Less than a minute left" },
    { 60, "About 1 minute left" },
    { 115, "About 2 minutes left" },
    { 7199, "About 120 minutes left" },
    { 7200, "About 2 hours left" },
    { G_MAXINT - 10000, "About 596520 hours left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *words = lk_job_words_dup_time_left (times[i].seconds);

      g_assert_cmpstr (words, ==, times[i].words);
    }
}

/* Finding in it */

static void
test_filters_and_searches (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_DONE, LK_ITEM_DONE, LK_ITEM_FAILED };
  const char *number;

  lk_test_onlooker_show_past (self, 100, states, G_N_ELEMENTS (states));
  lk_test_onlooker_wait_for_rows (self, 100);
  lk_test_onlooker_choose_outcome (self, "Failed");
  lk_test_onlooker_wait_for_rows (self, 25);
  lk_test_onlooker_choose_outcome (self, "Left out");
  lk_test_onlooker_wait_for_rows (self, 0);
  g_assert_true (lk_test_shows_text (self->page, "No such users in this job"));

  lk_test_onlooker_choose_outcome (self, "Everyone");
  number = lk_job_item_get_number (lk_job_get_item (self->job, 42));
  lk_test_onlooker_search (self, number);
  lk_test_onlooker_wait_for_rows (self, 1);
  lk_test_onlooker_search (self, "IS  refused");
  lk_test_onlooker_wait_for_rows (self, 25);
  lk_test_onlooker_search (self, "is refused nobody-at-all");
  lk_test_onlooker_wait_for_rows (self, 0);
  lk_test_onlooker_search (self, "");
  lk_test_onlooker_wait_for_rows (self, 100);
}

/* A message that a hostile phone system has made, and a name that looks like markup. */
static void
test_hostile_words (LkTestOnlooker *self, gconstpointer data)
{
  g_autoptr (LkJobItem) item = lk_job_item_new (7, "", "<b>Ada</b>\n%s &amp;");

  self->job = lk_job_new (LK_JOB_UPDATE);
  lk_job_item_set_state (item, LK_ITEM_FAILED, "<span size=\"999999\">\n\r\t%n%n</span>");
  lk_job_add (self->job, item);
  lk_test_onlooker_show (self, NULL);
  g_assert_true (lk_test_shows_text (self->page, "<b>Ada</b> %s &amp;"));
  g_signal_emit_by_name (lk_test_onlooker_get_table (self), "opened", item);
  lk_test_wait_for_text (lk_test_find_window (LK_TYPE_ITEM_DIALOG), "%n%n</span>");
  gtk_window_close (GTK_WINDOW (lk_test_find_window (LK_TYPE_ITEM_DIALOG)));
}

static void
test_details (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_FAILED;
  GtkWidget *view, *dialog;
  const char *label;

  lk_test_onlooker_show_past (self, 3, &state, 1);
  lk_job_item_set_after (lk_job_get_item (self->job, 1),
                         lk_test_house_get_user (self->past->house, 1));
  view = lk_test_get (self->page, GTK_TYPE_COLUMN_VIEW, NULL);
  g_signal_emit_by_name (view, "activate", 1);
  dialog = lk_test_find_window (LK_TYPE_ITEM_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  label = lk_field_get_label (lk_user_field_enabled);
  g_assert_true (lk_test_shows_text (dialog, "Failed"));
  g_assert_true (lk_test_shows_text (dialog, "It is refused."));
  g_assert_true (lk_test_shows_text (dialog, label));
  g_assert_true (lk_test_shows_text (dialog, "Found on the phone system afterwards"));
  lk_test_structure_picture (dialog, "run-details");
  gtk_widget_activate_action (dialog, "window.close", NULL);
}

static void
test_details_of_deleted (LkTestOnlooker *self, gconstpointer data)
{
  GtkWidget *dialog;
  LkUser *user;

  self->job = lk_test_past_make_job (self->past, LK_JOB_DELETE, 0, 3, LK_ITEM_DONE);
  lk_test_onlooker_show (self, NULL);
  user = lk_job_item_get_snapshot (lk_job_get_item (self->job, 2));
  g_signal_emit_by_name (lk_test_onlooker_get_table (self), "opened",
                         lk_job_get_item (self->job, 2));
  dialog = lk_test_find_window (LK_TYPE_ITEM_DIALOG);
  lk_test_spin_frames (dialog, 2);
  g_assert_true (lk_test_shows_text (dialog, lk_user_get_text (user, lk_user_field_number)));
  gtk_widget_activate_action (dialog, "window.close", NULL);
}

/* Taking it along */

static void
test_copies (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_FAILED };
  g_autofree char *text = NULL;

  lk_test_onlooker_show_past (self, 20, states, G_N_ELEMENTS (states));
  lk_test_onlooker_choose_outcome (self, "Failed");
  lk_test_onlooker_wait_for_rows (self, 10);
  lk_test_click (self->page, "Copy");
  lk_test_wait_for_text (self->past->house->window, "Outcome copied");
  text = lk_test_paste (self->past->house->window);
  g_assert_nonnull (strstr (text, lk_job_item_get_number (lk_job_get_item (self->job, 1))));
  g_assert_nonnull (strstr (text, lk_job_item_get_number (lk_job_get_item (self->job, 19))));
  g_assert_null (strstr (text, lk_job_item_get_name (lk_job_get_item (self->job, 0))));
  g_assert_nonnull (strstr (text, "It is refused."));
}

static void
test_copies_selected (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_DONE;
  GtkWidget *view;

  lk_test_onlooker_show_past (self, 20, &state, 1);
  lk_test_onlooker_wait_for_rows (self, 20);
  view = lk_test_get (self->page, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 3, 2, TRUE);
  g_assert_cmpuint (lk_test_onlooker_count_chosen (self), ==, 2);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_there (gpointer result)
{
  return *(gpointer *) result != NULL;
}

static gboolean
save (LkTestOnlooker *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_report_save_async (self->job, file, NULL, saved_cb, &pending);
  g_assert_true (lk_test_spin_until (is_there, &pending));
  result = pending;
  return lk_report_save_finish (self->job, result, error);
}

static void
test_exports (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_FAILED };
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (folder, "outcome.csv", NULL);
  g_autofree char *json = g_build_filename (folder, "outcome.JSON", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "outcome.csv", NULL);
  g_autofree char *table = NULL;
  g_autofree char *tree = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  lk_test_onlooker_show_past (self, 20, states, G_N_ELEMENTS (states));
  g_assert_true (save (self, csv, &error));
  g_assert_true (save (self, json, &error));
  g_assert_true (g_file_get_contents (csv, &table, NULL, NULL));
  g_assert_true (g_file_get_contents (json, &tree, NULL, NULL));
  g_assert_nonnull (strstr (table, lk_job_item_get_number (lk_job_get_item (self->job, 7))));
  g_assert_cmpint (tree[0], ==, '{');
  g_assert_cmpint (g_stat (csv, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);

  g_assert_false (save (self, nowhere, &error));
  g_assert_nonnull (strstr (error->message, "Choose another folder"));
  g_remove (csv);
  g_remove (json);
  g_rmdir (folder);
}

/* What follows */

static void
test_undo_and_retry (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_FAILED };

  lk_test_onlooker_show_past (self, 2, states, G_N_ELEMENTS (states));
  lk_job_item_set_after (lk_job_get_item (self->job, 0),
                         lk_test_house_get_user (self->past->house, 0));
  lk_test_click (self->page, "Retry Failed");
  g_assert_cmpuint (self->n_retries, ==, 1);
  g_assert_cmpuint (self->n_undos, ==, 0);
  lk_test_click (self->page, "Undo");
  g_assert_cmpuint (self->n_undos, ==, 1);
}

/* Whoever has stopped a job finds its rest under a name that says so. */
static void
test_sends_the_rest (LkTestOnlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_UNCHANGED, LK_ITEM_PLANNED };

  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 0, 2, LK_ITEM_PLANNED);
  lk_job_item_set_state (lk_job_get_item (self->job, 0), states[0], NULL);
  lk_job_set_state (self->job, LK_JOB_STOPPED);
  lk_test_onlooker_show (self, NULL);
  g_assert_true (lk_test_shows_text (self->page, "The job was stopped before all was sent."));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Retry Failed"));
  lk_test_click (self->page, "Send the Rest");
  g_assert_cmpuint (self->n_retries, ==, 1);
}

/* Many at once: only those rows that are shown hear of it. */
static void
test_five_thousand (LkTestOnlooker *self, gconstpointer data)
{
  gint64 begun_at, took;

  self->job = lk_job_new (LK_JOB_UPDATE);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 10000 + i);
      g_autoptr (LkJobItem) item = lk_job_item_new ((int) i + 1, number, "Ada Berg");

      lk_job_add (self->job, item);
    }
  lk_test_onlooker_show (self, NULL);
  begun_at = g_get_monotonic_time ();
  for (guint i = 0; i < 5000; i++)
    lk_job_item_set_state (lk_job_get_item (self->job, i),
                           i % 10 == 0 ? LK_ITEM_FAILED : LK_ITEM_DONE, NULL);
  took = g_get_monotonic_time () - begun_at;
  g_test_message ("5,000 states: %" G_GINT64_FORMAT " µs", took);
  lk_test_onlooker_choose_outcome (self, "Failed");
  lk_test_onlooker_wait_for_rows (self, 500);
  lk_test_wait_for_text (self->page, "4500 users were changed. 500 users could not be changed.");

  begun_at = g_get_monotonic_time ();
  lk_test_onlooker_choose_outcome (self, "Everyone");
  lk_test_onlooker_search (self, "berg 14999");
  lk_test_onlooker_wait_for_rows (self, 1);
  took = g_get_monotonic_time () - begun_at;
  g_test_message ("5,000 searched: %" G_GINT64_FORMAT " µs", took);
}

static void
add (const char *path, void (*test) (LkTestOnlooker *self, gconstpointer data))
{
  g_test_add (path, LkTestOnlooker, NULL, lk_test_onlooker_enter, test, lk_test_onlooker_leave);
}

static void
add_tests (void)
{
  g_test_add_func ("/run-page/each-kind", test_each_kind);
  g_test_add_func ("/run-page/time-left", test_time_left);
  add ("/run-page/says-what-is-true", test_says_what_is_true);
  add ("/run-page/nobody", test_nobody);
  add ("/run-page/filters-and-searches", test_filters_and_searches);
  add ("/run-page/hostile-words", test_hostile_words);
  add ("/run-page/details", test_details);
  add ("/run-page/details-of-deleted", test_details_of_deleted);
  add ("/run-page/copies", test_copies);
  add ("/run-page/copies-selected", test_copies_selected);
  add ("/run-page/exports", test_exports);
  add ("/run-page/undo-and-retry", test_undo_and_retry);
  add ("/run-page/sends-the-rest", test_sends_the_rest);
  add ("/run-page/five-thousand", test_five_thousand);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
