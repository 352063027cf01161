/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-field-kind.h"
#include "lk-json.h"
#include "lk-test-http.h"
#include "lk-test-samples.h"
#include "lk-user.h"

#define USERS  "/xapi/v1/Users"
#define GROUPS "/xapi/v1/Groups"
#define NEXT   USERS "/Pbx.GetFirstAvailableExtensionNumber"

/* The default department, and three of those that reserve numbers where there are 3 users. */
#define DEFAULT_GROUP   28
#define FREE_GROUP      29 /* 150 to 199 */
#define FULL_GROUP      31 /* 100 to 102 */
#define BEGINNING_GROUP 33 /* from 200 */

static int
create (LkTestHttp *http, const char *body)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "POST", USERS, body);

  if (answer->status != 201)
    g_error ("%u to %s: %s", answer->status, body, answer->text);
  return (int) json_object_get_int_member (json_node_get_object (answer->json), "Id");
}

static JsonObject *
create_and_look (LkTestHttp *http, const char *body)
{
  return lk_demo_pbx_dup_record (http->pbx, create (http, body));
}

static void
assert_text (JsonObject *record, const char *name, const char *expected)
{
  g_assert_cmpstr (lk_json_peek_string (record, name), ==, expected);
}

/* "29:users 30:managers" and the main department behind it. */
static void
assert_groups (JsonObject *record, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *groups = lk_json_peek_array (record, "Groups");

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);

      g_string_append_printf (text, "%d:%s ", (int) lk_json_peek_int (group, "GroupId", 0),
                              lk_json_peek_string (lk_json_peek_object (group, "Rights"),
                                                   "RoleName"));
    }
  g_string_append_printf (text, "(%d)", (int) lk_json_peek_int (record, "PrimaryGroupId", 0));
  g_assert_cmpstr (text->str, ==, expected);
}

static char *
build_body (const LkField *field, const char *value, LkVersion version)
{
  g_autofree char *groups = lk_test_dup_sample (lk_user_field_groups, version);

  if (field == lk_user_field_primary_group)
    return g_strdup_printf ("{\"Groups\":%s,\"%s\":%s}", groups, field->name, value);
  return g_strdup_printf ("{\"%s\":%s}", field->name, value);
}

/* What the server says afterwards, against what was sent. */
static void
assert_arrived (LkTestHttp *http, const LkField *field, const char *value, int id)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (http->pbx, id);
  g_autoptr (JsonNode) sent = json_from_string (value, NULL);
  g_auto (LkValue) wanted = LK_VALUE_INIT;
  g_auto (LkValue) now = LK_VALUE_INIT;

  g_assert_true (lk_field_from_json (field, sent, &wanted, NULL));
  g_assert_true (
    lk_field_from_json (field, json_object_get_member (record, field->name), &now, NULL));
  if (field == lk_user_field_access_password)
    g_assert_cmpint (now.type, ==, LK_VALUE_NULL);
  else if (!lk_field_fulfils (field, &now, &wanted))
    g_error ("%s is not %s", field->name, value);
}

static void
assert_wrong_type_refused (LkTestHttp *http, const LkField *field)
{
  gboolean is_array = field->kind == &lk_kind_choice_set
                      || (field->structure != NULL && field->structure->is_array);
  g_autofree char *body = g_strdup_printf ("{\"%s\":%s}", field->name, is_array ? "{}" : "[]");

  lk_test_unbound (http, "POST", USERS, body);
}

static void
try_field (LkTestHttp *http, const LkField *field, LkVersion version)
{
  g_autofree char *value = lk_test_dup_sample (field, version);
  g_autofree char *body = build_body (field, value, version);
  int id;

  if (field->since > version)
    {
      lk_test_unbound (http, "POST", USERS, body);
      return;
    }

  assert_wrong_type_refused (http, field);
  id = create (http, body);
  assert_arrived (http, field, value, id);
  g_assert_true (lk_demo_pbx_remove_user (http->pbx, id, NULL));
}

/* Each property of a new user is bound by its type, and kept. */
static void
test_every_field (gconstpointer data)
{
  LkVersion version = (LkVersion) GPOINTER_TO_UINT (data);
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, version);
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_is_creatable (&lk_user_fields[i]))
      {
        try_field (http, &lk_user_fields[i], version);
        n_fields++;
      }
  g_assert_cmpuint (n_fields, >, 70);
}

