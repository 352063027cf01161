/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-history-row.h"

#include <glib/gi18n-lib.h>

struct _LkHistoryRow
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *day;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *time;
  GtkLabel *outcome;
  GtkLabel *fields;
  GtkLabel *client;
  GtkLabel *origin;
  GtkLabel *reason;
  GtkButton *undo_button;

  LkHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (LkHistoryRow, lk_history_row, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* What went wrong is told from what went well by its shape; the outcome says it in words. */
static const char *
choose_icon (LkJobSummary *summary)
{
  LkJobState state = lk_job_get_state (lk_job_summary_get_job (summary));

  if (lk_job_summary_count (summary, LK_ITEM_FAILED) > 0
      || lk_job_summary_count (summary, LK_ITEM_UNKNOWN) > 0)
    return "dialog-warning-symbolic";
  if (state == LK_JOB_RUNNING)
    return "content-loading-symbolic";
  if (lk_job_summary_count (summary, LK_ITEM_UNDONE) > 0)
    return "edit-undo-symbolic";
  return "object-select-symbolic";
}

static char *
dup_outcome (LkJobSummary *summary)
{
  g_autofree char *outcome = lk_job_summary_dup_outcome (summary);

  switch (lk_job_get_state (lk_job_summary_get_job (summary)))
    {
    case LK_JOB_RUNNING:
      /* Translators: %s is how many users are in which state. */
      return g_strdup_printf (_ ("Not finished: %s"), outcome);
    case LK_JOB_STOPPED:
      /* Translators: %s is how many users are in which state. */
      return g_strdup_printf (_ ("Stopped: %s"), outcome);
    default:
      return g_steal_pointer (&outcome);
    }
}

static const char *
get_origin (LkJob *job)
{
  if (lk_job_get_undo_of (job) != 0)
    return _ ("Takes back an earlier job");
  return lk_job_get_retry_of (job) != 0 ? _ ("Tries an earlier job again") : "";
}

static void
show_details (LkHistoryRow *self, LkJob *job)
{
  g_autofree char *fields = lk_history_entry_dup_fields (self->entry);
  /* Translators: %s is the Id of an API client: who did it. */
  g_autofree char *client = g_strdup_printf (_ ("by %s"), lk_job_get_client_id (job));
  /* Translators: %s is what the person gave as the reason. */
  g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), lk_job_get_reason (job));

  show_text (self->fields, fields);
  /* Always there, so that each line of the list is as high as the others. */
  gtk_label_set_text (self->client, *lk_job_get_client_id (job) != '\0' ? client : "");
  show_text (self->origin, get_origin (job));
  show_text (self->reason, *lk_job_get_reason (job) != '\0' ? reason : "");
}

static void
show_undo (LkHistoryRow *self, LkJobSummary *summary, const char *title)
{
  /* Translators: %s is what was done, such as “Change of 37 users”. */
  g_autofree char *name = g_strdup_printf (_ ("Undo: %s"), title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo_button), "x",
                                    lk_job_summary_get_id (summary));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), lk_history_entry_can_undo (self->entry));
}

static void
show_name (LkHistoryRow *self, const char *title, const char *outcome, const char *time)
{
  /* Translators: a line of the history: what was done, what became of it, and a time of the day. */
  g_autofree char *name = g_strdup_printf (_ ("%s. %s %s"), title, outcome, time);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), outcome);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_job (LkHistoryRow *self, LkJobSummary *summary)
{
  g_autoptr (GDateTime) moment = lk_history_entry_dup_time (self->entry);
  g_autofree char *time = g_date_time_format (moment, "%X");
  g_autofree char *title = lk_job_summary_dup_title (summary);
  g_autofree char *outcome = dup_outcome (summary);

  gtk_stack_set_visible_child_name (self->stack, "job");
  gtk_image_set_from_icon_name (self->icon, choose_icon (summary));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->outcome, outcome);
  show_details (self, lk_job_summary_get_job (summary));
  show_undo (self, summary, title);
  show_name (self, title, outcome, time);
}

static void
show_day (LkHistoryRow *self, const char *day)
{
  gtk_stack_set_visible_child_name (self->stack, "day");
  gtk_label_set_text (self->day, day);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, day, -1);
}

static void
update_cb (LkHistoryRow *self)
{
  LkJobSummary *summary = lk_history_entry_get_summary (self->entry);

  if (summary != NULL)
    show_job (self, summary);
  else
    show_day (self, lk_history_entry_get_day (self->entry));
}

static void
lk_history_row_dispose (GObject *object)
{
  LkHistoryRow *self = LK_HISTORY_ROW (object);

  lk_history_row_set_entry (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_HISTORY_ROW);

  G_OBJECT_CLASS (lk_history_row_parent_class)->dispose (object);
}

static void
lk_history_row_class_init (LkHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_history_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-history-row.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "historyrow");
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, stack);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, time);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, fields);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, client);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, origin);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, reason);
  gtk_widget_class_bind_template_child (widget_class, LkHistoryRow, undo_button);
}

static void
lk_history_row_init (LkHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lk_history_row_new (void)
{
  return g_object_new (LK_TYPE_HISTORY_ROW, NULL);
}

/**
 * lk_history_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows and follows
 */
void
lk_history_row_set_entry (LkHistoryRow *self, LkHistoryEntry *entry)
{
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  g_signal_connect_object (entry, "notify::summary", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}
