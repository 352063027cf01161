/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-links.h"

struct _LkDemoLinks
{
  GHashTable *ids;   /* path → user's Id */
  GHashTable *paths; /* user's Id → path */
};

LkDemoLinks *
lk_demo_links_new (void)
{
  LkDemoLinks *self = g_new0 (LkDemoLinks, 1);

  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

void
lk_demo_links_free (LkDemoLinks *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->paths);
  g_free (self);
}

/**
 * lk_demo_links_generate:
 * @self: links
 * @id: a user
 *
 * Returns: (transfer none): a path of one use, which replaces the user's former one.
 */
const char *
lk_demo_links_generate (LkDemoLinks *self, int id)
{
  g_autofree char *name = g_uuid_string_random ();
  char *path = g_strconcat (LK_DEMO_LINKS_PATH, name, ".xml", NULL);

  lk_demo_links_revoke (self, id);
  g_hash_table_insert (self->paths, GINT_TO_POINTER (id), path);
  g_hash_table_insert (self->ids, path, GINT_TO_POINTER (id));

  return path;
}

/**
 * lk_demo_links_revoke:
 * @self: links
 * @id: a user, whose link leads nowhere from now on
 */
void
lk_demo_links_revoke (LkDemoLinks *self, int id)
{
  const char *path = g_hash_table_lookup (self->paths, GINT_TO_POINTER (id));

  if (path != NULL)
    g_hash_table_remove (self->ids, path);
  g_hash_table_remove (self->paths, GINT_TO_POINTER (id));
}

/**
 * lk_demo_links_use:
 * @self: links
 * @path: what somebody fetches
 *
 * Returns: the Id of the user whom the link was made for, or 0 where there is no such link, or no
 *   longer.
 */
int
lk_demo_links_use (LkDemoLinks *self, const char *path)
{
  int id = GPOINTER_TO_INT (g_hash_table_lookup (self->ids, path));

  if (id != 0)
    lk_demo_links_revoke (self, id);
  return id;
}
