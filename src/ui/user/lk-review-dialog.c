/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-error-report.h"
#include "lk-user-fields.h"

struct _LkReviewDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *changes;

  LkUserEdit *edit;
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkReviewDialog, lk_review_dialog, ADW_TYPE_WINDOW)

static LkDraft *
get_draft (LkReviewDialog *self)
{
  return lk_user_edit_get_draft (self->edit);
}

static void
put_back_cb (LkReviewDialog *self, GtkButton *button)
{
  lk_draft_put_back (get_draft (self), g_object_get_data (G_OBJECT (button), "field"));
}

static GtkWidget *
new_put_back_button (LkReviewDialog *self, const LkField *field)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Put Back"));
  /* Translators: %s is the label of a field. */
  g_autofree char *name = g_strdup_printf (_ ("Put back: %s"), lk_field_get_label (field));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
  g_signal_connect_object (button, "clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_change (LkReviewDialog *self, const LkField *field)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_preferences_row_new ();
  g_autofree char *title = g_markup_escape_text (lk_field_get_label (field), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           new_put_back_button (self, field));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              lk_change_view_new (lk_user_edit_get_context (self->edit), field,
                                                  lk_draft_get_original_value (get_draft (self),
                                                                               field),
                                                  lk_draft_get (get_draft (self), field)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (self->changes, group);
}

static void
update_cb (LkReviewDialog *self)
{
  guint n_changes = lk_draft_count_changes (get_draft (self));
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
  for (const LkField *field = NULL;
       (field = lk_draft_next_change (get_draft (self), field)) != NULL;)
    add_change (self, field);
  adw_window_title_set_subtitle (self->title, subtitle);
  if (n_changes == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (LkReviewDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
copy_cb (LkReviewDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const LkField *field = NULL;
       (field = lk_draft_next_change (get_draft (self), field)) != NULL;)
    {
      g_autofree char *lines =
        lk_change_view_dup_text (lk_user_edit_get_context (self->edit), field,
                                 lk_draft_get_original_value (get_draft (self), field),
                                 lk_draft_get (get_draft (self), field));

      g_string_append_printf (text, "%s\n%s\n", lk_field_get_label (field), lines);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  lk_report_news (GTK_WIDGET (self->changes), _ ("Changes copied"));
}

static void
lk_review_dialog_dispose (GObject *object)
{
  LkReviewDialog *self = LK_REVIEW_DIALOG (object);

  g_clear_object (&self->edit);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_REVIEW_DIALOG);

  G_OBJECT_CLASS (lk_review_dialog_parent_class)->dispose (object);
}

static void
lk_review_dialog_class_init (LkReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_review_dialog_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", LK_TYPE_REVIEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkReviewDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkReviewDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_review_dialog_init (LkReviewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_review_dialog_new:
 * @parent: the window to stand over
 * @edit: whose changes to show
 *
 * Returns: (transfer none): a dialog that has not been presented yet.
 */
LkReviewDialog *
lk_review_dialog_new (GtkWindow *parent, LkUserEdit *edit)
{
  LkReviewDialog *self = g_object_new (LK_TYPE_REVIEW_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = lk_user_dup_name (lk_user_edit_get_user (edit));

  self->edit = g_object_ref (edit);
  /* Translators: %s is a user’s name. */
  g_autofree char *title = g_strdup_printf (_ ("Changes to %s"), name);
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
  return self;
}
