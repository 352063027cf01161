/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"

G_BEGIN_DECLS

/* Follows a model by its signals alone, and proves that they tell the truth. */
typedef struct
{
  GPtrArray *mirror;
  guint n_signals;
  guint n_removed;
  guint n_added;
} LkFollower;

void lk_follower_init (LkFollower *follower, LkDirectory *directory);
void lk_follower_clear (LkFollower *follower, LkDirectory *directory);

G_END_DECLS
