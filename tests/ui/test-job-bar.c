/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-pbx.h"
#include "lk-job-bar.h"
#include "lk-job-watch.h"
#include "lk-prepare.h"
#include "lk-test-past.h"
#include "lk-test-structure.h"

#define N_USERS 250

/* A window with a list, a job bar under it, and a watch. */
typedef struct
{
  LkTestPast *past;
  GtkWidget *entry;
  GtkWidget *bar;
  LkJobWatch *watch;
  LkJob *job;
  guint n_shown;  /* times */
  guint n_undone; /* times */
  gboolean is_answered;
  gboolean may_close;
} Office;

static void
count_cb (GSimpleAction *action, GVariant *parameter, guint *n)
{
  (*n)++;
}

static void
add_action (GSimpleActionGroup *group, const char *name, guint *n)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect (action, "activate", G_CALLBACK (count_cb), n);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static GtkWidget *
new_content (Office *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  add_action (actions, "show-job", &self->n_shown);
  add_action (actions, "undo-job", &self->n_undone);
  gtk_widget_insert_action_group (box, "win", G_ACTION_GROUP (actions));
  self->entry = gtk_entry_new ();
  gtk_widget_set_vexpand (self->entry, TRUE);
  self->bar = lk_job_bar_new ();
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static void
enter (Office *self, gconstpointer data)
{
  *self = (Office) {};
  lk_test_load_style ();
  self->past = lk_test_past_new (N_USERS);
  lk_test_house_show (self->past->house, new_content (self));
  self->watch = lk_job_watch_new (GTK_WINDOW (self->past->house->window));
  lk_job_bar_set_jobs (LK_JOB_BAR (self->bar), self->past->jobs);
  lk_job_watch_set_jobs (self->watch, self->past->jobs);
}

static void
leave (Office *self, gconstpointer data)
{
  lk_job_watch_set_jobs (self->watch, NULL);
  lk_job_bar_set_jobs (LK_JOB_BAR (self->bar), NULL);
  g_assert_finalize_object (self->watch);
  g_clear_object (&self->job);
  lk_test_past_free (self->past);
}

static LkJobRunner *
run (Office *self, guint first, guint n_users)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  g_clear_object (&self->job);
  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, first, n_users, LK_ITEM_PLANNED);
  lk_job_set_state (self->job, LK_JOB_PLANNED);
  runner = lk_jobs_run (self->past->jobs, self->job, &error);
  g_assert_no_error (error);
  lk_test_spin_frames (self->past->house->window, 2);
  return runner;
}

static void
break_it (Office *self, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, spec, &error);
  g_assert_no_error (error);
}

static gboolean
is_idle (gpointer user_data)
{
  return !lk_jobs_is_busy (((Office *) user_data)->past->jobs);
}

static void
wait_for_end (Office *self)
{
  g_assert_true (lk_test_spin_until (is_idle, self));
  lk_test_spin_frames (self->past->house->window, 2);
}

static gboolean
is_bar_shown (Office *self)
{
  GtkWidget *revealer = gtk_widget_get_first_child (self->bar);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

/* The bar */

static void
test_follows (Office *self, gconstpointer data)
{
  g_assert_false (is_bar_shown (self));
  gtk_widget_grab_focus (self->entry);
  break_it (self, "latency=150");
  run (self, 1, 220);
  g_assert_true (is_bar_shown (self));
  g_assert_true (lk_test_shows_text (self->bar, "Changing 220 users"));
  g_assert_null (lk_test_find (self->bar, GTK_TYPE_BUTTON, "Dismiss"));
  g_assert_null (lk_test_find (self->bar, GTK_TYPE_BUTTON, "Undo"));
  lk_test_click (self->bar, "Show Job");
  lk_test_structure_picture (self->past->house->window, "job-bar-going");

  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->past->house->window)),
                            self->entry));
  lk_test_structure_picture (self->past->house->window, "job-bar-ended");
}

static void
activate (Office *self, const char *name)
{
  GtkWidget *button = lk_test_get (self->bar, GTK_TYPE_BUTTON, name);

  g_assert_true (
    gtk_widget_activate_action_variant (button,
                                        gtk_actionable_get_action_name (GTK_ACTIONABLE (button)),
                                        NULL));
}

static void
refuse (Office *self, guint position)
{
  LkUser *user = lk_test_house_get_user (self->past->house, position);
  g_autofree char *spec = g_strdup_printf ("refuse-user=%d", lk_user_get_id (user));

  break_it (self, spec);
}

/* Where somebody has to look at what became of a job, the bar stays until they have. */
static void
test_dismissed (Office *self, gconstpointer data)
{
  refuse (self, 2);
  run (self, 1, 3);
  wait_for_end (self);
  g_assert_true (is_bar_shown (self));
  g_assert_true (
    lk_test_shows_text (self->bar, "2 users were changed. 1 user could not be changed."));
  g_assert_null (lk_test_find (self->bar, GTK_TYPE_BUTTON, "Pause"));
  lk_test_structure_picture (self->past->house->window, "job-bar-refused");
  activate (self, "Show Job");
  g_assert_cmpuint (self->n_shown, ==, 1);
  activate (self, "Undo");
  g_assert_cmpuint (self->n_undone, ==, 1);
  activate (self, "Dismiss");
  g_assert_false (is_bar_shown (self));

  break_it (self, "latency=150");
  run (self, 11, 3);
  g_assert_true (is_bar_shown (self));
  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
}

static gboolean
is_paused (gpointer user_data)
{
  LkJobRunner *runner = lk_jobs_get_runner (((Office *) user_data)->past->jobs);

  return lk_job_runner_get_state (runner) == LK_RUN_PAUSED;
}

