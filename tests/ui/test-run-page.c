/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "lk-demo-pbx.h"
#include "lk-edit-context.h"
#include "lk-item-dialog.h"
#include "lk-job-words.h"
#include "lk-outcome-table.h"
#include "lk-report-file.h"
#include "lk-run-page.h"
#include "lk-test-past.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define N_USERS 250

/* Somebody looks at a job. */
typedef struct
{
  LkTestPast *past;
  LkEditContext *context;
  LkJob *job;
  GtkWidget *page;
  guint n_undos;
  guint n_retries;
} Onlooker;

static void
enter (Onlooker *self, gconstpointer data)
{
  *self = (Onlooker) {};
  lk_test_load_style ();
  self->past = lk_test_past_new (N_USERS);
  self->context = lk_edit_context_new (self->past->house->directory, self->past->catalogue, NULL);
}

static void
leave (Onlooker *self, gconstpointer data)
{
  lk_test_house_show (self->past->house, gtk_label_new (""));
  g_clear_object (&self->job);
  g_object_unref (self->context);
  lk_test_past_free (self->past);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
show (Onlooker *self, LkJobRunner *runner)
{
  self->page = lk_run_page_new (self->context, self->job, runner);
  g_signal_connect_swapped (self->page, "undo", G_CALLBACK (count_cb), &self->n_undos);
  g_signal_connect_swapped (self->page, "retry", G_CALLBACK (count_cb), &self->n_retries);
  gtk_window_set_default_size (GTK_WINDOW (self->past->house->window), 860, 640);
  lk_test_house_show (self->past->house, self->page);
}

/* A job from the journal: each of its users in the state that comes next. */
static void
show_past (Onlooker *self, guint n_users, const LkItemState *states, guint n_states)
{
  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 0, n_users, LK_ITEM_PLANNED);
  for (guint i = 0; i < n_users; i++)
    lk_job_item_set_state (lk_job_get_item (self->job, i), states[i % n_states],
                           states[i % n_states] == LK_ITEM_FAILED ? "It is refused." : NULL);
  show (self, NULL);
}

static LkJobRunner *
run (Onlooker *self, guint n_users)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 1, n_users, LK_ITEM_PLANNED);
  lk_job_set_state (self->job, LK_JOB_PLANNED);
  runner = lk_jobs_run (self->past->jobs, self->job, &error);
  g_assert_no_error (error);
  show (self, runner);
  return runner;
}

static void
break_it (Onlooker *self, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, spec, &error);
  g_assert_no_error (error);
}

typedef struct
{
  LkJobRunner *runner;
  LkRunState state;
} Expectation;

static gboolean
is_in_state (gpointer user_data)
{
  const Expectation *expectation = user_data;

  return lk_job_runner_get_state (expectation->runner) == expectation->state;
}

static void
wait_for_state (LkJobRunner *runner, LkRunState state)
{
  Expectation expectation = { runner, state };

  if (!lk_test_spin_until (is_in_state, &expectation))
    g_error ("The job is in state %d, not %d", lk_job_runner_get_state (runner), state);
}

static GtkWidget *
get_table (Onlooker *self)
{
  return lk_test_get (self->page, LK_TYPE_OUTCOME_TABLE, NULL);
}

static guint
count_chosen (Onlooker *self)
{
  g_autoptr (GPtrArray) items = lk_outcome_table_list_chosen (LK_OUTCOME_TABLE (get_table (self)));

  return items->len;
}

typedef struct
{
  Onlooker *self;
  guint n;
} Count;

static gboolean
shows_n (gpointer user_data)
{
  const Count *count = user_data;

  return count_chosen (count->self) == count->n;
}

static void
wait_for_rows (Onlooker *self, guint n)
{
  Count count = { self, n };

  if (!lk_test_spin_until (shows_n, &count))
    g_error ("%u rows are shown, not %u", count_chosen (self), n);
}

