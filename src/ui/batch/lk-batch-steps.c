/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-steps.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-bar.h"
#include "lk-batch-form.h"
#include "lk-delete-page.h"
#include "lk-error-report.h"
#include "lk-job-title.h"
#include "lk-preview-page.h"
#include "lk-run-page.h"
#include "lk-step-line.h"

struct _LkBatchSteps
{
  AdwBin parent_instance;

  LkStepLine *line;
  GtkStack *stack;
  AdwBin *form_slot;
  GtkProgressBar *progress_bar;
  AdwStatusPage *failed_page;
  GtkWidget *try_button;
  AdwBin *preview_slot;
  AdwBin *run_slot;
  LkBatchBar *bar;

  LkBatchForm *form;    /* in its slot; NULL where nothing is entered */
  GtkWidget *plan_page; /* in preview_slot; NULL until there is a plan */

  LkJobs *jobs;
  LkEditContext *context; /* of many users */
  LkPlanning *planning;   /* NULL once it runs, and for a job from the journal */
  LkJob *job;             /* on the run page; NULL before */
  LkJobRunner *runner;    /* likewise; NULL for a job from the journal */
  gboolean has_ended;     /* whether that was said */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WANTED,
  SIGNAL_SHOW_RUNNER,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBatchSteps, lk_batch_steps, ADW_TYPE_BIN)

static gboolean
is_on_page (LkBatchSteps *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static LkJob *
get_plan (LkBatchSteps *self)
{
  return self->planning != NULL ? lk_planning_get_job (self->planning) : NULL;
}

/* What is to be seen */

/* Those that are not complete, too: who goes on is told what is missing. */
static guint
count_fields (LkBatchSteps *self)
{
  return self->form != NULL ? lk_batch_form_count_ticked (self->form) : 0;
}

static gboolean
is_plan_ready (LkBatchSteps *self)
{
  gboolean is_ready = FALSE;

  if (self->plan_page != NULL)
    g_object_get (self->plan_page, "ready", &is_ready, NULL);
  return is_ready;
}

static void
update (LkBatchSteps *self)
{
  gboolean is_form = is_on_page (self, "form");
  gboolean is_plan = is_on_page (self, "preview") && get_plan (self) != NULL;
  gboolean is_busy = lk_jobs_is_busy (self->jobs);

  if (is_form)
    lk_batch_bar_show_entries (self->bar, count_fields (self));
  else if (is_plan)
    lk_batch_bar_show_plan (self->bar, get_plan (self));
  lk_batch_bar_set_waiting (self->bar, is_plan && is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), is_form || is_plan);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.next",
                                 (is_form && count_fields (self) > 0)
                                   || (is_plan && !is_busy && is_plan_ready (self)));
}

static LkStep
get_step (const char *page)
{
  if (g_str_equal (page, "form"))
    return LK_STEP_WHAT;
  return g_str_equal (page, "run") ? LK_STEP_OUTCOME : LK_STEP_PREVIEW;
}

/* Somebody was asked what shall change, unless an earlier job says it. */
static LkStep
get_first_step (LkBatchSteps *self)
{
  if (self->job == NULL)
    return self->form != NULL ? LK_STEP_WHAT : LK_STEP_PREVIEW;

  return lk_job_get_kind (self->job) == LK_JOB_UPDATE && lk_job_get_undo_of (self->job) == 0
             && lk_job_get_retry_of (self->job) == 0
           ? LK_STEP_WHAT
           : LK_STEP_PREVIEW;
}

/* Whoever opens a job from the history takes no steps. */
static void
show_page (LkBatchSteps *self, const char *page)
{
  gboolean is_past = self->job != NULL && self->runner == NULL;

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->line), !is_past);
  lk_step_line_show (self->line, get_first_step (self), get_step (page));
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The run */

static void
run_changed_cb (LkBatchSteps *self)
{
  if (self->has_ended || lk_batch_steps_is_running (self))
    return;

  self->has_ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, self->job);
}

static void
want (LkBatchSteps *self, LkPlanning *planning)
{
  g_signal_emit (self, signals[SIGNAL_WANTED], 0, planning);
}

static void
retry_cb (LkBatchSteps *self)
{
  g_autoptr (LkPlanning) planning = lk_planning_new_retry (self->jobs, self->job);

  want (self, planning);
}

static void
undo_cb (LkBatchSteps *self)
{
  g_autoptr (LkPlanning) planning = lk_planning_new_undo (self->jobs, self->job);

  want (self, planning);
}

static void
drop_planning (LkBatchSteps *self)
{
  if (self->planning == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->planning, self);
  lk_planning_stop (self->planning);
  g_clear_object (&self->planning);
}

static void
drop_plan_page (LkBatchSteps *self)
{
  LkJob *plan = get_plan (self);

  if (plan != NULL)
    g_signal_handlers_disconnect_by_data (plan, self);
  self->plan_page = NULL;
  adw_bin_set_child (self->preview_slot, NULL);
}

