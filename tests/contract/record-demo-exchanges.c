/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-field-kind.h"
#include "lk-test-http.h"
#include "lk-test-recorder.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

/* Makes every documented request that the demo answers, and writes each with its answer:
 *
 *     record-demo-exchanges VERSION FILE
 */

#define XAPI  "/xapi/v1"
#define USERS XAPI "/Users"

#define EIGHT_OPTIONS "?$top=5&$skip=1&$count=true&$orderby=Id desc&$filter=Id ge 0&$search=a"

typedef struct
{
  const char *method;
  const char *path;
  const char *body;
  guint status;
  LkVersion since;
  LkVersion until;
} Request;

#define ALL_SECRETS                                                                                \
  "{\"ConfigurationLink\":true,\"DeskphonePassword\":true,\"RpsKey\":true,"                        \
  "\"SendWelcomeEmail\":false,\"SipAuth\":true,\"VoicemailPIN\":true,\"WebclientPassword\":true}"

/* clang-format off */
static const Request requests[] = {
  { "GET", USERS "?$top=100&$count=true", NULL, 200 },
  { "GET", USERS EIGHT_OPTIONS "&$select=Id,Number", NULL, 200 },
  { "GET", USERS "?$top=100&$expand=Groups($expand=Rights,GroupRights),ForwardingProfiles,"
           "ForwardingExceptions,Greetings,Phones", NULL, 200 },
  { "GET", USERS "?$top=500", NULL, 400 },
  { "GET", USERS "?$select=Nonsense", NULL, 400 },
  { "POST", USERS, "{}", 201 },
  { "POST", USERS, "{\"FirstName\":\"Zoë\",\"LastName\":\"Weiß\",\"EmailAddress\":\"z@acme.example\","
                   "\"Groups\":[{\"GroupId\":29,\"Rights\":{\"RoleName\":\"users\"}}]}", 201 },
  { "POST", USERS, "{\"EmailAddress\":\"z@acme.example\"}", 400 },
  { "POST", USERS, "{\"Number\":\"100\"}", 400 },
  { "GET", USERS "(1000)", NULL, 200 },
  { "GET", USERS "(1000)?$select=Id,Number&$expand=Groups($select=Name)", NULL, 200 },
  { "GET", USERS "(7)", NULL, 404 },
  { "PATCH", USERS "(1001)", "{\"Mobile\":\"+49 1\",\"Hours\":{\"Type\":\"OfficeHours\"}}", 204 },
  { "PATCH", USERS "(1001)", "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"users\"}}]}", 204 },
  { "PATCH", USERS "(1001)", "{\"PrimaryGroupId\":30}", 204 },
  { "PATCH", USERS "(1001)", "{\"Number\":\"777\"}", 400 },
  { "GET", USERS "(Number='100')?$select=Id", NULL, 200, LK_VERSION (20, 0, 8) },
  { "GET", USERS "/Pbx.GetByNumber(number='100')", NULL, 200, 0, LK_VERSION (20, 0, 8) },
  { "GET", USERS "(1000)/Groups" EIGHT_OPTIONS "&$select=Name&$expand=Rights($select=RoleName)", NULL, 200 },
  { "GET", USERS "(1000)/Groups?$expand=Rights,GroupRights", NULL, 200 },
  { "GET", USERS "(1000)/ForwardingProfiles" EIGHT_OPTIONS, NULL, 200 },
  { "GET", USERS "(1000)/ForwardingProfiles", NULL, 200 },
  { "GET", USERS "(1000)/Greetings?$top=5", NULL, 200 },
  { "GET", USERS "(1000)/Pbx.GenerateProvLink()", NULL, 200 },
  { "GET", USERS "(1000)/Pbx.HasDuplicatedEmail()", NULL, 200 },
  { "GET", USERS "(1000)/Pbx.GetPhoneSecret()", NULL, 200 },
  { "GET", USERS "/Pbx.GetFirstAvailableExtensionNumber()", NULL, 200 },
  { "GET", USERS "/Pbx.GetFirstAvailableHotdeskingNumber()", NULL, 200 },
  { "GET", USERS "/Pbx.ExportExtensions()?$top=3", NULL, 200 },
  { "POST", USERS "/Pbx.GetDuplicatedEmails", "{\"emails\":[\"z@acme.example\",\"n@acme.example\"]}", 200 },
  { "POST", USERS "(1000)/Pbx.SendWelcomeEmail", NULL, 204 },
  { "POST", USERS "(1000)/Pbx.Regenerate", "{\"opts\":" ALL_SECRETS "}", 204 },
  { "POST", USERS "/Pbx.RegeneratePasswords", "{\"Ids\":[1001],\"opts\":" ALL_SECRETS "}", 204 },
  { "POST", USERS "/Pbx.BulkUpdate", "{\"ids\":[1001,1002],\"user\":{\"Language\":\"DE\"}}", 204 },
  { "POST", USERS "/Pbx.BulkUpdate", "{\"ids\":[7],\"user\":{\"Language\":\"DE\"}}", 400 },
  { "POST", USERS "/Pbx.MultiUserUpdate", "{\"ids\":[1001],\"user\":{\"CallScreening\":true}}", 204 },
  { "POST", USERS "/Pbx.ReprovisionAllPhones", "{\"ids\":[1001]}", 204 },
  { "POST", USERS "/Pbx.RebootPhone", "{\"mac\":\"000000000000\"}", 400 },
  { "POST", USERS "/Pbx.ReprovisionPhone", "{\"mac\":\"000000000000\"}", 400 },
  { "POST", USERS "/Pbx.BatchDelete", "{\"ids\":[1000,1003]}", 200 },
  { "DELETE", USERS "(1004)", NULL, 204 },
  { "DELETE", USERS "(1000)", NULL, 400 },
  { "GET", XAPI "/Groups" EIGHT_OPTIONS "&$select=Id,Name", NULL, 200 },
  { "GET", XAPI "/Groups?$expand=Rights,Members($expand=Rights)", NULL, 200 },
  { "GET", XAPI "/Groups?$top=100&$select=Id,Name,Props", NULL, 200 },
  { "POST", XAPI "/Groups", "{\"Name\":\"Kantine\"}", 201 },
  { "POST", XAPI "/Groups", "{\"Name\":\"Kantine\"}", 400 },
  { "GET", XAPI "/Groups(28)", NULL, 200 },
  { "GET", XAPI "/Groups(28)?$select=Name&$expand=Rights", NULL, 200 },
  { "PATCH", XAPI "/Groups(49)", "{\"Name\":\"Küche\"}", 204 },
  { "DELETE", XAPI "/Groups(49)", NULL, 204 },
  { "DELETE", XAPI "/Groups(28)", NULL, 400 },
  { "GET", XAPI "/Groups(28)/Rights?$select=RoleName", NULL, 200 },
  { "GET", XAPI "/Groups(30)/Members?$top=5&$expand=Rights", NULL, 200 },
  { "GET", XAPI "/SystemStatus", NULL, 200 },
  { "GET", XAPI "/SystemStatus?$select=Version,LicenseActive", NULL, 200 },
  { "GET", XAPI "/Defs?$select=Id", NULL, 200 },
  { "GET", XAPI "/Defs?$expand=TimeZones", NULL, 200 },
  { "GET", XAPI "/Peers?$top=50&$filter=Type eq 'Queue'", NULL, 200 },
  { "GET", XAPI "/Peers?$top=100", NULL, 200 },
  { "GET", XAPI "/Peers?$top=100&$skip=0&$count=true&$orderby=Number&$filter=Type ne 'Extension'"
           "&$select=Id,Number,Name,Type,Hidden", NULL, 200 },
  { "GET", XAPI "/Peers?$filter=Type eq 'Spaceship'", NULL, 400 },
  { "GET", XAPI "/Queues", NULL, 200 },
  { "GET", XAPI "/Queues?$top=100&$skip=0&$count=true&$select=Id,Number,Name"
           "&$expand=Agents($select=Number),Managers($select=Number)", NULL, 200 },
  { "GET", XAPI "/RingGroups?$top=100&$skip=0&$count=true&$select=Id,Number,Name"
           "&$expand=Members($select=Number)", NULL, 200 },
  { "GET", XAPI "/GeneralSettingsForPbx", NULL, 200 },
  { "GET", XAPI "/GeneralSettingsForPbx?$select=OperatorExtension", NULL, 200 },
  { "GET", XAPI "/PromptSets", NULL, 200 },
  { "GET", XAPI "/PromptSets" EIGHT_OPTIONS "&$select=Folder,LanguageCode&$expand=Prompts", NULL, 200 },
  { "GET", XAPI "/PhoneTemplates", NULL, 200 },
  { "GET", XAPI "/PhoneTemplates?$top=100&$skip=0&$count=true&$orderby=Id&$select=Id,Models", NULL, 200 },
  { "GET", XAPI "/Sbcs", NULL, 200 },
  { "GET", XAPI "/Sbcs?$top=100&$skip=0&$count=true&$orderby=Name&$select=Name,DisplayName", NULL, 200 },
  { "GET", XAPI "/EmergencyGeoLocations", NULL, 200 },
  { "GET", XAPI "/EmergencyGeoLocations?$top=100&$count=true&$orderby=FriendlyName&$select=Id,FriendlyName",
    NULL, 200 },
  { "GET", USERS "/Pbx.GetPhoneRegistrar(mac='000000000000')", NULL, 404 },
  { "POST", USERS "/Pbx.GetPhoneRegistrars", "{\"macs\":[\"000000000000\"]}", 200 },
};
/* clang-format on */

