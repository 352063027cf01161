/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-test-http.h"
#include "lk-user-fields.h"

/* What a PATCH of each field does, and what it leaves alone. */

#define USERS "/xapi/v1/Users"
#define ADA   USERS "(1001)"
#define ID    1001

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

static char *
print_member (JsonObject *object, const char *name)
{
  return lk_json_to_string (json_object_get_member (object, name));
}

static char *
read_truth (LkTestHttp *http, const char *field)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (http->pbx, ID);

  return print_member (record, field);
}

static void
put (LkTestHttp *http, const char *record)
{
  g_autoptr (JsonObject) object = parse (record);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_put_record (http->pbx, object, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *field;
  const char *value;
} Change;

/* One of each kind, and each structure. */
static const Change changes[] = {
  { "Mobile", "\"+49 170 1\"" },
  { "Enabled", "false" },
  { "PinProtectTimeout", "30" },
  { "QueueStatus", "\"LoggedOut\"" },
  { "CurrentProfileName", "\"Away\"" },
  { "OfficeHoursProps", "[\"AutoQueueLogOut\",\"BlockOutboundCalls\"]" },
  { "VMPIN", "\"987654\"" },
  { "AuthPassword", "\"Not-real-1\"" },
  { "Blfs", "\"<PhoneDevice><BLFS><BLF/></BLFS></PhoneDevice>\"" },
  { "Hours", "{\"Type\":\"SpecificHours\",\"IgnoreHolidays\":true,\"Periods\":[{\"DayOfWeek\":"
             "\"Monday\",\"Start\":\"09:00:00\",\"Stop\":\"17:00:00\"}]}" },
  { "BreakTime", "{\"Type\":\"Never\"}" },
  { "Greetings", "[{\"Type\":\"Default\",\"Filename\":\"a.wav\",\"DisplayName\":\"A\"}]" },
  { "AgentSettings", "{\"AgentType\":\"frontdesk\",\"MaxCallDuration\":300,"
                     "\"AgentFallback\":{\"Action\":\"Transfer\",\"Number\":\"800\"}}" },
  { "ForwardingExceptions",
    "[{\"Id\":7,\"Condition\":\"BasedOnCallerID\",\"CallType\":\"AllCalls\",\"Data\":\"0049*\","
    "\"Enabled\":true,\"Destination\":{\"To\":\"VoiceMail\",\"Number\":\"101\"},"
    "\"Hours\":{\"Type\":\"AllHours\"}}]" },
};

static void
test_alone (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (JsonObject) before = lk_demo_pbx_dup_record (http->pbx, ID);
      g_autoptr (JsonObject) after = NULL;
      g_autofree char *body = g_strdup_printf ("{\"%s\":%s}", changes[i].field, changes[i].value);

      lk_test_done (http, "PATCH", ADA, body);
      after = lk_demo_pbx_dup_record (http->pbx, ID);
      for (guint j = 0; j < LK_N_USER_FIELDS; j++)
        {
          const char *name = lk_user_fields[j].name;
          g_autofree char *old = print_member (before, name);
          g_autofree char *new = print_member (after, name);

          if (g_str_equal (name, changes[i].field))
            g_assert_cmpstr (new, ==, changes[i].value);
          else
            g_assert_cmpstr (new, ==, old);
        }
    }
}

typedef struct
{
  const char *body;
  const char *code;
  const char *target;
} Refusal;

static const Refusal refusals[] = {
  { "{\"VMPIN\":\"12ab\"}", "WARNINGS.XAPI.INVALID_PIN_NUMBER", "VMPIN" },
  { "{\"CurrentProfileName\":\"Beyond\"}", "WARNINGS.INVALID", "CurrentProfileName" },
  { "{\"ForwardingProfiles\":[{\"Name\":\"Available\",\"NoAnswerTimeout\":-1}]}",
    "WARNINGS.XAPI.OUT_OF_THE_RANGE", "ForwardingProfiles" },
  { "{\"ForwardingProfiles\":[{\"Name\":\"Away\"}],\"CurrentProfileName\":\"Available\"}",
    "WARNINGS.INVALID", "CurrentProfileName" },
  { "{\"Phones\":[{\"MacAddress\":\"805EC000000\"}]}", "WARNINGS.INVALID", "Phones" },
  { "{\"Phones\":[{\"MacAddress\":\"80:5E:C0:00:00:01\"}]}", "WARNINGS.INVALID", "Phones" },
  { "{\"Phones\":[{\"Name\":\"Yealink T46U\"}]}", "WARNINGS.XAPI.REQUIRED", "Phones" },
  { "{\"Phones\":[{\"MacAddress\":\"805EC00000AA\"},{\"MacAddress\":\"805ec00000aa\"}]}",
    "WARNINGS.MAC_ADDRESS_ALREADY_IN_USE", "Phones" },
  { "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"dream_managers\"}}]}",
    "WARNINGS.INVALID", "RoleName" },
};

