/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"
#include "lk-demo-services.h"
#include "lk-user-fields.h"

static JsonObject *
build_peer (int id, const char *number, const char *name, const char *type, gboolean is_hidden)
{
  JsonObject *peer = json_object_new ();

  json_object_set_int_member (peer, "Id", id);
  json_object_set_string_member (peer, "Number", number);
  json_object_set_string_member (peer, "Name", name);
  json_object_set_string_member (peer, "Type", type);
  json_object_set_boolean_member (peer, "Hidden", is_hidden);
  json_object_set_array_member (peer, "Tags", json_array_new ());
  return peer;
}

static void
add_services (GPtrArray *peers)
{
  for (guint i = 0; lk_demo_services[i].number != NULL; i++)
    {
      const LkDemoService *service = &lk_demo_services[i];

      g_ptr_array_add (peers, build_peer ((int) i + 1, service->number, service->name,
                                          service->type, service->is_hidden));
    }
}

static void
add_users (GPtrArray *peers, GPtrArray *users)
{
  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_autofree char *name = lk_user_dup_name (user);

      g_ptr_array_add (peers, build_peer (lk_user_get_id (user),
                                          lk_user_get_text (user, lk_user_field_number), name,
                                          "Extension", FALSE));
    }
}

static void
list_peers (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (GPtrArray) peers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  add_services (peers);
  add_users (peers, lk_demo_store_get_users (world->store));
  lk_demo_call_answer_entities (call, &lk_demo_type_peer, "Peers", peers);
}

const LkDemoRoute lk_demo_peer_routes[] = {
  { "GET", "/Peers", list_peers },
  {},
};
