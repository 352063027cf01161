/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-json.h"
#include "lk-test-http.h"
#include "lk-user-fields.h"

#define USERS "/xapi/v1/Users"
#define ADA   USERS "(1001)"

static char *
read_text (LkTestHttp *http, const char *path, const char *field)
{
  g_autofree char *query = g_strdup_printf ("%s?$select=%s", path, field);
  g_autoptr (JsonObject) user = lk_test_get (http, query);

  return g_strdup (lk_json_peek_string (user, field));
}

static void
assert_text (LkTestHttp *http, const char *path, const char *field, const char *expected)
{
  g_autofree char *text = read_text (http, path, field);

  g_assert_cmpstr (text, ==, expected);
}

static char *
read_groups (LkTestHttp *http, const char *path)
{
  g_autofree char *query = g_strconcat (path,
                                        "/Groups?$select=GroupId,Name&$expand=Rights($select="
                                        "RoleName)",
                                        NULL);
  g_autoptr (JsonArray) groups = lk_test_list (http, query);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);

      g_string_append_printf (text, "%s%d:%s", i > 0 ? " " : "",
                              (int) json_object_get_int_member (group, "GroupId"),
                              json_object_get_string_member (
                                json_object_get_object_member (group, "Rights"), "RoleName"));
    }

  return g_string_free (text, FALSE);
}

static void
test_create_empty (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "POST", USERS, "{}");
  JsonObject *user = json_node_get_object (answer->json);
  g_autofree char *ledger = lk_test_ledger (http);

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpint (json_object_get_int_member (user, "Id"), ==, 1003);
  g_assert_cmpstr (json_object_get_string_member (user, "Number"), ==, "103");
  g_assert_cmpuint (strlen (json_object_get_string_member (user, "VMPIN")), ==, 6);
  g_assert_nonnull (lk_json_peek_string (user, "AuthPassword"));
  g_assert_cmpstr (ledger, ==, "POST 201 1003\n");
}

static void
test_create_whole (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send (
    http, "POST", USERS,
    "{\"Id\":0,\"Number\":\"555\",\"FirstName\":\"Zoë\",\"LastName\":\"Weiß\","
    "\"EmailAddress\":\"zoe@acme.example\",\"AccessPassword\":\"Not-real-1\",\"Language\":\"DE\","
    "\"VMEmailOptions\":\"Notification\",\"Require2FA\":true,"
    "\"Groups\":[{\"GroupId\":29,\"Rights\":{\"RoleName\":\"users\"}}],\"PrimaryGroupId\":29,"
    "\"Blfs\":\"<PhoneDevice><BLFS/></PhoneDevice>\",\"Hours\":{\"Type\":\"OfficeHours\"},"
    "\"Greetings\":[{\"Type\":\"Default\",\"Filename\":\"a.wav\"}]}");
  JsonObject *user = json_node_get_object (answer->json);
  g_autofree char *groups = NULL;

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpstr (json_object_get_string_member (user, "DisplayName"), ==, "Zoë Weiß");
  g_assert_true (json_object_get_null_member (user, "AccessPassword"));
  g_assert_cmpint (json_object_get_int_member (user, "PrimaryGroupId"), ==, 29);
  groups = read_groups (http, USERS "(1003)");
  g_assert_cmpstr (groups, ==, "29:users");
}

static void
test_create_refused (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *email = read_text (http, USERS "(1000)", "EmailAddress");
  g_autofree char *upper = g_ascii_strup (email, -1);
  g_autofree char *body = g_strdup_printf ("{\"EmailAddress\":\"%s\"}", upper);

  lk_test_refused (http, "POST", USERS, "{\"Number\":\"100\"}", "WARNINGS.XAPI.ALREADY_IN_USE",
                   "Number");
  lk_test_refused (http, "POST", USERS, body, "WARNINGS.XAPI.ALREADY_IN_USE", "EmailAddress");
  lk_test_refused (http, "POST", USERS, "{\"PrimaryGroupId\":29}", "WARNINGS.INVALID",
                   "PrimaryGroupId");
  lk_test_refused (http, "POST", USERS, "{\"Groups\":[{\"GroupId\":7}]}", "WARNINGS.XAPI.NOT_FOUND",
                   "GroupId");

  lk_test_http_set (http, "licence=full");
  lk_test_refused (http, "POST", USERS, "{}", "WARNINGS.LIMIT_REACHED", NULL);
}

