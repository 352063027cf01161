/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-json.h"
#include "lk-test-http.h"

#define GROUPS "/xapi/v1/Groups"
#define USERS  "/xapi/v1/Users"

static void
test_list (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autoptr (JsonArray) groups =
    lk_test_list (http, GROUPS
                  "?$top=100&$orderby=Name&$select=Id,Name,IsDefault,HasMembers&$expand=Rights("
                  "$select=RoleName),Members($select=MemberName,Number)");
  guint n_members = 0;

  g_assert_cmpuint (json_array_get_length (groups), >, 10);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      guint length = json_array_get_length (json_object_get_array_member (group, "Members"));

      n_members += length;
      g_assert_cmpint (json_object_get_boolean_member (group, "HasMembers"), ==, length > 0);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (group, "Rights")), ==,
                        8);
    }
  g_assert_cmpuint (n_members, >=, 26); /* everyone who is no machine */
}

static void
test_roles (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonArray) rights = lk_test_list (http, GROUPS "(28)/Rights?$select=RoleName");

  g_assert_cmpuint (json_array_get_length (rights), ==, 8);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rights, 0),
                                                  "RoleName"),
                   ==, "users");
}

static void
test_members (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray) members = NULL;
  JsonObject *member;

  lk_test_done (http, "PATCH", USERS "(1001)",
                "{\"FirstName\":\"Ada\",\"LastName\":\"Berg\",\"Groups\":[{\"GroupId\":33}]}");
  members = lk_test_list (http, GROUPS "(33)/Members?$filter=Number eq '101'&$expand=Rights");
  g_assert_cmpuint (json_array_get_length (members), ==, 1);
  member = json_array_get_object_element (members, 0);
  g_assert_cmpstr (json_object_get_string_member (member, "MemberName"), ==, "Ada Berg");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (member, "Rights"),
                                                  "RoleName"),
                   ==, "users");
}

static void
test_create_and_delete (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer =
    lk_test_send (http, "POST", GROUPS, "{\"Name\":\"Kantine\",\"Language\":\"DE\",\"Props\":{}}");
  JsonObject *group = json_node_get_object (answer->json);
  int id = (int) json_object_get_int_member (group, "Id");
  g_autofree char *path = g_strdup_printf (GROUPS "(%d)", id);
  g_autofree char *join = g_strdup_printf ("{\"Groups\":[{\"GroupId\":%d}]}", id);

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpstr (json_object_get_string_member (group, "Language"), ==, "DE");
  lk_test_done (http, "PATCH", USERS "(1001)", join);
  lk_test_refused (http, "DELETE", path, NULL, "WARNINGS.GROUP_WITH_MEMBERS_CANNOT_BE_DELETED",
                   NULL);
  lk_test_done (http, "PATCH", USERS "(1001)", "{\"Groups\":[]}");
  lk_test_done (http, "DELETE", path, NULL);
  lk_test_expect (http, "GET", path, NULL, 404);
  lk_test_refused (http, "DELETE", GROUPS "(28)", NULL, "WARNINGS.GROUP_CANNOT_BE_DELETED", NULL);
}

static void
test_create_refused (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_refused (http, "POST", GROUPS, "{}", "WARNINGS.XAPI.REQUIRED", "Name");
  lk_test_refused (http, "POST", GROUPS, "{\"Name\":\"\"}", "WARNINGS.XAPI.CAN_NOT_BE_EMPTY_STRING",
                   "Name");
  lk_test_refused (http, "POST", GROUPS, "{\"Name\":\"DEFAULT\"}", "WARNINGS.XAPI.ALREADY_IN_USE",
                   "Name");
  lk_test_refused (http, "PATCH", GROUPS "(29)", "{\"Name\":\"DEFAULT\"}",
                   "WARNINGS.XAPI.ALREADY_IN_USE", "Name");
  lk_test_refused (http, "PATCH", GROUPS "(29)", "{\"Members\":[]}", "WARNINGS.XAPI.NOT_SUPPORTED",
                   "Members");
  lk_test_unbound (http, "POST", GROUPS, "{\"Nome\":\"x\"}");
  lk_test_expect (http, "PATCH", GROUPS "(7)", "{}", 404);
}

/* The members' own records say the new name at once. */
static void
test_rename (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) group = NULL;
  g_autoptr (JsonArray) groups = NULL;

  lk_test_done (http, "PATCH", USERS "(1001)",
                "{\"Groups\":[{\"GroupId\":33,\"Rights\":{\"RoleName\":\"managers\"}}]}");
  lk_test_done (http, "PATCH", GROUPS "(33)", "{\"Name\":\"Übersee\",\"Id\":5,\"Number\":\"x\"}");
  group = lk_test_get (http, GROUPS "(33)?$select=Id,Name,Number");
  g_assert_cmpstr (json_object_get_string_member (group, "Name"), ==, "Übersee");
  g_assert_cmpstr (json_object_get_string_member (group, "Number"), ==, "GRP0033");
  groups = lk_test_list (http, USERS "(1001)/Groups?$expand=Rights&$filter=Name eq 'Übersee' and "
                                     "Rights/RoleName eq 'managers'");
  g_assert_cmpuint (json_array_get_length (groups), ==, 1);
}

static void
test_status (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (40, 0);
  g_autoptr (LkTestHttp) older = lk_test_http_new (1, LK_VERSION (20, 0, 8));
  g_autoptr (JsonObject) status =
    lk_test_get (http, "/xapi/v1/SystemStatus?$select=Version,FQDN,LicenseActive,UserExtensions");

  g_assert_cmpstr (json_object_get_string_member (status, "Version"), ==, "20.0.10.1621");
  g_assert_true (json_object_get_boolean_member (status, "LicenseActive"));
  g_assert_cmpint (json_object_get_int_member (status, "UserExtensions"), ==, 40);
  g_assert_false (json_object_has_member (status, "LicenseKey"));
  lk_test_expect (older, "GET", "/xapi/v1/SystemStatus?$select=UserExtensions", NULL, 400);
  lk_test_expect (older, "GET", "/xapi/v1/SystemStatus?$select=Version", NULL, 200);
}

static void
test_defs (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonObject) defs = lk_test_get (http, "/xapi/v1/Defs?$select=Id&$expand=TimeZones");

  g_assert_cmpint (json_object_get_int_member (defs, "Id"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (defs, "TimeZones")), ==,
                    1);
}

static void
test_peers (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray)
    queues = lk_test_list (http, "/xapi/v1/Peers?$select=Number,Name,Type&$filter=Type eq 'Queue'");
  g_autoptr (JsonArray) all = lk_test_list (http, "/xapi/v1/Peers");

  g_assert_cmpuint (json_array_get_length (queues), ==, 4);
  g_assert_cmpuint (json_array_get_length (all), ==, 3 + 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/departments/list", test_list);
  g_test_add_func ("/demo/departments/roles", test_roles);
  g_test_add_func ("/demo/departments/members", test_members);
  g_test_add_func ("/demo/departments/create-and-delete", test_create_and_delete);
  g_test_add_func ("/demo/departments/create-refused", test_create_refused);
  g_test_add_func ("/demo/departments/rename", test_rename);
  g_test_add_func ("/demo/system/status", test_status);
  g_test_add_func ("/demo/system/defs", test_defs);
  g_test_add_func ("/demo/system/peers", test_peers);

  return g_test_run ();
}