/* What the server alone decides may come along, and does nothing. */
static void
test_read_only (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject)
    record = create_and_look (http, "{\"Id\":1000,\"IsRegistered\":true,\"Tags\":[\"AI\"]}");
  g_autoptr (JsonObject) zero = create_and_look (http, "{\"Id\":0}");

  g_assert_cmpint (lk_json_peek_int (record, "Id", 0), ==, 1003);
  g_assert_cmpint (lk_json_peek_int (zero, "Id", 0), ==, 1004);
  g_assert_false (lk_json_peek_bool (record, "IsRegistered"));
  g_assert_cmpuint (json_array_get_length (lk_json_peek_array (record, "Tags")), ==, 0);
  g_assert_cmpuint (lk_demo_pbx_count_users (http->pbx), ==, 5);
}

static void
test_numbers (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) without = create_and_look (http, "{\"FirstName\":\"A\"}");
  g_autoptr (JsonObject) null = create_and_look (http, "{\"Number\":null}");
  g_autoptr (JsonObject) hot = create_and_look (http, "{\"Number\":\"HD07\"}");

  assert_text (without, "Number", "103");
  assert_text (null, "Number", "104");
  assert_text (hot, "Number", "HD07");
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"\"}",
                   "WARNINGS.XAPI.CAN_NOT_BE_EMPTY_STRING", "Number");
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"1o5\"}", "WARNINGS.INVALID", "Number");
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"-5\"}", "WARNINGS.INVALID", "Number");
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"12345678901\"}", "WARNINGS.INVALID",
                   "Number");
  lk_test_unbound (http, "POST", USERS, "{\"Number\":105}");
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"100\"}", "WARNINGS.XAPI.ALREADY_IN_USE",
                   "Number");
}

/* Queues, menus and the like have numbers too. */
static void
test_numbers_of_services (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) next = NULL;

  lk_test_refused (http, "POST", USERS, "{\"Number\":\"800\"}", "WARNINGS.XAPI.ALREADY_IN_USE",
                   "Number");
  for (int number = 103; number < 700; number++)
    {
      g_autofree char *body =
        g_strdup_printf ("{\"Id\":%d,\"Number\":\"%d\"}", 2000 + number, number);
      g_autoptr (JsonNode) node = json_from_string (body, NULL);

      g_assert_true (lk_demo_pbx_put_record (http->pbx, json_node_get_object (node), NULL));
    }
  next = lk_test_get (http, NEXT); /* 700 is the conference */
  assert_text (next, "Number", "701");
}

/* A number is free again when its owner is gone. */
static void
test_numbers_come_back (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) before = lk_test_get (http, NEXT);
  g_autoptr (JsonObject) after = NULL;

  assert_text (before, "Number", "103");
  lk_test_expect (http, "DELETE", USERS "(1001)", NULL, 204);
  after = lk_test_get (http, NEXT);
  assert_text (after, "Number", "101");

  lk_test_http_set (http, "numbers=gone");
  lk_test_refused (http, "GET", NEXT, NULL, "WARNINGS.NO_MORE_NUMBERS_AVAILABLE", NULL);
  lk_test_refused (http, "POST", USERS, "{}", "WARNINGS.NO_MORE_NUMBERS_AVAILABLE", "Number");
  create (http, "{\"Number\":\"101\"}");
}

static JsonObject *
get_props (JsonArray *groups, guint i)
{
  return lk_json_peek_object (json_array_get_object_element (groups, i), "Props");
}

static void
test_ranges_are_read (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray)
    groups = lk_test_list (http, GROUPS "?$orderby=Id&$top=6&$select=Id,Name,Props");

  g_assert_null (lk_json_peek_string (get_props (groups, 0), "UserNumberFrom"));
  assert_text (get_props (groups, FREE_GROUP - DEFAULT_GROUP), "UserNumberFrom", "150");
  assert_text (get_props (groups, FREE_GROUP - DEFAULT_GROUP), "UserNumberTo", "199");
  assert_text (get_props (groups, FULL_GROUP - DEFAULT_GROUP), "UserNumberFrom", "100");
  assert_text (get_props (groups, FULL_GROUP - DEFAULT_GROUP), "UserNumberTo", "102");
  assert_text (get_props (groups, BEGINNING_GROUP - DEFAULT_GROUP), "UserNumberFrom", "200");
  g_assert_null (
    lk_json_peek_string (get_props (groups, BEGINNING_GROUP - DEFAULT_GROUP), "UserNumberTo"));
}

