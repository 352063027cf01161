/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-prepare-names.h"

#include "lk-user-fields.h"

/**
 * lk_prepare_new_names:
 *
 * Returns: (transfer full) (element-type utf8 utf8): no names yet.
 */
GHashTable *
lk_prepare_new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * lk_prepare_note_name:
 * @names: names by numbers
 * @directory: all users
 * @position: which of them; perhaps nobody is there any more
 */
void
lk_prepare_note_name (GHashTable *names, LkDirectory *directory, guint position)
{
  g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), position);

  if (user != NULL)
    g_hash_table_insert (names, g_strdup (lk_user_get_text (user, lk_user_field_number)),
                         lk_user_dup_name (user));
}