static void
test_refused (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *ledger = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    lk_test_refused (http, "PATCH", ADA, refusals[i].body, refusals[i].code, refusals[i].target);
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "");
}

/* Bodies that no server can make sense of. */
static void
test_unbound (void)
{
  static const char *const bodies[] = {
    "{\"Hours\":{\"Type\":\"Sometimes\"}}",
    "{\"Hours\":{\"Periods\":[{\"Start\":\"9\"}]}}",
    "{\"Hours\":{\"Periods\":[{\"Start\":\"24:00:00\"}]}}",
    "{\"Hours\":{\"Periods\":null}}",
    "{\"Hours\":[]}",
    "{\"PinProtectTimeout\":2147483648}",
    "{\"PinProtectTimeout\":1.5}",
    "{\"PinProtectTimeout\":\"30\"}",
    "{\"ForwardingExceptions\":[{\"CallerId\":\"1\"}]}",
    "{\"ForwardingExceptions\":[{\"Condition\":\"Whenever\"}]}",
    "{\"ForwardingProfiles\":[{\"AwayRoute\":{\"Internal\":{\"To\":\"Mars\"}}}]}",
    "{\"ForwardingProfiles\":[null]}",
    "{\"Greetings\":[{\"Type\":\"Custom 1\"}]}",
    "{\"Phones\":[{\"Settings\":{\"OwnBlfs\":true}}]}",
    "{\"Phones\":[{\"Settings\":{\"ProvisionType\":\"Pigeon\"}}]}",
    "{\"AgentSettings\":{\"Mood\":\"good\"}}",
    "{\"OfficeHoursProps\":[\"FullMoon\"]}",
    "{\"QueueStatus\":\"HalfLoggedIn\"}",
    "{\"user\":{\"Mobile\":\"1\"}}",
    "{\"delta\":{\"Mobile\":\"1\"}}",
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestHttp) older = lk_test_http_new (3, LK_VERSION (20, 0, 5));

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    lk_test_unbound (http, "PATCH", ADA, bodies[i]);
  lk_test_done (older, "PATCH", ADA, "{\"ForwardingExceptions\":[{\"CallerId\":\"1\"}]}");
  lk_test_unbound (older, "PATCH", ADA, "{\"ForwardingExceptions\":[{\"Data\":\"1\"}]}");
  lk_test_unbound (older, "PATCH", ADA, "{\"BlockTunnel\":true}");
}

static void
test_all_reasons_at_once (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send (
    http, "PATCH", ADA,
    "{\"Number\":\"777\",\"VMPIN\":\"x\",\"Mobile\":\"1\",\"CurrentProfileName\":\"Beyond\"}");
  JsonObject *error = json_object_get_object_member (json_node_get_object (answer->json), "error");
  JsonArray *details = json_object_get_array_member (error, "details");
  g_autofree char *mobile = read_truth (http, "Mobile");

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpuint (json_array_get_length (details), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (details, 2),
                                                  "target"),
                   ==, "VMPIN");
  g_assert_cmpstr (json_object_get_string_member (error, "message"), ==,
                   "Number:\nWARNINGS.XAPI.FORBIDDEN_CHANGE\n\n"
                   "CurrentProfileName:\nWARNINGS.INVALID\n\n"
                   "VMPIN:\nWARNINGS.XAPI.INVALID_PIN_NUMBER");
  g_assert_cmpstr (mobile, !=, "\"1\"");
}

static char *
build_exceptions (guint n)
{
  GString *text = g_string_new ("{\"ForwardingExceptions\":[");

  for (guint i = 0; i < n; i++)
    g_string_append (text, i > 0 ? ",{\"Id\":0}" : "{\"Id\":0}");
  return g_string_free (g_string_append (text, "]}"), FALSE);
}

