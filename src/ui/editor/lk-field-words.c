/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-words.h"

#include <glib/gi18n-lib.h>

#include "lk-change.h"

/* Of what was there before, so much is said that it can be recognised. */
#define OLD_TEXT_LENGTH 200

/**
 * lk_field_words_dup_value:
 * @context: (nullable): what the value belongs to
 * @field: a field, not a secret one
 * @value: its value
 *
 * Returns: (transfer full): the value for a person, also where there is none.
 */
char *
lk_field_words_dup_value (LkEditContext *context, const LkField *field, const LkValue *value)
{
  if (value->type == LK_VALUE_NULL)
    return g_strdup (lk_edit_context_get_unset_text (context));

  return lk_change_dup_text (field, value);
}

/**
 * lk_field_words_dup_old:
 * @context: a context with a draft
 * @field: a field
 *
 * Returns: (transfer full): what the field was before it was changed, or how that begins.
 */
char *
lk_field_words_dup_old (LkEditContext *context, const LkField *field)
{
  LkDraft *draft = lk_edit_context_get_draft (context);
  char *text =
    lk_field_words_dup_value (context, field, lk_draft_get_original_value (draft, field));
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (text, -1) <= OLD_TEXT_LENGTH)
    return text;

  beginning = g_utf8_substring (text, 0, OLD_TEXT_LENGTH);
  g_free (text);
  return g_strconcat (beginning, "…", NULL);
}

static char *
dup_description (const LkField *field, const char *old)
{
  if (old == NULL)
    return g_strdup (lk_field_get_help (field));

  /* Translators: %s is the value that a field had before it was changed. */
  return g_strdup_printf (_ ("Changed. Before: %s"), old);
}

/**
 * lk_field_words_tell:
 * @row: where the value stands
 * @field: its field
 * @shown: (nullable): the value for a person; %NULL for a secret
 * @old: (nullable): what it was before; %NULL where it was not changed
 *
 * Tells screen readers what stands in @row.
 */
void
lk_field_words_tell (GtkWidget *row, const LkField *field, const char *shown, const char *old)
{
  const char *label = lk_field_get_label (field);
  g_autofree char *description = dup_description (field, old);
  g_autofree char *name =
    shown == NULL ? g_strdup (label)
                  /* Translators: a field’s label and its value, as in “First name: Zoë”. */
                  : g_strdup_printf (C_ ("field and value", "%s: %s"), label, shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
