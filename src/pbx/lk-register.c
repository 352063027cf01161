/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-register.h"

#include "lk-duplicates.h"
#include "lk-roster.h"

/* How many rows are taken out of the list, or looked at, before the window may do something else.
 */
#define SWEEP_LENGTH 200
#define SCAN_LENGTH  20000

struct _LkRegister
{
  GListModel *model; /* whose items the users are */
  LkRoster *roster;
  LkDuplicates *duplicates;
  LkCensus *census;
};

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint position_a = *(const guint *) a;
  guint position_b = *(const guint *) b;

  return (position_a > position_b) - (position_a < position_b);
}

/* One signal for each run of rows that stand together. */
static void
emit_rows_changed (LkRegister *self, GHashTable *changed)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer user;
  guint end;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &user, NULL))
    {
      guint position = lk_roster_get_position (self->roster, lk_user_get_id (user));

      if (position != G_MAXUINT)
        g_array_append_val (positions, position);
    }
  g_array_sort (positions, compare_positions);

  for (guint i = 0; i < positions->len; i = end)
    {
      guint first = g_array_index (positions, guint, i);

      end = i + 1;
      while (end < positions->len && g_array_index (positions, guint, end) == first + end - i)
        end++;
      g_list_model_items_changed (self->model, first, end - i, end - i);
    }
}

/* Carries what the whole list tells about addresses over to the users concerned. */
static void
mark_duplicates (LkRegister *self, GHashTable *affected, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer user;

  g_hash_table_iter_init (&iter, affected);
  while (g_hash_table_iter_next (&iter, &user, NULL))
    {
      g_auto (LkCensusMark) before = { 0 };

      lk_census_mark (user, &before);
      if (!lk_user_set_attention (user, LK_ATTENTION_DUPLICATE_EMAIL,
                                  lk_duplicates_shares (self->duplicates, user)))
        continue;
      lk_census_recount (self->census, &before, user);
      g_hash_table_add (changed, user);
    }
}

/* The same user in other fields, because the server was updated: there the row's object changes. */
static void
replace_user (LkRegister *self, LkUser *user, LkUser *newer, GHashTable *affected)
{
  lk_census_subtract (self->census, user);
  lk_duplicates_remove (self->duplicates, user, affected);
  lk_roster_replace (self->roster, newer);
  lk_census_add (self->census, newer);
  lk_duplicates_put (self->duplicates, newer, affected);
}

static gboolean
update_user (LkRegister *self, LkUser *user, LkUser *newer, GHashTable *affected)
{
  g_auto (LkCensusMark) before = { 0 };

  lk_census_mark (user, &before);
  if (!lk_user_adopt (user, newer))
    return FALSE;

  lk_census_recount (self->census, &before, user);
  lk_duplicates_put (self->duplicates, user, affected);
  return TRUE;
}

static void
add_user (LkRegister *self, LkUser *user, GHashTable *affected)
{
  lk_roster_append (self->roster, user);
  lk_census_add (self->census, user);
  lk_duplicates_put (self->duplicates, user, affected);
}

static void
take_user (LkRegister *self, LkUser *newer, GHashTable *affected, GHashTable *changed)
{
  LkUser *user = lk_roster_find (self->roster, lk_user_get_id (newer));

  if (user == NULL)
    add_user (self, newer, affected);
  else if (lk_user_get_fields (user) != lk_user_get_fields (newer))
    {
      g_hash_table_remove (changed, user);
      replace_user (self, user, newer, affected);
      g_hash_table_add (changed, newer);
    }
  else if (update_user (self, user, newer, affected))
    g_hash_table_add (changed, user);
}

static void
drop_appended (LkRegister *self, GHashTable *changed, guint n_before)
{
  for (guint i = n_before; i < lk_roster_get_length (self->roster); i++)
    g_hash_table_remove (changed, lk_roster_get (self->roster, i));
}

static void
forget_user (LkRegister *self, LkUser *user, GHashTable *affected)
{
  lk_census_subtract (self->census, user);
  lk_duplicates_remove (self->duplicates, user, affected);
}

/**
 * lk_register_new:
 * @model: what announces the users; has to outlive the register
 *
 * Returns: (transfer full): a register without users.
 */
LkRegister *
lk_register_new (GListModel *model)
{
  LkRegister *self = g_new0 (LkRegister, 1);

  self->model = model;
  self->roster = lk_roster_new ();
  self->duplicates = lk_duplicates_new ();
  self->census = lk_census_new ();

  return self;
}