static void
test_licence_runs_out (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (4, 0);
  g_autoptr (JsonObject) status = lk_test_get (http, "/xapi/v1/SystemStatus");
  gint64 left = json_object_get_int_member (status, "MaxUserExtensions")
                - json_object_get_int_member (status, "UserExtensions");

  for (gint64 i = 0; i < left; i++)
    lk_test_expect (http, "POST", USERS, "{}", 201);
  lk_test_refused (http, "POST", USERS, "{}", "WARNINGS.LIMIT_REACHED", NULL);
}

static void
test_change (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *ledger = NULL;

  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":\"+49 1\",\"FirstName\":\"Ada\",\"Id\":1001}");
  assert_text (http, ADA, "Mobile", "+49 1");
  assert_text (http, ADA, "FirstName", "Ada");
  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":\"\"}");
  assert_text (http, ADA, "Mobile", "");
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "PATCH 204 1001\nPATCH 204 1001\n");
}

static void
test_display_name_follows (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, "{\"FirstName\":\"Ada\",\"LastName\":\"Berg\"}");
  assert_text (http, ADA, "DisplayName", "Ada Berg");
  lk_test_done (http, "PATCH", ADA, "{\"FirstName\":\"A.\",\"DisplayName\":\"Front desk\"}");
  assert_text (http, ADA, "DisplayName", "Front desk");
}

static void
test_number_stays (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, "{\"Number\":\"101\"}");
  lk_test_refused (http, "PATCH", ADA, "{\"Number\":\"777\"}", "WARNINGS.XAPI.FORBIDDEN_CHANGE",
                   "Number");
  lk_test_refused (http, "PATCH", ADA, "{\"Number\":\"\"}", "WARNINGS.XAPI.CAN_NOT_BE_EMPTY_STRING",
                   "Number");
}

static void
test_read_only_stays (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) before = lk_test_get (http, ADA "?$select=Tags,IsRegistered,Id");
  g_autoptr (JsonObject) after = NULL;

  lk_test_done (http, "PATCH", ADA, "{\"Id\":5,\"Tags\":[\"WakeUp\",\"AI\"]}");
  after = lk_test_get (http, ADA "?$select=Tags,IsRegistered,Id");
  g_assert_true (json_object_equal (before, after));
}

static void
test_email_is_unique (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (10, 0);
  g_autofree char *other = read_text (http, USERS "(1000)", "EmailAddress");
  g_autofree char *doubled = read_text (http, USERS "(1007)", "EmailAddress");
  g_autofree char *taken = g_strdup_printf ("{\"EmailAddress\":\"%s\"}", other);
  g_autofree char *same = g_strdup_printf ("{\"EmailAddress\":\"%s\"}", doubled);

  lk_test_refused (http, "PATCH", ADA, taken, "WARNINGS.XAPI.ALREADY_IN_USE", "EmailAddress");
  lk_test_done (http, "PATCH", USERS "(1007)", same); /* has always had it, like someone else */
  lk_test_done (http, "PATCH", ADA, "{\"EmailAddress\":\"\"}");
  lk_test_done (http, "PATCH", USERS "(1002)", "{\"EmailAddress\":\"\"}");
}

/* An address is free again when its owner has another one. */
static void
test_email_is_released (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, "{\"EmailAddress\":\"x@acme.example\"}");
  lk_test_done (http, "PATCH", ADA, "{\"EmailAddress\":\"y@acme.example\"}");
  lk_test_done (http, "PATCH", USERS "(1002)", "{\"EmailAddress\":\"X@acme.example\"}");
  lk_test_refused (http, "PATCH", ADA, "{\"EmailAddress\":\"x@acme.example\"}",
                   "WARNINGS.XAPI.ALREADY_IN_USE", "EmailAddress");
}