static gboolean
can_press (Onlooker *self, const char *name)
{
  GtkWidget *button = lk_test_find (self->page, GTK_TYPE_BUTTON, name);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
choose_outcome (Onlooker *self, const char *label)
{
  GtkDropDown *drop_down =
    GTK_DROP_DOWN (lk_test_get (self->page, GTK_TYPE_DROP_DOWN, "Show users by outcome"));
  GListModel *labels = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }

  g_error ("“%s” cannot be chosen", label);
}

static void
search (Onlooker *self, const char *text)
{
  GtkWidget *entry = lk_test_get (self->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* What became of it */

static void
test_says_what_is_true (Onlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE,    LK_ITEM_DONE,    LK_ITEM_FAILED,
                                        LK_ITEM_UNKNOWN, LK_ITEM_SKIPPED, LK_ITEM_UNCHANGED,
                                        LK_ITEM_PLANNED, LK_ITEM_UNDONE };

  show_past (self, 16, states, G_N_ELEMENTS (states));
  g_assert_true (lk_test_shows_text (
    self->page,
    "4 users were changed. What became of 2 users is not known. 2 users could not be changed. 2 "
    "users were left out. 2 users were as wanted already. For 2 users nothing was sent. The "
    "changes of 2 users were taken back since."));
  g_assert_false (lk_test_shows_text (self->page, "Stop ends the job"));
  lk_test_structure_picture (self->past->house->window, "run-past");
}

static void
test_nobody (Onlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_DONE;

  show_past (self, 0, &state, 1);
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
test_filters_and_searches (Onlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_DONE, LK_ITEM_DONE, LK_ITEM_FAILED };
  const char *number;

  show_past (self, 100, states, G_N_ELEMENTS (states));
  wait_for_rows (self, 100);
  choose_outcome (self, "Failed");
  wait_for_rows (self, 25);
  choose_outcome (self, "Left out");
  wait_for_rows (self, 0);
  g_assert_true (lk_test_shows_text (self->page, "No such users in this job"));

  choose_outcome (self, "Everyone");
  number = lk_job_item_get_number (lk_job_get_item (self->job, 42));
  search (self, number);
  wait_for_rows (self, 1);
  search (self, "IS  refused");
  wait_for_rows (self, 25);
  search (self, "is refused nobody-at-all");
  wait_for_rows (self, 0);
  search (self, "");
  wait_for_rows (self, 100);
}

/* A message that a hostile phone system has made, and a name that looks like markup. */
static void
test_hostile_words (Onlooker *self, gconstpointer data)
{
  g_autoptr (LkJobItem) item = lk_job_item_new (7, "", "<b>Ada</b>\n%s &amp;");

  self->job = lk_job_new (LK_JOB_UPDATE);
  lk_job_item_set_state (item, LK_ITEM_FAILED, "<span size=\"999999\">\n\r\t%n%n</span>");
  lk_job_add (self->job, item);
  show (self, NULL);
  g_assert_true (lk_test_shows_text (self->page, "<b>Ada</b> %s &amp;"));
  g_signal_emit_by_name (get_table (self), "opened", item);
  lk_test_wait_for_text (lk_test_find_window (LK_TYPE_ITEM_DIALOG), "%n%n</span>");
  gtk_window_close (GTK_WINDOW (lk_test_find_window (LK_TYPE_ITEM_DIALOG)));
}

static void
test_details (Onlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_FAILED;
  GtkWidget *view, *dialog;
  const char *label;

  show_past (self, 3, &state, 1);
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
test_details_of_deleted (Onlooker *self, gconstpointer data)
{
  GtkWidget *dialog;
  LkUser *user;

  self->job = lk_test_past_make_job (self->past, LK_JOB_DELETE, 0, 3, LK_ITEM_DONE);
  show (self, NULL);
  user = lk_job_item_get_snapshot (lk_job_get_item (self->job, 2));
  g_signal_emit_by_name (get_table (self), "opened", lk_job_get_item (self->job, 2));
  dialog = lk_test_find_window (LK_TYPE_ITEM_DIALOG);
  lk_test_spin_frames (dialog, 2);
  g_assert_true (lk_test_shows_text (dialog, lk_user_get_text (user, lk_user_field_number)));
  gtk_widget_activate_action (dialog, "window.close", NULL);
}

/* Taking it along */

static void
test_copies (Onlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_FAILED };
  g_autofree char *text = NULL;

  show_past (self, 20, states, G_N_ELEMENTS (states));
  choose_outcome (self, "Failed");
  wait_for_rows (self, 10);
  lk_test_click (self->page, "Copy");
  lk_test_wait_for_text (self->past->house->window, "Outcome copied");
  text = lk_test_paste (self->past->house->window);
  g_assert_nonnull (strstr (text, lk_job_item_get_number (lk_job_get_item (self->job, 1))));
  g_assert_nonnull (strstr (text, lk_job_item_get_number (lk_job_get_item (self->job, 19))));
  g_assert_null (strstr (text, lk_job_item_get_name (lk_job_get_item (self->job, 0))));
  g_assert_nonnull (strstr (text, "It is refused."));
}

static void
test_copies_selected (Onlooker *self, gconstpointer data)
{
  static const LkItemState state = LK_ITEM_DONE;
  GtkWidget *view;

  show_past (self, 20, &state, 1);
  wait_for_rows (self, 20);
  view = lk_test_get (self->page, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 3, 2, TRUE);
  g_assert_cmpuint (count_chosen (self), ==, 2);
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
save (Onlooker *self, const char *path, GError **error)
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
test_exports (Onlooker *self, gconstpointer data)
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

  show_past (self, 20, states, G_N_ELEMENTS (states));
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
test_undo_and_retry (Onlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_DONE, LK_ITEM_FAILED };

  show_past (self, 2, states, G_N_ELEMENTS (states));
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
test_sends_the_rest (Onlooker *self, gconstpointer data)
{
  static const LkItemState states[] = { LK_ITEM_UNCHANGED, LK_ITEM_PLANNED };

  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 0, 2, LK_ITEM_PLANNED);
  lk_job_item_set_state (lk_job_get_item (self->job, 0), states[0], NULL);
  lk_job_set_state (self->job, LK_JOB_STOPPED);
  show (self, NULL);
  g_assert_true (lk_test_shows_text (self->page, "The job was stopped before all was sent."));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Retry Failed"));
  lk_test_click (self->page, "Send the Rest");
  g_assert_cmpuint (self->n_retries, ==, 1);
}

/* Running */

static void
test_runs (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  break_it (self, "latency=50");
  runner = run (self, 220);
  g_assert_true (lk_test_shows_text (self->page, "Changing 220 users"));
  g_assert_true (lk_test_shows_text (self->page, " of 220 users"));
  g_assert_false (can_press (self, "Copy"));
  g_assert_false (can_press (self, "Export…"));
  g_assert_true (can_press (self, "Pause"));
  g_assert_true (can_press (self, "Stop"));

  wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "220 users were changed.");
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Pause"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Stop"));
  g_assert_true (can_press (self, "Copy"));
  g_assert_true (can_press (self, "Undo"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Retry Failed"));
  choose_outcome (self, "Done");
  wait_for_rows (self, 220);
}

/* Pressed at once: one request is under way, and the rest waits. */
static void
test_pauses_and_goes_on (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;
  guint n_requests;

  break_it (self, "latency=50");
  runner = run (self, 220);
  lk_test_click (self->page, "Pause");
  g_assert_true (lk_test_shows_text (self->page, "Pausing after the request"));
  wait_for_state (runner, LK_RUN_PAUSED);
  g_assert_true (lk_test_shows_text (self->page, "Paused. Nothing is sent until you continue."));
  n_requests = self->past->house->exchanges->len;
  lk_test_spin_frames (self->page, 20);
  g_assert_cmpuint (self->past->house->exchanges->len, ==, n_requests);

  lk_test_click (self->page, "Continue");
  g_assert_true (can_press (self, "Pause"));
  wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "220 users were changed.");
}

