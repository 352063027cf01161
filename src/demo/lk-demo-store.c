/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-store.h"

#include <string.h>

#include "lk-json.h"
#include "lk-user-fields.h"

/* Real phone systems number their entities all together; users start somewhere behind the rest. */
#define FIRST_ID 1000

#define GROUP_ID "\"GroupId\":"

struct _LkDemoStore
{
  LkFieldSet *fields;
  GPtrArray *users;      /* in the order in which they were made */
  GHashTable *by_id;     /* int → LkUser, borrowed */
  GHashTable *by_number; /* borrowed string → LkUser, borrowed */
  GHashTable *n_emails;  /* folded address → how many have it */
  GHashTable *n_members; /* int: a department → how many belong to it */
  GHashTable *extras;    /* int → JsonObject: members of a user that the table does not know */
  LkDemoRowCache *rows;
  guint64 revision;
  int next_id;
};

LkDemoStore *
lk_demo_store_new (void)
{
  LkDemoStore *self = g_new0 (LkDemoStore, 1);

  self->fields = lk_field_set_new_all ();
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_members = g_hash_table_new (NULL, NULL);
  self->extras = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) json_object_unref);
  self->rows = lk_demo_row_cache_new ();
  self->next_id = FIRST_ID;

  return self;
}

void
lk_demo_store_free (LkDemoStore *self)
{
  lk_demo_row_cache_free (self->rows);
  g_hash_table_unref (self->extras);
  g_hash_table_unref (self->n_members);
  g_hash_table_unref (self->n_emails);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->users);
  lk_field_set_unref (self->fields);
  g_free (self);
}

/**
 * lk_demo_store_get_fields:
 * @self: a store
 *
 * Returns: (transfer none): the whole table, which every user here holds.
 */
LkFieldSet *
lk_demo_store_get_fields (LkDemoStore *self)
{
  return self->fields;
}

/**
 * lk_demo_store_get_users:
 * @self: a store
 *
 * Returns: (transfer none) (element-type LkUser): all of them, in the order in which they were
 *   made.
 */
GPtrArray *
lk_demo_store_get_users (LkDemoStore *self)
{
  return self->users;
}

/**
 * lk_demo_store_get_revision:
 * @self: a store
 *
 * Returns: a number that grows with every change.
 */
guint64
lk_demo_store_get_revision (LkDemoStore *self)
{
  return self->revision;
}

/**
 * lk_demo_store_get_rows:
 * @self: a store
 *
 * Returns: (transfer none): the orders that earlier queries of the users left behind.
 */
LkDemoRowCache *
lk_demo_store_get_rows (LkDemoStore *self)
{
  return self->rows;
}

/**
 * lk_demo_store_find:
 * @self: a store
 * @id: an Id
 *
 * Returns: (transfer none) (nullable): the user.
 */
LkUser *
lk_demo_store_find (LkDemoStore *self, int id)
{
  return g_hash_table_lookup (self->by_id, GINT_TO_POINTER (id));
}

/**
 * lk_demo_store_find_number:
 * @self: a store
 * @number: an extension number
 *
 * Returns: (transfer none) (nullable): the user.
 */
LkUser *
lk_demo_store_find_number (LkDemoStore *self, const char *number)
{
  return g_hash_table_lookup (self->by_number, number);
}

/**
 * lk_demo_store_find_phone:
 * @self: a store
 * @mac: a desk phone's address
 *
 * Returns: (transfer none) (nullable): the user who has that phone.
 */
LkUser *
lk_demo_store_find_phone (LkDemoStore *self, const char *mac)
{
  g_autofree char *member = g_strdup_printf ("\"MacAddress\":\"%s\"", mac);

  for (guint i = 0; i < self->users->len; i++)
    {
      LkUser *user = g_ptr_array_index (self->users, i);
      const LkValue *phones = lk_user_get (user, lk_user_field_phones);

      if (phones->type == LK_VALUE_JSON && strstr (phones->text, member) != NULL)
        return user;
    }

  return NULL;
}

static char *
fold_email (const char *address)
{
  return g_utf8_strdown (address, -1);
}

/**
 * lk_demo_store_count_email:
 * @self: a store
 * @address: an e-mail address
 *
 * Returns: how many users have it, whatever its case.
 */
guint
lk_demo_store_count_email (LkDemoStore *self, const char *address)
{
  g_autofree char *folded = fold_email (address);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_emails, folded));
}

/**
 * lk_demo_store_get_next_id:
 * @self: a store
 *
 * Returns: the Id of the next user; no Id is given twice.
 */
int
lk_demo_store_get_next_id (LkDemoStore *self)
{
  return self->next_id;
}

