/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-bind.h"
#include "lk-demo-route.h"
#include "lk-demo-tree.h"
#include "lk-json.h"
#include "lk-user-fields.h"

/* Desk phones are asked and told by their address, not by their user (behaviour.md, 5.4). */

static JsonObject *
find_phone (JsonNode *phones, const char *mac)
{
  JsonArray *array = json_node_get_array (phones);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *phone = json_array_get_object_element (array, i);
      const char *address = lk_json_peek_string (phone, "MacAddress");

      if (address != NULL && g_ascii_strcasecmp (address, mac) == 0)
        return phone;
    }

  return NULL;
}

static const char *
peek_or_nothing (JsonObject *object, const char *name)
{
  const char *text = lk_json_peek_string (object, name);

  return text != NULL ? text : "";
}

/* What the phone system knows of a phone that talks to it: the make is the model's first word. */
static JsonObject *
build_registrar (LkUser *user, const char *mac)
{
  g_autoptr (JsonNode) phones = lk_demo_tree_get (lk_user_get (user, lk_user_field_phones));
  JsonObject *phone = find_phone (phones, mac);
  JsonObject *registrar = json_object_new ();
  const char *model = phone != NULL ? peek_or_nothing (phone, "Name") : "";
  g_autofree char *vendor = g_strndup (model, strcspn (model, " "));
  g_autofree char *agent = g_strconcat (model, " 20.1", NULL);

  json_object_set_string_member (registrar, "MAC", mac);
  json_object_set_string_member (registrar, "Model", model);
  json_object_set_string_member (registrar, "Vendor", vendor);
  json_object_set_string_member (registrar, "UserAgent", agent);
  json_object_set_string_member (registrar, "IpAddress", "192.0.2.40");
  json_object_set_string_member (registrar, "InterfaceLink", "http://192.0.2.40/");
  json_object_set_string_member (registrar, "FirmwareVersion", "20.1");
  json_object_set_string_member (registrar, "FirmwareAvailable", "20.2");
  json_object_set_int_member (registrar, "Capabilities", 0);
  return registrar;
}

static void
get_registrar (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = lk_demo_store_find_phone (world->store, call->key);
  g_autoptr (JsonObject) registrar = user != NULL ? build_registrar (user, call->key) : NULL;

  if (registrar == NULL)
    lk_demo_call_answer_empty (call, 404);
  else
    lk_demo_call_answer_entity (call, &lk_demo_type_phone_registrar, "PhoneRegistrar", registrar);
}

static gboolean
binds_macs (JsonNode *macs)
{
  JsonArray *array;

  if (macs == NULL || !JSON_NODE_HOLDS_ARRAY (macs))
    return FALSE;

  array = json_node_get_array (macs);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return FALSE;

  return TRUE;
}

/* Phones that nobody has are left out. */
static void
get_registrars (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonNode *macs = body != NULL ? lk_demo_bind_find (body, "macs") : NULL;
  JsonArray *array;

  if (body == NULL)
    return;
  if (!binds_macs (macs))
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  array = json_node_get_array (macs);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *mac = json_array_get_string_element (array, i);
      LkUser *user = lk_demo_store_find_phone (world->store, mac);

      if (user != NULL)
        g_ptr_array_add (found, build_registrar (user, mac));
    }
  lk_demo_call_answer_entities (call, &lk_demo_type_phone_registrar,
                                "Collection(Pbx.PhoneRegistrar)", found);
}

static void
get_secret (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = lk_demo_store_find (world->store, call->id);
  g_autoptr (JsonNode) phones = NULL;
  JsonObject *settings = NULL;
  const char *secret;

  if (user == NULL)
    {
      lk_demo_call_answer_empty (call, 404);
      return;
    }

  phones = lk_value_dup_json (lk_user_get (user, lk_user_field_phones));
  if (phones != NULL && json_array_get_length (json_node_get_array (phones)) > 0)
    settings = lk_json_peek_object (json_array_get_object_element (json_node_get_array (phones), 0),
                                    "Settings");
  secret = settings != NULL ? lk_json_peek_string (settings, "Secret") : NULL;
  lk_demo_call_answer_value (call, "Edm.String",
                             json_node_init_string (json_node_alloc (),
                                                    secret != NULL ? secret : ""));
}

static void
tell_phone (LkDemoWorld *world, LkDemoCall *call)
{
  static const LkDemoRefusal no_phone = { "NOT_FOUND", "mac" };
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  JsonNode *mac = body != NULL ? lk_demo_bind_find (body, "mac") : NULL;
  LkUser *user;

  if (body == NULL)
    return;
  if (mac == NULL || json_node_get_value_type (mac) != G_TYPE_STRING)
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  user = lk_demo_store_find_phone (world->store, json_node_get_string (mac));
  if (user == NULL)
    {
      lk_demo_call_refuse (call, &no_phone);
      return;
    }

  lk_demo_call_note_written (call, lk_user_get_id (user));
  lk_demo_call_answer_empty (call, 204);
}

const LkDemoRoute lk_demo_phone_routes[] = {
  { "GET", "/Users/Pbx.GetPhoneRegistrar(mac={Key})", get_registrar },
  { "POST", "/Users/Pbx.GetPhoneRegistrars", get_registrars },
  { "GET", "/Users({Id})/Pbx.GetPhoneSecret", get_secret },
  { "POST", "/Users/Pbx.RebootPhone", tell_phone },
  { "POST", "/Users/Pbx.ReprovisionPhone", tell_phone },
  {},
};
