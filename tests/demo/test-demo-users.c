/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-json.h"
#include "lk-test-http.h"

#define USERS "/xapi/v1/Users"

static const char *const secrets[] = { "AuthID", "AuthPassword", "DeskphonePassword", "VMPIN",
                                       NULL };

static void
test_list (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (150, 0);
  g_autoptr (JsonObject) page = lk_test_get (http, USERS "?$top=100&$count=true&$select=Id,Number");
  g_autoptr (JsonArray) rest = lk_test_list (http, USERS "?$top=100&$skip=100&$select=Id");

  g_assert_cmpint (json_object_get_int_member (page, "@odata.count"), ==, 150);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "value")), ==, 100);
  g_assert_cmpuint (json_array_get_length (rest), ==, 50);
  g_assert_false (json_object_has_member (page, "@odata.nextLink"));
}

static void
test_top_limit (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "GET", USERS "?$top=500", NULL);

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_nonnull (strstr (answer->text,
                            "\"The query specified in the URI is not valid. The limit of '100' for "
                            "Top query has been exceeded. The value from the incoming request is "
                            "'500'.\""));
}

static guint
count_users (LkTestHttp *http, const char *query)
{
  g_autofree char *path = g_strconcat (USERS, query, NULL);
  g_autoptr (JsonArray) users = lk_test_list (http, path);

  return json_array_get_length (users);
}

static void
test_top_missing (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (150, 0);

  g_assert_cmpuint (count_users (http, "?$select=Id"), ==, 150);
  lk_test_http_set (http, "top-missing=page");
  g_assert_cmpuint (count_users (http, "?$select=Id"), ==, 100);
  g_assert_cmpuint (count_users (http, ""), ==, 100);
  g_assert_cmpuint (count_users (http, "?$select=Id&%24top=7"), ==, 7);
}

static void
test_query_knobs (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (50, 0);
  const char *search = USERS "?$top=1&$select=Id&$search=a";
  const char *in = USERS "?$top=1&$select=Id&$filter=Number in ('100','101')";
  const char *any = USERS "?$top=1&$select=Id&$filter=Groups/any(g:g/GroupId eq 28)";

  lk_test_expect (http, "GET", search, NULL, 200);
  lk_test_expect (http, "GET", in, NULL, 200);
  lk_test_expect (http, "GET", any, NULL, 200);

  lk_test_http_set (http, "search=off");
  lk_test_http_set (http, "in=off");
  lk_test_http_set (http, "any=off");
  lk_test_expect (http, "GET", search, NULL, 400);
  lk_test_expect (http, "GET", in, NULL, 400);
  lk_test_expect (http, "GET", any, NULL, 400);
}

/* A client that asks for nothing in particular gets passwords in clear text. */
static void
test_default_projection (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonObject) user = lk_test_get (http, USERS "(1000)");

  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_cmpstr (lk_json_peek_string (user, secrets[i]), !=, NULL);
  g_assert_false (json_object_has_member (user, "Groups"));
  g_assert_false (json_object_has_member (user, "Phones"));
}

static void
test_select (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonObject) user = lk_test_get (http, USERS "(1000)?$select=Id,Number");

  g_assert_cmpint (json_object_get_int_member (user, "Id"), ==, 1000);
  g_assert_cmpstr (json_object_get_string_member (user, "Number"), ==, "100");
  g_assert_cmpuint (json_object_get_size (user), ==, 3); /* with its context */
}

static void
test_console_query (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (60, 0);
  g_autoptr (JsonArray) users = lk_test_list (
    http, USERS "?$top=50&$count=true&$orderby=Number&$filter=not startsWith(Number,'HD')"
                "&$select=IsRegistered,CurrentProfileName,DisplayName,Id,EmailAddress,Number,Tags,"
                "Require2FA&$expand=Groups($select=GroupId,Name,Rights;"
                "$filter=not startsWith(Name,'___FAVORITES___');$expand=Rights($select=RoleName)),"
                "Phones($select=MacAddress,Name,Settings($select=IsSBC,ProvisionType))");
  JsonObject *user = json_array_get_object_element (users, 0);
  JsonObject *group =
    json_array_get_object_element (json_object_get_array_member (user, "Groups"), 0);

  g_assert_cmpuint (json_array_get_length (users), ==, 50);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (group, "Rights"),
                                                  "RoleName"),
                   ==, "system_owners");
}

static void
test_by_number (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, LK_VERSION (20, 0, 8));
  g_autoptr (JsonObject) user = lk_test_get (http, USERS "(Number='101')?$select=Id");

  g_assert_cmpint (json_object_get_int_member (user, "Id"), ==, 1001);
  lk_test_expect (http, "GET", USERS "(Number='1''0')", NULL, 404);
  lk_test_expect (http, "GET", USERS "/Pbx.GetByNumber(number='101')", NULL, 404);
}

