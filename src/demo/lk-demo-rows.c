/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-rows.h"

/* A client walks through one list at a time; a few make room for several clients. */
#define MAX_ORDERS 8

struct _LkDemoRowCache
{
  guint64 revision;
  GHashTable *orders; /* key to GPtrArray of entities, which are not owned */
};

/**
 * lk_demo_row_cache_new:
 *
 * Returns: (transfer full): an empty cache for one collection.
 */
LkDemoRowCache *
lk_demo_row_cache_new (void)
{
  LkDemoRowCache *self = g_new0 (LkDemoRowCache, 1);

  self->orders =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
lk_demo_row_cache_free (LkDemoRowCache *self)
{
  g_hash_table_unref (self->orders);
  g_free (self);
}

/**
 * lk_demo_row_cache_find:
 * @self: a cache
 * @revision: the collection's; another than last time forgets everything
 * @key: what was asked for
 *
 * Returns: (transfer none) (nullable): the rows, or %NULL where they have to be found.
 */
GPtrArray *
lk_demo_row_cache_find (LkDemoRowCache *self, guint64 revision, const char *key)
{
  if (self->revision != revision)
    g_hash_table_remove_all (self->orders);
  self->revision = revision;

  return g_hash_table_lookup (self->orders, key);
}

/**
 * lk_demo_row_cache_store:
 * @self: a cache, just asked in vain for @key
 * @key: what was asked for
 * @rows: the answer
 */
void
lk_demo_row_cache_store (LkDemoRowCache *self, const char *key, GPtrArray *rows)
{
  if (g_hash_table_size (self->orders) >= MAX_ORDERS)
    g_hash_table_remove_all (self->orders);

  g_hash_table_insert (self->orders, g_strdup (key), g_ptr_array_ref (rows));
}
