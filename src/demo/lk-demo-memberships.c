/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-memberships.h"

#include <string.h>

#include "lk-demo-record.h"
#include "lk-demo-roles.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-user-fields.h"

/* The hidden groups that hold a person's favourites have Ids of their own, far behind the
 * departments' (behaviour.md, 2.3). */
#define FIRST_FAVOURITES_ID 10000000
#define FAVOURITES_NAME     "___FAVORITES___"

#define USERS_ROLE 0

static void
append (GString *text, int group_id, const char *name, const char *number, int role)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), name);
  g_autofree char *quoted_name = lk_json_to_string (node);
  const char *rights = lk_demo_role_get_rights (role);

  if (text->len > 0)
    g_string_append_c (text, ',');
  g_string_append_printf (text,
                          "{\"GroupId\":%d,\"Id\":%d,\"Name\":%s,\"Number\":\"%s\","
                          "\"CanDelete\":true,\"Type\":\"Extension\",\"Tags\":[],"
                          "\"TranscriptionMode\":\"Inherit\",\"Rights\":%s,\"GroupRights\":%s}",
                          group_id, group_id, quoted_name, number, rights, rights);
}

/**
 * lk_demo_memberships_append:
 * @text: the elements so far, without the array's brackets
 * @group: a department
 * @role: a role in it
 */
void
lk_demo_memberships_append (GString *text, JsonObject *group, int role)
{
  append (text, lk_demo_group_get_id (group), lk_demo_group_get_name (group),
          lk_json_peek_string (group, "Number"), role);
}

/**
 * lk_demo_memberships_append_favourites:
 * @text: the elements so far, without the array's brackets
 * @user_id: whose favourites
 * @number: that user's extension
 */
void
lk_demo_memberships_append_favourites (GString *text, int user_id, const char *number)
{
  g_autofree char *name = g_strconcat (FAVOURITES_NAME, number, NULL);

  append (text, FIRST_FAVOURITES_ID + user_id, name, name, USERS_ROLE);
}

static JsonNode *
dup_memberships (LkUser *user)
{
  return user != NULL ? lk_value_dup_json (lk_user_get (user, lk_user_field_groups)) : NULL;
}

static JsonObject *
find_membership (JsonNode *memberships, int group_id)
{
  JsonArray *array = memberships != NULL ? json_node_get_array (memberships) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *membership = json_array_get_object_element (array, i);

      if (lk_json_peek_int (membership, "GroupId", 0) == group_id)
        return membership;
    }

  return NULL;
}

/**
 * lk_demo_memberships_contain:
 * @user: a user
 * @group_id: a department's Id
 *
 * Returns: whether the user belongs to it.
 */
gboolean
lk_demo_memberships_contain (LkUser *user, int group_id)
{
  const LkValue *value = lk_user_get (user, lk_user_field_groups);
  g_autofree char *member = g_strdup_printf ("\"GroupId\":%d,", group_id);

  return value->type == LK_VALUE_JSON && strstr (value->text, member) != NULL;
}

static gboolean
is_own_favourites (LkUser *user, int group_id)
{
  return user != NULL && group_id == FIRST_FAVOURITES_ID + lk_user_get_id (user);
}

/* The role that a row asks for; the one it had where it names none, because what stands in
 * GroupRights alone changes nothing (behaviour.md, 4). */
static int
find_role (JsonObject *wanted, JsonNode *before)
{
  JsonObject *rights = lk_json_peek_object (wanted, "Rights");
  JsonObject *membership;

  if (rights == NULL)
    {
      membership = find_membership (before, (int) lk_json_peek_int (wanted, "GroupId", 0));
      rights = membership != NULL ? lk_json_peek_object (membership, "Rights") : NULL;
    }

  return rights != NULL ? lk_demo_role_find (lk_json_peek_string (rights, "RoleName")) : USERS_ROLE;
}

/**
 * lk_demo_memberships_check:
 * @groups: the departments there are
 * @user: (nullable): the user as it is; %NULL for a new one
 * @wanted: what `Groups` shall be
 *
 * Returns: why that cannot be.
 */
LkDemoRefusal
lk_demo_memberships_check (LkDemoGroups *groups, LkUser *user, JsonArray *wanted)
{
  g_autoptr (JsonNode) before = dup_memberships (user);

  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonObject *row = json_array_get_object_element (wanted, i);
      int group_id = (int) lk_json_peek_int (row, "GroupId", 0);

      if (lk_demo_groups_find (groups, group_id) == NULL && !is_own_favourites (user, group_id))
        return (LkDemoRefusal) { "NOT_FOUND", "GroupId" };
      if (find_role (row, before) < 0)
        return (LkDemoRefusal) { "INVALID", "RoleName" };
    }

  return (LkDemoRefusal) { NULL };
}