void
lk_register_free (LkRegister *self)
{
  lk_duplicates_free (self->duplicates);
  lk_roster_free (self->roster);
  lk_census_free (self->census);
  g_free (self);
}

guint
lk_register_get_length (LkRegister *self)
{
  return lk_roster_get_length (self->roster);
}

/**
 * lk_register_get:
 * @self: a register
 * @position: below its length
 *
 * Returns: (transfer none): the user there.
 */
LkUser *
lk_register_get (LkRegister *self, guint position)
{
  return lk_roster_get (self->roster, position);
}

/**
 * lk_register_find:
 * @self: a register
 * @id: a user's Id
 *
 * Returns: (transfer none) (nullable): the user.
 */
LkUser *
lk_register_find (LkRegister *self, int id)
{
  return lk_roster_find (self->roster, id);
}

LkCensus *
lk_register_get_census (LkRegister *self)
{
  return self->census;
}

/**
 * lk_register_take:
 * @self: a register
 * @users: (element-type LkUser): some users as they are now
 *
 * Brings those up to date that are there already, and adds the others at the end.
 */
void
lk_register_take (LkRegister *self, GPtrArray *users)
{
  g_autoptr (GHashTable) affected = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  guint n_before = lk_roster_get_length (self->roster);
  guint n_after;

  for (guint i = 0; i < users->len; i++)
    take_user (self, users->pdata[i], affected, changed);
  mark_duplicates (self, affected, changed);
  drop_appended (self, changed, n_before);

  n_after = lk_roster_get_length (self->roster);
  if (n_after > n_before)
    g_list_model_items_changed (self->model, n_before, 0, n_after - n_before);
  emit_rows_changed (self, changed);
}

/**
 * lk_register_admit:
 * @self: a register
 * @user: one user, with the fields of the others
 *
 * The same for one.
 */
void
lk_register_admit (LkRegister *self, LkUser *user)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new ();

  g_ptr_array_add (users, user);
  lk_register_take (self, users);
}

/**
 * lk_register_adopt:
 * @self: a register
 * @newer: one user, just read again, perhaps with other fields
 *
 * Returns: whether the user is here and differed.
 */
gboolean
lk_register_adopt (LkRegister *self, LkUser *newer)
{
  g_autoptr (GHashTable) affected = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  LkUser *user = lk_roster_find (self->roster, lk_user_get_id (newer));

  if (user == NULL || !update_user (self, user, newer, affected))
    return FALSE;

  g_hash_table_add (changed, user);
  mark_duplicates (self, affected, changed);
  emit_rows_changed (self, changed);
  return TRUE;
}

/* Takes out some who stand together and are forgotten already. */
static void
remove_rows (LkRegister *self, guint position, guint length, GHashTable *affected)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  lk_roster_remove_range (self->roster, position, length);
  mark_duplicates (self, affected, changed);
  g_list_model_items_changed (self->model, position, length, 0);
  emit_rows_changed (self, changed);
}

/**
 * lk_register_dismiss:
 * @self: a register
 * @id: somebody who is gone; perhaps nobody here
 */
void
lk_register_dismiss (LkRegister *self, int id)
{
  g_autoptr (GHashTable) affected = g_hash_table_new (NULL, NULL);
  guint position = lk_roster_get_position (self->roster, id);

  if (position == G_MAXUINT)
    return;

  forget_user (self, lk_roster_get (self->roster, position), affected);
  remove_rows (self, position, 1, affected);
}

/**
 * lk_register_sweep:
 * @self: a register
 * @position: where to begin, looking upwards; its length at first
 * @stays: whether a user is still there
 * @user_data: for @stays
 *
 * Takes out one run of users who are gone, at most a few, so that the window stays live between the
 * calls.
 *
 * Returns: where to go on; 0 where all were looked at.
 */
guint
lk_register_sweep (LkRegister *self, guint position, LkRegisterFunc stays, gpointer user_data)
{
  g_autoptr (GHashTable) affected = g_hash_table_new (NULL, NULL);
  guint stop = position > SCAN_LENGTH ? position - SCAN_LENGTH : 0;
  guint end;

  while (position > stop && stays (lk_roster_get (self->roster, position - 1), user_data))
    position--;
  end = position;
  while (position > stop && end - position < SWEEP_LENGTH
         && !stays (lk_roster_get (self->roster, position - 1), user_data))
    forget_user (self, lk_roster_get (self->roster, --position), affected);
  if (position < end)
    remove_rows (self, position, end - position, affected);
  return position;
}