static void
test_unbound (void)
{
  static const char *const bodies[] = {
    "{\"FristName\":\"x\"}",
    "{\"FirstName\":1}",
    "{\"Enabled\":\"yes\"}",
    "{\"PinProtectTimeout\":1.5}",
    "{\"PrimaryGroupId\":\"29\"}",
    "{\"SRTPMode\":\"Sometimes\"}",
    "{\"OfficeHoursProps\":[\"Nonsense\"]}",
    "{\"OfficeHoursProps\":\"GlobalSchedule\"}",
    "{\"Groups\":{\"GroupId\":1}}",
    "{\"Groups\":[1]}",
    "{\"Groups\":[null]}",
    "{\"Groups\":[{\"Gruppe\":1}]}",
    "{\"Groups\":[{\"Rights\":{\"RoleNome\":\"x\"}}]}",
    "{\"Hours\":[]}",
    "{\"user\":{\"FirstName\":\"x\"}}",
    "[]",
    "\"x\"",
    "",
    "{",
    "\xff",
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *ledger = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    lk_test_unbound (http, "PATCH", ADA, bodies[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    lk_test_unbound (http, "POST", USERS, bodies[i]);
  lk_test_expect (http, "PATCH", ADA, NULL, 415);
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "");
}

/* Each field of the table takes what it itself gives. */
static void
test_round_trip (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      gboolean expands = lk_field_has (field, LK_FIELD_NAVIGATION);
      const char *rights = field == lk_user_field_groups ? "($expand=Rights)" : "";
      g_autofree char *path = g_strdup_printf (ADA "?$select=Id&$expand=%s%s", field->name, rights);
      g_autofree char *plain = g_strdup_printf (ADA "?$select=%s", field->name);
      g_autoptr (JsonObject) before = lk_test_get (http, expands ? path : plain);
      g_autoptr (JsonObject) after = NULL;
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *body = NULL;

      json_node_set_object (node, before);
      body = json_to_string (node, FALSE);
      lk_test_done (http, "PATCH", ADA, body);
      after = lk_test_get (http, expands ? path : plain);
      g_assert_true (json_object_equal (before, after));
    }
}

static void
test_too_long (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *keys = g_strnfill (20481, 'x');
  g_autofree char *body = g_strdup_printf ("{\"Blfs\":\"%s\"}", keys);

  lk_test_refused (http, "PATCH", ADA, body, "WARNINGS.STRING_TOO_LONG", "Blfs");
}

static void
test_null (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":\"1\"}");
  lk_test_http_set (http, "null=refused");
  lk_test_refused (http, "PATCH", ADA, "{\"Mobile\":null}", "WARNINGS.XAPI.CAN_NOT_BE_EMPTY_STRING",
                   "Mobile");
  lk_test_http_set (http, "null=ignored");
  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":null}");
  assert_text (http, ADA, "Mobile", "1");
  lk_test_http_set (http, "null=clears");
  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":null}");
  assert_text (http, ADA, "Mobile", NULL);
}

static void
test_groups_are_replaced (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *two = NULL;
  g_autofree char *none = NULL;

  lk_test_done (http, "PATCH", ADA,
                "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\"}},"
                "{\"GroupId\":31}]}");
  two = read_groups (http, ADA);
  g_assert_cmpstr (two, ==, "30:managers 31:users");

  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[]}");
  none = read_groups (http, ADA);
  g_assert_cmpstr (none, ==, "");
  lk_test_refused (http, "PATCH", ADA,
                   "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"emperors\"}}]}",
                   "WARNINGS.INVALID", "RoleName");
}

/* GroupRights alone is taken and changes nothing. */
static void
test_group_rights (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *groups = NULL;

  lk_test_done (http, "PATCH", ADA,
                "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\"}}]}");
  lk_test_done (http, "PATCH", ADA,
                "{\"Groups\":[{\"GroupId\":30,\"GroupRights\":{\"RoleName\":\"group_owners\"}}]}");
  groups = read_groups (http, ADA);
  g_assert_cmpstr (groups, ==, "30:managers");
}

