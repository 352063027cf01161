/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-thread.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-test-http.h"
#include "lk-user-fields.h"

#define USERS "/xapi/v1/Users"
#define ADA   USERS "(1001)"

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

static char *
print (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return lk_json_to_string (node);
}

static char *
list_writers (LkTestHttp *http)
{
  g_autoptr (JsonArray) writes = lk_test_list (http, "/demo/ledger");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (writes); i++)
    {
      JsonObject *write = json_array_get_object_element (writes, i);

      g_string_append_printf (text, "%s %s\n", json_object_get_string_member (write, "by"),
                              json_object_get_string_member (write, "method"));
    }

  return g_string_free (text, FALSE);
}

static void
test_changes (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) body = parse ("{\"Mobile\":\"+49 2\"}");
  g_autoptr (JsonObject) nonsense = parse ("{\"Nonsense\":1}");
  g_autoptr (JsonObject) user = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autofree char *writers = NULL;

  lk_test_done (http, "PATCH", ADA, "{\"Mobile\":\"+49 1\"}");
  g_assert_true (lk_demo_pbx_change_user (http->pbx, 1001, body, NULL));
  user = lk_test_get (http, ADA "?$select=Mobile");
  g_assert_cmpstr (lk_json_peek_string (user, "Mobile"), ==, "+49 2");

  g_assert_false (lk_demo_pbx_change_user (http->pbx, 1001, nonsense, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "delta"));
  g_assert_false (lk_demo_pbx_change_user (http->pbx, 7, body, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  lk_test_done (http, "PATCH", "/demo/users/1001", "{\"Mobile\":\"+49 3\"}");
  writers = list_writers (http);
  g_assert_cmpstr (writers, ==, "client PATCH\nrival PATCH\nrival PATCH\n");
  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, "PATCH", USERS "({Id})"), ==, 1);
}

static void
test_from_another_thread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoThread)
    thread = lk_demo_thread_start (&(LkDemoSettings) { .n_users = 3,
                                                       .client_id = LK_TEST_CLIENT,
                                                       .client_secret = LK_TEST_SECRET },
                                   &error);
  g_autoptr (JsonObject) body = parse ("{\"Mobile\":\"+49 2\"}");
  g_autoptr (JsonObject) record = parse ("{\"Id\":1001,\"Mobile\":null}");

  g_assert_no_error (error);
  for (guint i = 0; i < 100; i++)
    {
      lk_demo_thread_change_user (thread, 1001, body, &error);
      g_assert_no_error (error);
      lk_demo_thread_put_record (thread, record, &error);
      g_assert_no_error (error);
    }
  lk_demo_thread_add_fault (thread, "null=refused", &error);
  g_assert_no_error (error);
  g_assert_false (lk_demo_thread_add_fault (thread, "null=maybe", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_put_new (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) record = parse ("{\"Id\":4711,\"Number\":\"4711\",\"FutureField\":[1],"
                                         "\"Enabled\":null,\"Groups\":[{\"GroupId\":77,"
                                         "\"Name\":\"Attic\"}]}");
  g_autoptr (JsonObject) taken = parse ("{\"Id\":4712,\"Number\":\"4711\"}");
  g_autoptr (JsonObject) nameless = parse ("{\"Id\":4712}");
  g_autoptr (JsonObject) group = NULL;
  g_autoptr (JsonObject) truth = NULL;

  g_assert_true (lk_demo_pbx_put_record (http->pbx, record, NULL));
  g_assert_false (lk_demo_pbx_put_record (http->pbx, taken, NULL));
  g_assert_false (lk_demo_pbx_put_record (http->pbx, nameless, NULL));
  truth = lk_demo_pbx_dup_record (http->pbx, 4711);
  g_assert_true (json_object_get_null_member (truth, "Enabled"));
  g_assert_nonnull (json_object_get_array_member (truth, "FutureField"));
  group = lk_test_get (http, "/xapi/v1/Groups(77)");
  g_assert_cmpstr (lk_json_peek_string (group, "Name"), ==, "Attic");
  g_assert_true (json_object_get_boolean_member (group, "HasMembers"));
}

/* What is in a record that no document knows, a client can send back, but nothing of its own. */
static void
test_unknown_words (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) record = parse ("{\"Id\":1001,\"Hours\":{\"Type\":\"FullMoon\","
                                         "\"Periods\":null,\"Tide\":2}}");

  lk_test_unbound (http, "PATCH", ADA, "{\"Hours\":{\"Type\":\"FullMoon\"}}");
  lk_test_unbound (http, "PATCH", ADA, "{\"Hours\":{\"Type\":\"OfficeHours\",\"Tide\":2}}");
  lk_test_unbound (http, "PATCH", ADA, "{\"Hours\":{\"Type\":\"OfficeHours\",\"Periods\":null}}");
  g_assert_true (lk_demo_pbx_put_record (http->pbx, record, NULL));
  lk_test_done (http, "PATCH", ADA,
                "{\"Hours\":{\"Type\":\"FullMoon\",\"Periods\":null,\"Tide\":3}}");
  lk_test_unbound (http, "PATCH", ADA, "{\"Hours\":{\"Type\":\"NewMoon\"}}");
  lk_test_unbound (http, "PATCH", ADA, "{\"Tide\":2}");
}

