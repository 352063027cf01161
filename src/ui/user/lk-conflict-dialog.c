/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-user-fields.h"

/* One field to decide about. */
typedef struct
{
  const LkField *field;
  GtkCheckButton *theirs;
  GtkCheckButton *mine;
} Choice;

struct _LkConflictDialog
{
  AdwWindow parent_instance;

  GtkLabel *explanation;
  GtkBox *fields;
  GtkButton *save_button;

  LkUserEdit *edit;
  GArray *choices; /* of Choice; the widgets belong to @fields */
};

G_DEFINE_FINAL_TYPE (LkConflictDialog, lk_conflict_dialog, ADW_TYPE_WINDOW)

static gboolean
is_decided (const Choice *choice)
{
  return gtk_check_button_get_active (choice->theirs) || gtk_check_button_get_active (choice->mine);
}

static void
chosen_cb (LkConflictDialog *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->choices->len; i++)
    all = all && is_decided (&g_array_index (self->choices, Choice, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), all);
}

static GtkWidget *
new_view (const char *caption, GtkWidget *value)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (box, "view");
  gtk_widget_add_css_class (box, "side");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkCheckButton *
new_choice (LkConflictDialog *self, const char *label, const char *name)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (button);
}

static GtkWidget *
new_choices (LkConflictDialog *self, const LkField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  const char *label = lk_field_get_label (field);
  /* Translators: %s is the label of a field. */
  g_autofree char *theirs = g_strdup_printf (_ ("Keep theirs: %s"), label);
  /* Translators: %s is the label of a field. */
  g_autofree char *mine = g_strdup_printf (_ ("Use mine: %s"), label);
  Choice choice = {
    .field = field,
    .theirs = new_choice (self, _ ("Keep Theirs"), theirs),
    .mine = new_choice (self, _ ("Use Mine"), mine),
  };

  gtk_check_button_set_group (choice.mine, choice.theirs);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice.theirs));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice.mine));
  gtk_widget_add_css_class (box, "side");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_array_append_val (self->choices, choice);
  return row;
}

/* Of a list only what differs from what the person saw first: that is what they decide about. */
static GtkWidget *
new_side (LkConflictDialog *self, const LkField *field, const LkValue *opened, const LkValue *value)
{
  LkEditContext *context = lk_user_edit_get_context (self->edit);
  gboolean is_list = field->structure != NULL && field->structure->is_array;

  return is_list ? lk_change_view_new (context, field, opened, value)
                 : lk_change_view_new_value (context, field, value);
}

static void
add_field (LkConflictDialog *self, const LkField *field, LkUser *now)
{
  LkDraft *draft = lk_user_edit_get_draft (self->edit);
  const LkValue *opened = lk_draft_get_original_value (draft, field);
  const LkValue *mine = lk_draft_get (draft, field);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (lk_field_get_label (field), -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_add (group, new_view (_ ("When you opened it"),
                                              lk_change_view_new_value (lk_user_edit_get_context (
                                                                          self->edit),
                                                                        field, opened)));
  adw_preferences_group_add (group,
                             new_view (_ ("Now on the phone system"),
                                       new_side (self, field, opened, lk_user_get (now, field))));
  adw_preferences_group_add (group, new_view (_ ("Yours"), new_side (self, field, opened, mine)));
  adw_preferences_group_add (group, new_choices (self, field));
  gtk_box_append (self->fields, GTK_WIDGET (group));
}

static void
explain (LkConflictDialog *self, guint n_fields)
{
  g_autofree char *name = lk_user_dup_name (lk_user_edit_get_user (self->edit));
  g_autofree char *text = g_strdup_printf (
    ngettext ("Someone else has changed %u field of %s since you opened it. Nothing was saved. Say "
              "whose value shall hold.",
              "Someone else has changed %u fields of %s since you opened them. Nothing was saved. "
              "Say for each whose value shall hold.",
              n_fields),
    n_fields, name);

  gtk_label_set_text (self->explanation, text);
}

static void
save_cb (LkConflictDialog *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      lk_user_edit_resolve (self->edit, choice->field, gtk_check_button_get_active (choice->mine));
    }
  lk_user_edit_forget_outcome (self->edit);
  gtk_window_close (GTK_WINDOW (self));

  if (lk_user_edit_has_changes (self->edit))
    lk_user_edit_save (self->edit);
  else
    lk_user_edit_read (self->edit);
}

static void
lk_conflict_dialog_dispose (GObject *object)
{
  LkConflictDialog *self = LK_CONFLICT_DIALOG (object);

  g_clear_object (&self->edit);
  g_clear_pointer (&self->choices, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_CONFLICT_DIALOG);

  G_OBJECT_CLASS (lk_conflict_dialog_parent_class)->dispose (object);
}

static void
lk_conflict_dialog_class_init (LkConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_conflict_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkConflictDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, LkConflictDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, LkConflictDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_conflict_dialog_init (LkConflictDialog *self)
{
  self->choices = g_array_new (FALSE, TRUE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_conflict_dialog_present:
 * @parent: the window to stand over
 * @edit: an edit whose last save met a conflict
 *
 * Shows what each field was, is and shall be. Nothing happens before the person has decided about
 * all of them; closing the dialog keeps their changes as they are.
 */
void
lk_conflict_dialog_present (GtkWindow *parent, LkUserEdit *edit)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (edit);
  LkConflictDialog *self = g_object_new (LK_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);

  self->edit = g_object_ref (edit);
  explain (self, outcome->fields->len);
  for (guint i = 0; i < outcome->fields->len; i++)
    add_field (self, g_ptr_array_index (outcome->fields, i), outcome->now);
  chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
