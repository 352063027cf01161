/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-json.h"
#include "lk-test-http.h"

#define XAPI  "/xapi/v1"
#define USERS XAPI "/Users"
#define PEERS XAPI "/Peers"

static JsonObject *
nth (JsonArray *array, guint i)
{
  return json_array_get_object_element (array, i);
}

/* One line with the texts of one member. */
static char *
join (JsonArray *array, const char *member)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            lk_json_peek_string (nth (array, i), member));
  return g_string_free (text, FALSE);
}

static void
test_prompt_sets (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray)
    sets = lk_test_list (http, XAPI "/PromptSets?$select=Folder,LanguageCode,PromptSetName");
  g_autoptr (JsonArray) german =
    lk_test_list (http,
                  XAPI "/PromptSets?$filter=LanguageCode eq 'DE' and PromptSetType eq 'System'");
  g_autoptr (JsonObject) user = lk_test_get (http, USERS "(1001)?$select=PromptSet");
  g_autofree char *languages = join (sets, "LanguageCode");

  g_assert_cmpstr (languages, ==, "EN DE FR DE");
  g_assert_cmpstr (lk_json_peek_string (nth (sets, 0), "Folder"), ==,
                   lk_json_peek_string (user, "PromptSet"));
  g_assert_cmpuint (json_object_get_size (nth (sets, 0)), ==, 3);
  g_assert_cmpuint (json_array_get_length (german), ==, 1);
}

/* Every phone has a template that there is, and every model is in one. */
static void
test_phone_templates (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (60, 0);
  g_autoptr (JsonArray)
    templates = lk_test_list (http, XAPI "/PhoneTemplates?$top=100&$select=Id,Models,TemplateType");
  g_autoptr (JsonArray) users =
    lk_test_list (http, USERS "?$top=100&$select=Id&$expand=Phones($select=Name,TemplateName)");
  g_autofree char *ids = join (templates, "Id");

  for (guint i = 0; i < json_array_get_length (templates); i++)
    g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (nth (templates, i), "Models")),
                      >, 0);
  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonArray *phones = json_object_get_array_member (nth (users, i), "Phones");

      for (guint j = 0; j < json_array_get_length (phones); j++)
        g_assert_nonnull (g_strrstr (ids, lk_json_peek_string (nth (phones, j), "TemplateName")));
    }
}

static void
test_sbcs (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestHttp) older = lk_test_http_new (3, LK_VERSION (20, 0, 5));
  g_autoptr (JsonArray) sbcs = lk_test_list (http, XAPI "/Sbcs?$select=Name,DisplayName");
  g_autoptr (JsonArray) whole = lk_test_list (older, XAPI "/Sbcs");

  g_assert_cmpuint (json_array_get_length (sbcs), ==, 2);
  g_assert_false (json_object_has_member (nth (sbcs, 0), "Password"));
  g_assert_false (json_object_has_member (nth (whole, 0), "Security"));
  lk_test_expect (older, "GET", XAPI "/Sbcs?$select=Security", NULL, 400);
  lk_test_expect (http, "GET", XAPI "/Sbcs?$select=Security", NULL, 200);
}

static void
test_emergency_locations (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray) found =
    lk_test_list (http, XAPI
                  "/EmergencyGeoLocations?$filter=contains(FriendlyName,'Branch')&$count=true");

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  lk_test_expect (http, "POST", XAPI "/EmergencyGeoLocations", "{}", 405);
}

static void
test_peers (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autoptr (JsonArray)
    queues = lk_test_list (http, PEERS "?$filter=Type eq 'Queue' and Hidden eq false"
                                       "&$select=Id,Number,Name,Type&$orderby=Number");
  g_autoptr (JsonArray) others =
    lk_test_list (http, PEERS "?$top=100&$filter=Type ne 'Extension'&$select=Number,Type,Hidden");
  g_autoptr (JsonArray) all = lk_test_list (http, PEERS "?$top=100");
  g_autofree char *numbers = join (queues, "Number");
  g_autofree char *types = join (others, "Type");

  g_assert_cmpstr (numbers, ==, "800 801 802");
  g_assert_nonnull (g_strrstr (types, "RingGroup"));
  g_assert_nonnull (g_strrstr (types, "IVR"));
  g_assert_null (g_strrstr (types, "Extension"));
  g_assert_cmpuint (json_array_get_length (all), ==, json_array_get_length (others) + 30);
  lk_test_expect (http, "GET", PEERS "?$filter=Type eq 'Spaceship'", NULL, 400);
}