static void
test_pauses (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 220);
  activate (self, "Pause");
  g_assert_true (lk_test_spin_until (is_paused, self));
  g_assert_true (lk_test_shows_text (self->bar, "Paused. Nothing is sent until you continue."));
  activate (self, "Continue");
  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 220);
}

static void
test_trouble (Office *self, gconstpointer data)
{
  LkJobRunner *runner;

  break_it (self, "status=503@*,/xapi/v1/Users");
  runner = run (self, 1, 20);
  g_assert_true (lk_test_spin_until (is_paused, self));
  g_assert_true (lk_test_shows_text (self->bar, lk_job_runner_get_trouble (runner)->message));
  lk_demo_pbx_clear_faults (self->past->house->demo);
  activate (self, "Continue");
  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 20);
}

/* The phone system asks for a pause, and the bar says until when. */
static void
test_throttled (Office *self, gconstpointer data)
{
  break_it (self, "status=429@1,/xapi/v1/Users");
  break_it (self, "retry-after=1");
  run (self, 1, 20);
  lk_test_wait_for_text (self->bar, "The phone system asks for a pause.");
  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 20);
}

/* Where the window turns to another phone system, its job is none of this window's. */
static void
test_other_jobs (Office *self, gconstpointer data)
{
  refuse (self, 2);
  run (self, 1, 3);
  lk_job_bar_set_jobs (LK_JOB_BAR (self->bar), NULL);
  g_assert_false (is_bar_shown (self));
  wait_for_end (self);
  g_assert_false (is_bar_shown (self));
  lk_job_bar_set_jobs (LK_JOB_BAR (self->bar), self->past->jobs);
  g_assert_true (is_bar_shown (self));
  g_assert_true (lk_test_shows_text (self->bar, "1 user could not be changed."));
}

/* Closing over it */

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Office *self = user_data;

  self->may_close = lk_job_watch_ask_finish (LK_JOB_WATCH (source), result);
  self->is_answered = TRUE;
}

static void
ask (Office *self)
{
  self->is_answered = FALSE;
  lk_job_watch_ask_async (self->watch, NULL, asked_cb, self);
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Office *) user_data)->is_answered;
}

static gboolean
wait_for_answer (Office *self)
{
  g_assert_true (lk_test_spin_until (is_answered, self));
  return self->may_close;
}

static GtkWidget *
get_question (void)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_spin_frames (question, 2);
  return question;
}

static void
test_nothing_to_ask (Office *self, gconstpointer data)
{
  ask (self);
  g_assert_true (wait_for_answer (self));
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_keeps_running (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 220);
  ask (self);
  g_assert_true (lk_test_shows_text (get_question (), " of 220 users are done."));
  lk_test_structure_picture (get_question (), "job-question");
  lk_test_click (get_question (), "_Keep Running");
  g_assert_false (wait_for_answer (self));
  wait_for_end (self);
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 220);
}

static void
test_stops_and_closes (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 220);
  ask (self);
  lk_test_click (get_question (), "_Stop and Close");
  g_assert_true (wait_for_answer (self));
  g_assert_false (lk_jobs_is_busy (self->past->jobs));
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_SENDING), ==, 0);
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_PLANNED), >, 0);
}

/* Even where the phone system is gone for good, the window closes. */
static void
test_stops_in_trouble (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 20);
  break_it (self, "status=500@*");
  ask (self);
  lk_test_click (get_question (), "_Stop and Close");
  g_assert_true (wait_for_answer (self));
  g_assert_false (lk_jobs_is_busy (self->past->jobs));
}

/* Whoever presses the close button again is not asked twice. */
static void
test_asks_once (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 220);
  ask (self);
  ask (self);
  g_assert_true (lk_test_spin_until (is_answered, self));
  g_assert_false (self->may_close);
  self->is_answered = FALSE;
  lk_test_click (get_question (), "_Stop and Close");
  g_assert_true (wait_for_answer (self));
}

/* The job has ended while the person was thinking. */
static void
test_ended_meanwhile (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 20);
  ask (self);
  wait_for_end (self);
  lk_test_click (get_question (), "_Stop and Close");
  g_assert_true (wait_for_answer (self));
}

/* The question goes without an answer, such as with its window. */
static void
test_question_is_gone (Office *self, gconstpointer data)
{
  break_it (self, "latency=150");
  run (self, 1, 20);
  ask (self);
  gtk_window_destroy (GTK_WINDOW (get_question ()));
  g_assert_false (wait_for_answer (self));
  wait_for_end (self);
}

static void
add (const char *path, void (*test) (Office *self, gconstpointer data))
{
  g_test_add (path, Office, NULL, enter, test, leave);
}

static void
add_tests (void)
{
  add ("/job-bar/follows", test_follows);
  add ("/job-bar/dismissed", test_dismissed);
  add ("/job-bar/pauses", test_pauses);
  add ("/job-bar/trouble", test_trouble);
  add ("/job-bar/throttled", test_throttled);
  add ("/job-bar/other-jobs", test_other_jobs);
  add ("/job-watch/nothing-to-ask", test_nothing_to_ask);
  add ("/job-watch/keeps-running", test_keeps_running);
  add ("/job-watch/stops-and-closes", test_stops_and_closes);
  add ("/job-watch/stops-in-trouble", test_stops_in_trouble);
  add ("/job-watch/asks-once", test_asks_once);
  add ("/job-watch/ended-meanwhile", test_ended_meanwhile);
  add ("/job-watch/question-is-gone", test_question_is_gone);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
