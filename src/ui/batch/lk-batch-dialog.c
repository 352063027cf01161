/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-steps.h"

struct _LkBatchDialog
{
  AdwWindow parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *back_button;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  LkBatchSteps *steps;

  LkJobs *jobs;
  LkCatalogue *catalogue;
  GtkWindow *question;
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBatchDialog, lk_batch_dialog, ADW_TYPE_WINDOW)

/* All such windows, also those that are closed while their job runs. */
static LkBatchDialog *
find (LkJobs *jobs, gboolean (*is_it) (LkBatchDialog *self, gpointer data), gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LK_IS_BATCH_DIALOG (window) && LK_BATCH_DIALOG (window)->jobs == jobs
          && is_it (LK_BATCH_DIALOG (window), data))
        return LK_BATCH_DIALOG (window);
    }

  return NULL;
}

static gboolean
is_planning (LkBatchDialog *self, gpointer data)
{
  return lk_batch_steps_is_planning (self->steps);
}

static gboolean
shows_job (LkBatchDialog *self, gpointer job)
{
  LkJob *shown = lk_batch_steps_get_job (self->steps);

  return shown != NULL
         && (shown == job
             || (lk_job_get_id (shown) != 0 && lk_job_get_id (shown) == lk_job_get_id (job)));
}

static void
changed_cb (LkBatchDialog *self)
{
  gboolean is_planned = lk_batch_steps_is_planning (self->steps);
  gboolean can_go_back = lk_batch_steps_can_go_back (self->steps);
  g_autofree char *title = lk_batch_steps_dup_title (self->steps);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_modal (GTK_WINDOW (self), is_planned);
  gtk_widget_set_visible (self->cancel_button, is_planned && !can_go_back);
  gtk_widget_set_visible (self->back_button, can_go_back);
  adw_header_bar_set_show_end_title_buttons (self->header, !is_planned);
}

/* Takes the place of the outcome that the person has just read, unless another plan is open. */
static void
wanted_cb (LkBatchDialog *self, LkPlanning *planning)
{
  LkBatchDialog *other = find (self->jobs, is_planning, NULL);

  if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
  else
    lk_batch_steps_plan (self->steps, planning);
}

static void
show_runner_cb (LkBatchDialog *self, LkJobRunner *runner)
{
  lk_batch_dialog_present_runner (GTK_WINDOW (self), self->jobs, self->catalogue, runner);
}

static gboolean
destroy_cb (gpointer self)
{
  if (!gtk_widget_get_visible (self))
    gtk_window_destroy (self);
  return G_SOURCE_REMOVE;
}

/* A window that was closed meanwhile has waited for this alone. */
static void
ended_cb (LkBatchDialog *self, LkJob *job)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, job);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
}

static void
leave_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkBatchDialog *self = LK_BATCH_DIALOG (widget);

  if (lk_batch_steps_can_go_back (self->steps))
    lk_batch_steps_go_back (self->steps);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Leaving */

static void
answered_cb (LkBatchDialog *self, const char *response)
{
  /* This window may go now; GTK 4.8 would look for it when the question goes. */
  gtk_window_set_transient_for (self->question, NULL);
  self->question = NULL;
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask (LkBatchDialog *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard What You Have Chosen?"),
                            _ ("Nothing was changed yet. What shall change would have to be "
                               "entered again."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  self->question = GTK_WINDOW (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (self->question);
}

/* What runs goes on out of sight: lk_batch_dialog_present_runner() brings it back. */
static gboolean
lk_batch_dialog_close_request (GtkWindow *window)
{
  LkBatchDialog *self = LK_BATCH_DIALOG (window);

  if (lk_batch_steps_is_running (self->steps))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }
  if (!lk_batch_steps_has_entries (self->steps))
    return GDK_EVENT_PROPAGATE;

  if (self->question == NULL)
    ask (self);
  return GDK_EVENT_STOP;
}

/* Nothing can have the focus before. */
static void
mapped_cb (LkBatchDialog *self)
{
  lk_batch_steps_focus (self->steps);
}

static void
lk_batch_dialog_dispose (GObject *object)
{
  LkBatchDialog *self = LK_BATCH_DIALOG (object);

  g_clear_pointer (&self->question, gtk_window_destroy);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->jobs);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_BATCH_DIALOG);

  G_OBJECT_CLASS (lk_batch_dialog_parent_class)->dispose (object);
}