/* What is written shows at once. */
static void
test_peers_follow (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray) before = lk_test_list (http, PEERS "?$filter=Number eq '101'");
  g_autoptr (JsonArray) after = NULL;

  lk_test_done (http, "PATCH", USERS "(1001)", "{\"FirstName\":\"Zoë\",\"LastName\":\"Weiß\"}");
  after = lk_test_list (http, PEERS "?$filter=Number eq '101'");
  g_assert_cmpstr (lk_json_peek_string (nth (before, 0), "Name"), !=, "Zoë Weiß");
  g_assert_cmpstr (lk_json_peek_string (nth (after, 0), "Name"), ==, "Zoë Weiß");
}

static char *
find_mac (LkTestHttp *http)
{
  g_autoptr (JsonArray)
    users = lk_test_list (http, USERS "?$top=1&$select=Id&$expand=Phones($select=MacAddress)"
                                      "&$filter=Phones/any(p:p/MacAddress ne '')");
  JsonArray *phones = json_object_get_array_member (nth (users, 0), "Phones");

  return g_strdup (lk_json_peek_string (nth (phones, 0), "MacAddress"));
}

static void
test_registrars (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);
  g_autofree char *mac = find_mac (http);
  g_autofree char *path = g_strdup_printf (USERS "/Pbx.GetPhoneRegistrar(mac='%s')", mac);
  g_autofree char *body = g_strdup_printf ("{\"macs\":[\"%s\",\"000000000000\"]}", mac);
  g_autoptr (JsonObject) registrar = lk_test_get (http, path);
  g_autoptr (LkTestAnswer)
    several = lk_test_send (http, "POST", USERS "/Pbx.GetPhoneRegistrars", body);
  g_autofree char *ledger = lk_test_ledger (http);

  g_assert_cmpstr (lk_json_peek_string (registrar, "MAC"), ==, mac);
  g_assert_nonnull (lk_json_peek_string (registrar, "FirmwareVersion"));
  g_assert_cmpuint (several->status, ==, 200);
  g_assert_cmpuint (json_array_get_length (
                      json_object_get_array_member (json_node_get_object (several->json), "value")),
                    ==, 1);
  g_assert_cmpstr (ledger, ==, ""); /* asking changes nothing */
  lk_test_expect (http, "GET", USERS "/Pbx.GetPhoneRegistrar(mac='000000000000')", NULL, 404);
  lk_test_unbound (http, "POST", USERS "/Pbx.GetPhoneRegistrars", "{\"macs\":[1]}");
  lk_test_unbound (http, "POST", USERS "/Pbx.GetPhoneRegistrars", "{}");
}

/* Some people have recorded something; the others have the same statuses, without a file. */
static void
test_greetings (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonArray)
    recorded = lk_test_list (http, USERS "(1002)/Greetings?$select=Type,Filename,DisplayName");
  g_autoptr (JsonArray) none = lk_test_list (http, USERS "(1001)/Greetings");
  g_autofree char *files = join (recorded, "Filename");
  g_autofree char *types = join (none, "Type");

  g_assert_cmpstr (files, ==, "welcome.wav  back-soon.wav holidays.wav");
  g_assert_cmpstr (types, ==, "Default Available Away");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/catalogue/prompt-sets", test_prompt_sets);
  g_test_add_func ("/demo/catalogue/phone-templates", test_phone_templates);
  g_test_add_func ("/demo/catalogue/sbcs", test_sbcs);
  g_test_add_func ("/demo/catalogue/emergency-locations", test_emergency_locations);
  g_test_add_func ("/demo/catalogue/greetings", test_greetings);
  g_test_add_func ("/demo/catalogue/peers", test_peers);
  g_test_add_func ("/demo/catalogue/peers-follow", test_peers_follow);
  g_test_add_func ("/demo/catalogue/registrars", test_registrars);

  return g_test_run ();
}