static void
test_by_number_before (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, LK_VERSION (20, 0, 7));
  g_autoptr (JsonObject)
    user = lk_test_get (http, USERS "/Pbx.GetByNumber(number='101')?$select=Id");

  g_assert_cmpint (json_object_get_int_member (user, "Id"), ==, 1001);
  lk_test_expect (http, "GET", USERS "(Number='101')", NULL, 404);
}

/* What a version does not have yet can neither be asked for nor written. */
static void
assert_field_since (const char *field, LkVersion without, LkVersion with)
{
  g_autoptr (LkTestHttp) before = lk_test_http_new (1, without);
  g_autoptr (LkTestHttp) since = lk_test_http_new (1, with);
  g_autofree char *path = g_strdup_printf (USERS "(1000)?$select=%s", field);
  g_autofree char *body = g_strdup_printf ("{\"%s\":true}", field);

  lk_test_expect (before, "GET", path, NULL, 400);
  lk_test_expect (since, "GET", path, NULL, 200);
  lk_test_unbound (before, "PATCH", USERS "(1000)", body);
  lk_test_done (since, "PATCH", USERS "(1000)", body);
}

static void
test_versions (void)
{
  assert_field_since ("RecordEmailNotify", LK_VERSION (20, 0, 4), LK_VERSION (20, 0, 5));
  assert_field_since ("DatevEnabled", LK_VERSION (20, 0, 6), LK_VERSION (20, 0, 7));
  assert_field_since ("BlockTunnel", LK_VERSION (20, 0, 8), LK_VERSION (20, 0, 9));
  assert_field_since ("ForbidRecording", LK_VERSION (20, 0, 9), LK_VERSION (20, 0, 10));
}

static void
test_unknown (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);

  lk_test_expect (http, "GET", USERS "(7)", NULL, 404);
  lk_test_expect (http, "PATCH", USERS "(7)", "{}", 404);
  lk_test_expect (http, "DELETE", USERS "(7)", NULL, 404);
  lk_test_expect (http, "GET", USERS "(7)/Groups", NULL, 404);
  lk_test_expect (http, "GET", USERS "(7)/Pbx.GenerateProvLink()", NULL, 404);
  lk_test_expect (http, "PUT", USERS, "{}", 405);
  lk_test_expect (http, "PUT", USERS "(1000)", "{}", 405);
}

static void
test_parts (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray) groups =
    lk_test_list (http, USERS
                  "(1000)/Groups?$top=5&$skip=0&$count=true&$filter=GroupId gt 0&$orderby=Name"
                  "&$select=GroupId,Name&$expand=Rights($select=RoleName)&$search=a");
  g_autoptr (JsonArray) all = lk_test_list (http, USERS "(1000)/Groups?$expand=Rights");
  g_autoptr (JsonArray) profiles = lk_test_list (http, USERS "(1000)/ForwardingProfiles");
  g_autoptr (JsonArray) greetings = lk_test_list (http, USERS "(1000)/Greetings?$top=1");
  JsonObject *group = json_array_get_object_element (all, 0);

  g_assert_cmpuint (json_array_get_length (groups), <=, json_array_get_length (all));
  g_assert_true (json_object_has_member (group, "Rights"));
  g_assert_false (json_object_has_member (group, "GroupRights"));
  g_assert_cmpuint (json_array_get_length (profiles), ==, 5);
  g_assert_cmpuint (json_array_get_length (greetings), ==, 1);
  lk_test_expect (http, "GET", USERS "(1000)/Groups?$select=Nonsense", NULL, 400);
  lk_test_expect (http, "GET", USERS "(1000)/Groups?$top=101", NULL, 400);
}

static void
test_link (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) first = lk_test_get (http, USERS "(1001)/Pbx.GenerateProvLink()");
  g_autoptr (JsonObject) second = lk_test_get (http, USERS "(1001)/Pbx.GenerateProvLink");
  const char *old = json_object_get_string_member (first, "value");
  const char *new = json_object_get_string_member (second, "value");
  g_autoptr (LkTestAnswer) file = NULL;
  g_autofree char *ledger = lk_test_ledger (http);

  g_assert_true (g_str_has_prefix (new, "/"));
  g_clear_pointer (&http->token, g_free); /* whoever has the link needs no token */
  lk_test_expect (http, "GET", old, NULL, 404);
  file = lk_test_send (http, "GET", new, NULL);
  g_assert_cmpuint (file->status, ==, 200);
  g_assert_nonnull (strstr (file->text, "<ProvLinkExternal>http://127.0.0.1:"));
  g_assert_nonnull (strstr (file->text, "<Extension>101</Extension>"));
  lk_test_expect (http, "GET", new, NULL, 404);
  g_assert_cmpstr (ledger, ==, "GET 200 1001\nGET 200 1001\n");
}

