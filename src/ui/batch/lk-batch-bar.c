/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-bar.h"

#include <glib/gi18n-lib.h>

struct _LkBatchBar
{
  AdwBin parent_instance;

  GtkWidget *notice;
  GtkLabel *status;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (LkBatchBar, lk_batch_bar, ADW_TYPE_BIN)

static void
set_css_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show (LkBatchBar *self, const char *label, const char *status, gboolean is_destructive)
{
  GtkWidget *button = GTK_WIDGET (self->next_button);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  set_css_class (button, "suggested-action", !is_destructive);
  set_css_class (button, "destructive-action", is_destructive);
  if (g_strcmp0 (gtk_button_get_label (self->next_button), label) != 0)
    gtk_button_set_label (self->next_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_strcmp0 (gtk_label_get_text (self->status), status) != 0)
    gtk_label_set_text (self->status, status);
}

static char *
dup_start_label (LkJob *job, guint n)
{
  switch (lk_job_get_kind (job))
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("_Delete %'u User", "_Delete %'u Users", n), n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("_Create %'u User", "_Create %'u Users", n), n);
    default:
      return g_strdup_printf (ngettext ("_Change %'u User", "_Change %'u Users", n), n);
    }
}

static void
lk_batch_bar_dispose (GObject *object)
{
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_BATCH_BAR);

  G_OBJECT_CLASS (lk_batch_bar_parent_class)->dispose (object);
}

static void
lk_batch_bar_class_init (LkBatchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_batch_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-batch-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBatchBar, notice);
  gtk_widget_class_bind_template_child (widget_class, LkBatchBar, status);
  gtk_widget_class_bind_template_child (widget_class, LkBatchBar, next_button);
}

static void
lk_batch_bar_init (LkBatchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_batch_bar_show_entries:
 * @self: a bar
 * @n_fields: how many shall change
 *
 * Leads to the preview.
 */
void
lk_batch_bar_show_entries (LkBatchBar *self, guint n_fields)
{
  g_autofree char *status = NULL;

  if (n_fields == 0)
    status = g_strdup (_ ("Choose what shall change."));
  else
    status = g_strdup_printf (
      ngettext ("%u field shall change. Nothing is changed before you have seen the preview.",
                "%u fields shall change. Nothing is changed before you have seen the preview.",
                n_fields),
      n_fields);
  show (self, _ ("_Preview"), status, FALSE);
}

/**
 * lk_batch_bar_show_plan:
 * @self: a bar
 * @job: a planned job
 *
 * Starts it.
 */
void
lk_batch_bar_show_plan (LkBatchBar *self, LkJob *job)
{
  guint n = lk_job_count_ticked (job);
  g_autofree char *label = dup_start_label (job, n);

  show (self, label, n == 0 ? _ ("There is nothing to do.") : "",
        lk_job_get_kind (job) == LK_JOB_DELETE);
}

/**
 * lk_batch_bar_set_waiting:
 * @self: a bar
 * @is_waiting: whether another job has to end first
 */
void
lk_batch_bar_set_waiting (LkBatchBar *self, gboolean is_waiting)
{
  gtk_widget_set_visible (self->notice, is_waiting);
}
