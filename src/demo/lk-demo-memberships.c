/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-memberships.h"

#include <string.h>

#include "lk-demo-record.h"
#include "lk-demo-roles.h"
#include "lk-demo-tree.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-record.h"
#include "lk-user-fields.h"

#define FAVOURITES_NAME "___FAVORITES___"

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

  append (text, LK_DEMO_FIRST_FAVOURITES_ID + user_id, name, name, USERS_ROLE);
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
 * lk_demo_memberships_list_group:
 * @groups: a user's `Groups`
 * @group_id: a department's Id
 *
 * Returns: whether it is among them.
 */
gboolean
lk_demo_memberships_list_group (const LkValue *groups, int group_id)
{
  return groups->type == LK_VALUE_JSON
         && lk_json_string_has_int (groups->text, "GroupId", group_id);
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
  return lk_demo_memberships_list_group (lk_user_get (user, lk_user_field_groups), group_id);
}

static gboolean
is_own_favourites (LkUser *user, int group_id)
{
  return user != NULL && group_id == LK_DEMO_FIRST_FAVOURITES_ID + lk_user_get_id (user);
}

static const char *
peek_role (JsonObject *membership)
{
  JsonObject *rights = membership != NULL ? lk_json_peek_object (membership, "Rights") : NULL;

  return rights != NULL ? lk_json_peek_string (rights, "RoleName") : NULL;
}

/* The role that a row asks for; the one it had where it names none, because what stands in
 * GroupRights alone changes nothing (behaviour.md, 4). NULL where it asks for none that there is.
 */
static const char *
find_role (JsonObject *wanted, JsonObject *membership)
{
  const char *before = peek_role (membership);
  const char *name;

  if (lk_json_peek_object (wanted, "Rights") == NULL)
    return before != NULL ? before : lk_demo_role_get_name (USERS_ROLE);

  name = peek_role (wanted);
  return lk_demo_role_find (name) >= 0 || g_strcmp0 (name, before) == 0 ? name : NULL;
}

/**
 * lk_demo_memberships_find_role:
 * @groups: a user's `Groups`
 *
 * Returns: the highest role in them; -1 where there is none.
 */
int
lk_demo_memberships_find_role (const LkValue *groups)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (groups);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  int highest = -1;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    highest =
      MAX (highest, lk_demo_role_find (peek_role (json_array_get_object_element (array, i))));
  return highest;
}

static int
get_group_id (JsonObject *row)
{
  return (int) lk_json_peek_int (row, "GroupId", 0);
}

/**
 * lk_demo_memberships_get_first:
 * @groups: a user's `Groups`
 *
 * Returns: the Id of the first department in them; 0 where there is none.
 */
int
lk_demo_memberships_get_first (const LkValue *groups)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (groups);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) == 0)
    return 0;
  return get_group_id (json_array_get_object_element (array, 0));
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
      int group_id = get_group_id (row);

      if (lk_demo_groups_find (groups, group_id) == NULL && !is_own_favourites (user, group_id))
        return (LkDemoRefusal) { "NOT_FOUND", "GroupId" };
      if (find_role (row, find_membership (before, group_id)) == NULL)
        return (LkDemoRefusal) { "INVALID", "RoleName" };
    }

  return (LkDemoRefusal) { NULL };
}

/* The rights of a role; a role that only the record knows has none of its own. */
static JsonObject *
build_rights (const char *role_name)
{
  int role = lk_demo_role_find (role_name);
  g_autoptr (JsonNode)
    node = json_from_string (lk_demo_role_get_rights (MAX (role, USERS_ROLE)), NULL);
  JsonObject *rights = json_node_dup_object (node);

  json_object_set_string_member (rights, "RoleName", role_name);
  return rights;
}

/* Sets what a client asks for beside the role. */
static void
take_rights (JsonObject *row, JsonObject *wanted)
{
  JsonObject *asked = lk_json_peek_object (wanted, "Rights");
  JsonObject *rights = lk_json_peek_object (row, "Rights");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (asked == NULL || rights == NULL)
    return;

  json_object_iter_init (&iter, asked);
  while (json_object_iter_next (&iter, &name, &node))
    if (strchr (name, '@') == NULL)
      json_object_set_member (rights, name, lk_json_copy (node));
}

/* A new user's role may have to be given later. */
static const char *
grant_role (LkUser *user, JsonObject *wanted, JsonObject *membership, const LkDemoKnobs *knobs)
{
  if (user == NULL && knobs->new_rights == LK_DEMO_NEW_RIGHTS_USERS)
    return lk_demo_role_get_name (USERS_ROLE);
  return find_role (wanted, membership);
}