static void
test_ranges_are_kept (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) chosen = NULL;
  static const char *const outside = "{\"Number\":\"222\",\"Groups\":[{\"GroupId\":29}]}";

  create (http, outside);
  lk_demo_pbx_remove_user (http->pbx, 1003, NULL);

  lk_test_http_set (http, "ranges=kept");
  lk_test_refused (http, "POST", USERS, outside, "WARNINGS.XAPI.OUT_OF_THE_RANGE", "Number");
  create (http, "{\"Number\":\"199\",\"Groups\":[{\"GroupId\":29}]}");
  create (http, "{\"Number\":\"222\"}");
  create (http, "{\"Number\":\"223\",\"Groups\":[{\"GroupId\":33}]}");
  chosen = create_and_look (http, "{\"Groups\":[{\"GroupId\":28},{\"GroupId\":29}],"
                                  "\"PrimaryGroupId\":29}");
  assert_text (chosen, "Number", "150");
  lk_test_refused (http, "POST", USERS, "{\"Groups\":[{\"GroupId\":31}]}",
                   "WARNINGS.NO_MORE_NUMBERS_AVAILABLE", "Number");
}

/* What nobody sends is there all the same; what somebody sends counts. */
static void
test_credentials (void)
{
  static const char *const names[] = { "AuthID", "AuthPassword", "VMPIN", "DeskphonePassword" };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) made = create_and_look (http, "{}");
  g_autoptr (JsonObject)
    sent = create_and_look (http, "{\"AuthID\":\"1\",\"AuthPassword\":\"2\",\"VMPIN\":\"3\","
                                  "\"DeskphonePassword\":\"4\"}");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", i + 1);

      g_assert_cmpuint (strlen (lk_json_peek_string (made, names[i])), >=, 6);
      assert_text (sent, names[i], expected);
    }
}

/* What is not set is as the phone system has it at first. */
static void
test_defaults (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) record = create_and_look (http, "{\"FirstName\":\"A\"}");

  g_assert_true (lk_json_peek_bool (record, "Enabled"));
  g_assert_true (lk_json_peek_bool (record, "VMEnabled"));
  assert_text (record, "CurrentProfileName", "Available");
  assert_text (lk_json_peek_object (record, "Hours"), "Type", "OfficeHours");
  assert_text (lk_json_peek_object (record, "BreakTime"), "Type", "OfficeHours");
  g_assert_cmpuint (json_array_get_length (lk_json_peek_array (record, "ForwardingProfiles")), ==,
                    5);
  g_assert_cmpuint (json_array_get_length (lk_json_peek_array (record, "Greetings")), ==, 3);
  g_assert_cmpuint (json_array_get_length (lk_json_peek_array (record, "Phones")), ==, 0);
}

static void
test_names (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject)
    both = create_and_look (http, "{\"FirstName\":\"Zoë\",\"LastName\":\"Weiß\"}");
  g_autoptr (JsonObject) last = create_and_look (http, "{\"LastName\":\"Weiß\"}");
  g_autoptr (JsonObject)
    own = create_and_look (http, "{\"FirstName\":\"Zoë\",\"DisplayName\":\"Empfang\"}");

  assert_text (both, "DisplayName", "Zoë Weiß");
  assert_text (last, "DisplayName", "Weiß");
  assert_text (own, "DisplayName", "Empfang");
}

static void
test_departments (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) missing = create_and_look (http, "{}");
  g_autoptr (JsonObject) none = create_and_look (http, "{\"Groups\":[]}");
  g_autoptr (JsonObject) two =
    create_and_look (http, "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\"}},"
                           "{\"GroupId\":29}]}");
  g_autoptr (JsonObject) second =
    create_and_look (http,
                     "{\"Groups\":[{\"GroupId\":30},{\"GroupId\":29}],\"PrimaryGroupId\":29}");

  assert_groups (missing, "28:users (28)");
  assert_groups (none, "(0)");
  assert_groups (two, "30:managers 29:users (30)");
  assert_groups (second, "30:users 29:users (29)");

  lk_test_refused (http, "POST", USERS, "{\"PrimaryGroupId\":29}", "WARNINGS.INVALID",
                   "PrimaryGroupId");
  lk_test_refused (http, "POST", USERS, "{\"Groups\":[{\"GroupId\":30}],\"PrimaryGroupId\":29}",
                   "WARNINGS.INVALID", "PrimaryGroupId");
  lk_test_refused (http, "POST", USERS,
                   "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"kings\"}}]}",
                   "WARNINGS.INVALID", "RoleName");
  /* A colleague's favourites */
  lk_test_refused (http, "POST", USERS, "{\"Groups\":[{\"GroupId\":10001000}]}",
                   "WARNINGS.XAPI.NOT_FOUND", "GroupId");
}