static void
drop_run (LkBatchSteps *self)
{
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  adw_bin_set_child (self->run_slot, NULL);
  g_clear_object (&self->runner);
  g_clear_object (&self->job);
}

/* The numbers of the setting are those of the methods. */
static LkJobMethod
get_method (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  return (LkJobMethod) g_settings_get_enum (settings, "update-method");
}

static void
start_run (LkBatchSteps *self)
{
  g_autoptr (LkJob) job = g_object_ref (get_plan (self));
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  runner = lk_jobs_run (self->jobs, job, &error);
  if (runner == NULL)
    {
      lk_report_error (GTK_WIDGET (self), _ ("The Job Cannot Start"), error);
      return;
    }

  drop_plan_page (self);
  drop_planning (self);
  adw_bin_set_child (self->form_slot, NULL);
  self->form = NULL;
  lk_batch_steps_show_run (self, job, runner);
}

/* The plan */

static GtkWidget *
new_plan_page (LkBatchSteps *self, LkJob *job)
{
  if (lk_job_get_kind (job) == LK_JOB_UPDATE)
    return lk_preview_page_new (self->context, job);

  return lk_delete_page_new (lk_jobs_get_directory (self->jobs), job);
}

static void
show_plan (LkBatchSteps *self)
{
  LkJob *job = get_plan (self);

  if (lk_job_get_kind (job) == LK_JOB_UPDATE)
    lk_job_set_method (job, get_method ());
  self->plan_page = new_plan_page (self, job);
  g_signal_connect_object (job, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_page, "notify::ready", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->preview_slot, self->plan_page);
  show_page (self, "preview");
  gtk_widget_child_focus (self->plan_page, GTK_DIR_TAB_FORWARD);
}

static void
show_failure (LkBatchSteps *self)
{
  const GError *error = lk_planning_get_error (self->planning);
  g_autofree char *reason = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, reason);
  show_page (self, "failed");
  gtk_widget_grab_focus (self->try_button);
}

static void
planning_changed_cb (LkBatchSteps *self)
{
  switch (lk_planning_get_state (self->planning))
    {
    case LK_PLANNING_BUSY:
      gtk_progress_bar_set_fraction (self->progress_bar,
                                     CLAMP (lk_planning_get_progress (self->planning), 0, 1));
      if (!is_on_page (self, "preparing"))
        show_page (self, "preparing");
      break;
    case LK_PLANNING_FAILED:
      show_failure (self);
      break;
    case LK_PLANNING_READY:
      show_plan (self);
      break;
    default:
      break;
    }
}

static void
start_planning (LkBatchSteps *self)
{
  drop_plan_page (self);
  lk_planning_start (self->planning,
                     self->form != NULL ? lk_batch_form_get_wishes (self->form) : NULL);
}

static void
set_planning (LkBatchSteps *self, LkPlanning *planning)
{
  drop_planning (self);
  self->planning = g_object_ref (planning);
  g_signal_connect_object (planning, "changed", G_CALLBACK (planning_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The button that leads to the preview is where the one is that starts the job: whoever clicks it
 * twice, as if it were an icon, has not seen anything yet. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LkBatchSteps *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (n_press > 1 && picked != NULL && gtk_widget_is_ancestor (picked, GTK_WIDGET (self->bar)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Actions */

static void
next_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkBatchSteps *self = LK_BATCH_STEPS (widget);

  if (is_on_page (self, "preview"))
    start_run (self);
  else if (!lk_batch_form_show_problem (self->form))
    start_planning (self);
}

static void
try_again_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkBatchSteps *self = LK_BATCH_STEPS (widget);

  if (self->planning != NULL)
    start_planning (self);
}

static void
show_other_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkBatchSteps *self = LK_BATCH_STEPS (widget);
  LkJobRunner *runner = lk_jobs_get_runner (self->jobs);

  if (runner != NULL)
    g_signal_emit (self, signals[SIGNAL_SHOW_RUNNER], 0, runner);
}

static void
lk_batch_steps_dispose (GObject *object)
{
  LkBatchSteps *self = LK_BATCH_STEPS (object);

  if (self->stack != NULL)
    {
      drop_plan_page (self);
      drop_run (self);
    }
  drop_planning (self);
  self->form = NULL;
  g_clear_object (&self->context);
  g_clear_object (&self->jobs);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_BATCH_STEPS);

  G_OBJECT_CLASS (lk_batch_steps_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-batch-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, line);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, stack);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, form_slot);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, failed_page);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, try_button);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, preview_slot);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, run_slot);
  gtk_widget_class_bind_template_child (widget_class, LkBatchSteps, bar);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "batch.next", NULL, next_action_cb);
  gtk_widget_class_install_action (widget_class, "batch.try-again", NULL, try_again_action_cb);
  gtk_widget_class_install_action (widget_class, "batch.show-other", NULL, show_other_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "batch.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "batch.next", NULL);
}