static void
count_email (LkDemoStore *self, LkUser *user, int by)
{
  const char *address = lk_user_get_text (user, lk_user_field_email);
  char *folded;
  guint count;

  if (*address == '\0')
    return;

  folded = fold_email (address);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_emails, folded)) + (guint) by;
  g_hash_table_replace (self->n_emails, folded, GUINT_TO_POINTER (count));
}

/* Looks at the text alone, because parsing those of 100,000 users takes a second: a quotation mark
 * inside of a string has a backslash before it, so this finds members only. */
static void
count_memberships (LkDemoStore *self, LkUser *user, int by)
{
  const LkValue *groups = lk_user_get (user, lk_user_field_groups);
  const char *at = groups->type == LK_VALUE_JSON ? strstr (groups->text, GROUP_ID) : NULL;

  for (; at != NULL; at = strstr (at, GROUP_ID))
    {
      gpointer id;
      guint count;

      at += strlen (GROUP_ID);
      id = GINT_TO_POINTER ((int) g_ascii_strtoll (at, NULL, 10));
      count = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_members, id)) + (guint) by;
      g_hash_table_replace (self->n_members, id, GUINT_TO_POINTER (count));
    }
}

/* What is known of all users together. */
static void
count_user (LkDemoStore *self, LkUser *user, int by)
{
  count_email (self, user, by);
  count_memberships (self, user, by);
  self->revision++;
}

/**
 * lk_demo_store_count_members:
 * @self: a store
 * @group_id: a department's Id
 *
 * Returns: how many users belong to it.
 */
guint
lk_demo_store_count_members (LkDemoStore *self, int group_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_members, GINT_TO_POINTER (group_id)));
}

static void
add_member (JsonObject *extras, const char *name, JsonNode *node, gpointer user_data)
{
  json_object_set_member (user_data, name, lk_json_copy (node));
}

/**
 * lk_demo_store_build_record:
 * @self: a store
 * @user: one of its users
 *
 * Returns: (transfer full): the truth: every field, secrets too, and what no document knows.
 */
JsonObject *
lk_demo_store_build_record (LkDemoStore *self, LkUser *user)
{
  JsonObject *record = lk_user_to_json (user);
  JsonObject *extras = g_hash_table_lookup (self->extras, GINT_TO_POINTER (lk_user_get_id (user)));

  if (extras != NULL)
    json_object_foreach_member (extras, add_member, record);
  return record;
}

static void
add_extra (JsonObject *record, const char *name, JsonNode *node, gpointer user_data)
{
  if (lk_user_field_find (name) == NULL)
    json_object_set_member (user_data, name, lk_json_copy (node));
}

/**
 * lk_demo_store_set_extras:
 * @self: a store
 * @id: a user
 * @record: members, of which those are kept that the table does not know
 */
void
lk_demo_store_set_extras (LkDemoStore *self, int id, JsonObject *record)
{
  JsonObject *extras = json_object_new ();

  json_object_foreach_member (record, add_extra, extras);
  g_hash_table_replace (self->extras, GINT_TO_POINTER (id), extras);
}

/**
 * lk_demo_store_add:
 * @self: a store
 * @user: (transfer full): a user with all fields and an Id that no one has
 */
void
lk_demo_store_add (LkDemoStore *self, LkUser *user)
{
  int id = lk_user_get_id (user);

  g_ptr_array_add (self->users, user);
  g_hash_table_insert (self->by_id, GINT_TO_POINTER (id), user);
  g_hash_table_insert (self->by_number, (gpointer) lk_user_get_text (user, lk_user_field_number),
                       user);
  count_user (self, user, 1);
  self->next_id = MAX (self->next_id, id + 1);
}

/**
 * lk_demo_store_update:
 * @self: a store
 * @user: one of its users
 * @newer: what the user shall be from now on; the number stays
 */
void
lk_demo_store_update (LkDemoStore *self, LkUser *user, LkUser *newer)
{
  count_user (self, user, -1);
  lk_user_adopt (user, newer);
  count_user (self, user, 1);
}

/**
 * lk_demo_store_remove:
 * @self: a store
 * @user: one of its users; not to be used any more
 */
void
lk_demo_store_remove (LkDemoStore *self, LkUser *user)
{
  count_user (self, user, -1);
  g_hash_table_remove (self->extras, GINT_TO_POINTER (lk_user_get_id (user)));
  g_hash_table_remove (self->by_number, lk_user_get_text (user, lk_user_field_number));
  g_hash_table_remove (self->by_id, GINT_TO_POINTER (lk_user_get_id (user)));
  g_ptr_array_remove (self->users, user);
}