/* What a second request may have to make up for. */
static void
test_main_department_for_later (void)
{
  static const char *const body =
    "{\"Groups\":[{\"GroupId\":30},{\"GroupId\":29}],\"PrimaryGroupId\":29}";
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) ignored = NULL;
  g_autoptr (JsonObject) later = NULL;

  lk_test_http_set (http, "main-department=refused");
  lk_test_refused (http, "POST", USERS, body, "WARNINGS.INVALID", "PrimaryGroupId");

  lk_test_http_set (http, "main-department=ignored");
  ignored = create_and_look (http, body);
  assert_groups (ignored, "30:users 29:users (0)");
  lk_test_done (http, "PATCH", USERS "(1003)", "{\"PrimaryGroupId\":29}");
  later = lk_demo_pbx_dup_record (http->pbx, 1003);
  assert_groups (later, "30:users 29:users (29)");
}

static gboolean
has_right (JsonObject *record, const char *name)
{
  JsonObject *group = json_array_get_object_element (lk_json_peek_array (record, "Groups"), 0);

  return lk_json_peek_bool (lk_json_peek_object (group, "Rights"), name);
}

static void
test_rights_for_later (void)
{
  static const char *const body =
    "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\",\"CanBargeIn\":false}}]}";
  static const struct
  {
    const char *knobs[2];
    const char *groups;
    gboolean barges_in; /* as managers do */
  } cases[] = {
    { { "rights=role", "new-rights=taken" }, "30:managers (30)", TRUE },
    { { "rights=kept", "new-rights=taken" }, "30:managers (30)", FALSE },
    { { "rights=kept", "new-rights=role" }, "30:managers (30)", TRUE },
    { { "rights=kept", "new-rights=users" }, "30:users (30)", FALSE },
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) later = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) record = NULL;

      lk_test_http_set (http, cases[i].knobs[0]);
      lk_test_http_set (http, cases[i].knobs[1]);
      record = create_and_look (http, body);
      assert_groups (record, cases[i].groups);
      g_assert_cmpint (has_right (record, "CanBargeIn"), ==, cases[i].barges_in);
    }

  lk_test_done (http, "PATCH", USERS "(1006)", body);
  later = lk_demo_pbx_dup_record (http->pbx, 1006);
  assert_groups (later, "30:managers (30)");
  g_assert_false (has_right (later, "CanBargeIn"));
}

static JsonObject *
get_profile (JsonObject *record, guint i)
{
  return json_array_get_object_element (lk_json_peek_array (record, "ForwardingProfiles"), i);
}

/* Profiles come by name, and fill the standard ones. */
static void
test_forwarding (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) record = create_and_look (
    http,
    "{\"CurrentProfileName\":\"Custom 2\",\"ForwardingProfiles\":[{\"Name\":\"Away\",\"Id\":0,"
    "\"NoAnswerTimeout\":5},{\"Name\":\"Custom 1\",\"Id\":777,\"CustomName\":\"Labor\"}]}");
  JsonArray *profiles = lk_json_peek_array (record, "ForwardingProfiles");

  g_assert_cmpuint (json_array_get_length (profiles), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (lk_json_peek_int (get_profile (record, i), "Id", 0), ==, i + 1);
  assert_text (get_profile (record, 1), "Name", "Away");
  g_assert_cmpint (lk_json_peek_int (get_profile (record, 1), "NoAnswerTimeout", 0), ==, 5);
  g_assert_nonnull (lk_json_peek_object (get_profile (record, 1), "AwayRoute"));
  assert_text (get_profile (record, 3), "CustomName", "Labor");
  g_assert_cmpint (lk_json_peek_int (get_profile (record, 0), "NoAnswerTimeout", 0), ==, 20);

  lk_test_refused (http, "POST", USERS, "{\"CurrentProfileName\":\"Beyond\"}", "WARNINGS.INVALID",
                   "CurrentProfileName");
}

