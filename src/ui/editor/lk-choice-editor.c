/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-choice-editor.h"

#include "lk-choice-box.h"

struct _LkChoiceEditor
{
  AdwBin parent_instance;

  LkChoiceBox *box;
  const LkField *field;
  LkEditContext *context;
  char *name;
  LkValue shown;
  gboolean can_be_unset;
};

static void
make_box (LkChoiceEditor *self, gboolean can_be_unset)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->can_be_unset = can_be_unset;
  self->box = LK_CHOICE_BOX (lk_choice_box_new (self->field->choices, can_be_unset));
  if (can_be_unset)
    lk_choice_box_set_unset_label (self->box, lk_edit_context_get_unset_label (self->context));
  if (self->name != NULL)
    lk_choice_box_set_name (self->box, self->name);
  g_signal_connect_object (self->box, "changed", G_CALLBACK (lk_value_editor_emit_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* What the server left open can be left open again. What many users shall have has to be chosen. */
static gboolean
needs_unset (LkChoiceEditor *self, const LkValue *value)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;

  if (lk_edit_context_is_for_many (self->context))
    return FALSE;
  if (value->type != LK_VALUE_TEXT)
    return TRUE;

  return draft != NULL && lk_draft_get_original_value (draft, self->field)->type == LK_VALUE_NULL;
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkChoiceEditor *self = LK_CHOICE_EDITOR (editor);

  g_set_object (&self->context, context);
  if (self->can_be_unset)
    lk_choice_box_set_unset_label (self->box, lk_edit_context_get_unset_label (context));
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkChoiceEditor *self = LK_CHOICE_EDITOR (editor);
  gboolean can_be_unset = needs_unset (self, value);

  lk_value_copy (value, &self->shown);
  if (can_be_unset != self->can_be_unset)
    make_box (self, can_be_unset);
  lk_choice_box_set_value (self->box, lk_value_get_text (value));
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkChoiceEditor *self = LK_CHOICE_EDITOR (editor);
  const char *choice = lk_choice_box_get_value (self->box);

  if (g_strcmp0 (choice, lk_value_get_text (&self->shown)) == 0)
    lk_value_copy (&self->shown, out);
  else if (choice == NULL)
    lk_value_set_null (out);
  else
    lk_value_set_shared_text (out, choice);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  LkChoiceEditor *self = LK_CHOICE_EDITOR (editor);

  g_free (self->name);
  self->name = g_strdup (name);
  lk_choice_box_set_name (self->box, name);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkChoiceEditor,
                               lk_choice_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_choice_editor_finalize (GObject *object)
{
  LkChoiceEditor *self = LK_CHOICE_EDITOR (object);

  g_clear_object (&self->context);
  g_free (self->name);
  lk_value_clear (&self->shown);

  G_OBJECT_CLASS (lk_choice_editor_parent_class)->finalize (object);
}

static void
lk_choice_editor_class_init (LkChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_choice_editor_finalize;
}

static void
lk_choice_editor_init (LkChoiceEditor *self)
{
}

/**
 * lk_choice_editor_new:
 * @field: a field with choices
 *
 * Returns: (transfer floating): a box in which nothing is chosen.
 */
GtkWidget *
lk_choice_editor_new (const LkField *field)
{
  LkChoiceEditor *self = g_object_new (LK_TYPE_CHOICE_EDITOR, NULL);

  self->field = field;
  make_box (self, FALSE);
  return GTK_WIDGET (self);
}