static gboolean
is_in_version (const Request *request, LkVersion version)
{
  return version >= request->since && (request->until == 0 || version < request->until);
}

/* A phone is told by an address that only a question brings. */
static void
reboot_a_phone (LkTestHttp *http)
{
  g_autoptr (JsonArray)
    users = lk_test_list (http, USERS "?$top=1&$select=Id&$expand=Phones($select=MacAddress)"
                                      "&$filter=Phones/any(p:p/MacAddress ne '')");
  JsonObject *user = json_array_get_object_element (users, 0);
  JsonObject *phone =
    json_array_get_object_element (json_object_get_array_member (user, "Phones"), 0);
  g_autofree char *body =
    g_strdup_printf ("{\"mac\":\"%s\"}", json_object_get_string_member (phone, "MacAddress"));
  g_autofree char *registrar =
    g_strdup_printf (USERS "/Pbx.GetPhoneRegistrar(mac='%s')",
                     json_object_get_string_member (phone, "MacAddress"));
  g_autofree char *several =
    g_strdup_printf ("{\"macs\":[\"%s\"]}", json_object_get_string_member (phone, "MacAddress"));

  lk_test_done (http, "POST", USERS "/Pbx.RebootPhone", body);
  lk_test_done (http, "POST", USERS "/Pbx.ReprovisionPhone", body);
  lk_test_expect (http, "GET", registrar, NULL, 200);
  lk_test_expect (http, "POST", USERS "/Pbx.GetPhoneRegistrars", several, 200);
}