static void
test_exceptions (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestHttp) older = lk_test_http_new (3, LK_VERSION (20, 0, 5));
  g_autofree char *most = build_exceptions (100);
  g_autofree char *too_many = build_exceptions (101);
  g_autofree char *truth = NULL;

  lk_test_done (http, "PATCH", ADA, most);
  lk_test_refused (http, "PATCH", ADA, too_many, "WARNINGS.XAPI.TOO_MANY_ITEMS_IN_LIST",
                   "ForwardingExceptions");
  lk_test_refused (older, "PATCH", ADA, too_many, "WARNINGS.XAPI.OUT_OF_THE_RANGE",
                   "ForwardingExceptions");

  lk_test_done (http, "PATCH", ADA,
                "{\"ForwardingExceptions\":[{\"Id\":3,\"Data\":\"a\"},{\"Data\":\"b\"},"
                "{\"Id\":0,\"Data\":\"c\"}]}");
  truth = read_truth (http, "ForwardingExceptions");
  g_assert_cmpstr (truth, ==,
                   "[{\"Id\":3,\"Data\":\"a\"},{\"Data\":\"b\",\"Id\":101},"
                   "{\"Id\":102,\"Data\":\"c\"}]");
}

/* A profile without an Id is the one of its name. */
static void
test_profiles (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *truth = NULL;
  g_autofree char *again = NULL;

  lk_test_done (http, "PATCH", ADA,
                "{\"ForwardingProfiles\":[{\"Name\":\"Away\",\"CustomName\":\"Out\"},"
                "{\"Name\":\"Available\",\"Id\":1}]}");
  truth = read_truth (http, "ForwardingProfiles");
  g_assert_cmpstr (truth, ==,
                   "[{\"Name\":\"Away\",\"CustomName\":\"Out\",\"Id\":2},"
                   "{\"Name\":\"Available\",\"Id\":1}]");

  lk_test_done (http, "PATCH", ADA, "{\"ForwardingProfiles\":[]}");
  lk_test_done (http, "PATCH", ADA, "{\"ForwardingProfiles\":[{\"Name\":\"Away\"}]}");
  again = read_truth (http, "ForwardingProfiles");
  g_assert_cmpstr (again, ==, "[{\"Name\":\"Away\",\"Id\":1}]");
}

#define TO_NOBODY(route)                                                                           \
  "{\"ForwardingProfiles\":[{\"Name\":\"Away\",\"AwayRoute\":{\"Internal\":" route "}}]}"

static void
test_destinations (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  const char *nobody = TO_NOBODY ("{\"To\":\"Extension\",\"Number\":\"5555\"}");

  lk_test_done (http, "PATCH", ADA, nobody);
  lk_test_http_set (http, "destinations=known");
  lk_test_refused (http, "PATCH", ADA, nobody, "WARNINGS.XAPI.NON_EXISTENT_EXT_NUMBER",
                   "ForwardingProfiles");
  lk_test_refused (http, "PATCH", ADA,
                   "{\"ForwardingExceptions\":[{\"Destination\":{\"To\":\"IVR\"}}]}",
                   "WARNINGS.XAPI.NON_EXISTENT_EXT_NUMBER", "ForwardingExceptions");
  lk_test_done (http, "PATCH", ADA, TO_NOBODY ("{\"To\":\"Extension\",\"Number\":\"100\"}"));
  lk_test_done (http, "PATCH", ADA, TO_NOBODY ("{\"To\":\"Queue\",\"Number\":\"800\"}"));
  lk_test_done (http, "PATCH", ADA, TO_NOBODY ("{\"To\":\"External\",\"External\":\"+49 1\"}"));
  lk_test_done (http, "PATCH", ADA, TO_NOBODY ("{\"To\":\"None\"}"));
  lk_test_done (http, "PATCH", ADA, TO_NOBODY ("null"));
}

#define PERIOD(day, start, stop)                                                                   \
  "{\"DayOfWeek\":\"" day "\",\"Start\":\"" start ":00\",\"Stop\":\"" stop ":00\"}"
#define HOURS(periods) "{\"Hours\":{\"Type\":\"SpecificHours\",\"Periods\":[" periods "]}}"