static void
test_stops (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  break_it (self, "latency=50");
  runner = run (self, 220);
  lk_test_click (self->page, "Stop");
  if (lk_job_runner_get_state (runner) != LK_RUN_ENDED)
    {
      g_assert_true (lk_test_shows_text (self->page, "Stopping after the request"));
      g_assert_false (can_press (self, "Stop"));
      g_assert_false (can_press (self, "Pause"));
    }
  wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "nothing was sent.");
  g_assert_true (can_press (self, "Send the Rest") || can_press (self, "Retry Failed"));
}

static void
test_trouble (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  break_it (self, "status=503@*,/xapi/v1/Users");
  runner = run (self, 20);
  wait_for_state (runner, LK_RUN_PAUSED);
  g_assert_nonnull (lk_job_runner_get_trouble (runner));
  g_assert_true (lk_test_shows_text (self->page, lk_job_runner_get_trouble (runner)->message));
  g_assert_true (can_press (self, "Continue"));
  g_assert_true (can_press (self, "Stop"));
  lk_test_structure_picture (self->past->house->window, "run-trouble");

  lk_demo_pbx_clear_faults (self->past->house->demo);
  lk_test_click (self->page, "Continue");
  wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "20 users were changed.");
}

/* Those who refuse stand first, with the phone system's reason. */
static void
test_refusing (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;
  g_autofree char *fault = NULL;
  LkUser *user = lk_test_house_get_user (self->past->house, 150);
  LkOutcomeTable *table;
  g_autoptr (GPtrArray) items = NULL;

  fault = g_strdup_printf ("refuse-user=%d", lk_user_get_id (user));
  break_it (self, fault);
  runner = run (self, 220);
  wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "219 users were changed. 1 user could not be changed.");
  table = LK_OUTCOME_TABLE (get_table (self));
  items = lk_outcome_table_list_chosen (table);
  g_assert_cmpstr (lk_job_item_get_number (g_ptr_array_index (items, 0)), ==,
                   lk_user_get_text (user, lk_user_field_number));
  g_assert_true (can_press (self, "Retry Failed"));
  g_assert_true (lk_test_shows_text (self->page, "Failed"));
  lk_test_structure_picture (self->past->house->window, "run-refusing");
}