static void
lk_batch_steps_class_init (LkBatchStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_batch_steps_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BATCH_STEPS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", LK_TYPE_BATCH_STEPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_PLANNING);
  signals[SIGNAL_SHOW_RUNNER] = g_signal_new ("show-runner", LK_TYPE_BATCH_STEPS, G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                              LK_TYPE_JOB_RUNNER);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", LK_TYPE_BATCH_STEPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_JOB);

  g_type_ensure (LK_TYPE_BATCH_BAR);
  g_type_ensure (LK_TYPE_STEP_LINE);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
lk_batch_steps_init (LkBatchSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_batch_steps_set_jobs:
 * @self: steps
 * @jobs: those of a phone system
 * @catalogue: what else it offers
 *
 * To be called once, before anything else.
 */
void
lk_batch_steps_set_jobs (LkBatchSteps *self, LkJobs *jobs, LkCatalogue *catalogue)
{
  self->jobs = g_object_ref (jobs);
  self->context = lk_edit_context_new (lk_jobs_get_directory (jobs), catalogue, NULL);
  g_signal_connect_object (jobs, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * lk_batch_steps_enter:
 * @self: steps
 * @planning: of a change
 * @users: (element-type LkUser): who shall change
 *
 * Begins by asking what shall change.
 */
void
lk_batch_steps_enter (LkBatchSteps *self, LkPlanning *planning, GPtrArray *users)
{
  GtkWidget *form = lk_batch_form_new (lk_jobs_get_directory (self->jobs),
                                       lk_edit_context_get_catalogue (self->context), users);

  set_planning (self, planning);
  self->form = LK_BATCH_FORM (form);
  adw_bin_set_child (self->form_slot, form);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  show_page (self, "form");
}

/**
 * lk_batch_steps_plan:
 * @self: steps
 * @planning: of anything for which nothing has to be entered
 *
 * Begins with the preview. An outcome that was shown makes room.
 */
void
lk_batch_steps_plan (LkBatchSteps *self, LkPlanning *planning)
{
  set_planning (self, planning);
  drop_run (self);
  start_planning (self);
}

/**
 * lk_batch_steps_show_run:
 * @self: steps
 * @job: one that runs or has run
 * @runner: (nullable): what runs it; %NULL for a job from the journal
 */
void
lk_batch_steps_show_run (LkBatchSteps *self, LkJob *job, LkJobRunner *runner)
{
  GtkWidget *page = lk_run_page_new (self->context, job, runner);

  g_set_object (&self->job, job);
  g_set_object (&self->runner, runner);
  self->has_ended = !lk_batch_steps_is_running (self);
  if (runner != NULL)
    g_signal_connect_object (runner, "changed", G_CALLBACK (run_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->run_slot, page);
  show_page (self, "run");
  gtk_widget_grab_focus (page);
}

/**
 * lk_batch_steps_is_planning:
 * @self: steps
 *
 * Returns: whether nothing runs yet, and something may.
 */
gboolean
lk_batch_steps_is_planning (LkBatchSteps *self)
{
  return self->planning != NULL;
}

gboolean
lk_batch_steps_is_running (LkBatchSteps *self)
{
  return self->runner != NULL && lk_job_runner_get_state (self->runner) != LK_RUN_ENDED;
}

/**
 * lk_batch_steps_has_entries:
 * @self: steps
 *
 * Returns: whether something was entered that would be lost.
 */
gboolean
lk_batch_steps_has_entries (LkBatchSteps *self)
{
  return count_fields (self) > 0;
}

/**
 * lk_batch_steps_get_job:
 * @self: steps
 *
 * Returns: (transfer none) (nullable): the job that runs or has run in here.
 */
LkJob *
lk_batch_steps_get_job (LkBatchSteps *self)
{
  return self->job;
}

/**
 * lk_batch_steps_dup_title:
 * @self: steps
 *
 * Returns: (transfer full): what it is about, translated.
 */
char *
lk_batch_steps_dup_title (LkBatchSteps *self)
{
  if (self->planning != NULL)
    return lk_planning_dup_title (self->planning);

  return self->job != NULL ? lk_job_title_dup (self->job) : g_strdup ("");
}

gboolean
lk_batch_steps_can_go_back (LkBatchSteps *self)
{
  return self->form != NULL && !is_on_page (self, "form");
}

/**
 * lk_batch_steps_go_back:
 * @self: steps that can
 *
 * Goes back to what shall change, where everything is as it was.
 */
void
lk_batch_steps_go_back (LkBatchSteps *self)
{
  drop_plan_page (self);
  lk_planning_stop (self->planning);
  show_page (self, "form");
  lk_batch_form_focus (self->form);
}

void
lk_batch_steps_focus (LkBatchSteps *self)
{
  if (self->form != NULL && is_on_page (self, "form"))
    lk_batch_form_focus (self->form);
}
