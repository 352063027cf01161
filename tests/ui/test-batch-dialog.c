/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-dialog.h"
#include "lk-batch-form.h"
#include "lk-batch-row.h"
#include "lk-delete-page.h"
#include "lk-outcome-table.h"
#include "lk-preview-page.h"
#include "lk-run-page.h"
#include "lk-test-entering.h"
#include "lk-test-input.h"
#include "lk-test-past.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define N_USERS 12
#define CHANGE  "Change: Two-factor sign-in required"

typedef struct
{
  LkTestPast *past;
  GPtrArray *users;
  GtkWidget *dialog; /* NULL once it is gone */
  guint n_ended;
} Fixture;

static void
ended_cb (Fixture *fixture, LkJob *job)
{
  g_assert_true (LK_IS_JOB (job));
  fixture->n_ended++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  lk_test_load_style ();
  fixture->past = lk_test_past_new (40);
  fixture->users = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_USERS; i++)
    g_ptr_array_add (fixture->users,
                     g_object_ref (lk_test_house_get_user (fixture->past->house, 10 + i)));
}

static void
watch (Fixture *fixture, GtkWidget *dialog)
{
  g_set_weak_pointer (&fixture->dialog, dialog);
  g_signal_connect_swapped (dialog, "ended", G_CALLBACK (ended_cb), fixture);
  lk_test_spin_frames (dialog, 2);
}

static gboolean
is_idle (gpointer jobs)
{
  return !lk_jobs_is_busy (jobs);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  LkJobRunner *runner = lk_jobs_get_runner (fixture->past->jobs);

  lk_demo_pbx_clear_faults (fixture->past->house->demo);
  if (runner != NULL && lk_jobs_is_busy (fixture->past->jobs))
    lk_job_runner_stop (runner);
  g_assert_true (lk_test_spin_until (is_idle, fixture->past->jobs));
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_clear_weak_pointer (&fixture->dialog);
  g_ptr_array_unref (fixture->users);
  lk_test_past_free (fixture->past);
}

static GtkWindow *
get_parent (Fixture *fixture)
{
  return GTK_WINDOW (fixture->past->house->window);
}

static void
open_form (Fixture *fixture)
{
  watch (fixture, lk_batch_dialog_present_update (get_parent (fixture), fixture->past->jobs,
                                                  fixture->past->catalogue, fixture->users));
}

static GtkWidget *
find_page (Fixture *fixture, GType type)
{
  return lk_test_find (fixture->dialog, type, NULL);
}

typedef struct
{
  GtkWidget *dialog;
  GType type;
} Expectation;

static gboolean
shows_page (gpointer user_data)
{
  const Expectation *expectation = user_data;

  return lk_test_find (expectation->dialog, expectation->type, NULL) != NULL;
}

static GtkWidget *
wait_for_page (Fixture *fixture, GType type)
{
  Expectation expectation = { fixture->dialog, type };

  if (!lk_test_spin_until (shows_page, &expectation))
    g_error ("There is no %s", g_type_name (type));
  lk_test_spin_frames (fixture->dialog, 2);
  return find_page (fixture, type);
}

static gboolean
can_press (Fixture *fixture, const char *name)
{
  return gtk_widget_is_sensitive (lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, name));
}

/* What shall change, as a person says it: everybody needs two factors. */
static gboolean
has_row (gpointer dialog)
{
  return lk_test_find (dialog, GTK_TYPE_CHECK_BUTTON, CHANGE) != NULL
         && lk_test_find_text (dialog, "Reading…") == NULL;
}

