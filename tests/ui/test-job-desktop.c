/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-pbx.h"
#include "lk-job-watch.h"
#include "lk-test-desktop.h"
#include "lk-test-input.h"
#include "lk-test-past.h"

#define N_USERS 250
#define KEPT    (GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND)

/* A program on a desktop, whose window has a watch. One program for all tests, because each would
 * need a name of its own on the bus. */
static LkTestDesktop *desktop;
static GtkApplication *application;

typedef struct
{
  LkTestPast *past;
  GtkWidget *window;
  LkJobWatch *watch;
  LkJob *job;
  guint n_before; /* notifications of tests before this one */
} Session;

static void
nothing_cb (void)
{
}

static void
start (void)
{
  g_autoptr (GError) error = NULL;

  desktop = lk_test_desktop_new ();
  application = gtk_application_new ("org.example.Jobs", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (nothing_cb), NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

static void
enter (Session *self, gconstpointer data)
{
  if (application == NULL)
    start ();
  *self = (Session) {};
  self->past = lk_test_past_new (N_USERS);
  self->window = gtk_application_window_new (application);
  gtk_window_present (GTK_WINDOW (self->window));
  self->watch = lk_job_watch_new (GTK_WINDOW (self->window));
  lk_job_watch_set_jobs (self->watch, self->past->jobs);
  self->n_before = lk_test_desktop_count_notifications (desktop);
}

static void
leave (Session *self, gconstpointer data)
{
  lk_job_watch_set_jobs (self->watch, NULL);
  g_assert_finalize_object (self->watch);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->job);
  lk_test_past_free (self->past);
}

static LkJobRunner *
run (Session *self, guint n_users)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  lk_demo_pbx_add_fault (self->past->house->demo, "latency=150", &error);
  g_assert_no_error (error);
  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 1, n_users, LK_ITEM_PLANNED);
  lk_job_set_state (self->job, LK_JOB_PLANNED);
  runner = lk_jobs_run (self->past->jobs, self->job, &error);
  g_assert_no_error (error);
  return runner;
}

typedef struct
{
  guint flags;
} Wanted;

static gboolean
is_kept (gpointer user_data)
{
  return lk_test_desktop_get_inhibited (desktop) == ((Wanted *) user_data)->flags;
}

static void
wait_for_inhibited (guint flags)
{
  Wanted wanted = { flags };

  if (!lk_test_spin_until (is_kept, &wanted))
    g_error ("%u is held up, not %u", lk_test_desktop_get_inhibited (desktop), flags);
}

static gboolean
is_idle (gpointer user_data)
{
  return !lk_jobs_is_busy (((Session *) user_data)->past->jobs);
}

static void
wait_for_end (Session *self)
{
  g_assert_true (lk_test_spin_until (is_idle, self));
}

/* A paused job does not keep a laptop awake, but still asks before the session ends. */
static void
test_inhibits (Session *self, gconstpointer data)
{
  LkJobRunner *runner;

  wait_for_inhibited (0);
  runner = run (self, 220);
  wait_for_inhibited (KEPT);
  lk_job_runner_pause (runner);
  wait_for_inhibited (GTK_APPLICATION_INHIBIT_LOGOUT);
  lk_job_runner_go_on (runner);
  wait_for_inhibited (KEPT);
  wait_for_end (self);
  wait_for_inhibited (0);
}

/* The window turns to another phone system, or closes. */
static void
test_lets_go (Session *self, gconstpointer data)
{
  run (self, 220);
  wait_for_inhibited (KEPT);
  lk_job_watch_set_jobs (self->watch, NULL);
  wait_for_inhibited (0);
  wait_for_end (self);
}

static gboolean
is_notified (gpointer user_data)
{
  return lk_test_desktop_count_notifications (desktop) > ((Session *) user_data)->n_before;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (GTK_WINDOW (window));
}

static gboolean
is_inactive (gpointer window)
{
  return !is_active (window);
}

/* There is no window manager, so that a window loses the keyboard by being hidden. */
static void
look_away (Session *self)
{
  gtk_widget_set_visible (self->window, FALSE);
  g_assert_true (lk_test_spin_until (is_inactive, self->window));
}

static void
test_notifies (Session *self, gconstpointer data)
{
  g_autofree char *notification = NULL;

  run (self, 20);
  look_away (self);
  wait_for_end (self);
  g_assert_true (lk_test_spin_until (is_notified, self));
  notification = lk_test_desktop_dup_notification (desktop);
  g_assert_cmpstr (notification, ==, "A job is done|20 users were changed.");
}

static void
test_notifies_of_failures (Session *self, gconstpointer data)
{
  LkUser *user = lk_test_house_get_user (self->past->house, 3);
  g_autofree char *fault = g_strdup_printf ("refuse-user=%d", lk_user_get_id (user));
  g_autofree char *notification = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, fault, NULL);
  run (self, 20);
  look_away (self);
  wait_for_end (self);
  g_assert_true (lk_test_spin_until (is_notified, self));
  notification = lk_test_desktop_dup_notification (desktop);
  g_assert_cmpstr (
    notification, ==,
    "A job needs your attention|19 users were changed. 1 user could not be changed.");
}

/* Whoever looks at the window, or at another one over it, needs none. */
static void
test_is_looked_at (Session *self, gconstpointer data)
{
  g_autoptr (GNotification) mark = g_notification_new ("mark");
  GtkWidget *other = gtk_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (other), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (other));
  lk_test_spin_frames (other, 2);
  if (lk_test_press_key_in (GTK_WINDOW (other), GDK_KEY_Tab, 0))
    {
      g_assert_true (lk_test_spin_until (is_active, other));
      run (self, 20);
      wait_for_end (self);
      /* Notifications come in the order in which they were sent. */
      g_application_send_notification (G_APPLICATION (application), "mark", mark);
      g_assert_true (lk_test_spin_until (is_notified, self));
      g_assert_cmpuint (lk_test_desktop_count_notifications (desktop), ==, self->n_before + 1);
    }
  else
    g_test_skip ("No keys can be pressed here");
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
add (const char *path, void (*test) (Session *self, gconstpointer data))
{
  g_test_add (path, Session, NULL, enter, test, leave);
}

static void
test_end (void)
{
  g_application_quit (G_APPLICATION (application));
  g_clear_object (&application);
  g_clear_pointer (&desktop, lk_test_desktop_free);
}

static void
add_tests (void)
{
  add ("/job-desktop/inhibits", test_inhibits);
  add ("/job-desktop/lets-go", test_lets_go);
  add ("/job-desktop/notifies", test_notifies);
  add ("/job-desktop/notifies-of-failures", test_notifies_of_failures);
  add ("/job-desktop/is-looked-at", test_is_looked_at);
  g_test_add_func ("/job-desktop/end", test_end);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
