/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"
#include "lk-user-fields.h"

#define FQDN "pbx.acme.example"

static guint
count_registered (GPtrArray *users)
{
  guint count = 0;

  for (guint i = 0; i < users->len; i++)
    count +=
      lk_value_is_true (lk_user_get (g_ptr_array_index (users, i), lk_user_field_registered));
  return count;
}

static void
get_system_status (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) status = json_object_new ();
  g_autofree char *version = lk_demo_world_dup_version (world);
  GPtrArray *users = lk_demo_store_get_users (world->store);
  gboolean is_licensed = world->knobs.licence != LK_DEMO_LICENCE_MISSING;

  json_object_set_int_member (status, "Id", 0);
  json_object_set_string_member (status, "FQDN", FQDN);
  json_object_set_string_member (status, "Version", version);
  json_object_set_string_member (status, "ProductCode", "3CXENT");
  json_object_set_string_member (status, "LicenseKey", "DEMO-DEMO-DEMO-DEMO");
  json_object_set_string_member (status, "OS", "Linux");
  json_object_set_string_member (status, "Ip", "192.0.2.1");
  json_object_set_string_member (status, "RemoteStorageStatus", "NotConfigured");
  json_object_set_boolean_member (status, "LicenseActive", is_licensed);
  json_object_set_boolean_member (status, "Activated", TRUE);
  json_object_set_boolean_member (status, "IsAuditLogEnabled", TRUE);
  json_object_set_boolean_member (status, "HasNotRunningServices", FALSE);
  json_object_set_int_member (status, "ExtensionsTotal", users->len);
  json_object_set_int_member (status, "ExtensionsRegistered", count_registered (users));
  json_object_set_int_member (status, "UserExtensions", users->len);
  json_object_set_int_member (status, "MaxUserExtensions", world->n_licensed);
  json_object_set_int_member (status, "MaxSimCalls", 64);
  json_object_set_int_member (status, "CallsActive", 0);

  lk_demo_call_answer_entity (call, &lk_demo_type_system_status, "SystemStatus", status);
}

static void
get_defs (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonNode) defs = json_from_string (
    "{\"Id\":0,\"Codecs\":[],\"GatewayParameters\":[],\"GatewayParameterValues\":[],"
    "\"TimeZones\":[{\"Id\":\"51\",\"Name\":\"(UTC+01:00) Berlin\","
    "\"IanaName\":\"Europe/Berlin\",\"WindowsName\":\"W. Europe Standard Time\"}]}",
    NULL);

  lk_demo_call_answer_entity (call, &lk_demo_type_defs, "Defs", json_node_get_object (defs));
}

const LkDemoRoute lk_demo_system_routes[] = {
  { "GET", "/SystemStatus", get_system_status },
  { "GET", "/Defs", get_defs },
  {},
};
