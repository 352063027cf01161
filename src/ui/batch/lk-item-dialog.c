/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-item-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-job-words.h"
#include "lk-user-fields.h"

struct _LkItemDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *message;
  GtkBox *fields;

  LkEditContext *context;
  LkJobItem *item;
};

G_DEFINE_FINAL_TYPE (LkItemDialog, lk_item_dialog, ADW_TYPE_WINDOW)

static void
show_state_cb (LkItemDialog *self)
{
  LkItemState state = lk_job_item_get_state (self->item);
  const char *message = lk_job_item_get_message (self->item);

  gtk_image_set_from_icon_name (self->icon, lk_item_state_get_icon_name (state));
  gtk_label_set_text (self->state, lk_item_state_get_label (state));
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
}

static GtkWidget *
new_row (GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
add_group (LkItemDialog *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->fields, group);
  return group;
}

/* Where the user is not as wanted, it helps to see what they are instead. */
static void
add_found (LkItemDialog *self, GtkWidget *group, const LkField *field)
{
  LkUser *after = lk_job_item_get_after (self->item);
  LkItemState state = lk_job_item_get_state (self->item);
  GtkWidget *box, *label;

  if (after == NULL || lk_field_set_find (lk_user_get_fields (after), field) < 0
      || (state != LK_ITEM_FAILED && state != LK_ITEM_SKIPPED))
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = gtk_label_new (_ ("Found on the phone system afterwards"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  lk_change_view_new_value (self->context, field, lk_user_get (after, field)));
  gtk_widget_add_css_class (box, "side");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (box));
}

static void
add_changes (LkItemDialog *self, LkDifference *difference)
{
  for (guint i = 0; i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);
      GtkWidget *group = add_group (self, lk_field_get_label (field));
      GtkWidget *view = lk_change_view_new (self->context, field,
                                            lk_difference_get_before (difference, i),
                                            lk_difference_get_wanted (difference, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (view));
      add_found (self, group, field);
    }
}

static void
add_kept (LkItemDialog *self, LkUser *snapshot)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      GtkWidget *group;

      if (lk_field_has (field, LK_FIELD_SECRET)
          || lk_field_set_find (lk_user_get_fields (snapshot), field) < 0
          || !lk_value_is_set (lk_user_get (snapshot, field)))
        continue;
      group = add_group (self, lk_field_get_label (field));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_row (
                                   lk_change_view_new_value (self->context, field,
                                                             lk_user_get (snapshot, field))));
    }
}

static void
lk_item_dialog_dispose (GObject *object)
{
  LkItemDialog *self = LK_ITEM_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_ITEM_DIALOG);

  G_OBJECT_CLASS (lk_item_dialog_parent_class)->dispose (object);
}

static void
lk_item_dialog_class_init (LkItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_item_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-item-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkItemDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkItemDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, LkItemDialog, state);
  gtk_widget_class_bind_template_child (widget_class, LkItemDialog, message);
  gtk_widget_class_bind_template_child (widget_class, LkItemDialog, fields);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_item_dialog_init (LkItemDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (LkItemDialog *self)
{
  const char *name = lk_job_item_get_name (self->item);
  const char *number = lk_job_item_get_number (self->item);
  /* Translators: %s is an extension number. */
  g_autofree char *extension = g_strdup_printf (_ ("Extension %s"), number);

  adw_window_title_set_title (self->title, *name != '\0' ? name : number);
  adw_window_title_set_subtitle (self->title, *number != '\0' ? extension : "");
  gtk_window_set_title (GTK_WINDOW (self), *name != '\0' ? name : number);
}

/**
 * lk_item_dialog_present:
 * @parent: the window to stand over
 * @context: what the values belong to
 * @job: a job
 * @item: one of its users
 */
void
lk_item_dialog_present (GtkWindow *parent, LkEditContext *context, LkJob *job, LkJobItem *item)
{
  LkItemDialog *self = g_object_new (LK_TYPE_ITEM_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->item = g_object_ref (item);
  show_title (self);
  show_state_cb (self);
  if (lk_job_item_get_difference (item) != NULL)
    add_changes (self, lk_job_item_get_difference (item));
  else if (lk_job_item_get_snapshot (item) != NULL)
    add_kept (self, lk_job_item_get_snapshot (item));
  g_signal_connect_object (item, "notify::state", G_CALLBACK (show_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::message", G_CALLBACK (show_state_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