static void
write_and_read (LkTestHttp *http, const LkField *field, const char *value)
{
  gboolean expands = lk_field_has (field, LK_FIELD_NAVIGATION);
  g_autofree char *body = g_strdup_printf ("{\"%s\":%s}", field->name, value);
  g_autofree char *path =
    g_strdup_printf (USERS "(1002)?$%s=%s%s", expands ? "expand" : "select", field->name,
                     field == lk_user_field_groups ? "($expand=Rights,GroupRights)" : "");

  lk_test_done (http, "PATCH", USERS "(1002)", body);
  lk_test_expect (http, "GET", path, NULL, 200);
}

/* Each field that this version lets a client write: set, and emptied where it is a text or null
 * where it is a switch. */
static void
write_every_field (LkTestHttp *http, LkVersion version)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *value = lk_test_dup_sample (field, version);

      if (field->since > version || lk_field_has (field, LK_FIELD_READ_ONLY)
          || lk_field_has (field, LK_FIELD_CREATE_ONLY))
        continue;

      write_and_read (http, field, value);
      if (field->kind == &lk_kind_text && field->structure == NULL)
        write_and_read (http, field, "\"\"");
      else if (field->kind == &lk_kind_bool || field->kind == &lk_kind_int)
        write_and_read (http, field, "null");
    }
}

