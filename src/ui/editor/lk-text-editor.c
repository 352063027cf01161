/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-text-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"
#include "lk-user-fields.h"

struct _LkTextEditor
{
  AdwBin parent_instance;

  GtkEntry *entry;
  LkValue shown;
  char *shown_text; /* as the entry took it */
  gboolean is_showing;
};

static void
changed_cb (LkTextEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static const char *
get_text (LkTextEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* An entry holds no more than 65,535 characters. What it cut off would be lost with the first
 * key. */
static void
guard_long_text (LkTextEditor *self, gboolean is_cut)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !is_cut);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry),
                               is_cut ? _ ("This text is too long to be changed here.") : NULL);
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkTextEditor *self = LK_TEXT_EDITOR (editor);
  const char *text = value->type == LK_VALUE_TEXT ? value->text : "";
  int cursor = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  lk_value_copy (value, &self->shown);
  if (g_strcmp0 (get_text (self), text) != 0)
    {
      self->is_showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), cursor);
      self->is_showing = FALSE;
    }
  g_free (self->shown_text);
  self->shown_text = g_strdup (get_text (self));
  guard_long_text (self, strcmp (self->shown_text, text) != 0);
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkTextEditor *self = LK_TEXT_EDITOR (editor);

  if (g_strcmp0 (get_text (self), self->shown_text) == 0)
    lk_value_copy (&self->shown, out);
  else if (*get_text (self) == '\0' && !lk_value_is_set (&self->shown))
    lk_value_set_null (out);
  else
    lk_value_set_text (out, get_text (self));
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LK_TEXT_EDITOR (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkTextEditor,
                               lk_text_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_text_editor_finalize (GObject *object)
{
  LkTextEditor *self = LK_TEXT_EDITOR (object);

  lk_value_clear (&self->shown);
  g_free (self->shown_text);

  G_OBJECT_CLASS (lk_text_editor_parent_class)->finalize (object);
}

static void
lk_text_editor_class_init (LkTextEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_text_editor_finalize;
}

static void
lk_text_editor_init (LkTextEditor *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  /* Undo is the page's: it takes back what was done in all fields, in turn. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  lk_reading_order_follow (GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
}

/**
 * lk_text_editor_new:
 * @field: a field of texts
 *
 * Returns: (transfer floating): an empty entry.
 */
GtkWidget *
lk_text_editor_new (const LkField *field)
{
  LkTextEditor *self = g_object_new (LK_TYPE_TEXT_EDITOR, NULL);

  if (field == lk_user_field_email)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_EMAIL);
  else if (field == lk_user_field_number)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  return GTK_WIDGET (self);
}