static gboolean
keeps_rights (LkUser *user, const LkDemoKnobs *knobs)
{
  return knobs->rights_kept && (user != NULL || knobs->new_rights == LK_DEMO_NEW_RIGHTS_TAKEN);
}

static JsonNode *
build_row (LkDemoGroups *groups, LkUser *user, int group_id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_own_favourites (user, group_id))
    lk_demo_memberships_append_favourites (text, lk_user_get_id (user),
                                           lk_user_get_text (user, lk_user_field_number));
  else
    lk_demo_memberships_append (text, lk_demo_groups_find (groups, group_id), USERS_ROLE);
  return json_from_string (text->str, NULL);
}

/* What was there stays byte for byte where nothing else is asked for: only the rights follow. */
static JsonNode *
complete_row (LkDemoGroups *groups,
              LkUser *user,
              JsonObject *wanted,
              JsonObject *membership,
              const LkDemoKnobs *knobs)
{
  const char *role = grant_role (user, wanted, membership, knobs);
  JsonNode *node = membership != NULL ? json_node_init_object (json_node_alloc (), membership)
                                      : build_row (groups, user, get_group_id (wanted));
  JsonObject *row = json_node_get_object (node);

  if (g_strcmp0 (peek_role (row), role) != 0)
    {
      json_object_set_object_member (row, "Rights", build_rights (role));
      json_object_set_object_member (row, "GroupRights", build_rights (role));
    }
  if (keeps_rights (user, knobs))
    take_rights (row, wanted);

  return node;
}

/* A row of which there are two is the first of them. */
static gboolean
is_new (GHashTable *seen, int group_id)
{
  return g_hash_table_add (seen, GINT_TO_POINTER (group_id));
}

static void
add_kept_favourites (JsonArray *rows, JsonNode *before, LkUser *user, GHashTable *seen)
{
  int group_id = LK_DEMO_FIRST_FAVOURITES_ID + lk_user_get_id (user);
  JsonObject *favourites = find_membership (before, group_id);

  if (favourites != NULL && is_new (seen, group_id))
    json_array_add_object_element (rows, json_object_ref (favourites));
}

/**
 * lk_demo_memberships_complete:
 * @groups: the departments there are
 * @user: (nullable): the user as it is; %NULL for a new one
 * @wanted: what `Groups` shall be, checked
 * @knobs: whether favourites stay although @wanted leaves them out, and whether rights can differ
 *   from the role's
 *
 * Returns: (transfer full): the user's memberships from now on, with the names and rights that a
 *   client leaves out.
 */
JsonNode *
lk_demo_memberships_complete (LkDemoGroups *groups,
                              LkUser *user,
                              JsonArray *wanted,
                              const LkDemoKnobs *knobs)
{
  g_autoptr (JsonNode) before = dup_memberships (user);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonObject *row = json_array_get_object_element (wanted, i);
      int group_id = get_group_id (row);

      if (is_new (seen, group_id))
        json_array_add_element (rows, complete_row (groups, user, row,
                                                    find_membership (before, group_id), knobs));
    }
  if (knobs->favourites_kept && user != NULL)
    add_kept_favourites (rows, before, user, seen);

  json_node_take_array (node, rows);
  return node;
}

static JsonObject *
build_member (LkUser *user, int group_id)
{
  g_autoptr (JsonNode) memberships = lk_demo_tree_get (lk_user_get (user, lk_user_field_groups));
  g_autofree char *name = lk_user_dup_name (user);
  JsonObject *member = lk_record_copy (find_membership (memberships, group_id));

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
 * lk_demo_memberships_rename:
 * @store: all users
 * @group: a department that has a new name
 *
 * Lets the members' records say the new name.
 */
void
lk_demo_memberships_rename (LkDemoStore *store, JsonObject *group)
{
  GPtrArray *users = lk_demo_store_get_users (store);
  int group_id = lk_demo_group_get_id (group);

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_auto (LkDemoRecord) record = {};
      g_autoptr (JsonNode) memberships = NULL;
      g_autoptr (LkUser) newer = NULL;

      if (!lk_demo_memberships_contain (user, group_id))
        continue;
      memberships = dup_memberships (user);
      json_object_set_string_member (find_membership (memberships, group_id), "Name",
                                     lk_demo_group_get_name (group));
      lk_demo_record_init_copy (&record, user);
      lk_value_set_json (lk_demo_record_at (&record, lk_user_field_groups), memberships);
      newer =
        lk_demo_record_to_user (&record, lk_demo_store_get_fields (store), lk_user_get_id (user));
      lk_demo_store_update (store, user, newer);
    }
}
