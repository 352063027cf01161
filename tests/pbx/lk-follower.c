/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-follower.h"

static void
follow_cb (GListModel *model, guint position, guint removed, guint added, LkFollower *follower)
{
  follower->n_signals++;
  follower->n_removed += removed;
  follower->n_added += added;
  if (removed > 0)
    g_ptr_array_remove_range (follower->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (follower->mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (follower->mirror->len, ==, g_list_model_get_n_items (model));
}

void
lk_follower_init (LkFollower *follower, LkDirectory *directory)
{
  *follower = (LkFollower) { 0 };
  follower->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (directory)); i++)
    g_ptr_array_add (follower->mirror, g_list_model_get_item (G_LIST_MODEL (directory), i));
  g_signal_connect (directory, "items-changed", G_CALLBACK (follow_cb), follower);
}

void
lk_follower_clear (LkFollower *follower, LkDirectory *directory)
{
  g_signal_handlers_disconnect_by_data (directory, follower);
  for (guint i = 0; i < follower->mirror->len; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);

      g_assert_true (user == follower->mirror->pdata[i]);
    }
  g_ptr_array_unref (follower->mirror);
}
