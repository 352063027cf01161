/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-number-editor.h"

#include <glib/gi18n-lib.h>

struct _LkNumberEditor
{
  AdwBin parent_instance;

  GtkEntry *entry;
  const LkField *field;
  LkValue shown;
  char *shown_text;
  gboolean is_showing;
};

static void
changed_cb (LkNumberEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static const char *
get_text (LkNumberEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* All of the vendor's whole numbers are int32. */
static gboolean
parse (LkNumberEditor *self, gint64 *number)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));

  return g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, number, NULL);
}

static gboolean
is_empty (LkNumberEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));

  return *text == '\0';
}

static gboolean
is_untouched (LkNumberEditor *self)
{
  return g_strcmp0 (get_text (self), self->shown_text) == 0;
}

static void
set_number (LkNumberEditor *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* Counting stops at the limits, yet nobody is taken away from a number beyond them. */
static void
count (LkNumberEditor *self, gint64 step)
{
  gboolean has_limits = self->field->maximum > self->field->minimum;
  gint64 lowest = has_limits ? self->field->minimum : 0;
  gint64 highest = has_limits ? self->field->maximum : G_MAXINT32;
  gint64 number = lowest;

  if (parse (self, &number))
    number = CLAMP (number + step, lowest, highest);
  else if (!is_empty (self))
    return;

  set_number (self, number);
}

static gboolean
key_pressed_cb (LkNumberEditor *self, guint key, guint code, GdkModifierType state)
{
  if (state & gtk_accelerator_get_default_mod_mask ())
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      count (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      count (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  gtk_entry_set_placeholder_text (LK_NUMBER_EDITOR (editor)->entry,
                                  lk_edit_context_get_unset_label (context));
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkNumberEditor *self = LK_NUMBER_EDITOR (editor);
  g_autofree char *text = value->type == LK_VALUE_INT
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer)
                            : g_strdup ("");
  int cursor = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  lk_value_copy (value, &self->shown);
  if (strcmp (get_text (self), text) != 0)
    {
      self->is_showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), cursor);
      self->is_showing = FALSE;
    }
  g_free (self->shown_text);
  self->shown_text = g_steal_pointer (&text);
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkNumberEditor *self = LK_NUMBER_EDITOR (editor);
  gint64 number;

  if (is_untouched (self))
    lk_value_copy (&self->shown, out);
  else if (parse (self, &number))
    lk_value_set_int (out, number);
  else
    lk_value_set_null (out);
}

static char *
dup_problem (LkValueEditor *editor)
{
  LkNumberEditor *self = LK_NUMBER_EDITOR (editor);
  gint64 number;

  if (is_untouched (self) || is_empty (self) || parse (self, &number))
    return NULL;

  return g_strdup (_ ("This must be a whole number."));
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LK_NUMBER_EDITOR (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
  iface->dup_problem = dup_problem;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkNumberEditor,
                               lk_number_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_number_editor_finalize (GObject *object)
{
  LkNumberEditor *self = LK_NUMBER_EDITOR (object);

  lk_value_clear (&self->shown);
  g_free (self->shown_text);

  G_OBJECT_CLASS (lk_number_editor_parent_class)->finalize (object);
}

static void
lk_number_editor_class_init (LkNumberEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_number_editor_finalize;
}

static void
lk_number_editor_init (LkNumberEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_placeholder_text (self->entry, lk_edit_context_get_unset_label (NULL));
  /* Undo is the page's: it takes back what was done in all fields, in turn. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  /* Before the entry itself, for which these keys leave it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
}

/**
 * lk_number_editor_new:
 * @field: a field of whole numbers
 *
 * Returns: (transfer floating): an empty entry.
 */
GtkWidget *
lk_number_editor_new (const LkField *field)
{
  LkNumberEditor *self = g_object_new (LK_TYPE_NUMBER_EDITOR, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
