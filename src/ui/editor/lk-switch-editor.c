/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-switch-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"

struct _LkSwitchEditor
{
  AdwBin parent_instance;

  GtkSwitch *toggle;
  LkChoiceBox *three; /* made for the first value that is neither on nor off */
  GtkBox *box;

  const LkField *field;
  LkEditContext *context;
  char *name;
  LkValue shown;
  gboolean has_three;    /* whether the choice of three stands in the switch's place */
  gboolean can_be_unset; /* whether one of the three is that nothing is set */
  gboolean is_showing;
};

static const LkChoice states[] = {
  { "true", N_ ("Yes") },
  { "false", N_ ("No") },
  {},
};

static void
changed_cb (LkSwitchEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
make_three (LkSwitchEditor *self)
{
  self->can_be_unset = !lk_edit_context_is_for_many (self->context);
  self->three = LK_CHOICE_BOX (lk_choice_box_new (states, self->can_be_unset));
  if (self->can_be_unset)
    lk_choice_box_set_unset_label (self->three, lk_edit_context_get_unset_label (self->context));
  if (self->name != NULL)
    lk_choice_box_set_name (self->three, self->name);
  gtk_widget_set_hexpand (GTK_WIDGET (self->three), TRUE);
  g_signal_connect_object (self->three, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->three));
}

static void
swap (LkSwitchEditor *self, gboolean has_three)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;

  if (self->has_three == has_three)
    return;

  self->has_three = has_three;
  if (has_three && self->three == NULL)
    make_three (self);
  gtk_widget_set_visible (GTK_WIDGET (self->three), has_three);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), !has_three);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

/* What the server left open can be left open again. Of many users a switch would say that it is off
 * before anybody has chosen. */
static gboolean
needs_three (LkSwitchEditor *self, const LkValue *value)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;

  if (value->type == LK_VALUE_NULL || lk_edit_context_is_for_many (self->context))
    return TRUE;

  return draft != NULL && lk_draft_get_original_value (draft, self->field)->type == LK_VALUE_NULL;
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkSwitchEditor *self = LK_SWITCH_EDITOR (editor);

  g_set_object (&self->context, context);
  if (self->three != NULL && self->can_be_unset)
    lk_choice_box_set_unset_label (self->three, lk_edit_context_get_unset_label (context));
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkSwitchEditor *self = LK_SWITCH_EDITOR (editor);
  gboolean is_true = lk_value_is_true (value);

  self->is_showing = TRUE;
  lk_value_copy (value, &self->shown);
  swap (self, needs_three (self, value));
  if (self->has_three)
    lk_choice_box_set_value (self->three, !lk_value_is_set (value) ? NULL
                                          : is_true                ? "true"
                                                                   : "false");
  gtk_switch_set_active (self->toggle, is_true);
  self->is_showing = FALSE;
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkSwitchEditor *self = LK_SWITCH_EDITOR (editor);
  gboolean is_true = gtk_switch_get_active (self->toggle);

  if (self->has_three)
    {
      const char *state = lk_choice_box_get_value (self->three);

      if (state == NULL)
        {
          lk_value_set_null (out);
          return;
        }
      is_true = g_str_equal (state, "true");
    }
  else if (is_true == lk_value_is_true (&self->shown))
    {
      lk_value_copy (&self->shown, out);
      return;
    }

  lk_value_set_bool (out, is_true);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  LkSwitchEditor *self = LK_SWITCH_EDITOR (editor);

  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (self->three != NULL)
    lk_choice_box_set_name (self->three, name);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkSwitchEditor,
                               lk_switch_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_switch_editor_finalize (GObject *object)
{
  LkSwitchEditor *self = LK_SWITCH_EDITOR (object);

  g_clear_object (&self->context);
  g_free (self->name);
  lk_value_clear (&self->shown);

  G_OBJECT_CLASS (lk_switch_editor_parent_class)->finalize (object);
}

static void
lk_switch_editor_class_init (LkSwitchEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_switch_editor_finalize;
}

static void
lk_switch_editor_init (LkSwitchEditor *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->toggle));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * lk_switch_editor_new:
 * @field: a field that is true or false
 *
 * Returns: (transfer floating): a switch that is off.
 */
GtkWidget *
lk_switch_editor_new (const LkField *field)
{
  LkSwitchEditor *self = g_object_new (LK_TYPE_SWITCH_EDITOR, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
