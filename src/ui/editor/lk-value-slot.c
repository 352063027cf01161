/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-value-slot.h"

#include "lk-shown-value.h"

struct _LkValueSlot
{
  AdwBin parent_instance;

  GtkLabel *missing;
  LkValueEditor *editor;
  LkPutBackButton *put_back;
  gboolean is_missing;
};

G_DEFINE_FINAL_TYPE (LkValueSlot, lk_value_slot, ADW_TYPE_BIN)

/* Behind the value, the button would catch what someone types who goes from value to value. */
static gboolean
focus_in_turn (LkValueSlot *self, GtkDirectionType direction)
{
  GtkWidget *turns[] = { GTK_WIDGET (self->put_back), GTK_WIDGET (self->editor) };
  GtkWidget *first = turns[direction == GTK_DIR_TAB_FORWARD ? 0 : 1];
  GtkWidget *second = turns[direction == GTK_DIR_TAB_FORWARD ? 1 : 0];
  gboolean is_in_second = gtk_widget_get_focus_child (gtk_widget_get_parent (second)) == second;

  return (!is_in_second && gtk_widget_child_focus (first, direction))
         || gtk_widget_child_focus (second, direction);
}

static gboolean
lk_value_slot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return focus_in_turn (LK_VALUE_SLOT (widget), direction);

  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
lk_value_slot_class_init (LkValueSlotClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = lk_value_slot_focus;
}

static void
lk_value_slot_init (LkValueSlot *self)
{
  self->missing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_label_set_wrap_mode (self->missing, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->missing, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->missing), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "shown");
}

/**
 * lk_value_slot_new:
 * @field: the field
 * @editor: (transfer floating): the editor of its value
 *
 * Returns: (transfer floating): a place for @editor.
 */
GtkWidget *
lk_value_slot_new (const LkField *field, GtkWidget *editor)
{
  LkValueSlot *self = g_object_new (LK_TYPE_VALUE_SLOT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->editor = LK_VALUE_EDITOR (editor);
  self->put_back = LK_PUT_BACK_BUTTON (lk_put_back_button_new (field));
  lk_value_editor_set_name (self->editor, lk_field_get_label (field));
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->put_back));
  adw_bin_set_child (ADW_BIN (self), box);
  lk_value_slot_set_missing (self, NULL);
  return GTK_WIDGET (self);
}

LkPutBackButton *
lk_value_slot_get_put_back (LkValueSlot *self)
{
  return self->put_back;
}

/**
 * lk_value_slot_can_edit:
 * @self: a slot
 *
 * Returns: whether there is a value here that is more than shown.
 */
gboolean
lk_value_slot_can_edit (LkValueSlot *self)
{
  return !LK_IS_SHOWN_VALUE (self->editor) && !self->is_missing;
}

/**
 * lk_value_slot_set_missing:
 * @self: a slot
 * @text: (nullable): what stands in the editor's place; %NULL for the editor itself
 */
void
lk_value_slot_set_missing (LkValueSlot *self, const char *text)
{
  self->is_missing = text != NULL;
  if (text != NULL)
    gtk_label_set_text (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), self->is_missing);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), !self->is_missing);
}

/**
 * lk_value_slot_get_missing:
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): what stands in the editor's place; %NULL where the editor
 *   itself does.
 */
const char *
lk_value_slot_get_missing (LkValueSlot *self)
{
  return self->is_missing ? gtk_label_get_text (self->missing) : NULL;
}
