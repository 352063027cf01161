/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-incompatibility.h"

/* Numbers in parentheses are keys, which are nobody's business: "/Users(12)". */
static char *
mask_keys (const char *path)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  const char *end;

  for (const char *at = path; *at != '\0'; at++)
    if (*at == '(' && (end = strchr (at, ')')) != NULL && end > at + 1)
      {
        g_string_append (masked, "({Id})");
        at = end;
      }
    else
      g_string_append_c (masked, *at);

  return g_strdup (masked->str);
}

static void collect_names (JsonNode *node, const char *prefix, GHashTable *names);

static void
collect_members (JsonObject *object, const char *prefix, GHashTable *names)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *path = *prefix != '\0' ? g_strconcat (prefix, ".", name, NULL)
                                              : g_strdup (name);

      collect_names (member, path, names);
      g_hash_table_add (names, g_steal_pointer (&path));
    }
}

static void
collect_names (JsonNode *node, const char *prefix, GHashTable *names)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    collect_members (json_node_get_object (node), prefix, names);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    collect_names (json_array_get_element (array, i), prefix, names);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lk_incompatibility_report:
 * @method: "PATCH"
 * @path: the request's, keys and all
 * @body: what it carried
 * @server_version: the phone system's, or 0
 *
 * For the people who write this program, who have to know what a server did not understand: what
 * the body's members are called, never what is in them (behaviour.md, 3). Not translated.
 *
 * Returns: (transfer full): a few lines to copy.
 */
char *
lk_incompatibility_report (const char *method,
                           const char *path,
                           JsonObject *body,
                           LkVersion server_version)
{
  g_autofree char *masked = mask_keys (path);
  g_autofree char *version = server_version != 0 ? lk_version_to_string (server_version)
                                                 : g_strdup ("unknown");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name;

  collect_members (body, "", names);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, name);
  g_ptr_array_sort (sorted, compare_names);

  g_string_append_printf (text, "Linekeeper %s\nPhone system %s\n%s %s\n", VERSION, version, method,
                          masked);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *) g_ptr_array_index (sorted, i));

  return g_string_free (text, FALSE);
}