static void
want_two_factors (Fixture *fixture)
{
  GtkWidget *tick;

  g_assert_true (lk_test_spin_until (has_row, fixture->dialog));
  tick = lk_test_get (fixture->dialog, GTK_TYPE_CHECK_BUTTON, CHANGE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  lk_test_spin_frames (fixture->dialog, 2);
  lk_test_enter_value (gtk_widget_get_ancestor (tick, LK_TYPE_BATCH_ROW),
                       lk_user_field_require_2fa);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
open_preview (Fixture *fixture)
{
  open_form (fixture);
  want_two_factors (fixture);
  lk_test_click (fixture->dialog, "Preview");
  wait_for_page (fixture, LK_TYPE_PREVIEW_PAGE);
}

static char *
dup_start_label (guint n)
{
  return g_strdup_printf (n == 1 ? "Change %u User" : "Change %u Users", n);
}

static guint
count_others (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < fixture->users->len; i++)
    {
      int id = lk_user_get_id (g_ptr_array_index (fixture->users, i));
      g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (fixture->past->house->demo, id);

      n += !json_object_get_boolean_member_with_default (record, lk_user_field_require_2fa->name,
                                                         FALSE);
    }

  return n;
}

static gboolean
has_ended (gpointer user_data)
{
  return ((Fixture *) user_data)->n_ended > 0;
}

/* The form */

static void
test_form (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);

  g_assert_true (gtk_window_get_modal (GTK_WINDOW (fixture->dialog)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit 12 Users");
  g_assert_true (lk_test_shows_text (fixture->dialog, "1 What"));
  g_assert_true (lk_test_shows_text (fixture->dialog, "3 Outcome"));
  g_assert_false (can_press (fixture, "Preview"));
  want_two_factors (fixture);
  g_assert_true (can_press (fixture, "Preview"));
}

/* Who goes on with a tick and no value is told what is missing. */
static void
test_missing_value (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tick;

  open_form (fixture);
  g_assert_true (lk_test_spin_until (has_row, fixture->dialog));
  tick = lk_test_get (fixture->dialog, GTK_TYPE_CHECK_BUTTON, "Change: Outbound caller ID");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  lk_test_click (fixture->dialog, "Preview");
  g_assert_true (lk_test_shows_text (fixture->dialog, "Say what it shall be."));
  g_assert_nonnull (find_page (fixture, LK_TYPE_BATCH_FORM));
}

/* A second one is the first. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *second;

  open_form (fixture);
  second = lk_batch_dialog_present_delete (get_parent (fixture), fixture->past->jobs,
                                           fixture->past->catalogue, fixture->users);
  g_assert_true (second == fixture->dialog);
  g_assert_nonnull (find_page (fixture, LK_TYPE_BATCH_FORM));
}

static gboolean
is_gone (gpointer user_data)
{
  return ((Fixture *) user_data)->dialog == NULL;
}

static void
test_close_empty (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);
  g_assert_true (lk_test_press_key_in (GTK_WINDOW (fixture->dialog), GDK_KEY_Escape, 0));
  g_assert_true (lk_test_spin_until (is_gone, fixture));
}

static void
answer (const char *button)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_spin_frames (question, 2);
  lk_test_click (question, button);
}

static void
test_close_with_entries (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);
  want_two_factors (fixture);

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  answer ("_Cancel");
  lk_test_spin_frames (fixture->dialog, 2);
  g_assert_nonnull (fixture->dialog);
  g_assert_true (can_press (fixture, "Preview"));

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  answer ("_Discard");
  g_assert_true (lk_test_spin_until (is_gone, fixture));
}

/* Whoever ends the program is asked, too. */
static void
test_close_below (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);
  want_two_factors (fixture);

  g_assert_false (lk_batch_dialog_close_plan (fixture->past->jobs));
  answer ("_Discard");
  g_assert_true (lk_test_spin_until (is_gone, fixture));
  g_assert_true (lk_batch_dialog_close_plan (fixture->past->jobs));
}

/* The preview */

static void
test_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  open_preview (fixture);
  label = dup_start_label (count_others (fixture));
  g_assert_true (can_press (fixture, label));
  g_assert_true (lk_test_shows_text (fixture->dialog, "2 Preview"));

  lk_test_click (fixture->dialog, "Back to What Shall Change");
  lk_test_spin_frames (fixture->dialog, 2);
  g_assert_nonnull (find_page (fixture, LK_TYPE_BATCH_FORM));
  g_assert_true (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (lk_test_get (fixture->dialog, GTK_TYPE_CHECK_BUTTON, CHANGE))));

  lk_test_click (fixture->dialog, "Preview");
  wait_for_page (fixture, LK_TYPE_PREVIEW_PAGE);
  g_assert_true (lk_test_press_key_in (GTK_WINDOW (fixture->dialog), GDK_KEY_Escape, 0));
  lk_test_spin_frames (fixture->dialog, 2);
  g_assert_nonnull (find_page (fixture, LK_TYPE_BATCH_FORM));
  g_assert_cmpuint (lk_test_house_count (fixture->past->house, "BulkUpdate"), ==, 0);
}

static void
test_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_form (fixture);
  want_two_factors (fixture);
  lk_demo_pbx_add_fault (fixture->past->house->demo, "status=500", &error);
  g_assert_no_error (error);
  lk_test_click (fixture->dialog, "Preview");
  lk_test_wait_for_text (fixture->dialog, "There Is No Preview");

  lk_demo_pbx_clear_faults (fixture->past->house->demo);
  lk_test_click (fixture->dialog, "Try Again");
  wait_for_page (fixture, LK_TYPE_PREVIEW_PAGE);
}

