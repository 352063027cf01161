/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-watch.h"

#include <glib/gi18n-lib.h>

#include "lk-job-words.h"

struct _LkJobWatch
{
  GObject parent_instance;

  GtkWindow *window; /* weak */
  LkJobs *jobs;
  LkJobRunner *runner; /* that is followed; NULL where none is busy */
  guint cookie;
  GtkApplicationInhibitFlags inhibited;
  GTask *asking; /* NULL while nobody asks */
};

G_DEFINE_FINAL_TYPE (LkJobWatch, lk_job_watch, G_TYPE_OBJECT)

static GtkApplication *
get_application (LkJobWatch *self)
{
  return self->window != NULL ? gtk_window_get_application (self->window) : NULL;
}

/* Keeping the session */

/* A job that is paused does not need a machine that stays awake, but it would not go on by itself
 * after the next login either. */
static GtkApplicationInhibitFlags
get_wanted_flags (LkJobWatch *self)
{
  if (!lk_job_watch_is_busy (self))
    return 0;
  if (lk_job_runner_get_state (lk_jobs_get_runner (self->jobs)) == LK_RUN_PAUSED)
    return GTK_APPLICATION_INHIBIT_LOGOUT;
  return GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND;
}

static void
inhibit (LkJobWatch *self, GtkApplicationInhibitFlags flags)
{
  GtkApplication *application = get_application (self);

  if (flags == self->inhibited)
    return;

  if (self->cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->cookie);
  self->cookie = 0;
  self->inhibited = flags;
  if (flags != 0 && application != NULL)
    self->cookie = gtk_application_inhibit (application, self->window, flags,
                                            _ ("Users of a phone system are being changed"));
}

/* Telling of the end */

static gboolean
belongs_to (GtkWindow *window, GtkWindow *owner)
{
  while (window != NULL && window != owner)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

static gboolean
is_looked_at (LkJobWatch *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; self->window != NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window) && belongs_to (window, self->window))
        return TRUE;
    }

  return FALSE;
}

static void
notify (LkJobWatch *self, LkJob *job)
{
  GtkApplication *application = get_application (self);
  LkProfile *profile = lk_jobs_get_profile (self->jobs);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *id = NULL;
  g_autofree char *outcome = lk_job_words_dup_outcome (job);

  if (application == NULL || profile == NULL || is_looked_at (self))
    return;

  id = g_strdup_printf ("job-%s", lk_profile_get_id (profile));
  notification = g_notification_new (
    lk_job_words_is_worrying (job) ? _ ("A job needs your attention") : _ ("A job is done"));
  g_notification_set_body (notification, outcome);
  g_notification_set_default_action_and_target (notification, "app.show-job", "s",
                                                lk_profile_get_id (profile));
  g_application_send_notification (G_APPLICATION (application), id, notification);
}

/* Following the job */

static void
runner_changed_cb (LkJobWatch *self)
{
  inhibit (self, get_wanted_flags (self));
}

