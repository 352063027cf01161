/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-json.h"
#include "lk-test-http.h"

#define USERS        "/xapi/v1/Users"
#define BULK_UPDATE  USERS "/Pbx.BulkUpdate"
#define MULTI_UPDATE USERS "/Pbx.MultiUserUpdate"
#define BATCH_DELETE USERS "/Pbx.BatchDelete"

/* Each user's mobile number, by commas. */
static char *
read_mobiles (LkTestHttp *http)
{
  g_autoptr (JsonArray) users = lk_test_list (http, USERS "?$select=Mobile&$orderby=Id");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (users); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            json_object_get_string_member (json_array_get_object_element (users, i),
                                                           "Mobile"));

  return g_string_free (text, FALSE);
}

static LkTestHttp *
new_with_mobiles (LkVersion version)
{
  LkTestHttp *http = lk_test_http_new (5, version);

  lk_test_done (http, "POST", BULK_UPDATE,
                "{\"ids\":[1000,1001,1002,1003,1004],\"user\":{\"Mobile\":\"0\"}}");
  return http;
}

static void
test_bulk_update (void)
{
  g_autoptr (LkTestHttp) http = new_with_mobiles (0);
  g_autofree char *mobiles = NULL;
  g_autofree char *ledger = NULL;

  lk_test_done (http, "POST", BULK_UPDATE, "{\"Ids\":[1001,1003],\"User\":{\"Mobile\":\"1\"}}");
  mobiles = read_mobiles (http);
  g_assert_cmpstr (mobiles, ==, "0,1,0,1,0");
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "POST 204 1000 1001 1002 1003 1004\nPOST 204 1001 1003\n");
}

/* 1002 refuses; what became of the others is for the knob to say, and the ledger is the truth. */
static void
assert_refused_bulk (const char *knob, const char *expected, const char *written)
{
  g_autoptr (LkTestHttp) http = new_with_mobiles (0);
  g_autofree char *mobiles = NULL;
  g_autofree char *ledger = NULL;
  g_autofree char *all = NULL;

  lk_test_http_set (http, knob);
  lk_test_http_set (http, "refuse-user=1002");
  lk_test_refused (http, "POST", BULK_UPDATE,
                   "{\"ids\":[1000,1001,1002,1003,1004],\"user\":{\"Mobile\":\"1\"}}",
                   "WARNINGS.XAPI.FORBIDDEN_CHANGE", "Number");
  mobiles = read_mobiles (http);
  ledger = lk_test_ledger (http);
  all = g_strconcat ("POST 204 1000 1001 1002 1003 1004\n", written, NULL);
  g_assert_cmpstr (mobiles, ==, expected);
  g_assert_cmpstr (ledger, ==, all);
}

static void
test_refused_bulk (void)
{
  assert_refused_bulk ("bulk=none", "0,0,0,0,0", "");
  assert_refused_bulk ("bulk=part", "1,1,0,0,0", "POST 400 1000 1001\n");
  assert_refused_bulk ("bulk=whole", "1,1,0,1,1", "POST 400 1000 1001 1003 1004\n");
}

static void
test_one_email_for_many (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (5, 0);
  g_autofree char *ledger = NULL;

  lk_test_http_set (http, "bulk=whole");
  lk_test_refused (http, "POST", BULK_UPDATE,
                   "{\"ids\":[1001,1002,1003],\"user\":{\"EmailAddress\":\"x@acme.example\"}}",
                   "WARNINGS.XAPI.ALREADY_IN_USE", "EmailAddress");
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "POST 400 1001\n");
}

static void
test_unknown_id (void)
{
  g_autoptr (LkTestHttp) http = new_with_mobiles (0);
  g_autofree char *mobiles = NULL;

  lk_test_refused (http, "POST", BULK_UPDATE, "{\"ids\":[1000,7],\"user\":{\"Mobile\":\"1\"}}",
                   "WARNINGS.XAPI.NOT_FOUND", "ids");
  mobiles = read_mobiles (http);
  g_assert_cmpstr (mobiles, ==, "0,0,0,0,0");
}