/* Called off while the users are being read. */
static void
test_stop_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_form (fixture);
  want_two_factors (fixture);
  lk_demo_pbx_add_fault (fixture->past->house->demo, "latency=300", &error);
  g_clear_error (&error);
  lk_test_click (fixture->dialog, "Preview");
  lk_test_wait_for_text (fixture->dialog, "Reading the Users Again");
  lk_test_click (fixture->dialog, "Stop reading the users");
  lk_test_spin_frames (fixture->dialog, 2);
  g_assert_nonnull (find_page (fixture, LK_TYPE_BATCH_FORM));
  g_assert_true (can_press (fixture, "Preview"));
}

/* The run */

static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  open_preview (fixture);
  g_assert_cmpuint (count_others (fixture), >, 0);
  label = dup_start_label (count_others (fixture));
  lk_test_click (fixture->dialog, label);
  wait_for_page (fixture, LK_TYPE_RUN_PAGE);
  g_assert_false (gtk_window_get_modal (GTK_WINDOW (fixture->dialog)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit 12 Users");
  g_assert_true (lk_test_shows_text (fixture->dialog, "1 What"));
  g_assert_true (lk_test_spin_until (has_ended, fixture));
  g_assert_true (lk_test_shows_text (fixture->dialog, "3 Outcome"));

  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (count_others (fixture), ==, 0);
  g_assert_cmpuint (lk_test_past_count (fixture->past), ==, 1);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_true (lk_test_spin_until (is_gone, fixture));
}

/* What is unticked in the preview is not sent. */
static void
test_unticked (Fixture *fixture, gconstpointer data)
{
  guint n;
  g_autofree char *label = NULL;
  GtkWidget *entry;
  LkUser *user = NULL;

  open_preview (fixture);
  n = count_others (fixture);
  for (guint i = 0; user == NULL && i < fixture->users->len; i++)
    if (lk_value_is_true (
          lk_user_get (g_ptr_array_index (fixture->users, i), lk_user_field_enabled)))
      user = g_ptr_array_index (fixture->users, i);
  entry = lk_test_get (find_page (fixture, LK_TYPE_PREVIEW_PAGE), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), lk_user_get_text (user, lk_user_field_number));
  g_signal_emit_by_name (entry, "search-changed");
  lk_test_wait_for_text (fixture->dialog, "1 field changes");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 lk_test_get (find_page (fixture, LK_TYPE_PREVIEW_PAGE),
                                              GTK_TYPE_CHECK_BUTTON,
                                              "Two-factor sign-in required: No → Yes")),
                               FALSE);
  lk_test_spin_frames (fixture->dialog, 2);

  label = dup_start_label (n - 1);
  lk_test_click (fixture->dialog, label);
  g_assert_true (lk_test_spin_until (has_ended, fixture));
  g_assert_cmpuint (count_others (fixture), ==, 1);
}

static LkJobRunner *
start_other_job (Fixture *fixture)
{
  g_autoptr (LkJob)
    job = lk_test_past_make_job (fixture->past, LK_JOB_UPDATE, 30, 3, LK_ITEM_PLANNED);
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner = lk_jobs_run (fixture->past->jobs, job, &error);

  g_assert_no_error (error);
  lk_job_runner_pause (runner);
  return runner;
}

static gboolean
is_paused (gpointer runner)
{
  return lk_job_runner_get_state (runner) == LK_RUN_PAUSED;
}

/* One job at a time: the second waits, and says why. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = dup_start_label (count_others (fixture));
  LkJobRunner *runner = start_other_job (fixture);
  GtkWidget *other;

  g_assert_true (lk_test_spin_until (is_paused, runner));
  open_preview (fixture);
  g_assert_false (can_press (fixture, label));
  g_assert_true (lk_test_shows_text (fixture->dialog, "Another job is running"));

  lk_test_click (fixture->dialog, "Show the job that is running");
  other = lk_batch_dialog_present_runner (get_parent (fixture), fixture->past->jobs,
                                          fixture->past->catalogue, runner);
  g_assert_true (other != fixture->dialog);
  lk_test_spin_frames (other, 2);
  g_assert_nonnull (lk_test_find (other, LK_TYPE_RUN_PAGE, NULL));

  lk_job_runner_go_on (runner);
  g_assert_true (lk_test_spin_until (is_idle, fixture->past->jobs));
  gtk_window_destroy (GTK_WINDOW (other));
  lk_test_spin_frames (fixture->dialog, 2);
  g_assert_true (can_press (fixture, label));
  g_assert_false (lk_test_shows_text (fixture->dialog, "Another job is running"));
}

/* Closed while it runs, the window comes back, or goes when the job ends. */
static void
test_close_running (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  LkJobRunner *runner;
  GtkWidget *again;
  GtkWidget *focus;
  GtkWidget *table;

  open_preview (fixture);
  label = dup_start_label (count_others (fixture));
  lk_test_click (fixture->dialog, label);
  runner = lk_jobs_get_runner (fixture->past->jobs);
  lk_job_runner_pause (runner);
  /* Enter pressed once too often does not stop what it has just started. */
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  table = lk_test_get (fixture->dialog, LK_TYPE_OUTCOME_TABLE, NULL);
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, table));
  g_assert_true (lk_test_spin_until (is_paused, runner));

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (fixture->dialog);
  g_assert_false (gtk_widget_get_visible (fixture->dialog));
  again = lk_batch_dialog_present_runner (get_parent (fixture), fixture->past->jobs,
                                          fixture->past->catalogue, runner);
  g_assert_true (again == fixture->dialog);
  g_assert_true (gtk_widget_get_visible (fixture->dialog));

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  lk_job_runner_go_on (runner);
  g_assert_true (lk_test_spin_until (is_gone, fixture));
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (count_others (fixture), ==, 0);
}