static void
test_hours (void)
{
  static const char *const bad[] = {
    HOURS (PERIOD ("Monday", "17:00", "09:00")),
    HOURS (PERIOD ("Monday", "09:00", "13:00") "," PERIOD ("Monday", "12:59", "17:00")),
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    lk_test_done (http, "PATCH", ADA, bad[i]);
  lk_test_http_set (http, "hours=checked");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    lk_test_refused (http, "PATCH", ADA, bad[i], "WARNINGS.INVALID", "Hours");
  lk_test_done (http, "PATCH", ADA,
                HOURS (
                  PERIOD ("Monday", "09:00",
                          "12:00") "," PERIOD ("Monday", "12:00",
                                               "17:00") "," PERIOD ("Tuesday", "09:00", "12:00")));
}

static void
test_passwords (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *truth = NULL;

  lk_test_done (http, "PATCH", ADA, "{\"AccessPassword\":\"x\"}");
  lk_test_http_set (http, "passwords=strong");
  lk_test_refused (http, "PATCH", ADA, "{\"AccessPassword\":\"Short1\"}",
                   "WARNINGS.INVALID_PASSWORD", "AccessPassword");
  lk_test_done (http, "PATCH", ADA, "{\"AccessPassword\":\"Not-a-real-1\"}");
  truth = read_truth (http, "AccessPassword");
  g_assert_cmpstr (truth, ==, "null");
}

#define PHONE                                                                                      \
  "{\"Id\":5,\"Name\":\"Desk\",\"MacAddress\":\"805EC0ABCDEF\",\"ProvisioningLinkExt\":\"a\","     \
  "\"ProvisioningLinkLocal\":\"b\",\"Settings\":{\"Secret\":\"hush\",\"RingTone\":\"1\"}}"

/* The list is replaced: what comes without its secret or its settings has none any more. */
static void
test_phones_are_replaced (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;
  g_autofree char *bare = NULL;

  put (http, "{\"Id\":1001,\"Phones\":[" PHONE "]}");
  lk_test_done (http, "PATCH", ADA, "{\"Phones\":[" PHONE "]}");
  whole = read_truth (http, "Phones");
  g_assert_cmpstr (whole, ==, "[" PHONE "]");

  lk_test_done (http, "PATCH", ADA,
                "{\"Phones\":[{\"Id\":5,\"Name\":\"Hall\",\"MacAddress\":\"805EC0ABCDEF\","
                "\"ProvisioningLinkExt\":\"mine\",\"Settings\":{\"RingTone\":\"2\"}}]}");
  part = read_truth (http, "Phones");
  g_assert_null (strstr (part, "hush"));
  g_assert_nonnull (strstr (part, "\"ProvisioningLinkExt\":\"a\""));
  g_assert_nonnull (strstr (part, "\"RingTone\":\"2\""));

  lk_test_done (http, "PATCH", ADA, "{\"Phones\":[{\"MacAddress\":\"805ec0abcdef\"}]}");
  bare = read_truth (http, "Phones");
  g_assert_null (strstr (bare, "Settings"));
  g_assert_nonnull (strstr (bare, "\"Id\":5"));
}

static void
test_new_phone (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) record = NULL;
  JsonObject *phone;

  put (http, "{\"Id\":1001,\"Phones\":[" PHONE "]}");
  put (http, "{\"Id\":1002,\"Phones\":[]}");
  lk_test_refused (http, "PATCH", USERS "(1002)",
                   "{\"Phones\":[{\"MacAddress\":\"805EC0ABCDEF\"}]}",
                   "WARNINGS.MAC_ADDRESS_ALREADY_IN_USE", "Phones");
  lk_test_refused (http, "PATCH", USERS "(1002)",
                   "{\"Phones\":[{\"MacAddress\":\"805ec0abcdef\"}]}",
                   "WARNINGS.MAC_ADDRESS_ALREADY_IN_USE", "Phones");
  lk_test_done (http, "PATCH", USERS "(1002)",
                "{\"Phones\":[{\"Id\":0,\"MacAddress\":\"805EC0AAAAAA\","
                "\"TemplateName\":\"snom-d7.ph.xml\"}]}");
  record = lk_demo_pbx_dup_record (http->pbx, 1002);
  phone = json_array_get_object_element (json_object_get_array_member (record, "Phones"), 0);
  g_assert_cmpint (json_object_get_int_member (phone, "Id"), >, 0);
  g_assert_nonnull (lk_json_peek_string (phone, "ProvisioningLinkExt"));
  g_assert_nonnull (
    lk_json_peek_string (json_object_get_object_member (phone, "Settings"), "Secret"));
}

