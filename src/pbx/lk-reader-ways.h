/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkReaderWay:
 * @LK_WAY_SINGLE: each user alone; always possible
 * @LK_WAY_IN: `Id in (1,2,…)`
 * @LK_WAY_OR: `Id eq 1 or Id eq 2 …`
 * @LK_WAY_PAGES: the whole list, page by page
 *
 * How some users can be asked for. Of two that take as many requests, the first is taken.
 */
typedef enum
{
  LK_WAY_SINGLE,
  LK_WAY_IN,
  LK_WAY_OR,
  LK_WAY_PAGES,
  LK_N_WAYS,
} LkReaderWay;

/**
 * LkReaderWays:
 * @n_users: how many there are in all; 0 where nobody knows, so that pages cannot be weighed
 * @is_refused: what the phone system does not do
 * @is_proven: what has found somebody
 * @n_failures: how often a way failed where another one did not
 *
 * What a phone system is known to do.
 */
typedef struct
{
  guint n_users;
  gboolean is_refused[LK_N_WAYS];
  gboolean is_proven[LK_N_WAYS];
  guint n_failures[LK_N_WAYS];
} LkReaderWays;

guint lk_reader_way_get_step (LkReaderWay way);
char *lk_reader_way_build_filter (LkReaderWay way, const int *ids, guint n_ids);

LkReaderWay lk_reader_ways_choose (const LkReaderWays *self, guint n_ids, const gboolean *avoided);
guint lk_reader_ways_count (const LkReaderWays *self, LkReaderWay way, guint n_ids);

G_END_DECLS
