/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-reading-order.h"

#define LEFT_TO_RIGHT_MARK    "\342\200\216"
#define RIGHT_TO_LEFT_MARK    "\342\200\217"
#define LEFT_TO_RIGHT_ISOLATE "\342\201\246"
#define FIRST_STRONG_ISOLATE  "\342\201\250"
#define END_OF_ISOLATE        "\342\201\251"

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

/* "107 " of "107 Anna": in which order the words of a name are read does not move the number. */
static gsize
measure_number (const char *line)
{
  gsize length = strspn (line, "0123456789");

  return length > 0 && line[length] == ' ' ? length + 1 : 0;
}

/* Of the scripts in which people write their names today. */
static gboolean
is_read_from_the_right (gunichar letter)
{
  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the first letter says decides for a line; nothing does where there is none. */
static GtkTextDirection
find_direction (const char *line)
{
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return is_read_from_the_right (g_utf8_get_char (at)) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;

  return GTK_TEXT_DIR_NONE;
}

static char *
begin_line (const char *line, GtkTextDirection wanted)
{
  GtkTextDirection own = find_direction (line);
  const char *mark = wanted == GTK_TEXT_DIR_RTL ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
  gsize length = measure_number (line);
  g_autofree char *number = g_strndup (line, length);

  if (*line == '\0' || own == wanted || (own == GTK_TEXT_DIR_NONE && wanted == GTK_TEXT_DIR_LTR))
    return g_strdup (line);
  if (own == GTK_TEXT_DIR_NONE)
    return g_strconcat (mark, LEFT_TO_RIGHT_ISOLATE, line, END_OF_ISOLATE, NULL);
  return g_strconcat (mark, number, FIRST_STRONG_ISOLATE, line + length, END_OF_ISOLATE, NULL);
}

/**
 * lk_reading_order_begin:
 * @widget: where the text will be shown, in a column with others
 * @text: what a person or the phone system wrote
 *
 * A name in Arabic would stand at the other end of its column than one in Latin letters, because
 * each line begins where its script does.
 *
 * Returns: (transfer full): @text as it has to be shown, so that each line begins where those of
 *   the window do; never copy it from there.
 */
char *
lk_reading_order_begin (GtkWidget *widget, const char *text)
{
  GtkTextDirection wanted = gtk_widget_get_direction (widget);
  g_auto (GStrv) lines = NULL;

  if (strchr (text, '\n') == NULL)
    return begin_line (text, wanted);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lines[i];

      lines[i] = begin_line (line, wanted);
    }
  return g_strjoinv ("\n", lines);
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
