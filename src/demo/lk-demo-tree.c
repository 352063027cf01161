/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-tree.h"

#include "lk-text.h"

/* Parsing is most of what a page of users costs, and most users have the hours, the profiles and
 * the departments of many others: their texts are one and the same string. So the trees of the last
 * few thousand texts are kept, for each thread its own, because their reference counts are not
 * atomic. */
#define MAX_TREES 4096

static void
forget_all (gpointer trees)
{
  g_hash_table_unref (trees);
}

static GPrivate trees_of_thread = G_PRIVATE_INIT (forget_all);

static GHashTable *
get_trees (void)
{
  GHashTable *trees = g_private_get (&trees_of_thread);

  if (trees != NULL && g_hash_table_size (trees) < MAX_TREES)
    return trees;

  trees = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) lk_text_unref,
                                 (GDestroyNotify) json_node_unref);
  g_private_replace (&trees_of_thread, trees);
  return trees;
}

/**
 * lk_demo_tree_get:
 * @value: an object or an array
 *
 * Returns: (transfer full): its tree, which is immutable and perhaps shared.
 */
JsonNode *
lk_demo_tree_get (const LkValue *value)
{
  GHashTable *trees = get_trees ();
  JsonNode *tree = g_hash_table_lookup (trees, value->text);

  if (tree == NULL)
    {
      tree = lk_value_dup_json (value);
      json_node_seal (tree);
      g_hash_table_insert (trees, lk_text_ref (value->text), tree);
    }

  return json_node_ref (tree);
}