static void
follow (LkJobWatch *self, LkJobRunner *runner)
{
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_func (self->runner, runner_changed_cb, self);
  g_set_object (&self->runner, runner);
  if (runner != NULL)
    g_signal_connect_object (runner, "changed", G_CALLBACK (runner_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
busy_cb (LkJobWatch *self)
{
  g_autoptr (LkJobRunner) former = self->runner != NULL ? g_object_ref (self->runner) : NULL;
  LkJobRunner *runner = lk_job_watch_is_busy (self) ? lk_jobs_get_runner (self->jobs) : NULL;

  if (runner == former)
    return;

  follow (self, runner);
  inhibit (self, get_wanted_flags (self));
  if (former != NULL && lk_job_runner_get_state (former) == LK_RUN_ENDED)
    notify (self, lk_job_runner_get_job (former));
}

static void
lk_job_watch_dispose (GObject *object)
{
  LkJobWatch *self = LK_JOB_WATCH (object);

  lk_job_watch_set_jobs (self, NULL);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (lk_job_watch_parent_class)->dispose (object);
}

static void
lk_job_watch_class_init (LkJobWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_job_watch_dispose;
}

static void
lk_job_watch_init (LkJobWatch *self)
{
}

/**
 * lk_job_watch_new:
 * @window: whose jobs it looks after
 *
 * Returns: (transfer full): a watch without jobs.
 */
LkJobWatch *
lk_job_watch_new (GtkWindow *window)
{
  LkJobWatch *self = g_object_new (LK_TYPE_JOB_WATCH, NULL);

  g_set_weak_pointer (&self->window, window);
  return self;
}

/**
 * lk_job_watch_set_jobs:
 * @self: a watch
 * @jobs: (nullable): those of the phone system that the window shows
 */
void
lk_job_watch_set_jobs (LkJobWatch *self, LkJobs *jobs)
{
  if (self->jobs == jobs)
    return;

  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_func (self->jobs, busy_cb, self);
  follow (self, NULL);
  g_set_object (&self->jobs, jobs);
  if (jobs != NULL)
    {
      g_signal_connect_object (jobs, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (jobs, "notify::runner", G_CALLBACK (busy_cb), self,
                               G_CONNECT_SWAPPED);
      busy_cb (self);
    }
  inhibit (self, get_wanted_flags (self));
}

gboolean
lk_job_watch_is_busy (LkJobWatch *self)
{
  return self->jobs != NULL && lk_jobs_is_busy (self->jobs);
}

/* Asking */

/* What the question has to remember. */
typedef struct
{
  LkJobRunner *runner;
  gulong changed; /* the handler that waits for the end; 0 otherwise */
} Question;

static void
question_free (Question *question)
{
  g_clear_signal_handler (&question->changed, question->runner);
  g_object_unref (question->runner);
  g_free (question);
}

static void
answer (GTask *task, gboolean may_close)
{
  Question *question = g_task_get_task_data (task);
  LkJobWatch *self = g_task_get_source_object (task);

  g_clear_signal_handler (&question->changed, question->runner);
  self->asking = NULL;
  g_task_return_boolean (task, may_close);
  g_object_unref (task);
}

/* The window went away under the question. */
static void
destroyed_cb (GtkWidget *dialog, GTask *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  answer (task, FALSE);
}

/* A runner that is stopped always ends, whatever the phone system says. */
static void
stopping_cb (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  if (lk_job_runner_get_state (question->runner) == LK_RUN_ENDED)
    answer (task, TRUE);
}

static void
stop (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  if (lk_job_runner_get_state (question->runner) == LK_RUN_ENDED)
    {
      answer (task, TRUE);
      return;
    }

  question->changed =
    g_signal_connect_swapped (question->runner, "changed", G_CALLBACK (stopping_cb), task);
  lk_job_runner_stop (question->runner);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  if (g_str_equal (response, "stop"))
    stop (task);
  else
    answer (task, FALSE);
}

static char *
dup_body (LkJob *job)
{
  guint n = lk_job_get_n_items (job);

  return g_strdup_printf (
    ngettext ("%'u of %'u user is done. Stopping ends the job after the request that is under way: "
              "what is done stays done, and nothing more is sent.",
              "%'u of %'u users are done. Stopping ends the job after the request that is under "
              "way: what is done stays done, and nothing more is sent.",
              n),
    lk_job_words_count_settled (job), n);
}

static void
ask (GTask *task)
{
  LkJobWatch *self = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);
  g_autofree char *body = dup_body (lk_job_runner_get_job (question->runner));
  GtkWidget *dialog = adw_message_dialog_new (self->window, _ ("A Job Is Running"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Running"),
                                    "stop", _ ("_Stop and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroyed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * lk_job_watch_ask_async:
 * @self: a watch
 * @cancellable: (nullable): a cancellable
 *
 * Asks before the window closes. Who asks while the question is open already is told to stay.
 */
void
lk_job_watch_ask_async (LkJobWatch *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Question *question;

  g_task_set_source_tag (task, lk_job_watch_ask_async);
  if (!lk_job_watch_is_busy (self) || self->asking != NULL || self->window == NULL)
    {
      g_task_return_boolean (task, !lk_job_watch_is_busy (self));
      g_object_unref (task);
      return;
    }

  question = g_new0 (Question, 1);
  question->runner = g_object_ref (lk_jobs_get_runner (self->jobs));
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  self->asking = task;
  ask (task);
}

/**
 * lk_job_watch_ask_finish:
 * @self: a watch
 * @result: the result
 *
 * Returns: whether the window may close, because nothing runs any more.
 */
gboolean
lk_job_watch_ask_finish (LkJobWatch *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