static void
test_absolute_link (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) answer = NULL;

  lk_test_http_set (http, "provlink=absolute");
  answer = lk_test_get (http, USERS "(1001)/Pbx.GenerateProvLink()");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (answer, "value"),
                                   lk_demo_pbx_get_origin (http->pbx)));
}

static void
test_first_available_numbers (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autoptr (JsonObject)
    number = lk_test_get (http, USERS "/Pbx.GetFirstAvailableExtensionNumber()");
  g_autoptr (JsonObject) desk = lk_test_get (http, USERS "/Pbx.GetFirstAvailableHotdeskingNumber");
  g_autofree char *path = g_strdup_printf (USERS "?$select=Id&$filter=Number eq '%s'",
                                           json_object_get_string_member (number, "Number"));
  g_autoptr (JsonArray) users = lk_test_list (http, path);

  g_assert_cmpuint (json_array_get_length (users), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (desk, "Number"), ==, "HD03");
}

static void
test_duplicated_emails (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (10, 0);
  g_autoptr (JsonObject) user = lk_test_get (http, USERS "(1007)?$select=EmailAddress");
  g_autoptr (JsonObject) copied = lk_test_get (http, USERS "(1007)/Pbx.HasDuplicatedEmail()");
  g_autoptr (JsonObject) own = lk_test_get (http, USERS "(1000)/Pbx.HasDuplicatedEmail");
  g_autofree char *body = g_strdup_printf ("{\"emails\":[\"%s\",\"nobody@example.org\"]}",
                                           json_object_get_string_member (user, "EmailAddress"));
  g_autoptr (LkTestAnswer)
    answer = lk_test_send (http, "POST", USERS "/Pbx.GetDuplicatedEmails", body);
  JsonArray *taken = json_object_get_array_member (json_node_get_object (answer->json), "value");

  g_assert_true (json_object_get_boolean_member (copied, "value"));
  g_assert_false (json_object_get_boolean_member (own, "value"));
  g_assert_cmpuint (json_array_get_length (taken), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (taken, 0), ==,
                   json_object_get_string_member (user, "EmailAddress"));
}

static void
test_export (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (5, 0);
  g_autoptr (JsonArray) users = lk_test_list (http, USERS "/Pbx.ExportExtensions()?$top=3");

  g_assert_cmpuint (json_array_get_length (users), ==, 3);
}

static void
test_phone_secret (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (10, 0);
  g_autoptr (JsonArray) users = lk_test_list (http, USERS "?$select=Id&$expand=Phones");

  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonObject *user = json_array_get_object_element (users, i);
      gboolean has_phone = json_array_get_length (json_object_get_array_member (user, "Phones"))
                           > 0;
      g_autofree char *path = g_strdup_printf (USERS "(%d)/Pbx.GetPhoneSecret()",
                                               (int) json_object_get_int_member (user, "Id"));
      g_autoptr (JsonObject) answer = lk_test_get (http, path);

      g_assert_cmpint (*json_object_get_string_member (answer, "value") != '\0', ==, has_phone);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/users/list", test_list);
  g_test_add_func ("/demo/users/top-limit", test_top_limit);
  g_test_add_func ("/demo/users/top-missing", test_top_missing);
  g_test_add_func ("/demo/users/query-knobs", test_query_knobs);
  g_test_add_func ("/demo/users/default-projection", test_default_projection);
  g_test_add_func ("/demo/users/select", test_select);
  g_test_add_func ("/demo/users/console-query", test_console_query);
  g_test_add_func ("/demo/users/by-number", test_by_number);
  g_test_add_func ("/demo/users/by-number-before", test_by_number_before);
  g_test_add_func ("/demo/users/versions", test_versions);
  g_test_add_func ("/demo/users/unknown", test_unknown);
  g_test_add_func ("/demo/users/parts", test_parts);
  g_test_add_func ("/demo/users/link", test_link);
  g_test_add_func ("/demo/users/absolute-link", test_absolute_link);
  g_test_add_func ("/demo/users/first-available-numbers", test_first_available_numbers);
  g_test_add_func ("/demo/users/duplicated-emails", test_duplicated_emails);
  g_test_add_func ("/demo/users/export", test_export);
  g_test_add_func ("/demo/users/phone-secret", test_phone_secret);

  return g_test_run ();
}