static void add_something (JsonObject *object, const char *name, JsonNode *node, gpointer copy);

/* Without the members that are null: a server's answer holds null for what a record leaves out. */
static JsonNode *
dup_without_null (JsonNode *node)
{
  JsonNode *copy = json_node_new (json_node_get_node_type (node));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_node_take_object (copy, json_object_new ());
      json_object_foreach_member (json_node_get_object (node), add_something,
                                  json_node_get_object (copy));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      json_node_take_array (copy, json_array_new ());
      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (json_node_get_array (copy),
                                dup_without_null (json_array_get_element (array, i)));
    }
  else
    {
      json_node_unref (copy);
      copy = json_node_copy (node);
    }

  return copy;
}

static void
add_something (JsonObject *object, const char *name, JsonNode *node, gpointer copy)
{
  if (!JSON_NODE_HOLDS_NULL (node))
    json_object_set_member (copy, name, dup_without_null (node));
}

static void
assert_same (JsonObject *first, JsonObject *last, const char *name)
{
  g_autoptr (JsonNode) before = dup_without_null (json_object_get_member (first, name));
  g_autoptr (JsonNode) after = dup_without_null (json_object_get_member (last, name));

  if (!json_node_equal (before, after))
    g_error ("%s is not as it was", name);
}

/* Every part of the monster comes out of the API as it is, and goes back in. */
static void
monster_goes_round (gconstpointer user_data)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, GPOINTER_TO_UINT (user_data));
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) last = NULL;

  lk_test_http_set (http, "monster=1001");
  first = lk_demo_pbx_dup_record (http->pbx, 1001);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "Groups")), ==,
                    301);
  g_assert_cmpuint (json_array_get_length (
                      json_object_get_array_member (first, "ForwardingExceptions")),
                    ==, 50);
  g_assert_cmpint (g_utf8_strlen (lk_json_peek_string (first, "Blfs"), -1), >, 20000);
  g_assert_cmpint (g_utf8_strlen (lk_json_peek_string (first, "Blfs"), -1), <=, 20480);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const char *rights = field == lk_user_field_groups ? "($expand=Rights,GroupRights)" : "";
      g_autofree char *path =
        lk_field_has (field, LK_FIELD_NAVIGATION)
          ? g_strdup_printf (ADA "?$select=Id&$expand=%s%s", field->name, rights)
          : g_strdup_printf (ADA "?$select=%s", field->name);
      g_autoptr (JsonObject) part = NULL;
      g_autofree char *body = NULL;

      if (field->since > (LkVersion) GPOINTER_TO_UINT (user_data)
          || JSON_NODE_HOLDS_NULL (json_object_get_member (first, field->name)))
        continue;
      part = lk_test_get (http, path);
      body = print (part);
      lk_test_done (http, "PATCH", ADA, body);
    }

  last = lk_demo_pbx_dup_record (http->pbx, 1001);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    assert_same (first, last, lk_user_fields[i].name);
  assert_same (first, last, "FutureField");
}

static void
test_monster_lives (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (30, 0);

  lk_test_http_set (http, "monster=1001");
  lk_test_expect (http, "GET", USERS "?$top=100&$expand=Groups($expand=Rights),Phones", NULL, 200);
  lk_test_expect (http, "GET", USERS "?$search=office&$filter=Enabled eq null", NULL, 200);
  lk_test_expect (http, "GET", "/xapi/v1/Groups?$top=100&$expand=Members", NULL, 200);
  lk_test_expect (http, "GET", ADA "/Greetings", NULL, 200);
  lk_test_expect (http, "GET", ADA "/Pbx.GetPhoneSecret", NULL, 200);
  lk_test_expect (http, "GET", ADA "/Pbx.HasDuplicatedEmail", NULL, 200);
  lk_test_done (http, "PATCH", ADA, "{\"Groups\":[{\"GroupId\":28}]}");
  lk_test_done (http, "DELETE", ADA, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/rival/changes", test_changes);
  g_test_add_func ("/demo/rival/from-another-thread", test_from_another_thread);
  g_test_add_func ("/demo/rival/put-new", test_put_new);
  g_test_add_func ("/demo/rival/unknown-words", test_unknown_words);
  g_test_add_data_func ("/demo/rival/monster/20.0.5", GUINT_TO_POINTER (LK_VERSION (20, 0, 5)),
                        monster_goes_round);
  g_test_add_data_func ("/demo/rival/monster/20.0.10", GUINT_TO_POINTER (LK_VERSION (20, 0, 10)),
                        monster_goes_round);
  g_test_add_func ("/demo/rival/monster-lives", test_monster_lives);

  return g_test_run ();
}
