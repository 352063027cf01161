/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-reading-order.h"

#define LEFT_TO_RIGHT_MARK "\342\200\216"

static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/**
 * lk_reading_order_keep:
 * @widget: where the text will be shown
 * @text: a value such as a telephone number
 *
 * In a right-to-left window the groups of "+44 7700 900123" would stand the other way round,
 * because nothing in them says in which direction they are read.
 *
 * Returns: (transfer full): @text as it has to be shown; never copy it from there.
 */
char *
lk_reading_order_keep (GtkWidget *widget, const char *text)
{
  if (*text == '\0' || gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL || has_letter (text))
    return g_strdup (text);

  return g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL);
}

static void
text_changed_cb (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean says_nothing = *text == '\0' || has_letter (text);

  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (entry)),
                            says_nothing ? GTK_TEXT_DIR_NONE : GTK_TEXT_DIR_LTR);
}

/**
 * lk_reading_order_follow:
 * @entry: an entry
 *
 * Does for what is typed what lk_reading_order_keep() does for what is shown, with no mark in the
 * text itself.
 */
void
lk_reading_order_follow (GtkEditable *entry)
{
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), NULL);
}