/* The list and the page stay usable, and the page may go before the job ends. */
static void
test_page_goes_first (Onlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  break_it (self, "latency=50");
  runner = run (self, 220);
  lk_test_house_show (self->past->house, gtk_label_new ("Something else"));
  wait_for_state (runner, LK_RUN_ENDED);
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 220);
}

/* Many at once: only those rows that are shown hear of it. */
static void
test_five_thousand (Onlooker *self, gconstpointer data)
{
  gint64 begun_at, took;

  self->job = lk_job_new (LK_JOB_UPDATE);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 10000 + i);
      g_autoptr (LkJobItem) item = lk_job_item_new ((int) i + 1, number, "Ada Berg");

      lk_job_add (self->job, item);
    }
  show (self, NULL);
  begun_at = g_get_monotonic_time ();
  for (guint i = 0; i < 5000; i++)
    lk_job_item_set_state (lk_job_get_item (self->job, i),
                           i % 10 == 0 ? LK_ITEM_FAILED : LK_ITEM_DONE, NULL);
  took = g_get_monotonic_time () - begun_at;
  g_test_message ("5,000 states: %" G_GINT64_FORMAT " µs", took);
  choose_outcome (self, "Failed");
  wait_for_rows (self, 500);
  lk_test_wait_for_text (self->page, "4500 users were changed. 500 users could not be changed.");
}

static void
add (const char *path, void (*test) (Onlooker *self, gconstpointer data))
{
  g_test_add (path, Onlooker, NULL, enter, test, leave);
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
  add ("/run-page/runs", test_runs);
  add ("/run-page/pauses-and-goes-on", test_pauses_and_goes_on);
  add ("/run-page/stops", test_stops);
  add ("/run-page/trouble", test_trouble);
  add ("/run-page/refusing", test_refusing);
  add ("/run-page/page-goes-first", test_page_goes_first);
  add ("/run-page/five-thousand", test_five_thousand);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
