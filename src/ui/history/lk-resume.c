/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-resume.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-resume-dialog.h"

struct _LkResume
{
  GObject parent_instance;

  GtkWindow *window; /* not owned; lives as long as this is used */
  LkJobs *jobs;      /* NULL where nothing is looked for */
  GPtrArray *left;   /* of LkJob: those still to be asked about; NULL before they are found */
  GCancellable *cancellable;
  GtkWidget *dialog; /* not owned; NULL where none is open */
};

G_DEFINE_FINAL_TYPE (LkResume, lk_resume, G_TYPE_OBJECT)

static void ask_next (LkResume *self);

static gboolean
ask_next_cb (gpointer user_data)
{
  ask_next (user_data);
  return G_SOURCE_REMOVE;
}

/* Not in the middle of the end of the dialog or the job before. */
static void
ask_soon (LkResume *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ask_next_cb, g_object_ref (self), g_object_unref);
}

static void
closed_cb (LkResume *self)
{
  self->dialog = NULL;
  if (self->left != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    ask_soon (self);
}

static void
ask_next (LkResume *self)
{
  g_autoptr (LkJob) job = NULL;

  if (self->left == NULL || self->left->len == 0 || self->dialog != NULL
      || lk_jobs_is_busy (self->jobs))
    return;

  job = g_ptr_array_steal_index (self->left, 0);
  self->dialog = lk_resume_dialog_present (self->window, self->jobs, job);
  g_signal_connect_object (self->dialog, "destroy", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkResume) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lk_jobs_find_interrupted_finish (LK_JOBS (source), result, &error);

  if (self->jobs != LK_JOBS (source))
    return;

  if (found != NULL)
    {
      g_clear_pointer (&self->left, g_ptr_array_unref);
      self->left = g_steal_pointer (&found);
      ask_next (self);
    }
  else
    lk_report_error (GTK_WIDGET (self->window), _ ("The History Cannot Be Read"), error);
}

static void
lk_resume_dispose (GObject *object)
{
  lk_resume_stop (LK_RESUME (object));

  G_OBJECT_CLASS (lk_resume_parent_class)->dispose (object);
}

static void
lk_resume_class_init (LkResumeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_resume_dispose;
}

static void
lk_resume_init (LkResume *self)
{
}

/**
 * lk_resume_new:
 * @window: the window to ask in
 *
 * Returns: (transfer full): what asks about interrupted jobs, once told to look.
 */
LkResume *
lk_resume_new (GtkWindow *window)
{
  LkResume *self = g_object_new (LK_TYPE_RESUME, NULL);

  self->window = window;
  return self;
}

/**
 * lk_resume_look:
 * @self: what asks
 * @jobs: the jobs of a phone system to which there is a connection, with an open journal
 *
 * Asks about those that were interrupted, each when the one before has ended.
 */
void
lk_resume_look (LkResume *self, LkJobs *jobs)
{
  lk_resume_stop (self);
  self->jobs = g_object_ref (jobs);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (jobs, "notify::busy", G_CALLBACK (ask_soon), self, G_CONNECT_SWAPPED);
  lk_jobs_find_interrupted_async (jobs, self->cancellable, found_cb, g_object_ref (self));
}

/**
 * lk_resume_stop:
 * @self: what asks
 *
 * Asks about nothing any more.
 */
void
lk_resume_stop (LkResume *self)
{
  GtkWidget *dialog = self->dialog;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_object (&self->jobs);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}