/**
 * lk_demo_memberships_complete:
 * @groups: the departments there are
 * @user: (nullable): the user as it is; %NULL for a new one
 * @wanted: what `Groups` shall be, checked
 * @keep_favourites: whether the favourites stay although @wanted leaves them out
 *
 * Returns: (transfer full): the JSON text of the user's memberships from now on, with the names and
 *   rights that a client leaves out.
 */
char *
lk_demo_memberships_complete (LkDemoGroups *groups,
                              LkUser *user,
                              JsonArray *wanted,
                              gboolean keep_favourites)
{
  g_autoptr (JsonNode) before = dup_memberships (user);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean favourites = FALSE;

  if (keep_favourites && user != NULL)
    favourites = find_membership (before, FIRST_FAVOURITES_ID + lk_user_get_id (user)) != NULL;

  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonObject *row = json_array_get_object_element (wanted, i);
      int group_id = (int) lk_json_peek_int (row, "GroupId", 0);

      if (is_own_favourites (user, group_id))
        favourites = TRUE;
      else
        lk_demo_memberships_append (text, lk_demo_groups_find (groups, group_id),
                                    find_role (row, before));
    }
  if (favourites)
    lk_demo_memberships_append_favourites (text, lk_user_get_id (user),
                                           lk_user_get_text (user, lk_user_field_number));

  return g_strdup_printf ("[%s]", text->str);
}

static JsonObject *
build_member (LkUser *user, int group_id)
{
  g_autoptr (JsonNode) memberships = dup_memberships (user);
  g_autofree char *name = lk_user_dup_name (user);
  JsonObject *member = json_object_ref (find_membership (memberships, group_id));

  json_object_set_int_member (member, "Id", lk_user_get_id (user));
  json_object_set_string_member (member, "Number", lk_user_get_text (user, lk_user_field_number));
  json_object_set_string_member (member, "MemberName", name);
  return member;
}

/**
 * lk_demo_memberships_list_members:
 * @users: all users
 * @group_id: a department's Id
 *
 * Returns: (transfer full) (element-type JsonObject): its `Members`: the memberships seen from the
 *   department, with each member's name and number.
 */
GPtrArray *
lk_demo_memberships_list_members (GPtrArray *users, int group_id)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);

      if (lk_demo_memberships_contain (user, group_id))
        g_ptr_array_add (members, build_member (user, group_id));
    }

  return members;
}

/**
 * lk_demo_memberships_find_groups:
 * @users: all users
 *
 * Returns: (transfer full): the Ids, as pointers, of the departments that anybody belongs to.
 */
GHashTable *
lk_demo_memberships_find_groups (GPtrArray *users)
{
  GHashTable *used = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* the shared texts */

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_autoptr (JsonNode) memberships = NULL;
      JsonArray *array;

      if (!g_hash_table_add (seen, lk_user_get (user, lk_user_field_groups)->text))
        continue;
      memberships = dup_memberships (user);
      array = json_node_get_array (memberships);
      for (guint j = 0; j < json_array_get_length (array); j++)
        g_hash_table_add (used, GINT_TO_POINTER (
                                  (int) lk_json_peek_int (json_array_get_object_element (array, j),
                                                          "GroupId", 0)));
    }

  return used;
}

/**
 * lk_demo_memberships_rename:
 * @store: all users
 * @groups: the departments there are
 * @group_id: one that has a new name
 *
 * Lets the members' records say the new name.
 */
void
lk_demo_memberships_rename (LkDemoStore *store, LkDemoGroups *groups, int group_id)
{
  GPtrArray *users = lk_demo_store_get_users (store);

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_auto (LkDemoRecord) record = {};
      g_autoptr (JsonNode) memberships = NULL;
      g_autoptr (LkUser) newer = NULL;
      g_autofree char *text = NULL;

      if (!lk_demo_memberships_contain (user, group_id))
        continue;
      memberships = dup_memberships (user);
      text = lk_demo_memberships_complete (groups, user, json_node_get_array (memberships), FALSE);
      lk_demo_record_init_copy (&record, user);
      lk_demo_record_set_json_text (&record, lk_user_field_groups, text);
      newer =
        lk_demo_record_to_user (&record, lk_demo_store_get_fields (store), lk_user_get_id (user));
      lk_demo_store_update (store, user, newer);
    }
}