/* Deleting */

/* What goes with them has to be found first. */
static gboolean
can_delete (gpointer fixture)
{
  return can_press (fixture, "Delete 2 Users");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->users, 2);
  watch (fixture, lk_batch_dialog_present_delete (get_parent (fixture), fixture->past->jobs,
                                                  fixture->past->catalogue, fixture->users));
  wait_for_page (fixture, LK_TYPE_DELETE_PAGE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Delete 2 Users");
  g_assert_false (lk_test_shows_text (fixture->dialog, "3 Outcome"));
  g_assert_true (
    gtk_widget_has_css_class (lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, "Delete 2 Users"),
                              "destructive-action"));

  g_assert_true (lk_test_spin_until (can_delete, fixture));
  lk_test_click (fixture->dialog, "Delete 2 Users");
  g_assert_true (lk_test_spin_until (has_ended, fixture));
  for (guint i = 0; i < 2; i++)
    g_assert_null (lk_demo_pbx_dup_record (fixture->past->house->demo,
                                           lk_user_get_id (g_ptr_array_index (fixture->users, i))));
}

/* Nothing is undone before it was seen, in the same window. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autofree char *outcome = NULL;
  guint n;

  open_preview (fixture);
  n = count_others (fixture);
  label = dup_start_label (n);
  lk_test_click (fixture->dialog, label);
  g_assert_true (lk_test_spin_until (has_ended, fixture));
  g_signal_emit_by_name (wait_for_page (fixture, LK_TYPE_RUN_PAGE), "undo");
  wait_for_page (fixture, LK_TYPE_PREVIEW_PAGE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Undo Changes");
  g_assert_cmpuint (count_others (fixture), ==, 0);

  fixture->n_ended = 0;
  lk_test_click (fixture->dialog, label);
  g_assert_true (lk_test_spin_until (has_ended, fixture));
  g_assert_cmpuint (count_others (fixture), ==, n);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Undo Changes");
  g_assert_true (lk_test_shows_text (fixture->dialog, "2 Outcome"));
  outcome = g_strdup_printf ("The changes of %u users were taken back.", n);
  lk_test_wait_for_text (fixture->dialog, outcome);
}

static void
test_job (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LkJob) job = lk_test_past_make_job (fixture->past, LK_JOB_UPDATE, 3, 4, LK_ITEM_DONE);
  GtkWidget *again;

  lk_test_past_add (fixture->past, job, 2, "Closed in August");
  watch (fixture, lk_batch_dialog_present_job (get_parent (fixture), fixture->past->jobs,
                                               fixture->past->catalogue, job));
  g_assert_nonnull (find_page (fixture, LK_TYPE_RUN_PAGE));
  g_assert_false (gtk_window_get_modal (GTK_WINDOW (fixture->dialog)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit 4 Users");
  g_assert_false (lk_test_shows_text (fixture->dialog, "Preview"));
  again = lk_batch_dialog_present_job (get_parent (fixture), fixture->past->jobs,
                                       fixture->past->catalogue, job);
  g_assert_true (again == fixture->dialog);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_tests (void)
{
  add ("/batch-dialog/form", test_form);
  add ("/batch-dialog/missing-value", test_missing_value);
  add ("/batch-dialog/once", test_once);
  add ("/batch-dialog/close-empty", test_close_empty);
  add ("/batch-dialog/close-with-entries", test_close_with_entries);
  add ("/batch-dialog/close-below", test_close_below);
  add ("/batch-dialog/back", test_back);
  add ("/batch-dialog/no-answer", test_no_answer);
  add ("/batch-dialog/stop-reading", test_stop_reading);
  add ("/batch-dialog/run", test_run);
  add ("/batch-dialog/unticked", test_unticked);
  add ("/batch-dialog/busy", test_busy);
  add ("/batch-dialog/close-running", test_close_running);
  add ("/batch-dialog/delete", test_delete);
  add ("/batch-dialog/undo", test_undo);
  add ("/batch-dialog/job", test_job);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
