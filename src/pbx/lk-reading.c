/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-reading.h"

void
lk_reading_free (LkReading *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->users);
  g_array_unref (self->gone);
  g_array_unref (self->unreadable);
  g_free (self);
}

LkReading *
lk_reading_new (void)
{
  LkReading *self = g_new0 (LkReading, 1);

  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->gone = g_array_new (FALSE, FALSE, sizeof (int));
  self->unreadable = g_array_new (FALSE, FALSE, sizeof (int));
  self->by_id = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * lk_reading_find:
 * @self: a reading
 * @id: a user's Id
 *
 * Returns: (transfer none) (nullable): the user, where they were found.
 */
LkUser *
lk_reading_find (LkReading *self, int id)
{
  return g_hash_table_lookup (self->by_id, GINT_TO_POINTER (id));
}

/**
 * lk_reading_add:
 * @self: a reading
 * @user: (transfer none): somebody who was found, for the first time
 */
void
lk_reading_add (LkReading *self, LkUser *user)
{
  g_ptr_array_add (self->users, g_object_ref (user));
  g_hash_table_insert (self->by_id, GINT_TO_POINTER (lk_user_get_id (user)), user);
}
