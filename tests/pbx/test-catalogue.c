/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-catalogue.h"
#include "lk-desk.h"
#include "lk-error.h"
#include "lk-membership.h"
#include "lk-pbx-phones.h"
#include "lk-stub.h"
#include "lk-user-fields.h"

static GPtrArray *
load (LkCatalogue *catalogue, LkShelf shelf, int key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_catalogue_load_async (catalogue, shelf, key, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_catalogue_load_finish (catalogue, result, error);
}

static GPtrArray *
load_well (LkCatalogue *catalogue, LkShelf shelf, int key)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = load (catalogue, shelf, key, &error);

  g_assert_no_error (error);
  return entries;
}

static const LkEntry *
get_entry (GPtrArray *entries, guint index)
{
  g_assert_cmpuint (index, <, entries->len);

  return entries->pdata[index];
}

static const LkEntry *
find_entry (GPtrArray *entries, const char *value)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (get_entry (entries, i)->value, value))
      return entries->pdata[i];

  return NULL;
}

/* Everything that the demo offers can be chosen, at an old and at the newest server. */
static void
test_demo (gconstpointer data)
{
  static const LkShelf shelves[] = {
    LK_SHELF_PROMPT_SETS,         LK_SHELF_LANGUAGES,       LK_SHELF_SERVICES, LK_SHELF_GROUPS,
    LK_SHELF_EMERGENCY_LOCATIONS, LK_SHELF_PHONE_TEMPLATES, LK_SHELF_SBCS,
  };
  LkDesk desk;
  g_autoptr (LkCatalogue) catalogue = NULL;

  lk_desk_init (&desk, 100, (LkVersion) GPOINTER_TO_UINT (data));
  catalogue = lk_catalogue_new (desk.pbx);
  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      g_assert_null (lk_catalogue_peek (catalogue, shelves[i], 0));
      entries = load_well (catalogue, shelves[i], 0);
      g_assert_true (lk_catalogue_peek (catalogue, shelves[i], 0) == entries);
      g_assert_cmpuint (entries->len, >, 0);
      for (guint j = 0; j < entries->len; j++)
        {
          g_assert_cmpuint (strlen (get_entry (entries, j)->value), >, 0);
          g_assert_cmpuint (strlen (get_entry (entries, j)->label), >, 0);
        }
    }

  /* A list without $select might hold passwords. */
  for (guint i = 0; i < desk.reads->len; i++)
    g_assert_nonnull (strstr (desk.reads->pdata[i], "$select="));
  g_clear_object (&catalogue);
  lk_desk_clear (&desk);
}

/* What a user has is among what there is to choose from. */
static void
test_demo_user (void)
{
  LkDesk desk;
  g_autoptr (LkCatalogue) catalogue = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GPtrArray) prompt_sets = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GPtrArray) greetings = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autofree char *group = NULL;
  const LkValue *main_group;

  lk_desk_init (&desk, 100, LK_VERSION_NEWEST);
  lk_desk_rival (&desk, desk.id,
                 "{'Greetings':[{'Type':'Available','Filename':'','DisplayName':null},"
                 "{'Type':'Default','Filename':'welcome.wav','DisplayName':'Welcome'}]}");
  catalogue = lk_catalogue_new (desk.pbx);
  user = lk_desk_open (&desk, desk.id);
  prompt_sets = load_well (catalogue, LK_SHELF_PROMPT_SETS, 0);
  g_assert_nonnull (
    find_entry (prompt_sets, lk_user_get_text (user, lk_user_field_find ("PromptSet"))));

  main_group = lk_user_get (user, lk_user_field_primary_group);
  group = g_strdup_printf ("%d", (int) main_group->integer);
  groups = load_well (catalogue, LK_SHELF_GROUPS, 0);
  g_assert_nonnull (find_entry (groups, group));
  for (guint i = 1; i < groups->len; i++)
    g_assert_cmpint (g_utf8_collate (get_entry (groups, i - 1)->label,
                                     get_entry (groups, i)->label),
                     <=, 0);

  roles = load_well (catalogue, LK_SHELF_ROLES, (int) main_group->integer);
  g_assert_cmpstr (find_entry (roles, "users")->label, ==,
                   lk_choice_get_label (lk_membership_roles, "users"));

  greetings = load_well (catalogue, LK_SHELF_GREETINGS, desk.id);
  g_assert_cmpstr (find_entry (greetings, "welcome.wav")->label, ==, "Welcome");

  services = load_well (catalogue, LK_SHELF_SERVICES, 0);
  for (guint i = 0; i < services->len; i++)
    g_assert_cmpstr (get_entry (services, i)->detail, !=, "Extension");
  g_clear_object (&catalogue);
  lk_desk_clear (&desk);
}