/* Entries of lists get numbers of their own. */
static void
test_lists (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *phones = lk_test_dup_sample (lk_user_field_phones, LK_VERSION_NEWEST);
  g_autofree char *body =
    g_strdup_printf ("{\"Phones\":%s,\"ForwardingExceptions\":[{\"Data\":\"1\"},{\"Data\":\"2\"}]}",
                     phones);
  g_autoptr (JsonObject) record = create_and_look (http, body);
  JsonArray *exceptions = lk_json_peek_array (record, "ForwardingExceptions");
  JsonObject *phone = json_array_get_object_element (lk_json_peek_array (record, "Phones"), 0);

  g_assert_cmpint (lk_json_peek_int (phone, "Id", 0), >, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (lk_json_peek_int (json_array_get_object_element (exceptions, i), "Id", 0), ==,
                     i + 1);
  lk_test_refused (http, "POST", USERS, body, "WARNINGS.MAC_ADDRESS_ALREADY_IN_USE", "Phones");
}

/* The answer is the new user, with what was asked for and nothing else. */
static void
test_answer (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "POST", USERS "?$select=Id,Number",
                                                  "{\"Number\":\"222\",\"AccessPassword\":\"x\"}");
  JsonObject *user = json_node_get_object (answer->json);

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpint (lk_json_peek_int (user, "Id", 0), ==, 1003);
  assert_text (user, "Number", "222");
  g_assert_cmpuint (json_object_get_size (user), ==, 3); /* the context is the third */
}

/* A request whose query says nonsense creates nobody. */
static void
test_bad_query (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_expect (http, "POST", USERS "?$select=Nonsense", "{}", 400);
  g_assert_cmpuint (lk_demo_pbx_count_users (http->pbx), ==, 3);
}

/* All that is wrong is said at once. */
static void
test_several_refusals (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer =
    lk_test_send (http, "POST", USERS, "{\"Number\":\"100\",\"VMPIN\":\"x\",\"FirstName\":\"A\"}");
  JsonObject *error = lk_json_peek_object (json_node_get_object (answer->json), "error");
  JsonArray *details = lk_json_peek_array (error, "details");

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpuint (json_array_get_length (details), ==, 2);
  assert_text (json_array_get_object_element (details, 0), "target", "Number");
  assert_text (json_array_get_object_element (details, 1), "target", "VMPIN");
  g_assert_cmpuint (lk_demo_pbx_count_users (http->pbx), ==, 3);
}

static void
test_mails (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  int with = create (http, "{\"EmailAddress\":\"z@acme.example\"}");
  int without = create (http, "{}");

  g_assert_cmpuint (lk_demo_pbx_count_mails (http->pbx, with), ==, 0);
  lk_test_done (http, "POST", USERS "(1003)/Pbx.SendWelcomeEmail", NULL);
  g_assert_cmpuint (lk_demo_pbx_count_mails (http->pbx, with), ==, 1);
  lk_test_done (http, "POST", USERS "(1003)/Pbx.Regenerate",
                "{\"opts\":{\"SendWelcomeEmail\":true}}");
  g_assert_cmpuint (lk_demo_pbx_count_mails (http->pbx, with), ==, 2);
  lk_test_refused (http, "POST", USERS "(1004)/Pbx.SendWelcomeEmail", NULL,
                   "WARNINGS.XAPI.REQUIRED", "EmailAddress");
  g_assert_cmpuint (lk_demo_pbx_count_mails (http->pbx, without), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/demo/creation/every-field/newest", GUINT_TO_POINTER (LK_VERSION_NEWEST),
                        test_every_field);
  g_test_add_data_func ("/demo/creation/every-field/oldest", GUINT_TO_POINTER (LK_VERSION_OLDEST),
                        test_every_field);
  g_test_add_func ("/demo/creation/read-only", test_read_only);
  g_test_add_func ("/demo/creation/numbers", test_numbers);
  g_test_add_func ("/demo/creation/numbers-of-services", test_numbers_of_services);
  g_test_add_func ("/demo/creation/numbers-come-back", test_numbers_come_back);
  g_test_add_func ("/demo/creation/ranges-read", test_ranges_are_read);
  g_test_add_func ("/demo/creation/ranges-kept", test_ranges_are_kept);
  g_test_add_func ("/demo/creation/credentials", test_credentials);
  g_test_add_func ("/demo/creation/defaults", test_defaults);
  g_test_add_func ("/demo/creation/names", test_names);
  g_test_add_func ("/demo/creation/departments", test_departments);
  g_test_add_func ("/demo/creation/main-department-later", test_main_department_for_later);
  g_test_add_func ("/demo/creation/rights-later", test_rights_for_later);
  g_test_add_func ("/demo/creation/forwarding", test_forwarding);
  g_test_add_func ("/demo/creation/lists", test_lists);
  g_test_add_func ("/demo/creation/answer", test_answer);
  g_test_add_func ("/demo/creation/bad-query", test_bad_query);
  g_test_add_func ("/demo/creation/several-refusals", test_several_refusals);
  g_test_add_func ("/demo/creation/mails", test_mails);

  return g_test_run ();
}
