/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-test-http.h"
#include "lk-test-recorder.h"

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
  g_clear_pointer (&http->token, g_free);
  lk_test_expect (http, "GET", USERS, NULL, 401);

  return 0;
}
