/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-bind.h"
#include "lk-demo-memberships.h"
#include "lk-demo-route.h"
#include "lk-json.h"

/* What the server decides, and what is written from the users' side only. */
static const char *const read_only[] = {
  "Id", "Number", "IsDefault", "HasMembers", "Rights", NULL
};

static JsonObject *
find_group (LkDemoWorld *world, LkDemoCall *call)
{
  JsonObject *group = lk_demo_groups_find (world->groups, call->id);

  if (group == NULL)
    lk_demo_call_answer_empty (call, 404);
  return group;
}

static JsonArray *
build_members (LkDemoWorld *world, int group_id)
{
  g_autoptr (GPtrArray)
    members = lk_demo_memberships_list_members (lk_demo_store_get_users (world->store), group_id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < members->len; i++)
    json_array_add_object_element (array, json_object_ref (g_ptr_array_index (members, i)));
  return array;
}

/* Members are a matter of the users: they are looked for only when someone asks for more than
 * HasMembers. */
static void
look_up_members (LkDemoWorld *world, LkDemoCall *call, JsonObject *group)
{
  const char *expand = call->query != NULL ? strstr (call->query, "expand=") : NULL;

  if (expand != NULL && (strstr (expand, "Members") != NULL || strchr (expand, '*') != NULL))
    json_object_set_array_member (group, "Members",
                                  build_members (world, lk_demo_group_get_id (group)));
}

static void
mark_if_empty (LkDemoWorld *world, JsonObject *group)
{
  int id = lk_demo_group_get_id (group);

  json_object_set_boolean_member (group, "HasMembers",
                                  lk_demo_store_count_members (world->store, id) > 0);
}

static void
list_groups (LkDemoWorld *world, LkDemoCall *call)
{
  GPtrArray *groups = lk_demo_groups_get_all (world->groups);

  for (guint i = 0; i < groups->len; i++)
    {
      mark_if_empty (world, g_ptr_array_index (groups, i));
      look_up_members (world, call, g_ptr_array_index (groups, i));
    }
  lk_demo_call_answer_entities (call, &lk_demo_type_group, "Groups", groups);
}

static void
get_group (LkDemoWorld *world, LkDemoCall *call)
{
  JsonObject *group = find_group (world, call);

  if (group == NULL)
    return;

  mark_if_empty (world, group);
  look_up_members (world, call, group);
  lk_demo_call_answer_entity (call, &lk_demo_type_group, "Groups", group);
}

static LkDemoRefusal
check_name (LkDemoWorld *world, JsonObject *group, JsonObject *body)
{
  const char *name = lk_json_peek_string (body, "Name");
  JsonObject *other;

  if (json_object_has_member (body, "Members"))
    return (LkDemoRefusal) { "NOT_SUPPORTED", "Members" };
  if (name == NULL)
    return (LkDemoRefusal) { group == NULL ? "REQUIRED" : NULL, "Name" };
  if (*name == '\0')
    return (LkDemoRefusal) { "CAN_NOT_BE_EMPTY_STRING", "Name" };

  other = lk_demo_groups_find_name (world->groups, name);
  return (LkDemoRefusal) { other != NULL && other != group ? "ALREADY_IN_USE" : NULL, "Name" };
}

static JsonObject *
parse_group (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);

  if (body == NULL)
    return NULL;
  if (!lk_demo_bind (&lk_demo_type_group, body, call->version, world->vocabulary))
    {
      lk_demo_call_refuse_body (call);
      return NULL;
    }

  return g_steal_pointer (&body);
}

static void
take_members (JsonObject *group, JsonObject *body)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    if (strchr (name, '@') == NULL && !g_strv_contains (read_only, name))
      json_object_set_member (group, name, lk_json_copy (node));
}

static void
create_group (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = parse_group (world, call);
  LkDemoRefusal refusal;
  JsonObject *group;

  if (body == NULL)
    return;

  refusal = check_name (world, NULL, body);
  if (refusal.code != NULL)
    {
      lk_demo_call_refuse (call, &refusal);
      return;
    }

  group = lk_demo_groups_add (world->groups, lk_json_peek_string (body, "Name"));
  take_members (group, body);
  lk_demo_call_note_written (call, lk_demo_group_get_id (group));
  lk_demo_call_answer_entity (call, &lk_demo_type_group, "Groups", group);
}

static void
change_group (LkDemoWorld *world, LkDemoCall *call)
{
  JsonObject *group = find_group (world, call);
  g_autoptr (JsonObject) body = group != NULL ? parse_group (world, call) : NULL;
  LkDemoRefusal refusal;

  if (body == NULL)
    return;

  refusal = check_name (world, group, body);
  if (refusal.code != NULL)
    {
      lk_demo_call_refuse (call, &refusal);
      return;
    }

  take_members (group, body);
  if (json_object_has_member (body, "Name"))
    lk_demo_memberships_rename (world->store, group);
  lk_demo_call_note_written (call, call->id);
  lk_demo_call_answer_empty (call, 204);
}

static void
remove_group (LkDemoWorld *world, LkDemoCall *call)
{
  JsonObject *group = find_group (world, call);
  LkDemoRefusal refusal = {};

  if (group == NULL)
    return;

  mark_if_empty (world, group);
  if (lk_json_peek_bool (group, "IsDefault"))
    refusal.code = "GROUP_CANNOT_BE_DELETED";
  else if (lk_json_peek_bool (group, "HasMembers"))
    refusal.code = "GROUP_WITH_MEMBERS_CANNOT_BE_DELETED";
  if (refusal.code != NULL)
    {
      lk_demo_call_refuse (call, &refusal);
      return;
    }

  lk_demo_groups_remove (world->groups, group);
  lk_demo_call_note_written (call, call->id);
  lk_demo_call_answer_empty (call, 204);
}

static void
list_rights (LkDemoWorld *world, LkDemoCall *call)
{
  JsonObject *group = find_group (world, call);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autofree char *fragment = g_strdup_printf ("Groups(%d)/Rights", call->id);
  JsonArray *rights;

  if (group == NULL)
    return;

  rights = json_object_get_array_member (group, "Rights");
  for (guint i = 0; i < json_array_get_length (rights); i++)
    g_ptr_array_add (entities, json_array_get_object_element (rights, i));
  lk_demo_call_answer_entities (call, &lk_demo_type_rights, fragment, entities);
}

static void
list_members (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *fragment = g_strdup_printf ("Groups(%d)/Members", call->id);

  if (find_group (world, call) == NULL)
    return;

  members = lk_demo_memberships_list_members (lk_demo_store_get_users (world->store), call->id);
  lk_demo_call_answer_entities (call, &lk_demo_type_user_group, fragment, members);
}

const LkDemoRoute lk_demo_group_routes[] = {
  { "GET", "/Groups", list_groups },
  { "POST", "/Groups", create_group },
  { "GET", "/Groups({Id})", get_group },
  { "PATCH", "/Groups({Id})", change_group },
  { "DELETE", "/Groups({Id})", remove_group },
  { "GET", "/Groups({Id})/Rights", list_rights },
  { "GET", "/Groups({Id})/Members", list_members },
  {},
};
