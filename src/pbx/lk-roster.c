/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-roster.h"

/* Rows are only ever added at the end, so that their numbers rise along the list and a position is
 * found by halving. */
typedef struct
{
  guint number;
  LkUser *user;
} Row;

struct _LkRoster
{
  GArray *rows;      /* of Row */
  GHashTable *by_id; /* Id to the row's number */
  guint next_number;
};

static Row *
get_row (LkRoster *self, guint position)
{
  return &g_array_index (self->rows, Row, position);
}

static void
clear_row (gpointer row)
{
  g_clear_object (&((Row *) row)->user);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint number_a = ((const Row *) a)->number;
  guint number_b = ((const Row *) b)->number;

  return (number_a > number_b) - (number_a < number_b);
}

LkRoster *
lk_roster_new (void)
{
  LkRoster *self = g_new0 (LkRoster, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->by_id = g_hash_table_new (NULL, NULL);

  return self;
}

void
lk_roster_free (LkRoster *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

guint
lk_roster_get_length (LkRoster *self)
{
  return self->rows->len;
}

/**
 * lk_roster_get:
 * @self: a roster
 * @position: below its length
 *
 * Returns: (transfer none): the user there.
 */
LkUser *
lk_roster_get (LkRoster *self, guint position)
{
  return get_row (self, position)->user;
}

/**
 * lk_roster_get_position:
 * @self: a roster
 * @id: a user's Id
 *
 * Returns: where the user stands, or %G_MAXUINT.
 */
guint
lk_roster_get_position (LkRoster *self, int id)
{
  gpointer number;
  Row wanted = { 0 };
  guint position;

  if (!g_hash_table_lookup_extended (self->by_id, GINT_TO_POINTER (id), NULL, &number))
    return G_MAXUINT;

  wanted.number = GPOINTER_TO_UINT (number);
  return g_array_binary_search (self->rows, &wanted, compare_rows, &position) ? position
                                                                              : G_MAXUINT;
}

/**
 * lk_roster_find:
 * @self: a roster
 * @id: a user's Id
 *
 * Returns: (transfer none) (nullable): the user.
 */
LkUser *
lk_roster_find (LkRoster *self, int id)
{
  guint position = lk_roster_get_position (self, id);

  return position != G_MAXUINT ? lk_roster_get (self, position) : NULL;
}

/**
 * lk_roster_append:
 * @self: a roster
 * @user: a user whose Id it does not have yet
 */
void
lk_roster_append (LkRoster *self, LkUser *user)
{
  Row row = { .number = self->next_number++, .user = g_object_ref (user) };

  g_array_append_val (self->rows, row);
  g_hash_table_insert (self->by_id, GINT_TO_POINTER (lk_user_get_id (user)),
                       GUINT_TO_POINTER (row.number));
}

/**
 * lk_roster_replace:
 * @self: a roster
 * @user: another object for a user whose Id it has
 */
void
lk_roster_replace (LkRoster *self, LkUser *user)
{
  guint position = lk_roster_get_position (self, lk_user_get_id (user));

  g_return_if_fail (position != G_MAXUINT);

  g_set_object (&get_row (self, position)->user, user);
}

/**
 * lk_roster_remove_range:
 * @self: a roster
 * @position: the first to remove
 * @length: how many, all within the roster
 */
void
lk_roster_remove_range (LkRoster *self, guint position, guint length)
{
  for (guint i = position; i < position + length; i++)
    g_hash_table_remove (self->by_id, GINT_TO_POINTER (lk_user_get_id (lk_roster_get (self, i))));
  g_array_remove_range (self->rows, position, length);
}
