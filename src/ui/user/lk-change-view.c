/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-change-view.h"

#include <glib/gi18n-lib.h>

#include "lk-change.h"
#include "lk-offers.h"
#include "lk-reading-order.h"

static GtkWidget *
new_line (const char *icon_name, const char *style, const char *text, const char *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *shown = lk_reading_order_keep (label, text);

  gtk_label_set_text (GTK_LABEL (label), shown);
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), icon);
    }
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (style != NULL)
    gtk_widget_add_css_class (box, style);
  return box;
}

static GtkWidget *
new_removed (const char *text)
{
  /* Translators: %s is a value that is there now and shall not be any more. */
  g_autofree char *spoken = g_strdup_printf (_ ("Old: %s"), text);

  return new_line ("list-remove-symbolic", "removed", text, spoken);
}

static GtkWidget *
new_added (const char *text)
{
  /* Translators: %s is a value that shall be there. */
  g_autofree char *spoken = g_strdup_printf (_ ("New: %s"), text);

  return new_line ("list-add-symbolic", "added", text, spoken);
}

static GtkWidget *
new_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "change");
  return box;
}

static GtkWidget *
new_change (const LkChangeLine *line)
{
  switch (line->kind)
    {
    case LK_CHANGE_REMOVED:
      return new_removed (line->text);
    case LK_CHANGE_ADDED:
      return new_added (line->text);
    default:
      return new_line (NULL, NULL, line->text, NULL);
    }
}

/* What people call a value that the wire knows by a number or a technical name. */
static void
name_line (LkChangeLine *line, LkEditContext *context, const LkField *field, const LkValue *value)
{
  g_autofree char *wire = lk_field_to_text (field, value);
  char *name = *wire != '\0' ? lk_offers_dup_label (field, context, wire) : NULL;

  if (name == NULL)
    return;

  g_free (line->text);
  line->text = name;
}

static GPtrArray *
list_lines (LkEditContext *context,
            const LkField *field,
            const LkValue *before,
            const LkValue *after)
{
  GPtrArray *lines = lk_change_list (field, before, after);

  for (guint i = 0; field->offer != LK_OFFER_NONE && i < lines->len; i++)
    {
      LkChangeLine *line = g_ptr_array_index (lines, i);

      name_line (line, context, field, line->kind == LK_CHANGE_ADDED ? after : before);
    }

  return lines;
}

static char *
dup_value (LkEditContext *context, const LkField *field, const LkValue *value)
{
  LkChangeLine line = { .text = lk_change_dup_text (field, value) };

  if (field->offer != LK_OFFER_NONE)
    name_line (&line, context, field, value);
  return line.text;
}

/**
 * lk_change_view_new:
 * @context: what the values belong to
 * @field: a field
 * @before: its old value
 * @after: its new value
 *
 * Returns: (transfer floating): the lines that go and those that come. What stays is left out, so
 *   that the difference can be seen.
 */
GtkWidget *
lk_change_view_new (LkEditContext *context,
                    const LkField *field,
                    const LkValue *before,
                    const LkValue *after)
{
  GtkWidget *box = new_box ();
  g_autoptr (GPtrArray) lines = list_lines (context, field, before, after);

  for (guint i = 0; i < lines->len; i++)
    {
      const LkChangeLine *line = g_ptr_array_index (lines, i);

      if (line->kind != LK_CHANGE_KEPT)
        gtk_box_append (GTK_BOX (box), new_change (line));
    }

  return box;
}

/**
 * lk_change_view_new_value:
 * @context: what the value belongs to
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer floating): the value alone, a secret as dots.
 */
GtkWidget *
lk_change_view_new_value (LkEditContext *context, const LkField *field, const LkValue *value)
{
  GtkWidget *box = new_box ();
  g_autofree char *text = dup_value (context, field, value);

  gtk_box_append (GTK_BOX (box), new_line (NULL, NULL, text, NULL));
  return box;
}

/**
 * lk_change_view_dup_text:
 * @context: what the values belong to
 * @field: a field
 * @before: its old value
 * @after: its new value
 *
 * Returns: (transfer full): the difference as plain text, a secret as dots.
 */
char *
lk_change_view_dup_text (LkEditContext *context,
                         const LkField *field,
                         const LkValue *before,
                         const LkValue *after)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = list_lines (context, field, before, after);

  for (guint i = 0; i < lines->len; i++)
    {
      const LkChangeLine *line = g_ptr_array_index (lines, i);

      if (line->kind != LK_CHANGE_KEPT)
        g_string_append_printf (text, "%s %s\n", line->kind == LK_CHANGE_ADDED ? "+" : "−",
                                line->text);
    }

  return g_string_free (text, FALSE);
}
