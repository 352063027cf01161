/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-preview-page.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-plan-list.h"
#include "lk-plan-paper.h"
#include "lk-request-dialog.h"

/* In milliseconds: whoever unticks one row after the other is not counted after each. */
#define COUNT_DELAY 200

struct _LkPreviewPage
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkLabel *sending;
  GtkSearchEntry *search_entry;
  LkPlanList *list;
  AdwEntryRow *reason_row;

  LkEditContext *context;
  LkJob *job;
  gboolean is_by_user;
  gboolean is_ready;
  gboolean is_reason_new;        /* no request is another one by that */
  guint count_id;                /* the source that counts them; 0 otherwise */
  GCancellable *counting;        /* of that; NULL otherwise */
  GCancellable *cancellable;     /* of all else */
  GtkFileChooserNative *chooser; /* while it is open; NULL otherwise */
};

enum
{
  PROP_0,
  PROP_READY,
  PROP_ORDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkPreviewPage, lk_preview_page, ADW_TYPE_BIN)

/* The summary */

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
dup_summary (LkPreviewPage *self)
{
  GString *text = g_string_new (NULL);
  guint n_ticked = lk_job_count_ticked (self->job);
  guint n_unticked = lk_job_count (self->job, LK_ITEM_PLANNED) - n_ticked;
  guint n_same = lk_job_count (self->job, LK_ITEM_UNCHANGED);
  guint n_out = lk_job_count (self->job, LK_ITEM_SKIPPED);
  guint n_failed = lk_job_count (self->job, LK_ITEM_FAILED)
                   + lk_job_count (self->job, LK_ITEM_UNKNOWN);

  add_sentence (text,
                g_strdup_printf (ngettext ("%'u user changes.", "%'u users change.", n_ticked),
                                 n_ticked));
  if (n_unticked > 0)
    add_sentence (text, g_strdup_printf (ngettext ("You have unticked %'u.",
                                                   "You have unticked %'u.", n_unticked),
                                         n_unticked));
  if (n_same > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u is as wanted already.",
                                                   "%'u are as wanted already.", n_same),
                                         n_same));
  if (n_out > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u is left out.", "%'u are left out.", n_out),
                                         n_out));
  if (n_failed > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%'u cannot be changed.",
                                                   "%'u cannot be changed.", n_failed),
                                         n_failed));
  return g_string_free (text, FALSE);
}

static char *
dup_sending (LkPreviewPage *self, guint n)
{
  if (n == 0)
    return g_strdup (_ ("Nothing would be sent."));

  switch (lk_job_get_method (self->job))
    {
    case LK_METHOD_SINGLE:
      return g_strdup_printf (ngettext ("Sent with %'u request.",
                                        "Sent with about %'u requests, one user after the other.",
                                        n),
                              n);
    case LK_METHOD_MULTI:
      return g_strdup_printf (ngettext ("Sent with %'u request, by the older call for many users.",
                                        "Sent with about %'u requests, by the older call for many "
                                        "users.",
                                        n),
                              n);
    default:
      return g_strdup_printf (ngettext ("Sent with %'u request for all of them.",
                                        "Sent with about %'u requests, up to a hundred users with "
                                        "each.",
                                        n),
                              n);
    }
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPreviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkPlanPaper) paper = lk_plan_paper_write_finish (LK_JOB (source), result, &error);
  g_autofree char *sending = NULL;

  /* Nothing but being called off can go wrong. */
  if (paper == NULL || self->job == NULL)
    return;

  g_clear_object (&self->counting);
  sending = dup_sending (self, paper->requests->len);
  gtk_label_set_text (self->sending, sending);
}

