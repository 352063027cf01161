/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-duplicates.h"

#include "lk-user-fields.h"

/* One address and all who have it; goes with the last of them. */
typedef struct
{
  char *address; /* folded */
  GSList *holders;
} Mailbox;

struct _LkDuplicates
{
  GHashTable *by_address; /* folded address to Mailbox */
  GHashTable *by_user;    /* LkUser to Mailbox */
};

static void
mailbox_free (Mailbox *mailbox)
{
  g_slist_free (mailbox->holders);
  g_free (mailbox->address);
  g_free (mailbox);
}

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

static Mailbox *
open_mailbox (LkDuplicates *self, const char *address)
{
  Mailbox *mailbox = g_hash_table_lookup (self->by_address, address);

  if (mailbox == NULL)
    {
      mailbox = g_new0 (Mailbox, 1);
      mailbox->address = g_strdup (address);
      g_hash_table_insert (self->by_address, mailbox->address, mailbox);
    }

  return mailbox;
}

/* One who comes to, or is left by, exactly one other changes that other as well. */
static void
note_only_holder (const Mailbox *mailbox, GHashTable *affected)
{
  if (mailbox->holders != NULL && mailbox->holders->next == NULL)
    g_hash_table_add (affected, mailbox->holders->data);
}

LkDuplicates *
lk_duplicates_new (void)
{
  LkDuplicates *self = g_new0 (LkDuplicates, 1);

  self->by_address =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) mailbox_free);
  self->by_user = g_hash_table_new (NULL, NULL);

  return self;
}

void
lk_duplicates_free (LkDuplicates *self)
{
  g_hash_table_unref (self->by_user);
  g_hash_table_unref (self->by_address);
  g_free (self);
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
  Mailbox *mailbox = g_hash_table_lookup (self->by_user, user);

  g_hash_table_remove (affected, user);
  if (mailbox == NULL)
    return;

  g_hash_table_remove (self->by_user, user);
  mailbox->holders = g_slist_remove (mailbox->holders, user);
  note_only_holder (mailbox, affected);
  if (mailbox->holders == NULL)
    g_hash_table_remove (self->by_address, mailbox->address);
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
  Mailbox *mailbox = g_hash_table_lookup (self->by_user, user);

  if (g_strcmp0 (address, mailbox != NULL ? mailbox->address : NULL) == 0)
    return;

  lk_duplicates_remove (self, user, affected);
  g_hash_table_add (affected, user);
  if (address == NULL)
    return;

  mailbox = open_mailbox (self, address);
  note_only_holder (mailbox, affected);
  mailbox->holders = g_slist_prepend (mailbox->holders, user);
  g_hash_table_insert (self->by_user, user, mailbox);
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
  Mailbox *mailbox = g_hash_table_lookup (self->by_user, user);

  return mailbox != NULL && mailbox->holders->next != NULL;
}