static void
test_unbound (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_unbound (http, "POST", BULK_UPDATE, "{\"userIds\":[1001],\"user\":{}}");
  lk_test_unbound (http, "POST", BULK_UPDATE, "{\"ids\":[\"1001\"],\"user\":{}}");
  lk_test_unbound (http, "POST", BULK_UPDATE, "{\"ids\":[1001]}");
  lk_test_unbound (http, "POST", BULK_UPDATE, "{\"ids\":[1001],\"user\":{\"Nonsense\":1}}");
  lk_test_unbound (http, "POST", BATCH_DELETE, "{\"userIds\":[1001]}");
  /* No Id has more than 32 bits: this one must not be taken for 1001. */
  lk_test_unbound (http, "POST", BATCH_DELETE, "{\"ids\":[4294968297]}");
}

static void
test_multi_user_update (void)
{
  g_autoptr (LkTestHttp) http = new_with_mobiles (0);
  g_autofree char *mobiles = NULL;

  lk_test_done (http, "POST", MULTI_UPDATE,
                "{\"ids\":[1001,1002],\"user\":{\"Mobile\":\"1\",\"DisplayNumbers\":\"x\"}}");
  mobiles = read_mobiles (http);
  g_assert_cmpstr (mobiles, ==, "0,1,1,0,0");
  lk_test_unbound (http, "POST", MULTI_UPDATE, "{\"ids\":[1001],\"user\":{\"FirstName\":\"x\"}}");
  lk_test_unbound (http, "POST", MULTI_UPDATE, "{\"ids\":[1001],\"user\":{\"Nonsense\":\"x\"}}");
}

static void
test_batch_delete (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  JsonArray *errors;
  JsonObject *row;
  g_autofree char *ledger = NULL;

  lk_test_http_set (http, "refuse-user=1003");
  answer = lk_test_send (http, "POST", BATCH_DELETE, "{\"ids\":[1000,1001,1003,1002,7]}");
  g_assert_cmpuint (answer->status, ==, 200);
  errors = json_object_get_array_member (json_node_get_object (answer->json), "value");
  g_assert_cmpuint (json_array_get_length (errors), ==, 2);
  row = json_array_get_object_element (errors, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "ExtensionNumber"), ==, "100");
  g_assert_cmpstr (json_object_get_string_member (row, "Error"), ==,
                   "WARNINGS.OPERATOR_CANNOT_BE_DELETED");
  row = json_array_get_object_element (errors, 1);
  g_assert_cmpstr (json_object_get_string_member (row, "ExtensionNumber"), ==, "103");
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "POST 200 1001 1002\n");
}

static void
assert_not_deletable (LkTestHttp *http, const char *tag, const char *code)
{
  g_autofree char *query =
    g_strdup_printf (USERS "?$select=Id,Number&$filter=Tags/any(t:t eq '%s')", tag);
  g_autoptr (JsonArray) users = lk_test_list (http, query);
  JsonObject *user = json_array_get_object_element (users, 0);
  g_autofree char *path =
    g_strdup_printf (USERS "(%d)", (int) json_object_get_int_member (user, "Id"));

  lk_test_refused (http, "DELETE", path, NULL, code, NULL);
}

static void
test_machines_stay (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);

  assert_not_deletable (http, "FaxServer", "WARNINGS.FAX_SERVER_CANNOT_BE_DELETED");
  assert_not_deletable (http, "Principal", "WARNINGS.CANNOT_BE_DELETED");
}

/* Nor does the account go that asks for it. */
static void
test_own_account_stays (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autoptr (JsonNode)
    record = json_from_string ("{\"Id\":4000,\"Number\":\"" LK_TEST_CLIENT "\"}", NULL);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_put_record (http->pbx, json_node_get_object (record), &error);
  g_assert_no_error (error);
  lk_test_refused (http, "DELETE", USERS "(4000)", NULL,
                   "WARNINGS.USER_EXTENSION_CANNOT_BE_DELETED", NULL);
}

