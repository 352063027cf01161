/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-choice-set-editor.h"

struct _LkChoiceSetEditor
{
  AdwBin parent_instance;

  GtkBox *box;
  const LkField *field;
  LkValue shown;
  GPtrArray *choices; /* of char *: one for each check button, as on the wire */
  GPtrArray *buttons; /* of GtkCheckButton, which the box owns */
  guint n_known;      /* the choices behind these only the server knows */
  gboolean is_showing;
};

static void
toggled_cb (LkChoiceSetEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
add (LkChoiceSetEditor *self, const char *choice)
{
  GtkWidget *button = gtk_check_button_new ();
  const char *text = lk_field_get_choice_label (self->field, choice);
  GtkWidget *label = gtk_label_new (text);

  /* A check button's own label does not break. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
  g_ptr_array_add (self->choices, g_strdup (choice));
  g_ptr_array_add (self->buttons, button);
}

static void
remove_unknown (LkChoiceSetEditor *self)
{
  for (guint i = self->n_known; i < self->buttons->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->choices, (gint) self->n_known);
  g_ptr_array_set_size (self->buttons, (gint) self->n_known);
}

static gboolean
find (LkChoiceSetEditor *self, const char *choice, guint *position)
{
  return g_ptr_array_find_with_equal_func (self->choices, choice, g_str_equal, position);
}

static gboolean
is_ticked (LkChoiceSetEditor *self, guint position)
{
  return gtk_check_button_get_active (g_ptr_array_index (self->buttons, position));
}

static void
tick (LkChoiceSetEditor *self, const char *choice, GHashTable *ticked)
{
  guint position;

  if (!find (self, choice, &position))
    {
      position = self->choices->len;
      add (self, choice);
    }
  g_hash_table_add (ticked, GUINT_TO_POINTER (position));
}

/* Returns: (element-type utf8): the choices of a value, with the order and the doublets it has. */
static GPtrArray *
list_choices (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) == G_TYPE_STRING)
      g_ptr_array_add (choices, g_strdup (json_array_get_string_element (array, i)));

  return choices;
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkChoiceSetEditor *self = LK_CHOICE_SET_EDITOR (editor);
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GHashTable) ticked = NULL;
  g_auto (LkValue) present = LK_VALUE_INIT;

  lk_value_editor_get (editor, &present);
  if (lk_value_equal (&present, value))
    return;

  choices = list_choices (value);
  ticked = g_hash_table_new (NULL, NULL);
  lk_value_copy (value, &self->shown);
  self->is_showing = TRUE;
  remove_unknown (self);
  for (guint i = 0; i < choices->len; i++)
    tick (self, g_ptr_array_index (choices, i), ticked);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, i),
                                 g_hash_table_contains (ticked, GUINT_TO_POINTER (i)));
  self->is_showing = FALSE;
}

static void
add_element (GPtrArray *elements, JsonArray *array, const char *choice)
{
  g_ptr_array_add (elements, (gpointer) choice);
  json_array_add_string_element (array, choice);
}

/* What was there before keeps its place; what is new comes last. */
static void
get (LkValueEditor *editor, LkValue *out)
{
  LkChoiceSetEditor *self = LK_CHOICE_SET_EDITOR (editor);
  g_autoptr (GPtrArray) before = list_choices (&self->shown);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  guint n_differences = before->len;
  guint position;

  json_node_take_array (node, array);
  for (guint i = 0; i < before->len; i++)
    if (find (self, g_ptr_array_index (before, i), &position) && is_ticked (self, position))
      add_element (elements, array, g_ptr_array_index (before, i));
  n_differences -= elements->len;
  for (guint i = 0; i < self->choices->len; i++)
    if (is_ticked (self, i)
        && !g_ptr_array_find_with_equal_func (elements, g_ptr_array_index (self->choices, i),
                                              g_str_equal, NULL))
      {
        add_element (elements, array, g_ptr_array_index (self->choices, i));
        n_differences++;
      }

  /* Nothing was taken away and nothing came, so that null stays null. */
  if (n_differences == 0)
    lk_value_copy (&self->shown, out);
  else
    lk_value_set_json (out, node);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LK_CHOICE_SET_EDITOR (editor)->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkChoiceSetEditor,
                               lk_choice_set_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_choice_set_editor_finalize (GObject *object)
{
  LkChoiceSetEditor *self = LK_CHOICE_SET_EDITOR (object);

  lk_value_clear (&self->shown);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (lk_choice_set_editor_parent_class)->finalize (object);
}

static void
lk_choice_set_editor_class_init (LkChoiceSetEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_choice_set_editor_finalize;
}

static void
lk_choice_set_editor_init (LkChoiceSetEditor *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * lk_choice_set_editor_new:
 * @field: a field with a set of choices
 *
 * Returns: (transfer floating): check buttons, none of them ticked.
 */
GtkWidget *
lk_choice_set_editor_new (const LkField *field)
{
  LkChoiceSetEditor *self = g_object_new (LK_TYPE_CHOICE_SET_EDITOR, NULL);

  self->field = field;
  for (const LkChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    add (self, choice->value);
  self->n_known = self->choices->len;
  return GTK_WIDGET (self);
}
