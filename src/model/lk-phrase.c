/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phrase.h"

#include <glib/gi18n-lib.h>

/**
 * lk_phrase_join:
 * @parts: (element-type utf8): the parts of a list
 *
 * Returns: (transfer full): the parts as people of this language write a list, as in
 *   “Sales, Support”.
 */
char *
lk_phrase_join (GPtrArray *parts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        /* Translators: between the parts of a list, as in “Sales, Support”. */
        g_string_append (list, C_ ("list separator", ", "));
      g_string_append (list, g_ptr_array_index (parts, i));
    }

  return g_string_free (list, FALSE);
}

/**
 * lk_phrase_qualify:
 * @what: a thing
 * @which: (nullable): what tells it from others
 *
 * Returns: (transfer full): both, as in “Sales (Manager)”; @what alone where @which is empty.
 */
char *
lk_phrase_qualify (const char *what, const char *which)
{
  if (which == NULL || *which == '\0')
    return g_strdup (what);

  /* Translators: a thing and what tells it from others, as in “Sales (Manager)”. */
  return g_strdup_printf (_ ("%s (%s)"), what, which);
}

/**
 * lk_phrase_detail:
 * @what: a thing
 * @which: something about it
 * @value: (nullable): what that is now
 *
 * Returns: (transfer full): as in “Sales: Sees the members → Yes”.
 */
char *
lk_phrase_detail (const char *what, const char *which, const char *value)
{
  gboolean is_empty = value == NULL || *value == '\0';

  /* Translators: a thing, something about it, and what that is now, as in “Sales: Sees the
   * members → Yes”. */
  return g_strdup_printf (_ ("%s: %s → %s"), what, which, is_empty ? C_ ("field", "Empty") : value);
}
