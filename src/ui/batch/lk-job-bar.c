/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-bar.h"

#include <glib/gi18n-lib.h>

#include "lk-job-words.h"
#include "lk-prepare.h"

struct _LkJobBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkProgressBar *progress_bar;
  GtkButton *pause_button;
  GtkButton *undo_button;
  GtkButton *dismiss_button;

  /* Owned */
  LkJobs *jobs;
  LkJobRunner *runner; /* NULL where there is none, or the person has dismissed it */
};

G_DEFINE_FINAL_TYPE (LkJobBar, lk_job_bar, ADW_TYPE_BIN)

static LkJob *
get_job (LkJobBar *self)
{
  return lk_job_runner_get_job (self->runner);
}

static gboolean
is_ended (LkJobBar *self)
{
  return lk_job_runner_get_state (self->runner) == LK_RUN_ENDED;
}

static gboolean
is_held_up (LkJobBar *self)
{
  LkRunState state = lk_job_runner_get_state (self->runner);

  return state == LK_RUN_PAUSED || state == LK_RUN_PAUSING;
}

static char *
dup_going (LkJobBar *self)
{
  int seconds = lk_job_runner_get_seconds_left (self->runner);
  g_autofree char *doing = lk_job_words_dup_doing (get_job (self));
  g_autofree char *left = lk_job_words_dup_time_left (seconds);

  if (*left == '\0')
    return g_steal_pointer (&doing);
  /* Translators: the first is such as “Changing 7 users”, the second “A few seconds left”. */
  return g_strdup_printf (_ ("%s · %s"), doing, left);
}

static char *
dup_sentence (LkJobBar *self)
{
  const GError *trouble = lk_job_runner_get_trouble (self->runner);
  LkPbx *pbx = lk_directory_get_pbx (lk_jobs_get_directory (self->jobs));
  char *pause = NULL;

  if (trouble != NULL)
    return g_strdup (trouble->message);
  if (is_ended (self))
    return lk_job_words_dup_outcome (get_job (self));
  if (lk_job_runner_get_state (self->runner) != LK_RUN_GOING)
    return lk_job_words_dup_run_state (self->runner);

  pause = lk_job_words_dup_pause (lk_pbx_get_paused_until (pbx));
  return pause != NULL ? pause : dup_going (self);
}

static const char *
get_icon_name (LkJobBar *self)
{
  if (lk_job_runner_get_trouble (self->runner) != NULL)
    return "dialog-warning-symbolic";
  if (is_ended (self))
    return lk_job_words_needs_attention (self->runner) ? "dialog-warning-symbolic"
                                                       : "object-select-symbolic";
  return is_held_up (self) ? "media-playback-pause-symbolic" : "emblem-synchronizing-symbolic";
}

static void
show_pause_button (LkJobBar *self)
{
  const char *name = is_held_up (self) ? _ ("Continue") : _ ("Pause");

  gtk_button_set_icon_name (self->pause_button, is_held_up (self)
                                                  ? "media-playback-start-symbolic"
                                                  : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.pause",
                                 lk_job_runner_get_state (self->runner) != LK_RUN_STOPPING);
}

static void
show_job (LkJobBar *self)
{
  gboolean ended = is_ended (self);
  g_autofree char *sentence = dup_sentence (self);

  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
  gtk_image_set_from_icon_name (self->icon, get_icon_name (self));
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 CLAMP (lk_job_runner_get_progress (self->runner), 0, 1));
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), !ended);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button), !ended);
  gtk_widget_set_visible (GTK_WIDGET (self->dismiss_button), ended);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button),
                          ended && lk_job_can_undo (get_job (self)));
  show_pause_button (self);
}

/* What ended well is told by a toast, or by the window of the job. */
static gboolean
is_worth_showing (LkJobBar *self)
{
  return self->runner != NULL && (!is_ended (self) || lk_job_words_needs_attention (self->runner));
}

static void
update_cb (LkJobBar *self)
{
  if (self->runner != NULL)
    show_job (self);
  gtk_revealer_set_reveal_child (self->revealer, is_worth_showing (self));
}

static void
follow (LkJobBar *self, LkJobRunner *runner)
{
  if (self->runner != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->runner, update_cb, self);
      g_signal_handlers_disconnect_by_func (get_job (self), update_cb, self);
    }
  g_set_object (&self->runner, runner);
  if (runner != NULL)
    {
      g_signal_connect_object (runner, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_job (self), "changed", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update_cb (self);
}

static void
runner_cb (LkJobBar *self)
{
  follow (self, lk_jobs_get_runner (self->jobs));
}

static void
pause_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkJobBar *self = LK_JOB_BAR (widget);

  if (self->runner == NULL)
    return;
  if (is_held_up (self))
    lk_job_runner_go_on (self->runner);
  else
    lk_job_runner_pause (self->runner);
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkJobBar *self = LK_JOB_BAR (widget);

  if (self->runner != NULL && is_ended (self))
    follow (self, NULL);
}

static void
lk_job_bar_dispose (GObject *object)
{
  LkJobBar *self = LK_JOB_BAR (object);

  if (self->revealer != NULL)
    lk_job_bar_set_jobs (self, NULL);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_JOB_BAR);

  G_OBJECT_CLASS (lk_job_bar_parent_class)->dispose (object);
}

static void
lk_job_bar_class_init (LkJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_job_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, icon);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LkJobBar, dismiss_button);

  gtk_widget_class_install_action (widget_class, "job.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "job.dismiss", NULL, dismiss_cb);
}

static void
lk_job_bar_init (LkJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_job_bar_new:
 *
 * Returns: (transfer floating): a bar that is hidden until a job runs.
 */
GtkWidget *
lk_job_bar_new (void)
{
  return g_object_new (LK_TYPE_JOB_BAR, NULL);
}

/**
 * lk_job_bar_set_jobs:
 * @self: a bar
 * @jobs: (nullable): whose job it shows
 */
void
lk_job_bar_set_jobs (LkJobBar *self, LkJobs *jobs)
{
  LkPbx *pbx;

  if (self->jobs == jobs)
    return;

  if (self->jobs != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->jobs, runner_cb, self);
      pbx = lk_directory_get_pbx (lk_jobs_get_directory (self->jobs));
      g_signal_handlers_disconnect_by_func (pbx, update_cb, self);
      follow (self, NULL);
    }
  g_set_object (&self->jobs, jobs);
  if (jobs == NULL)
    return;

  pbx = lk_directory_get_pbx (lk_jobs_get_directory (jobs));
  g_signal_connect_object (jobs, "notify::runner", G_CALLBACK (runner_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pbx, "notify::paused-until", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  runner_cb (self);
}
