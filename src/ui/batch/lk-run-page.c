/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-run-page.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-item-dialog.h"
#include "lk-job-words.h"
#include "lk-outcome-table.h"
#include "lk-prepare.h"
#include "lk-report-file.h"
#include "lk-run-progress.h"

struct _LkRunPage
{
  AdwBin parent_instance;

  /* Template */
  LkRunProgress *progress;
  GtkBox *outcome_box;
  GtkImage *icon;
  GtkLabel *outcome;
  GtkLabel *remark;
  LkOutcomeTable *table;
  GtkButton *undo_button;
  GtkButton *retry_button;

  /* Owned */
  LkEditContext *context;
  LkJob *job;
  LkJobRunner *runner; /* NULL where it does not run here */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser; /* NULL while nobody chooses a file */
  gboolean was_running;
};

enum
{
  SIGNAL_RETRY,
  SIGNAL_UNDO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkRunPage, lk_run_page, ADW_TYPE_BIN)

static gboolean
is_running (LkRunPage *self)
{
  return self->runner != NULL && lk_job_runner_get_state (self->runner) != LK_RUN_ENDED;
}

/* The outcome */

/* What the history does not know, and why users are in no final state. */
static char *
dup_remark (LkRunPage *self)
{
  const GError *trouble = self->runner != NULL ? lk_job_runner_get_trouble (self->runner) : NULL;

  if (trouble != NULL)
    return g_strdup (trouble->message);
  if (lk_job_get_state (self->job) == LK_JOB_STOPPED)
    return g_strdup (_ ("The job was stopped before all was sent."));
  if (lk_job_get_state (self->job) == LK_JOB_RUNNING && self->runner == NULL)
    return g_strdup (_ ("The job was interrupted before all was sent."));
  return g_strdup ("");
}

static void
show_outcome (LkRunPage *self)
{
  g_autofree char *outcome = lk_job_words_dup_outcome (self->job);
  g_autofree char *remark = dup_remark (self);
  gboolean is_worrying = lk_job_words_is_worrying (self->job);

  gtk_label_set_text (self->outcome, outcome);
  gtk_label_set_text (self->remark, remark);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), *remark != '\0');
  gtk_image_set_from_icon_name (self->icon,
                                is_worrying ? "dialog-warning-symbolic" : "object-select-symbolic");
}

static gboolean
has_failures (LkRunPage *self)
{
  return lk_job_count (self->job, LK_ITEM_FAILED) + lk_job_count (self->job, LK_ITEM_UNKNOWN)
           + lk_job_count (self->job, LK_ITEM_SENDING)
         > 0;
}

static void
show_buttons (LkRunPage *self)
{
  gboolean can_undo = !is_running (self) && lk_job_can_undo (self->job);
  gboolean can_retry = !is_running (self) && lk_job_can_retry (self->job);
  const char *name = has_failures (self) ? _ ("Retry Failed") : _ ("Send the Rest");

  gtk_button_set_label (self->retry_button,
                        has_failures (self) ? _ ("_Retry Failed") : _ ("Send the _Rest"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->retry_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), can_undo);
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), can_retry);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.retry", can_retry);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.copy", !is_running (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.export",
                                 !is_running (self) && self->chooser == NULL);
}

/* Whoever has just pressed Stop would be left without a place for the keyboard. */
static void
hide_progress (LkRunPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->progress)))
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static void
end (LkRunPage *self)
{
  hide_progress (self);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_box), TRUE);
  if (lk_job_words_is_worrying (self->job))
    lk_outcome_table_show_worst (self->table);
}

static void
update_cb (LkRunPage *self)
{
  gboolean running = is_running (self);

  if (self->was_running && !running)
    end (self);
  self->was_running = running;
  if (!running)
    show_outcome (self);
  show_buttons (self);
}

/* Details */

static void
opened_cb (LkRunPage *self, LkJobItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    lk_item_dialog_present (GTK_WINDOW (root), self->context, self->job, item);
}