static void
test_primary_group (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) user = NULL;

  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[{\"GroupId\":30}]}");
  lk_test_refused (http, "PATCH", ADA, "{\"Groups\":[{\"GroupId\":31}],\"PrimaryGroupId\":31}",
                   "WARNINGS.INVALID", "PrimaryGroupId");
  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[{\"GroupId\":31}]}");
  lk_test_done (http, "PATCH", ADA, "{\"PrimaryGroupId\":31}");
  user = lk_test_get (http, ADA "?$select=PrimaryGroupId");
  g_assert_cmpint (json_object_get_int_member (user, "PrimaryGroupId"), ==, 31);
}

/* Somebody who has favourites, which a hidden group holds. */
static char *
find_favourite (LkTestHttp *http, char **favourites)
{
  g_autoptr (JsonArray) users = lk_test_list (
    http, USERS
    "?$select=Id&$top=1&$filter=Id gt 1001 and Groups/any(g:startswith(g/Name,'___FAVORITES___'))");
  int id = (int) json_object_get_int_member (json_array_get_object_element (users, 0), "Id");
  char *path = g_strdup_printf (USERS "(%d)", id);

  *favourites = g_strdup_printf ("%d:users", 10000000 + id);
  return path;
}

static void
test_favourites (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (50, 0);
  g_autofree char *favourites = NULL;
  g_autofree char *path = find_favourite (http, &favourites);
  g_autofree char *back =
    g_strdup_printf ("{\"Groups\":[{\"GroupId\":%d,\"Rights\":{\"RoleName\":\"users\"}}]}",
                     atoi (favourites));
  g_autofree char *kept = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *gone = NULL;

  lk_test_http_set (http, "favourites=kept");
  lk_test_done (http, "PATCH", path, "{\"Groups\":[]}");
  kept = read_groups (http, path);
  g_assert_cmpstr (kept, ==, favourites);

  lk_test_http_set (http, "favourites=dropped");
  lk_test_done (http, "PATCH", path, back);
  sent = read_groups (http, path);
  g_assert_cmpstr (sent, ==, favourites);

  lk_test_done (http, "PATCH", path, "{\"Groups\":[]}");
  gone = read_groups (http, path);
  g_assert_cmpstr (gone, ==, "");
  lk_test_refused (http, "PATCH", ADA, back, "WARNINGS.XAPI.NOT_FOUND", "GroupId");
}

static void
test_forwarding (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray) profiles = NULL;

  lk_test_refused (http, "PATCH", ADA,
                   "{\"ForwardingProfiles\":[{\"Name\":\"Available\",\"AwayRoute\":{}}]}",
                   "WARNINGS.INVALID", "ForwardingProfiles");
  lk_test_refused (http, "PATCH", ADA,
                   "{\"ForwardingProfiles\":[{\"Name\":\"Away\",\"AvailableRoute\":{}}]}",
                   "WARNINGS.INVALID", "ForwardingProfiles");
  lk_test_done (http, "PATCH", ADA,
                "{\"ForwardingProfiles\":[{\"Id\":1,\"Name\":\"Available\",\"NoAnswerTimeout\":5,"
                "\"AvailableRoute\":{\"NoAnswerInternal\":{\"To\":\"None\"}}}]}");
  profiles = lk_test_list (http, ADA "/ForwardingProfiles");
  g_assert_cmpuint (json_array_get_length (profiles), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (profiles, 0),
                                               "NoAnswerTimeout"),
                   ==, 5);
}

static void
test_old_warnings (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, LK_VERSION (20, 0, 8));

  lk_test_refused (http, "PATCH", ADA, "{\"PrimaryGroupId\":12345}", "WARNINGS.XAPI.INVALID",
                   "PrimaryGroupId");
}

static void
test_refused_user (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  const char *code = "WARNINGS.XAPI.FORBIDDEN_CHANGE";

  lk_test_http_set (http, "refuse-user=1001");
  lk_test_refused (http, "PATCH", ADA, "{}", code, "Number");
  lk_test_refused (http, "DELETE", ADA, NULL, code, "Number");
  lk_test_refused (http, "POST", ADA "/Pbx.Regenerate", "{\"opts\":{\"SipAuth\":true}}", code,
                   "Number");
  lk_test_done (http, "PATCH", USERS "(1002)", "{}");
  lk_demo_pbx_clear_faults (http->pbx);
  lk_test_done (http, "PATCH", ADA, "{}");
}

