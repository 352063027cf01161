/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-field-note.h"

struct _LkFieldNote
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LkFieldNote, lk_field_note, ADW_TYPE_BIN)

static void
lk_field_note_class_init (LkFieldNoteClass *klass)
{
}

static void
lk_field_note_init (LkFieldNote *self)
{
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  /* A status is read out as soon as it is there. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "note");
  gtk_box_append (self->box, GTK_WIDGET (self->icon));
  gtk_box_append (self->box, GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lk_field_note_new:
 *
 * Returns: (transfer floating): a line that is not to be seen.
 */
GtkWidget *
lk_field_note_new (void)
{
  return g_object_new (LK_TYPE_FIELD_NOTE, NULL);
}

static void
show (LkFieldNote *self, const char *sentence, gboolean is_problem)
{
  gtk_image_set_from_icon_name (self->icon,
                                is_problem ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->box), is_problem ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), is_problem ? "error" : "warning");
  if (g_strcmp0 (gtk_label_get_text (self->label), sentence) != 0)
    gtk_label_set_text (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * lk_field_note_show_problem:
 * @self: a note
 * @sentence: why the value cannot be saved
 */
void
lk_field_note_show_problem (LkFieldNote *self, const char *sentence)
{
  show (self, sentence, TRUE);
}

/**
 * lk_field_note_show_doubt:
 * @self: a note
 * @sentence: why the value is probably a mistake
 */
void
lk_field_note_show_doubt (LkFieldNote *self, const char *sentence)
{
  show (self, sentence, FALSE);
}

void
lk_field_note_hide (LkFieldNote *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