/* Copying */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkRunPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = lk_report_build_finish (LK_JOB (source), result, &error);

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  lk_report_news (GTK_WIDGET (self->table), _ ("Outcome copied"));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkRunPage *self = LK_RUN_PAGE (widget);
  g_autoptr (GPtrArray) items = lk_outcome_table_list_chosen (self->table);

  lk_report_build_async (self->job, items, LK_REPORT_TEXT, self->cancellable, copied_cb,
                         g_object_ref (self));
}

/* Exporting */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkRunPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = lk_report_save_finish (LK_JOB (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (is_saved)
    lk_report_news (GTK_WIDGET (self->table), _ ("Outcome exported"));
  else
    lk_report_error (GTK_WIDGET (self), _ ("Outcome Not Exported"), error);
}

static void
chosen_cb (LkRunPage *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    lk_report_save_async (self->job, file, self->cancellable, saved_cb, g_object_ref (self));
  gtk_native_dialog_destroy (chooser);
  g_clear_object (&self->chooser);
  show_buttons (self);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

static char *
dup_file_name (LkRunPage *self)
{
  gint64 started_at = lk_job_get_started_at (self->job);
  g_autoptr (GDateTime) time = started_at > 0
                                 ? g_date_time_new_from_unix_local (started_at / G_USEC_PER_SEC)
                                 : g_date_time_new_now_local ();
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H.%M") : NULL;

  return g_strdup_printf ("Linekeeper %s.csv", day != NULL ? day : "");
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkRunPage *self = LK_RUN_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = dup_file_name (self);

  self->chooser = gtk_file_chooser_native_new (_ ("Export Outcome"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Table for a spreadsheet (CSV)"), "csv");
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("JSON, for programs"), "json");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
  show_buttons (self);
}

/* What follows */

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RETRY], 0);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_UNDO], 0);
}

/* Never on Stop: whoever has just pressed Enter may press it once more. */
static gboolean
lk_run_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (LK_RUN_PAGE (widget)->table), GTK_DIR_TAB_FORWARD);
}

static void
lk_run_page_dispose (GObject *object)
{
  LkRunPage *self = LK_RUN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->runner);
  g_clear_object (&self->job);
  g_clear_object (&self->context);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_RUN_PAGE);

  G_OBJECT_CLASS (lk_run_page_parent_class)->dispose (object);
}

static void
lk_run_page_finalize (GObject *object)
{
  g_object_unref (LK_RUN_PAGE (object)->cancellable);

  G_OBJECT_CLASS (lk_run_page_parent_class)->finalize (object);
}

static void
add_signals (GObjectClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_RETRY] =
    g_signal_new ("retry", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO] =
    g_signal_new ("undo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_run_page_class_init (LkRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_run_page_dispose;
  widget_class->grab_focus = lk_run_page_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = lk_run_page_finalize;
  add_signals (G_OBJECT_CLASS (klass));

  g_type_ensure (LK_TYPE_RUN_PROGRESS);
  g_type_ensure (LK_TYPE_OUTCOME_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, icon);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, remark);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, table);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LkRunPage, retry_button);

  gtk_widget_class_install_action (widget_class, "run.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "run.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "run.retry", NULL, retry_cb);
  gtk_widget_class_install_action (widget_class, "run.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "run.copy", NULL);
}

static void
lk_run_page_init (LkRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * lk_run_page_new:
 * @context: what the values of the job belong to
 * @job: a job
 * @runner: (nullable): what runs it; %NULL for a job from the journal
 *
 * Returns: (transfer floating): a page about it.
 */
GtkWidget *
lk_run_page_new (LkEditContext *context, LkJob *job, LkJobRunner *runner)
{
  LkRunPage *self = g_object_new (LK_TYPE_RUN_PAGE, NULL);

  self->context = g_object_ref (context);
  self->job = g_object_ref (job);
  g_set_object (&self->runner, runner);
  lk_outcome_table_set_job (self->table, job);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  if (runner != NULL)
    {
      lk_run_progress_set_runner (self->progress, runner, lk_edit_context_get_pbx (context));
      g_signal_connect_object (runner, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  self->was_running = TRUE;
  update_cb (self);
  return GTK_WIDGET (self);
}