/* Five who ask at once are one request; later it is none; after forgetting it is one again. */
static void
test_one_request (void)
{
  LkDesk desk;
  g_autoptr (LkCatalogue) catalogue = NULL;
  GAsyncResult *pending[5] = { NULL };
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) anew = NULL;

  lk_desk_init (&desk, 100, LK_VERSION_NEWEST);
  catalogue = lk_catalogue_new (desk.pbx);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    lk_catalogue_load_async (catalogue, LK_SHELF_SBCS, 0, NULL, lk_await_cb, &pending[i]);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autoptr (GAsyncResult) result = lk_await (&pending[i]);
      g_autoptr (GPtrArray) entries = lk_catalogue_load_finish (catalogue, result, NULL);

      g_assert_nonnull (entries);
    }
  again = load_well (catalogue, LK_SHELF_SBCS, 7);
  g_assert_cmpuint (desk.reads->len, ==, 1);

  lk_catalogue_forget (catalogue);
  g_assert_null (lk_catalogue_peek (catalogue, LK_SHELF_SBCS, 0));
  anew = load_well (catalogue, LK_SHELF_SBCS, 0);
  g_assert_cmpuint (desk.reads->len, ==, 2);
  g_clear_object (&catalogue);
  lk_desk_clear (&desk);
}

/* One of two who wait goes away; what is forgotten on its way is not kept. */
static void
test_cancelled (void)
{
  LkDesk desk;
  g_autoptr (LkCatalogue) catalogue = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GAsyncResult) stayed = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  lk_desk_init (&desk, 100, LK_VERSION_NEWEST);
  catalogue = lk_catalogue_new (desk.pbx);
  lk_catalogue_load_async (catalogue, LK_SHELF_SBCS, 0, cancellable, lk_await_cb, &first);
  lk_catalogue_load_async (catalogue, LK_SHELF_SBCS, 0, NULL, lk_await_cb, &second);
  g_cancellable_cancel (cancellable);
  lk_catalogue_forget (catalogue);
  gone = lk_await (&first);
  g_assert_null (lk_catalogue_load_finish (catalogue, gone, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  stayed = lk_await (&second);
  entries = lk_catalogue_load_finish (catalogue, stayed, NULL);
  g_assert_nonnull (entries);
  g_assert_null (lk_catalogue_peek (catalogue, LK_SHELF_SBCS, 0));
  g_clear_object (&gone);
  g_clear_object (&stayed);
  g_clear_object (&catalogue);
  lk_desk_clear (&desk);
}

/* A role that may not see it gets to know that, and may ask again. */
static void
test_forbidden (void)
{
  LkDesk desk;
  g_autoptr (LkCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  lk_desk_init (&desk, 100, LK_VERSION_NEWEST);
  catalogue = lk_catalogue_new (desk.pbx);
  lk_desk_set (&desk, "status=403@1,GET /xapi/v1/PhoneTemplates");
  g_assert_null (load (catalogue, LK_SHELF_PHONE_TEMPLATES, 0, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_FORBIDDEN);
  entries = load_well (catalogue, LK_SHELF_PHONE_TEMPLATES, 0);
  g_assert_cmpuint (entries->len, >, 0);
  g_clear_object (&catalogue);
  lk_desk_clear (&desk);
}

/* A phone system with 250 extensions and a few services, which does not know the filter. */
static void
peers_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  gint64 skip = lk_stub_get_option (message, "$skip", 0);
  g_autoptr (GString) text = g_string_new ("{\"value\":[");

  g_assert_cmpint (lk_stub_get_option (message, "$top", -1), ==, 100);
  if (strstr (query, "$filter=") != NULL)
    {
      lk_stub_answer_json (message, 400,
                           "{\"error\":{\"code\":\"\",\"message\":\"No such operator.\"}}");
      return;
    }

  for (gint64 i = skip; i < MIN (skip + 100, 250); i++)
    g_string_append_printf (text, "%s{\"Id\":%d,\"Number\":\"%d\",\"Name\":%s,\"Type\":%s%s}",
                            i > skip ? "," : "", (int) i, (int) (8000 + i),
                            i == 203 ? "null" : "\"Somebody\"",
                            i < 200    ? "\"Extension\""
                            : i == 200 ? "null"
                            : i == 201 ? "\"Oracle\""
                            : i == 202 ? "\"Group\""
                                       : "\"Queue\"",
                            i == 204 ? ",\"Hidden\":true" : "");
  g_string_append (text, "]}");
  lk_stub_answer_json (message, 200, text->str);
}

static void
test_unfiltered_services (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (peers_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (LkCatalogue) catalogue = lk_catalogue_new (pbx);
  g_autoptr (GPtrArray) services = load_well (catalogue, LK_SHELF_SERVICES, 0);

  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 4);
  g_assert_cmpuint (services->len, ==, 250 - 200 - 3);
  g_assert_cmpstr (find_entry (services, "8201")->detail, ==, "Oracle");
  g_assert_cmpstr (find_entry (services, "8203")->label, ==, "8203");
  g_assert_null (find_entry (services, "8204"));
}

/* Whatever comes back: an error or a shelf, and an end. */
static void
answer_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, user_data);
}

