/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-run-progress.h"

#include <glib/gi18n-lib.h>

#include "lk-job-words.h"

struct _LkRunProgress
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *doing;
  GtkProgressBar *progress_bar;
  GtkLabel *progress;
  GtkLabel *time_left;
  GtkLabel *counts;
  GtkLabel *method;
  GtkBox *trouble_box;
  GtkImage *trouble_icon;
  GtkLabel *trouble;
  GtkButton *pause_button;

  /* Owned */
  LkJobRunner *runner;
  LkPbx *pbx;
};

G_DEFINE_FINAL_TYPE (LkRunProgress, lk_run_progress, ADW_TYPE_BIN)

static LkJob *
get_job (LkRunProgress *self)
{
  return lk_job_runner_get_job (self->runner);
}

static void
take_text (GtkLabel *label, char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

static gboolean
is_held_up (LkRunProgress *self)
{
  LkRunState state = lk_job_runner_get_state (self->runner);

  return state == LK_RUN_PAUSED || state == LK_RUN_PAUSING;
}

static void
show_counts (LkRunProgress *self)
{
  LkJob *job = get_job (self);
  gboolean is_going = lk_job_runner_get_state (self->runner) == LK_RUN_GOING;

  take_text (self->doing, lk_job_words_dup_doing (job));
  take_text (self->progress, lk_job_words_dup_progress (job));
  take_text (self->counts, lk_job_words_dup_counts (job));
  take_text (self->time_left, lk_job_words_dup_time_left (
                                is_going ? lk_job_runner_get_seconds_left (self->runner) : -1));
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 CLAMP (lk_job_runner_get_progress (self->runner), 0, 1));
}

/* Only changes are sent in one of several ways, and which it is may not be decided yet. */
static void
show_method (LkRunProgress *self)
{
  LkJob *job = get_job (self);
  LkJobMethod method = lk_job_get_method (job);
  gboolean has_method = lk_job_get_kind (job) == LK_JOB_UPDATE && method != LK_METHOD_AUTOMATIC;

  gtk_widget_set_visible (GTK_WIDGET (self->method), has_method);
  gtk_label_set_text (self->method, has_method ? lk_job_method_get_label (method) : "");
}

/* The job's own trouble comes first, then what the person did, then what the phone system asks for.
 */
static char *
dup_hindrance (LkRunProgress *self, const char **icon_name)
{
  const GError *trouble = lk_job_runner_get_trouble (self->runner);
  g_autofree char *state = lk_job_words_dup_run_state (self->runner);

  *icon_name = "dialog-warning-symbolic";
  if (trouble != NULL)
    return g_strdup (trouble->message);

  *icon_name = "media-playback-pause-symbolic";
  if (*state != '\0')
    return g_steal_pointer (&state);
  return lk_job_words_dup_pause (lk_pbx_get_paused_until (self->pbx));
}

static void
show_hindrance (LkRunProgress *self)
{
  const char *icon_name;
  g_autofree char *hindrance = dup_hindrance (self, &icon_name);

  gtk_widget_set_visible (GTK_WIDGET (self->trouble_box), hindrance != NULL);
  gtk_label_set_text (self->trouble, hindrance != NULL ? hindrance : "");
  gtk_image_set_from_icon_name (self->trouble_icon, icon_name);
}

static void
show_buttons (LkRunProgress *self)
{
  LkRunState state = lk_job_runner_get_state (self->runner);
  gboolean can_stop = state != LK_RUN_STOPPING && state != LK_RUN_ENDED;
  const char *name = is_held_up (self) ? _ ("Continue") : _ ("Pause");

  gtk_button_set_label (self->pause_button, is_held_up (self) ? _ ("_Continue") : _ ("_Pause"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.stop", can_stop);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.pause", can_stop);
}

static void
update_cb (LkRunProgress *self)
{
  show_counts (self);
  show_method (self);
  show_hindrance (self);
  show_buttons (self);
}

static void
pause_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkRunProgress *self = LK_RUN_PROGRESS (widget);

  if (is_held_up (self))
    lk_job_runner_go_on (self->runner);
  else
    lk_job_runner_pause (self->runner);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lk_job_runner_stop (LK_RUN_PROGRESS (widget)->runner);
}

static void
lk_run_progress_dispose (GObject *object)
{
  LkRunProgress *self = LK_RUN_PROGRESS (object);

  if (self->runner != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->runner, self);
      g_signal_handlers_disconnect_by_data (get_job (self), self);
    }
  if (self->pbx != NULL)
    g_signal_handlers_disconnect_by_data (self->pbx, self);
  g_clear_object (&self->runner);
  g_clear_object (&self->pbx);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_RUN_PROGRESS);

  G_OBJECT_CLASS (lk_run_progress_parent_class)->dispose (object);
}

static void
lk_run_progress_class_init (LkRunProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_run_progress_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-run-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, doing);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, progress);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, time_left);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, counts);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, method);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, trouble_box);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, trouble_icon);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, trouble);
  gtk_widget_class_bind_template_child (widget_class, LkRunProgress, pause_button);

  gtk_widget_class_install_action (widget_class, "run.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "run.stop", NULL, stop_cb);
}

static void
lk_run_progress_init (LkRunProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_run_progress_set_runner:
 * @self: a widget without a runner
 * @runner: what runs
 * @pbx: where it sends its requests
 */
void
lk_run_progress_set_runner (LkRunProgress *self, LkJobRunner *runner, LkPbx *pbx)
{
  g_set_object (&self->runner, runner);
  g_set_object (&self->pbx, pbx);
  g_signal_connect_object (runner, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_job (self), "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pbx, "notify::paused-until", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}
