/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"
#include "lk-demo-services.h"
#include "lk-user-fields.h"

/* Who answers the calls to a queue or a ring group. It is only ever read here; those who move in
 * later belong to none. */

/* One of so many users belongs to each. */
#define AGENTS   7
#define MANAGERS 83
#define MEMBERS  11

static JsonObject *
build_member (LkUser *user)
{
  JsonObject *member = json_object_new ();
  g_autofree char *name = lk_user_dup_name (user);

  json_object_set_int_member (member, "Id", lk_user_get_id (user));
  json_object_set_string_member (member, "Number", lk_user_get_text (user, lk_user_field_number));
  json_object_set_string_member (member, "Name", name);
  json_object_set_array_member (member, "Tags", json_array_new ());
  return member;
}

static JsonArray *
list_members (LkDemoWorld *world, int share, int place)
{
  GPtrArray *users = lk_demo_store_get_users (world->store);
  JsonArray *members = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    {
      int id = lk_user_get_id (g_ptr_array_index (users, i));

      if (id < world->first_newcomer && id % share == place)
        json_array_add_object_element (members, build_member (g_ptr_array_index (users, i)));
    }

  return members;
}

static JsonObject *
build_service (const LkDemoService *service, int id)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "Id", id);
  json_object_set_string_member (object, "Number", service->number);
  json_object_set_string_member (object, "Name", service->name);
  json_object_set_boolean_member (object, "IsRegistered", TRUE);
  return object;
}

static void
fill_queue (LkDemoWorld *world, JsonObject *queue, int id)
{
  json_object_set_array_member (queue, "Agents", list_members (world, AGENTS, id % AGENTS));
  json_object_set_array_member (queue, "Managers", list_members (world, MANAGERS, id % MANAGERS));
}

static void
fill_ring_group (LkDemoWorld *world, JsonObject *group, int id)
{
  json_object_set_array_member (group, "Members", list_members (world, MEMBERS, id % MEMBERS));
}

static void
answer_all (LkDemoWorld *world,
            LkDemoCall *call,
            const LkDemoType *type,
            const char *set,
            const char *peer_type,
            void (*fill) (LkDemoWorld *world, JsonObject *object, int id))
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; lk_demo_services[i].number != NULL; i++)
    if (g_str_equal (lk_demo_services[i].type, peer_type))
      {
        JsonObject *object = build_service (&lk_demo_services[i], (int) i + 1);

        fill (world, object, (int) i + 1);
        g_ptr_array_add (all, object);
      }

  lk_demo_call_answer_entities (call, type, set, all);
}

static void
list_queues (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (world, call, &lk_demo_type_queue, "Queues", "Queue", fill_queue);
}

static void
list_ring_groups (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (world, call, &lk_demo_type_ring_group, "RingGroups", "RingGroup", fill_ring_group);
}

static void
get_general_settings (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) settings = json_object_new ();
  LkUser *receptionist = lk_demo_store_find (world->store, world->operator_id);

  json_object_set_boolean_member (settings, "AllowFwdToExternal", TRUE);
  json_object_set_boolean_member (settings, "LimitCallPickup", FALSE);
  json_object_set_string_member (settings, "OperatorExtension",
                                 receptionist != NULL
                                   ? lk_user_get_text (receptionist, lk_user_field_number)
                                   : "");
  lk_demo_call_answer_entity (call, &lk_demo_type_general_settings, "GeneralSettingsForPbx",
                              settings);
}

const LkDemoRoute lk_demo_team_routes[] = {
  { "GET", "/Queues", list_queues },
  { "GET", "/RingGroups", list_ring_groups },
  { "GET", "/GeneralSettingsForPbx", get_general_settings },
  {},
};