static void
lk_batch_dialog_class_init (LkBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_batch_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lk_batch_dialog_close_request;

  signals[SIGNAL_ENDED] = g_signal_new ("ended", LK_TYPE_BATCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_JOB);

  g_type_ensure (LK_TYPE_BATCH_STEPS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBatchDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LkBatchDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, LkBatchDialog, header);
  gtk_widget_class_bind_template_child (widget_class, LkBatchDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkBatchDialog, steps);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_runner_cb);

  gtk_widget_class_install_action (widget_class, "batch.leave", NULL, leave_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "batch.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
lk_batch_dialog_init (LkBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_after (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static LkBatchDialog *
new_dialog (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue)
{
  LkBatchDialog *self =
    g_object_new (LK_TYPE_BATCH_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->jobs = g_object_ref (jobs);
  self->catalogue = g_object_ref (catalogue);
  lk_batch_steps_set_jobs (self->steps, jobs, catalogue);
  return self;
}

static GtkWidget *
present (LkBatchDialog *self)
{
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* Begins with the reading, because nothing is entered. */
static GtkWidget *
present_plan (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue, LkPlanning *planning)
{
  LkBatchDialog *self = find (jobs, is_planning, NULL);

  if (self == NULL)
    {
      self = new_dialog (parent, jobs, catalogue);
      lk_batch_steps_plan (self->steps, planning);
    }
  return present (self);
}

/**
 * lk_batch_dialog_present_update:
 * @parent: the window to stand over
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 * @users: (element-type LkUser): who shall change
 *
 * Returns: (transfer none): the window in which they are changed, or the one where something is
 *   being planned already.
 */
GtkWidget *
lk_batch_dialog_present_update (GtkWindow *parent,
                                LkJobs *jobs,
                                LkCatalogue *catalogue,
                                GPtrArray *users)
{
  LkBatchDialog *self = find (jobs, is_planning, NULL);
  g_autoptr (LkPlanning) planning = NULL;

  if (self != NULL)
    return present (self);

  self = new_dialog (parent, jobs, catalogue);
  planning = lk_planning_new_update (jobs, users);
  lk_batch_steps_enter (self->steps, planning, users);
  return present (self);
}

/**
 * lk_batch_dialog_present_delete:
 * @parent: the window to stand over
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 * @users: (element-type LkUser): who shall go
 *
 * Returns: (transfer none): the window in which they are deleted, or the one where something is
 *   being planned already.
 */
GtkWidget *
lk_batch_dialog_present_delete (GtkWindow *parent,
                                LkJobs *jobs,
                                LkCatalogue *catalogue,
                                GPtrArray *users)
{
  g_autoptr (LkPlanning) planning = lk_planning_new_delete (jobs, users);

  return present_plan (parent, jobs, catalogue, planning);
}

/**
 * lk_batch_dialog_present_undo:
 * @parent: the window to stand over
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 * @done: a job with its items
 *
 * Returns: (transfer none): the window in which @done is taken back, or the one where something is
 *   being planned already.
 */
GtkWidget *
lk_batch_dialog_present_undo (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue, LkJob *done)
{
  g_autoptr (LkPlanning) planning = lk_planning_new_undo (jobs, done);

  return present_plan (parent, jobs, catalogue, planning);
}

static GtkWidget *
present_outcome (GtkWindow *parent,
                 LkJobs *jobs,
                 LkCatalogue *catalogue,
                 LkJob *job,
                 LkJobRunner *runner)
{
  LkBatchDialog *self = find (jobs, shows_job, job);

  if (self == NULL)
    {
      self = new_dialog (parent, jobs, catalogue);
      lk_batch_steps_show_run (self->steps, job, runner);
    }
  return present (self);
}

/**
 * lk_batch_dialog_present_runner:
 * @parent: the window to stand over
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 * @runner: of the job that runs, or ran last
 *
 * Returns: (transfer none): the window in which it is seen, which may have been closed meanwhile.
 */
GtkWidget *
lk_batch_dialog_present_runner (GtkWindow *parent,
                                LkJobs *jobs,
                                LkCatalogue *catalogue,
                                LkJobRunner *runner)
{
  return present_outcome (parent, jobs, catalogue, lk_job_runner_get_job (runner), runner);
}

/**
 * lk_batch_dialog_present_job:
 * @parent: the window to stand over
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 * @job: one from the journal, with its items
 *
 * Returns: (transfer none): the window that shows what became of it.
 */
GtkWidget *
lk_batch_dialog_present_job (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue, LkJob *job)
{
  return present_outcome (parent, jobs, catalogue, job, NULL);
}

/**
 * lk_batch_dialog_shows:
 * @jobs: those of a phone system
 * @job: one of them
 *
 * Returns: whether a window shows what becomes of it. One that was closed while the job runs does
 *   not.
 */
gboolean
lk_batch_dialog_shows (LkJobs *jobs, LkJob *job)
{
  LkBatchDialog *self = find (jobs, shows_job, job);

  return self != NULL && gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * lk_batch_dialog_close_plan:
 * @jobs: those of a phone system
 *
 * Closes the window in which something is being planned, which may ask first.
 *
 * Returns: whether there is none now.
 */
gboolean
lk_batch_dialog_close_plan (LkJobs *jobs)
{
  LkBatchDialog *self = find (jobs, is_planning, NULL);

  if (self == NULL)
    return TRUE;

  gtk_window_present (GTK_WINDOW (self));
  gtk_window_close (GTK_WINDOW (self));
  return find (jobs, is_planning, NULL) == NULL;
}