static void
test_too_many_phones (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (GString) body = g_string_new ("{\"Phones\":[");

  for (guint i = 0; i < 11; i++)
    g_string_append_printf (body, "%s{\"MacAddress\":\"805EC00000%02u\"}", i > 0 ? "," : "", i);
  g_string_append (body, "]}");
  lk_test_refused (http, "PATCH", ADA, body->str, "WARNINGS.XAPI.TOO_MANY_PHONES", "Phones");
}

#define SALES "{\"GroupId\":30,\"Rights\":{\"RoleName\":\"users\",\"CanBargeIn\":true}}"

static gboolean
can_barge_in (LkTestHttp *http)
{
  g_autoptr (JsonArray) groups = lk_test_list (http, ADA "/Groups?$expand=Rights");
  JsonObject *group = json_array_get_object_element (groups, 0);

  return lk_json_peek_bool (json_object_get_object_member (group, "Rights"), "CanBargeIn");
}

static void
test_rights (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[" SALES "]}");
  g_assert_false (can_barge_in (http));
  lk_test_http_set (http, "rights=kept");
  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[" SALES "]}");
  g_assert_true (can_barge_in (http));
  /* What is not said of a department stays, and another role brings its own rights. */
  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[{\"GroupId\":30}]}");
  g_assert_true (can_barge_in (http));
  lk_test_done (http, "PATCH", ADA,
                "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"receptionists\"}}]}");
  g_assert_false (can_barge_in (http));
}

/* Memberships that are not meant stay byte for byte, whatever is in them, and none is there twice.
 */
static void
test_memberships_stay (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *truth = NULL;

  put (http, "{\"Id\":1001,\"PrimaryGroupId\":null,\"Groups\":[{\"GroupId\":77,\"Glow\":1,"
             "\"Rights\":{\"RoleName\":\"dream_managers\"}}]}");
  lk_test_done (http, "PATCH", ADA,
                "{\"Groups\":[{\"GroupId\":77,\"Rights\":{\"RoleName\":\"dream_managers\"}},"
                "{\"GroupId\":77},{\"GroupId\":30}]}");
  truth = read_truth (http, "Groups");
  g_assert_true (g_str_has_prefix (truth, "[{\"GroupId\":77,\"Glow\":1,\"Rights\":{\"RoleName\":"
                                          "\"dream_managers\"}},{\"GroupId\":30,"));
  g_assert_null (strstr (strstr (truth, "77") + 1, "77"));
}

#define ONLY(role) "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"" role "\"}}]}"

static void
test_downgrade (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "PATCH", ADA, ONLY ("system_owners"));
  lk_test_http_set (http, "role=system_admins");
  lk_test_refused (http, "PATCH", ADA, ONLY ("users"), "WARNINGS.XAPI.OTHER_USER_ROLE_DOWNGRADE",
                   "Groups");
  lk_test_done (http, "PATCH", ADA, ONLY ("system_owners"));
  lk_test_http_set (http, "role=system_owners");
  lk_test_done (http, "PATCH", ADA, ONLY ("users"));

  put (http, "{\"Id\":4000,\"Number\":\"" LK_TEST_CLIENT "\"}");
  lk_test_done (http, "PATCH", USERS "(4000)", ONLY ("managers"));
  lk_test_refused (http, "PATCH", USERS "(4000)", ONLY ("users"),
                   "WARNINGS.XAPI.USER_ROLE_DOWNGRADE", "Groups");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/edits/alone", test_alone);
  g_test_add_func ("/demo/edits/refused", test_refused);
  g_test_add_func ("/demo/edits/unbound", test_unbound);
  g_test_add_func ("/demo/edits/all-reasons-at-once", test_all_reasons_at_once);
  g_test_add_func ("/demo/edits/exceptions", test_exceptions);
  g_test_add_func ("/demo/edits/profiles", test_profiles);
  g_test_add_func ("/demo/edits/destinations", test_destinations);
  g_test_add_func ("/demo/edits/hours", test_hours);
  g_test_add_func ("/demo/edits/passwords", test_passwords);
  g_test_add_func ("/demo/edits/phones-are-replaced", test_phones_are_replaced);
  g_test_add_func ("/demo/edits/new-phone", test_new_phone);
  g_test_add_func ("/demo/edits/too-many-phones", test_too_many_phones);
  g_test_add_func ("/demo/edits/rights", test_rights);
  g_test_add_func ("/demo/edits/memberships-stay", test_memberships_stay);
  g_test_add_func ("/demo/edits/downgrade", test_downgrade);

  return g_test_run ();
}
