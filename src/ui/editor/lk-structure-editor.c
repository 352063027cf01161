/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-structure-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-forms.h"
#include "lk-reading-order.h"
#include "lk-structure-dialog.h"

/* How many lines stand in the row until the person asks for all. */
#define CLOSED_LINES 3

/* How much of the window's height each of them may take by breaking. */
#define LINES_OF_ONE 3

struct _LkStructureEditor
{
  AdwBin parent_instance;

  GtkLabel *text;
  GtkButton *more;
  GtkWidget *edit; /* NULL where there is no form */

  const LkField *field;
  LkEditContext *context;
  char *name; /* of the field, for people */
  LkValue value;
  char **lines;
  gboolean is_open;
  LkStructureDialog *dialog; /* while it is open */
};

static void lk_structure_editor_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkStructureEditor,
                               lk_structure_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR,
                                                      lk_structure_editor_iface_init))

/* The value */

static const char *
get_words_for_nothing (LkStructureEditor *self)
{
  /* Translators: the value of a field that holds an empty text or an empty list. */
  return lk_value_is_set (&self->value) ? C_ ("field", "Empty")
                                        : lk_edit_context_get_unset_text (self->context);
}

static char *
join_lines (LkStructureEditor *self, guint n_lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = lk_reading_order_keep (GTK_WIDGET (self), self->lines[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static void
update_more (LkStructureEditor *self, guint n_hidden)
{
  g_autofree char *label =
    g_strdup_printf (ngettext ("Show %u More Line", "Show %u More Lines", n_hidden), n_hidden);

  gtk_button_set_label (self->more, self->is_open ? _ ("Show Fewer Lines") : label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_hidden > 0);
}

static void
update_text (LkStructureEditor *self)
{
  guint n_lines = g_strv_length (self->lines);
  guint n_hidden = n_lines > CLOSED_LINES + 1 ? n_lines - CLOSED_LINES : 0;
  g_autofree char *text = join_lines (self, self->is_open ? n_lines : n_lines - n_hidden);

  gtk_label_set_text (self->text, n_lines > 0 ? text : get_words_for_nothing (self));
  gtk_label_set_lines (self->text, self->is_open ? -1 : LINES_OF_ONE);
  gtk_label_set_ellipsize (self->text, self->is_open ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (n_lines > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "dim-label");
  update_more (self, n_hidden);
}

static void
more_cb (LkStructureEditor *self)
{
  self->is_open = !self->is_open;
  update_text (self);
}

/* A button's label becomes its name, which says nothing of the field. */
static void
update_edit (LkStructureEditor *self)
{
  gboolean is_first = !lk_value_is_set (&self->value)
                      && (lk_edit_context_is_for_new_user (self->context)
                          || lk_edit_context_is_for_many (self->context));
  g_autofree char *name = NULL;

  if (self->edit == NULL)
    return;

  /* Translators: what a button does, and the label of the field that it does it to. */
  name = is_first ? g_strdup_printf (C_ ("button and field", "Set: %s"), self->name)
                  /* Translators: what a button does, and the label of the field that it does it
                   * to. */
                  : g_strdup_printf (C_ ("button and field", "Edit: %s"), self->name);
  gtk_button_set_label (GTK_BUTTON (self->edit), is_first ? _ ("Set…") : _ ("Edit…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
set_value (LkStructureEditor *self, const LkValue *value)
{
  lk_value_copy (value, &self->value);
  g_strfreev (self->lines);
  self->lines = lk_field_dup_lines (self->field, value);
  update_text (self);
  update_edit (self);
}

/* The dialog */

static gboolean
is_empty_list (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) == 0;
}

/* Who opened the form of a new user and entered nothing has set nothing. */
static void
done_cb (LkStructureEditor *self)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_structure_dialog_get_value (self->dialog, &value);
  if (lk_edit_context_is_for_new_user (self->context) && is_empty_list (&value))
    lk_value_set_null (&value);
  if (lk_field_means_same (self->field, &self->value, &value))
    return;

  set_value (self, &value);
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
edit_cb (LkStructureEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->dialog != NULL || self->context == NULL)
    return;

  g_set_weak_pointer (&self->dialog,
                      lk_structure_dialog_new (self->field, self->context, &self->value));
  g_signal_connect_object (self->dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
discard_dialog (LkStructureEditor *self)
{
  if (self->dialog != NULL)
    lk_structure_dialog_discard (self->dialog);
  g_clear_weak_pointer (&self->dialog);
}

/* The editor */

static void
lk_structure_editor_set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (editor);

  if (!g_set_object (&self->context, context))
    return;

  discard_dialog (self);
  self->is_open = FALSE;
  if (self->edit != NULL)
    gtk_widget_set_sensitive (self->edit, context != NULL);
  update_text (self);
  update_edit (self);
}

static void
lk_structure_editor_show (LkValueEditor *editor, const LkValue *value)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (editor);

  set_value (self, value);
  if (self->dialog != NULL)
    lk_structure_dialog_take_news (self->dialog, value);
}

static void
lk_structure_editor_get (LkValueEditor *editor, LkValue *out)
{
  lk_value_copy (&LK_STRUCTURE_EDITOR (editor)->value, out);
}

static void
lk_structure_editor_set_name (LkValueEditor *editor, const char *name)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (editor);

  g_free (self->name);
  self->name = g_strdup (name);
  update_edit (self);
}

static void
lk_structure_editor_iface_init (LkValueEditorInterface *iface)
{
  iface->set_context = lk_structure_editor_set_context;
  iface->show = lk_structure_editor_show;
  iface->get = lk_structure_editor_get;
  iface->set_name = lk_structure_editor_set_name;
}

static gboolean
lk_structure_editor_grab_focus (GtkWidget *widget)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (widget);

  return self->edit != NULL && gtk_widget_grab_focus (self->edit);
}

static void
lk_structure_editor_dispose (GObject *object)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (object);

  discard_dialog (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_structure_editor_parent_class)->dispose (object);
}

static void
lk_structure_editor_finalize (GObject *object)
{
  LkStructureEditor *self = LK_STRUCTURE_EDITOR (object);

  lk_value_clear (&self->value);
  g_strfreev (self->lines);
  g_free (self->name);

  G_OBJECT_CLASS (lk_structure_editor_parent_class)->finalize (object);
}

static void
lk_structure_editor_class_init (LkStructureEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_structure_editor_dispose;
  object_class->finalize = lk_structure_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lk_structure_editor_grab_focus;
}

static GtkWidget *
new_text (LkStructureEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new (NULL);

  self->text = GTK_LABEL (text);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->text, 0);

  self->more = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->more)), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_set_halign (GTK_WIDGET (self->more), GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  return box;
}

static void
lk_structure_editor_init (LkStructureEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), new_text (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

static GtkWidget *
new_edit_button (LkStructureEditor *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Edit…"));

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (edit_cb), self);
  return button;
}

/**
 * lk_structure_editor_new:
 * @field: a structured field
 *
 * Returns: (transfer floating): an editor that shows nothing yet; without a button where the field
 *   cannot be changed or has no form.
 */
GtkWidget *
lk_structure_editor_new (const LkField *field)
{
  LkStructureEditor *self = g_object_new (LK_TYPE_STRUCTURE_EDITOR, NULL);

  self->field = field;
  if (lk_field_is_editable (field) && lk_form_exists (field))
    {
      self->edit = new_edit_button (self);
      gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), self->edit);
    }
  lk_structure_editor_set_name (LK_VALUE_EDITOR (self), lk_field_get_label (field));
  set_value (self, &self->value);

  return GTK_WIDGET (self);
}