static void
test_hostile (void)
{
  static const char *const bad[] = {
    "[]", "{}", "{\"value\":null}", "{\"value\":[null]}", "{\"value\":[7]}", "{\"value\":\"x\"}",
  };
  static const char *const odd[] = {
    "{\"value\":[{}]}",
    "{\"value\":[{\"Id\":null,\"Models\":null}]}",
    "{\"value\":[{\"Id\":[],\"Models\":[null,7,{\"Name\":null},{\"Name\":\"\"}]}]}",
    "{\"value\":[{\"Id\":\"a\",\"Models\":[null,7,{\"Name\":null},{\"Name\":\"\"}]}]}",
    "{\"@odata.count\":-1,\"value\":[]}",
    "{\"@odata.count\":9000000000,\"value\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad) + G_N_ELEMENTS (odd); i++)
    {
      gboolean is_bad = i < G_N_ELEMENTS (bad);
      const char *answer = is_bad ? bad[i] : odd[i - G_N_ELEMENTS (bad)];
      g_autoptr (LkStub) stub = lk_stub_new (answer_cb, (gpointer) answer);
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (LkCatalogue) catalogue = lk_catalogue_new (pbx);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) entries = load (catalogue, LK_SHELF_PHONE_TEMPLATES, 0, &error);

      if (is_bad)
        g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
      else
        g_assert_no_error (error);
    }
}

/* One row more with every page, for ever. */
static void
endless_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, "{\"@odata.count\":9000000000,\"value\":[{\"Name\":\"a\"}]}");
}

static void
test_endless (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (endless_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (LkCatalogue) catalogue = lk_catalogue_new (pbx);
  g_autoptr (GPtrArray) entries = load_well (catalogue, LK_SHELF_SBCS, 0);

  g_assert_cmpuint (lk_stub_count_requests (stub), <=, 1000);
}

static gboolean
tell (LkDesk *desk, LkPhoneAct act, const char *mac_address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_phones_tell_async (desk->pbx, act, mac_address, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_phones_tell_finish (desk->pbx, result, error);
}

static void
test_phones (void)
{
  LkDesk desk;
  g_autoptr (GHashTable) truth = NULL;
  g_autoptr (JsonNode) phones = NULL;
  g_autoptr (GError) error = NULL;
  const char *mac_address;

  lk_desk_init (&desk, 100, LK_VERSION_NEWEST);
  truth = lk_desk_get_truth (&desk, desk.id);
  phones = json_from_string (g_hash_table_lookup (truth, "Phones"), NULL);
  mac_address =
    json_object_get_string_member (json_array_get_object_element (json_node_get_array (phones), 0),
                                   "MacAddress");
  g_assert_true (tell (&desk, LK_PHONE_REBOOT, mac_address, &error));
  g_assert_no_error (error);
  g_assert_true (tell (&desk, LK_PHONE_REPROVISION, mac_address, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lk_demo_pbx_count_requests (desk.demo, "POST",
                                                "/xapi/v1/Users/Pbx.RebootPhone"),
                    ==, 1);
  g_assert_cmpuint (lk_demo_pbx_count_requests (desk.demo, "POST",
                                                "/xapi/v1/Users/Pbx.ReprovisionPhone"),
                    ==, 1);

  lk_desk_set (&desk, "lost@1,POST /xapi/v1/Users/Pbx.RebootPhone");
  g_assert_false (tell (&desk, LK_PHONE_REBOOT, mac_address, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
  lk_desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/catalogue/demo/20.0.5", GUINT_TO_POINTER (LK_VERSION (20, 0, 5)),
                        test_demo);
  g_test_add_data_func ("/catalogue/demo/20.0.10", GUINT_TO_POINTER (LK_VERSION (20, 0, 10)),
                        test_demo);
  g_test_add_func ("/catalogue/demo/user", test_demo_user);
  g_test_add_func ("/catalogue/one-request", test_one_request);
  g_test_add_func ("/catalogue/cancelled", test_cancelled);
  g_test_add_func ("/catalogue/forbidden", test_forbidden);
  g_test_add_func ("/catalogue/unfiltered-services", test_unfiltered_services);
  g_test_add_func ("/catalogue/hostile", test_hostile);
  g_test_add_func ("/catalogue/endless", test_endless);
  g_test_add_func ("/catalogue/phones", test_phones);
  return g_test_run ();
}
