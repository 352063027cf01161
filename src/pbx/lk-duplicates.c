/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-duplicates.h"

#include "lk-user-fields.h"

struct _LkDuplicates
{
  GHashTable *holders;   /* folded address to a GSList of LkUser */
  GHashTable *addresses; /* LkUser to its key in holders */
};

/* “ Ada@Example.com” and “ada@example.COM” are one mailbox. */
static char *
fold_address (LkUser *user)
{
  g_autofree char *address = g_strdup (lk_user_get_text (user, lk_user_field_email));

  if ((lk_user_get_attention (user) & LK_ATTENTION_NOT_PERSON) != 0
      || *g_strstrip (address) == '\0')
    return NULL;

  return g_utf8_casefold (address, -1);
}

LkDuplicates *
lk_duplicates_new (void)
{
  LkDuplicates *self = g_new0 (LkDuplicates, 1);

  self->holders = g_hash_table_new (g_str_hash, g_str_equal);
  self->addresses = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ref_string_release);

  return self;
}

void
lk_duplicates_free (LkDuplicates *self)
{
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->holders);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_slist_free (list);
  g_hash_table_unref (self->holders);
  g_hash_table_unref (self->addresses);
  g_free (self);
}

/* One who comes to, or is left by, exactly one other changes that other as well. */
static void
note_only_holder (GSList *holders, GHashTable *affected)
{
  if (holders != NULL && holders->next == NULL)
    g_hash_table_add (affected, holders->data);
}

/**
 * lk_duplicates_remove:
 * @self: the duplicates
 * @user: a user, who may not be known
 * @affected: set of LkUser that gains everyone for whom lk_duplicates_shares() may have changed
 *
 * Forgets the user.
 */
void
lk_duplicates_remove (LkDuplicates *self, LkUser *user, GHashTable *affected)
{
  char *address = g_hash_table_lookup (self->addresses, user);
  GSList *holders;

  g_hash_table_remove (affected, user);
  if (address == NULL)
    return;

  holders = g_slist_remove (g_hash_table_lookup (self->holders, address), user);
  note_only_holder (holders, affected);

  /* All holders have the one interned string, so that the key lives as long as the last of them. */
  if (holders == NULL)
    g_hash_table_remove (self->holders, address);
  else
    g_hash_table_insert (self->holders, address, holders);
  g_hash_table_remove (self->addresses, user);
}

/**
 * lk_duplicates_put:
 * @self: the duplicates
 * @user: a user who is new, or whose address may have changed; must stay alive until removed
 * @affected: set of LkUser that gains everyone for whom lk_duplicates_shares() may have changed
 */
void
lk_duplicates_put (LkDuplicates *self, LkUser *user, GHashTable *affected)
{
  g_autofree char *address = fold_address (user);
  const char *before = g_hash_table_lookup (self->addresses, user);
  GSList *holders;
  char *key;

  if (g_strcmp0 (address, before) == 0)
    return;

  lk_duplicates_remove (self, user, affected);
  g_hash_table_add (affected, user);
  if (address == NULL)
    return;

  key = g_ref_string_new_intern (address);
  holders = g_hash_table_lookup (self->holders, key);
  note_only_holder (holders, affected);
  g_hash_table_insert (self->addresses, user, key);
  g_hash_table_insert (self->holders, key, g_slist_prepend (holders, user));
}

/**
 * lk_duplicates_shares:
 * @self: the duplicates
 * @user: a user
 *
 * Returns: whether someone else has the same address.
 */
gboolean
lk_duplicates_shares (LkDuplicates *self, LkUser *user)
{
  const char *address = g_hash_table_lookup (self->addresses, user);
  GSList *holders = address != NULL ? g_hash_table_lookup (self->holders, address) : NULL;

  return holders != NULL && holders->next != NULL;
}
