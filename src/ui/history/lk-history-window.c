/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-history-window.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-dialog.h"
#include "lk-error-report.h"
#include "lk-history-export.h"
#include "lk-history-list.h"
#include "lk-history-row.h"
#include "lk-resume-dialog.h"
#include "lk-wipe-dialog.h"

/* While the person still types, nothing is searched. */
#define SEARCH_DELAY 250

struct _LkHistoryWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkListView *view;
  AdwStatusPage *trouble;

  LkJobs *jobs;
  LkCatalogue *catalogue;
  LkHistoryList *list;
  GCancellable *cancellable;     /* of what the person asked for last, and of the export */
  GtkFileChooserNative *chooser; /* NULL while nobody chooses a file */
};

G_DEFINE_FINAL_TYPE (LkHistoryWindow, lk_history_window, ADW_TYPE_WINDOW)

/* The list */

static const char *
choose_page (LkHistoryWindow *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "list";
  if (lk_history_list_get_trouble (self->list) != NULL)
    return "trouble";
  if (!lk_history_list_is_loaded (self->list))
    return "loading";
  return lk_history_list_get_query (self->list) != NULL ? "no-results" : "empty";
}

static void
loaded_cb (LkHistoryWindow *self)
{
  const GError *trouble = lk_history_list_get_trouble (self->list);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  g_autofree char *text = trouble != NULL ? g_markup_escape_text (trouble->message, -1) : NULL;

  if (text != NULL)
    adw_status_page_set_description (self->trouble, text);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.export", !is_empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.wipe",
                                 !is_empty || lk_history_list_get_query (self->list) != NULL);
}

