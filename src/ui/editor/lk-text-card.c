/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-text-card.h"

#define MARGIN 12
#define PLAIN  "plain"

/**
 * lk_text_card_new:
 * @name: what people who cannot see a label beside it are told
 *
 * Returns: (transfer floating): an empty text that can be changed.
 */
GtkTextView *
lk_text_card_new (const char *name)
{
  GtkWidget *widget = gtk_text_view_new ();
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_widget_add_css_class (widget, "card");
  gtk_widget_add_css_class (widget, "text-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return view;
}

/**
 * lk_text_card_new_code:
 * @name: as for lk_text_card_new()
 *
 * Returns: (transfer floating): an empty text that can be read and copied.
 */
GtkTextView *
lk_text_card_new_code (const char *name)
{
  GtkTextView *view = lk_text_card_new (name);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_monospace (view, TRUE);
  /* What computers read goes from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (view), GTK_TEXT_DIR_LTR);
  return view;
}

/**
 * lk_text_card_set_text:
 * @card: a text for computers
 * @text: what it says from now on
 *
 * No hyphen stands where a line is broken, because it would look like a part of the text.
 */
void
lk_text_card_set_text (GtkTextView *card, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (card);
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start, end;

  if (gtk_text_tag_table_lookup (tags, PLAIN) == NULL)
    gtk_text_buffer_create_tag (buffer, PLAIN, "insert-hyphens", FALSE, NULL);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, PLAIN, &start, &end);
}