/* The Id of whom a creation made. */
static int
create (LkTestHttp *http, const char *body)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "POST", USERS, body);

  g_assert_cmpuint (answer->status, ==, 201);
  return (int) json_object_get_int_member (json_node_get_object (answer->json), "Id");
}

static void
remove_again (LkTestHttp *http, int id)
{
  g_autofree char *path = g_strdup_printf (USERS "(%d)", id);

  lk_test_done (http, "DELETE", path, NULL);
}

static void
add_sample (GString *body, const LkField *field, LkVersion version)
{
  g_autofree char *value = lk_test_dup_sample (field, version);

  g_string_append_printf (body, "%s\"%s\":%s", body->len > 1 ? "," : "", field->name, value);
}

/* Each field that this version lets a new user have: one by one, and all at once. A main department
 * takes a membership. */
static void
create_with_every_field (LkTestHttp *http, LkVersion version)
{
  g_autoptr (GString) whole = g_string_new ("{");

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autoptr (GString) body = g_string_new ("{");

      if (field->since > version || !lk_field_is_creatable (field))
        continue;

      add_sample (whole, field, version);
      add_sample (body, field, version);
      if (field == lk_user_field_primary_group)
        add_sample (body, lk_user_field_groups, version);
      g_string_append_c (body, '}');
      remove_again (http, create (http, body->str));
    }

  g_string_append_c (whole, '}');
  remove_again (http, create (http, whole->str));
}

/* The ways in which nobody is created, and those in which not all is taken over. */
static void
create_in_vain (LkTestHttp *http)
{
  static const struct
  {
    const char *knob; /* NULL: none has to be turned */
    const char *body;
    guint status;
  } cases[] = {
    { NULL, "{\"Number\":\"800\"}", 400 },
    { NULL, "{\"Number\":\"8o1\",\"VMPIN\":\"x\"}", 400 },
    { "main-department=refused", "{\"Groups\":[{\"GroupId\":30}],\"PrimaryGroupId\":30}", 400 },
    { "main-department=ignored", "{\"Groups\":[{\"GroupId\":30}],\"PrimaryGroupId\":30}", 201 },
    { "new-rights=users", "{\"Groups\":[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\"}}]}",
      201 },
    { "ranges=kept", "{\"Number\":\"555\",\"Groups\":[{\"GroupId\":29}]}", 400 },
    { "licence=full", "{}", 400 },
    { "numbers=gone", "{}", 400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].knob != NULL)
        lk_test_http_set (http, cases[i].knob);
      lk_test_expect (http, "POST", USERS, cases[i].body, cases[i].status);
      lk_demo_pbx_clear_faults (http->pbx);
    }

  lk_test_http_set (http, "numbers=gone");
  lk_test_expect (http, "GET", USERS "/Pbx.GetFirstAvailableExtensionNumber()", NULL, 400);
  lk_demo_pbx_clear_faults (http->pbx);
}

/* What a person gets wrong, one by one and all at once. */
static void
write_what_is_refused (LkTestHttp *http)
{
  static const char *const bodies[] = {
    "{\"VMPIN\":\"12ab\"}",
    "{\"CurrentProfileName\":\"Beyond\"}",
    "{\"Phones\":[{\"MacAddress\":\"1\"}]}",
    "{\"Groups\":[{\"GroupId\":7}]}",
    "{\"VMPIN\":\"12ab\",\"Number\":\"777\",\"CurrentProfileName\":\"Beyond\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    lk_test_expect (http, "PATCH", USERS "(1002)", bodies[i], 400);
}

int
main (int argc, char *argv[])
{
  g_autoptr (LkTestHttp) http = NULL;
  LkVersion version;

  if (argc != 3)
    return 2;

  version = lk_version_parse (argv[1]);
  http = lk_test_http_new (120, version);
  lk_test_record (http->pbx, argv[2]);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (is_in_version (&requests[i], version))
      lk_test_expect (http, requests[i].method, requests[i].path, requests[i].body,
                      requests[i].status);
  reboot_a_phone (http);
  create_with_every_field (http, version);
  create_in_vain (http);
  write_every_field (http, version);
  write_what_is_refused (http);
  g_clear_pointer (&http->token, g_free);
  lk_test_expect (http, "GET", USERS, NULL, 401);

  return 0;
}
