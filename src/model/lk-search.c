/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-search.h"

/**
 * lk_search_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text without the difference of case and accents, so that "zoe" finds
 *   "Zoë" and "strasse" finds "Straße".
 */
char *
lk_search_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = NULL;

  if (decomposed == NULL)
    return g_strdup ("");

  bare = g_string_sized_new (strlen (decomposed));
  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (bare, character);
    }

  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

/**
 * lk_search_split:
 * @query: what a person typed
 *
 * Returns: (transfer full): the folded words; an empty vector where there are none.
 */
char **
lk_search_split (const char *query)
{
  g_autofree char *folded = lk_search_fold (query);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