static char *
read_pin (LkTestHttp *http, const char *path)
{
  g_autofree char *query = g_strconcat (path, "?$select=VMPIN", NULL);
  g_autoptr (JsonObject) user = lk_test_get (http, query);

  return g_strdup (json_object_get_string_member (user, "VMPIN"));
}

static void
assert_regenerates (LkVersion version, const char *good, const char *bad)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (5, version);
  g_autofree char *before = read_pin (http, USERS "(1001)");
  g_autofree char *other_before = read_pin (http, USERS "(1002)");
  g_autofree char *after = NULL;
  g_autofree char *other_after = NULL;

  lk_test_unbound (http, "POST", USERS "/Pbx.RegeneratePasswords", bad);
  lk_test_done (http, "POST", USERS "/Pbx.RegeneratePasswords", good);
  after = read_pin (http, USERS "(1001)");
  other_after = read_pin (http, USERS "(1002)");
  g_assert_cmpstr (after, !=, before);
  g_assert_cmpstr (other_after, ==, other_before);
}

static void
test_regenerate_passwords (void)
{
  const char *flat = "{\"Ids\":[1001,1003],\"VoicemailPIN\":true,\"SipAuth\":false}";
  const char *nested = "{\"Ids\":[1001,1003],\"opts\":{\"VoicemailPIN\":true,\"SipAuth\":false}}";

  assert_regenerates (LK_VERSION (20, 0, 4), flat, nested);
  assert_regenerates (LK_VERSION (20, 0, 5), nested, flat);
}

static void
test_phones (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (20, 0);
  g_autoptr (JsonArray) users =
    lk_test_list (http, USERS
                  "?$top=1&$select=Id&$expand=Phones&$filter=Phones/any(p:p/MacAddress ne '')");
  JsonObject *user = json_array_get_object_element (users, 0);
  JsonObject *phone =
    json_array_get_object_element (json_object_get_array_member (user, "Phones"), 0);
  g_autofree char *body =
    g_strdup_printf ("{\"mac\":\"%s\"}", json_object_get_string_member (phone, "MacAddress"));
  int id = (int) json_object_get_int_member (user, "Id");
  g_autofree char *expected =
    g_strdup_printf ("POST 204 %d\nPOST 204 %d\nPOST 204 1001 1002\n", id, id);
  g_autofree char *ledger = NULL;

  lk_test_done (http, "POST", USERS "/Pbx.RebootPhone", body);
  lk_test_done (http, "POST", USERS "/Pbx.ReprovisionPhone", body);
  lk_test_done (http, "POST", USERS "/Pbx.ReprovisionAllPhones", "{\"ids\":[1001,1002]}");
  lk_test_refused (http, "POST", USERS "/Pbx.RebootPhone", "{\"mac\":\"000000000000\"}",
                   "WARNINGS.XAPI.NOT_FOUND", "mac");
  lk_test_unbound (http, "POST", USERS "/Pbx.RebootPhone", "{\"mac\":5}");
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/bulk/bulk-update", test_bulk_update);
  g_test_add_func ("/demo/bulk/refused-bulk", test_refused_bulk);
  g_test_add_func ("/demo/bulk/one-email-for-many", test_one_email_for_many);
  g_test_add_func ("/demo/bulk/unknown-id", test_unknown_id);
  g_test_add_func ("/demo/bulk/unbound", test_unbound);
  g_test_add_func ("/demo/bulk/multi-user-update", test_multi_user_update);
  g_test_add_func ("/demo/bulk/batch-delete", test_batch_delete);
  g_test_add_func ("/demo/bulk/own-account-stays", test_own_account_stays);
  g_test_add_func ("/demo/bulk/machines-stay", test_machines_stay);
  g_test_add_func ("/demo/bulk/regenerate-passwords", test_regenerate_passwords);
  g_test_add_func ("/demo/bulk/phones", test_phones);

  return g_test_run ();
}
