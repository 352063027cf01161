/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-reader-ways.h"

#include "lk-odata.h"
#include "lk-user-fields.h"

/* So many conditions make an expression of about a hundred nodes, which is what the vendor's
 * framework takes where nobody set another limit. */
#define MAX_CONDITIONS 20

/**
 * lk_reader_way_get_step:
 * @way: a way
 *
 * Returns: for how many users one request can ask.
 */
guint
lk_reader_way_get_step (LkReaderWay way)
{
  switch (way)
    {
    case LK_WAY_IN:
    case LK_WAY_PAGES:
      return LK_ODATA_MAX_TOP;
    case LK_WAY_OR:
      return MAX_CONDITIONS;
    default:
      return 1;
    }
}

/**
 * lk_reader_way_build_filter:
 * @way: %LK_WAY_IN or %LK_WAY_OR
 * @ids: (array length=n_ids): whom to ask for
 * @n_ids: how many, at least one
 *
 * Returns: (transfer full): the value of `$filter`, not yet percent-encoded.
 */
char *
lk_reader_way_build_filter (LkReaderWay way, const int *ids, guint n_ids)
{
  GString *filter = g_string_new (NULL);
  const char *name = lk_user_field_id->name;

  if (way == LK_WAY_IN)
    g_string_append_printf (filter, "%s in (", name);
  for (guint i = 0; i < n_ids; i++)
    if (way == LK_WAY_IN)
      g_string_append_printf (filter, "%s%d", i > 0 ? "," : "", ids[i]);
    else
      g_string_append_printf (filter, "%s%s eq %d", i > 0 ? " or " : "", name, ids[i]);
  if (way == LK_WAY_IN)
    g_string_append_c (filter, ')');

  return g_string_free (filter, FALSE);
}

/**
 * lk_reader_ways_count:
 * @self: what is known
 * @way: a way
 * @n_ids: how many users shall be read
 *
 * Returns: how many requests that takes.
 */
guint
lk_reader_ways_count (const LkReaderWays *self, LkReaderWay way, guint n_ids)
{
  guint n_rows = way == LK_WAY_PAGES ? self->n_users : n_ids;
  guint step = lk_reader_way_get_step (way);

  return n_rows / step + (n_rows % step > 0);
}

/**
 * lk_reader_ways_choose:
 * @self: what is known
 * @n_ids: how many users shall be read
 * @avoided: (array fixed-size=4): ways that are not to be tried now
 *
 * Returns: the way that takes the fewest requests.
 */
LkReaderWay
lk_reader_ways_choose (const LkReaderWays *self, guint n_ids, const gboolean *avoided)
{
  LkReaderWay best = LK_WAY_SINGLE;

  for (LkReaderWay way = LK_WAY_IN; way < LK_N_WAYS; way++)
    if (!self->is_refused[way] && !avoided[way] && (way != LK_WAY_PAGES || self->n_users > 0)
        && lk_reader_ways_count (self, way, n_ids) < lk_reader_ways_count (self, best, n_ids))
      best = way;

  return best;
}