static gboolean
count_cb (gpointer user_data)
{
  LkPreviewPage *self = user_data;

  self->count_id = 0;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  lk_plan_paper_write_async (self->job, FALSE, self->counting, counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
update (LkPreviewPage *self)
{
  g_autofree char *summary = dup_summary (self);
  gboolean is_ready = lk_job_count_ticked (self->job) > 0;

  if (g_strcmp0 (gtk_label_get_text (self->summary), summary) != 0)
    gtk_label_set_text (self->summary, summary);
  if (self->is_ready == is_ready)
    return;

  self->is_ready = is_ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
changed_cb (LkPreviewPage *self)
{
  update (self);
  if (self->is_reason_new)
    {
      self->is_reason_new = FALSE;
      return;
    }

  g_clear_handle_id (&self->count_id, g_source_remove);
  self->count_id = g_timeout_add (COUNT_DELAY, count_cb, self);
}

static void
reason_changed_cb (LkPreviewPage *self)
{
  if (self->job == NULL)
    return;

  self->is_reason_new = TRUE;
  lk_job_set_reason (self->job, gtk_editable_get_text (GTK_EDITABLE (self->reason_row)));
}

/* The search */

static void
search_changed_cb (GtkSearchEntry *entry, LkPreviewPage *self)
{
  lk_plan_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
stop_search_cb (GtkSearchEntry *entry, LkPreviewPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
set_order (LkPreviewPage *self, const char *order)
{
  self->is_by_user = g_strcmp0 (order, "user") == 0;
  lk_plan_list_set_by_user (self->list, self->is_by_user);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

/* The plan on paper */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPreviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkPlanPaper) paper = lk_plan_paper_write_finish (LK_JOB (source), result, &error);

  if (paper == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), paper->json);
  lk_report_news (GTK_WIDGET (self), _ ("Plan copied"));
}

static void
copy_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkPreviewPage *self = LK_PREVIEW_PAGE (widget);

  lk_plan_paper_write_async (self->job, TRUE, self->cancellable, written_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPreviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = lk_plan_paper_save_finish (LK_JOB (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (is_saved)
    lk_report_news (GTK_WIDGET (self), _ ("Plan saved"));
  else
    lk_report_error (GTK_WIDGET (self), _ ("The Plan Cannot Be Saved"), error);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, LkPreviewPage *self)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    lk_plan_paper_save_async (self->job, file, self->cancellable, saved_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkPreviewPage *self = LK_PREVIEW_PAGE (widget);

  if (self->chooser != NULL)
    return;

  self->chooser =
    gtk_file_chooser_native_new (_ ("Save Plan"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("plan.json"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPreviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkPlanPaper) paper = lk_plan_paper_write_finish (LK_JOB (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (paper != NULL && root != NULL)
    lk_request_dialog_present_many (GTK_WINDOW (root), lk_edit_context_get_pbx (self->context),
                                    paper->requests);
}

static void
show_requests_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkPreviewPage *self = LK_PREVIEW_PAGE (widget);

  lk_plan_paper_write_async (self->job, FALSE, self->cancellable, listed_cb, g_object_ref (self));
}

static void
lk_preview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkPreviewPage *self = LK_PREVIEW_PAGE (object);

  switch (id)
    {
    case PROP_READY:
      g_value_set_boolean (value, self->is_ready);
      break;
    case PROP_ORDER:
      g_value_set_string (value, self->is_by_user ? "user" : "change");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_preview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ORDER)
    set_order (LK_PREVIEW_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lk_preview_page_dispose (GObject *object)
{
  LkPreviewPage *self = LK_PREVIEW_PAGE (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->job);
  g_clear_object (&self->context);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_PREVIEW_PAGE);

  G_OBJECT_CLASS (lk_preview_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LkPreviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LkPreviewPage, sending);
  gtk_widget_class_bind_template_child (widget_class, LkPreviewPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkPreviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, LkPreviewPage, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
lk_preview_page_class_init (LkPreviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_preview_page_get_property;
  object_class->set_property = lk_preview_page_set_property;
  object_class->dispose = lk_preview_page_dispose;

  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* As a property, so that the menu marks which one it is. */
  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, "change",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LK_TYPE_PLAN_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "plan.order", "order");
  gtk_widget_class_install_action (widget_class, "plan.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "plan.show-requests", NULL,
                                   show_requests_action_cb);
}

static void
lk_preview_page_init (LkPreviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * lk_preview_page_new:
 * @context: what the values belong to
 * @job: a planned update, to which nothing is added any more
 *
 * Returns: (transfer floating): the page.
 */
GtkWidget *
lk_preview_page_new (LkEditContext *context, LkJob *job)
{
  LkPreviewPage *self = g_object_new (LK_TYPE_PREVIEW_PAGE, NULL);

  self->context = g_object_ref (context);
  self->job = g_object_ref (job);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), lk_job_get_reason (job));
  lk_plan_list_set_job (self->list, context, job);
  g_signal_connect_object (job, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  count_cb (self);
  return GTK_WIDGET (self);
}