static void
search_changed_cb (GtkSearchEntry *entry, LkHistoryWindow *self)
{
  if (self->list != NULL)
    lk_history_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape first leaves the search, then the window. */
static void
stop_search_cb (GtkSearchEntry *entry, LkHistoryWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
edge_reached_cb (GtkScrolledWindow *scrolled, GtkPositionType edge, LkHistoryWindow *self)
{
  if (edge == GTK_POS_BOTTOM && self->list != NULL)
    lk_history_list_load_more (self->list);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, lk_history_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  LkHistoryEntry *entry = gtk_list_item_get_item (item);
  gboolean is_job = lk_history_entry_get_day (entry) == NULL;

  lk_history_row_set_entry (LK_HISTORY_ROW (gtk_list_item_get_child (item)), entry);
  gtk_list_item_set_selectable (item, is_job);
  gtk_list_item_set_activatable (item, is_job);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  lk_history_row_set_entry (LK_HISTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

/* One job */

static GCancellable *
begin (LkHistoryWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static LkJob *
finish_loading (LkHistoryWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  LkJob *job = lk_journal_load_finish (lk_jobs_get_journal (self->jobs), result, &error);

  if (job == NULL)
    lk_report_error (GTK_WIDGET (self), _ ("The Job Cannot Be Read"), error);
  return job;
}

static void
load_job (LkHistoryWindow *self, gint64 id, GAsyncReadyCallback callback)
{
  lk_journal_load_async (lk_jobs_get_journal (self->jobs), id, begin (self), callback,
                         g_object_ref (self));
}

static void
loaded_to_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkHistoryWindow) self = user_data;
  g_autoptr (LkJob) job = NULL;

  if (self->jobs == NULL)
    return;
  job = finish_loading (self, result);
  if (job == NULL)
    return;

  if (lk_job_get_state (job) != LK_JOB_RUNNING)
    lk_batch_dialog_present_job (GTK_WINDOW (self), self->jobs, self->catalogue, job);
  else if (!lk_jobs_is_busy (self->jobs))
    lk_resume_dialog_present (GTK_WINDOW (self), self->jobs, job);
  else
    lk_report_news (GTK_WIDGET (self->stack),
                    _ ("This job was interrupted. It can go on when the job that is running has "
                       "ended."));
}

/* The one that is running is shown as it runs. */
static LkJobRunner *
find_runner (LkHistoryWindow *self, gint64 id)
{
  LkJobRunner *runner = lk_jobs_get_runner (self->jobs);

  if (runner == NULL || !lk_jobs_is_busy (self->jobs)
      || lk_job_get_id (lk_job_runner_get_job (runner)) != id)
    return NULL;
  return runner;
}

static void
activate_cb (GtkListView *view, guint position, LkHistoryWindow *self)
{
  g_autoptr (LkHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  LkJobSummary *summary = entry != NULL ? lk_history_entry_get_summary (entry) : NULL;
  LkJobRunner *runner;

  if (summary == NULL)
    return;

  runner = find_runner (self, lk_job_summary_get_id (summary));
  if (runner != NULL)
    lk_batch_dialog_present_runner (GTK_WINDOW (self), self->jobs, self->catalogue, runner);
  else
    load_job (self, lk_job_summary_get_id (summary), loaded_to_open_cb);
}

static void
loaded_to_undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkHistoryWindow) self = user_data;
  g_autoptr (LkJob) job = NULL;

  if (self->jobs == NULL)
    return;
  job = finish_loading (self, result);
  if (job == NULL)
    return;

  if (lk_job_can_undo (job))
    lk_batch_dialog_present_undo (GTK_WINDOW (self), self->jobs, self->catalogue, job);
  else
    lk_report_news (GTK_WIDGET (self->stack), _ ("Nothing of this job can be taken back."));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  load_job (LK_HISTORY_WINDOW (widget), g_variant_get_int64 (target), loaded_to_undo_cb);
}

/* All of them */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (lk_history_export_finish (LK_JOURNAL (source), result, &error) && self->jobs != NULL)
    lk_report_news (GTK_WIDGET (self->stack), _ ("The history was exported."));
  else if (self->jobs != NULL)
    lk_report_error (GTK_WIDGET (self), _ ("The History Was Not Exported"), error);
}

static void
chosen_cb (LkHistoryWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    lk_history_export_async (lk_jobs_get_journal (self->jobs),
                             lk_profile_get_id (lk_jobs_get_profile (self->jobs)),
                             lk_history_list_get_query (self->list), file, begin (self),
                             exported_cb, g_object_ref (self));
  gtk_native_dialog_destroy (chooser);
  g_clear_object (&self->chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkHistoryWindow *self = LK_HISTORY_WINDOW (widget);
  gboolean is_part = lk_history_list_get_query (self->list) != NULL;
  GtkFileChooser *chooser;

  if (self->chooser != NULL)
    return;

  self->chooser =
    gtk_file_chooser_native_new (is_part ? _ ("Export What Was Found") : _ ("Export History"),
                                 GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
                                 NULL);
  chooser = GTK_FILE_CHOOSER (self->chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* Translators: a name for a file. */
  gtk_file_chooser_set_current_name (chooser, _ ("history.csv"));
  add_filter (chooser, _ ("Table for a spreadsheet (CSV)"), "csv");
  add_filter (chooser, _ ("JSON, for programs"), "json");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
wipe_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_wipe_dialog_present (GTK_WINDOW (widget), LK_HISTORY_WINDOW (widget)->jobs);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_grab_focus (GTK_WIDGET (LK_HISTORY_WINDOW (widget)->search_entry));
}

static void
try_again_cb (LkHistoryWindow *self)
{
  lk_history_list_load (self->list);
}

static void
lk_history_window_dispose (GObject *object)
{
  LkHistoryWindow *self = LK_HISTORY_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->list != NULL)
    lk_history_list_close (self->list);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->jobs);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_HISTORY_WINDOW);

  G_OBJECT_CLASS (lk_history_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
  gtk_widget_class_install_action (widget_class, "history.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "history.wipe", NULL, wipe_cb);
  gtk_widget_class_install_action (widget_class, "history.search", NULL, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_history_window_class_init (LkHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_history_window_dispose;

  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LkHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryWindow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
lk_history_window_init (LkHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_search_entry_set_search_delay (self->search_entry, SEARCH_DELAY);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

static void
take_jobs (LkHistoryWindow *self, LkJobs *jobs, LkCatalogue *catalogue)
{
  LkProfile *profile = lk_jobs_get_profile (jobs);
  GtkSingleSelection *selection;

  self->jobs = g_object_ref (jobs);
  self->catalogue = g_object_ref (catalogue);
  self->list = lk_history_list_new (lk_jobs_get_journal (jobs), lk_profile_get_id (profile));
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  loaded_cb (self);
  lk_history_list_load (self->list);
}

static LkHistoryWindow *
find_window (GtkWindow *parent, LkJobs *jobs)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (LK_IS_HISTORY_WINDOW (window) && LK_HISTORY_WINDOW (window)->jobs == jobs
          && gtk_window_get_transient_for (window) == parent)
        return LK_HISTORY_WINDOW (window);
    }

  return NULL;
}

/**
 * lk_history_window_present:
 * @parent: the window to stand over
 * @jobs: whose history; its journal is open
 * @catalogue: what else the phone system offers
 *
 * Shows the history, in the window that has it already where there is one.
 */
void
lk_history_window_present (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue)
{
  LkHistoryWindow *self = find_window (parent, jobs);

  if (self == NULL)
    {
      self = g_object_new (LK_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
      take_jobs (self, jobs, catalogue);
    }
  gtk_window_present (GTK_WINDOW (self));
}