static void
test_delete (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *ledger = NULL;

  lk_test_done (http, "DELETE", ADA, NULL);
  lk_test_expect (http, "GET", ADA, NULL, 404);
  lk_test_expect (http, "DELETE", ADA, NULL, 404);
  lk_test_refused (http, "DELETE", USERS "(1000)", NULL, "WARNINGS.OPERATOR_CANNOT_BE_DELETED",
                   NULL);
  lk_test_expect (http, "POST", USERS, "{\"Number\":\"101\"}", 201);
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "DELETE 204 1001\nPOST 201 1003\n"); /* no Id comes back */
}

static void
test_welcome_email (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "POST", USERS "(1000)/Pbx.SendWelcomeEmail", NULL);
  lk_test_done (http, "PATCH", ADA, "{\"EmailAddress\":\"\"}");
  lk_test_refused (http, "POST", ADA "/Pbx.SendWelcomeEmail", NULL, "WARNINGS.XAPI.REQUIRED",
                   "EmailAddress");
}

static void
test_regenerate (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *pin = read_text (http, ADA, "VMPIN");
  g_autofree char *password = read_text (http, ADA, "AuthPassword");
  g_autofree char *new_pin = NULL;
  g_autoptr (JsonObject) link = lk_test_get (http, ADA "/Pbx.GenerateProvLink()");

  lk_test_done (http, "POST", ADA "/Pbx.Regenerate",
                "{\"opts\":{\"ConfigurationLink\":true,\"DeskphonePassword\":false,"
                "\"RpsKey\":false,\"SendWelcomeEmail\":false,\"SipAuth\":false,"
                "\"VoicemailPIN\":true,\"WebclientPassword\":false}}");
  new_pin = read_text (http, ADA, "VMPIN");
  g_assert_cmpstr (new_pin, !=, pin);
  assert_text (http, ADA, "AuthPassword", password);
  lk_test_expect (http, "GET", json_object_get_string_member (link, "value"), NULL, 404);
  lk_test_unbound (http, "POST", ADA "/Pbx.Regenerate", "{\"SipAuth\":true}");
  lk_test_unbound (http, "POST", ADA "/Pbx.Regenerate", "{\"opts\":{\"Everything\":true}}");
}

static void
test_prefer (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (SoupMessage)
    message = lk_test_new_message (http, "POST", ADA "/Pbx.SendWelcomeEmail", NULL);
  g_autoptr (LkTestAnswer) answer = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Prefer",
                                "return=representation");
  answer = lk_test_send_message (http, message);
  g_assert_cmpuint (answer->status, ==, 500);
  g_assert_cmpstr (answer->text, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/writes/create-empty", test_create_empty);
  g_test_add_func ("/demo/writes/create-whole", test_create_whole);
  g_test_add_func ("/demo/writes/create-refused", test_create_refused);
  g_test_add_func ("/demo/writes/licence-runs-out", test_licence_runs_out);
  g_test_add_func ("/demo/writes/change", test_change);
  g_test_add_func ("/demo/writes/display-name-follows", test_display_name_follows);
  g_test_add_func ("/demo/writes/number-stays", test_number_stays);
  g_test_add_func ("/demo/writes/read-only-stays", test_read_only_stays);
  g_test_add_func ("/demo/writes/email-is-unique", test_email_is_unique);
  g_test_add_func ("/demo/writes/email-is-released", test_email_is_released);
  g_test_add_func ("/demo/writes/unbound", test_unbound);
  g_test_add_func ("/demo/writes/round-trip", test_round_trip);
  g_test_add_func ("/demo/writes/too-long", test_too_long);
  g_test_add_func ("/demo/writes/null", test_null);
  g_test_add_func ("/demo/writes/groups-are-replaced", test_groups_are_replaced);
  g_test_add_func ("/demo/writes/group-rights", test_group_rights);
  g_test_add_func ("/demo/writes/primary-group", test_primary_group);
  g_test_add_func ("/demo/writes/favourites", test_favourites);
  g_test_add_func ("/demo/writes/forwarding", test_forwarding);
  g_test_add_func ("/demo/writes/old-warnings", test_old_warnings);
  g_test_add_func ("/demo/writes/refused-user", test_refused_user);
  g_test_add_func ("/demo/writes/delete", test_delete);
  g_test_add_func ("/demo/writes/welcome-email", test_welcome_email);
  g_test_add_func ("/demo/writes/regenerate", test_regenerate);
  g_test_add_func ("/demo/writes/prefer", test_prefer);

  return g_test_run ();
}
