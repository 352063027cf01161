/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-thread.h"
#include "lk-json.h"
#include "lk-test-http.h"

#define USERS "/xapi/v1/Users"
#define TAKEN "WARNINGS.XAPI.ALREADY_IN_USE"

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

/* Each creation and removal that was carried out: "rival POST 1003\n". */
static char *
list_writes (LkTestHttp *http)
{
  g_autoptr (JsonArray) writes = lk_test_list (http, "/demo/ledger");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (writes); i++)
    {
      JsonObject *write = json_array_get_object_element (writes, i);

      g_string_append_printf (text, "%s %s %d\n", json_object_get_string_member (write, "by"),
                              json_object_get_string_member (write, "method"),
                              (int) json_array_get_int_element (lk_json_peek_array (write, "ids"),
                                                                0));
    }

  return g_string_free (text, FALSE);
}

static void
assert_writes (LkTestHttp *http, const char *expected)
{
  g_autofree char *writes = list_writes (http);

  g_assert_cmpstr (writes, ==, expected);
}

static void
assert_first_name (LkTestHttp *http, const char *number, const char *name)
{
  g_autoptr (JsonObject)
    record = lk_demo_pbx_dup_record (http->pbx, lk_demo_pbx_find_number (http->pbx, number));

  g_assert_nonnull (record);
  g_assert_cmpstr (lk_json_peek_string (record, "FirstName"), ==, name);
}

static void
test_comes_and_goes (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) body = parse ("{\"Number\":\"222\",\"FirstName\":\"Ruth\"}");
  g_autoptr (GError) taken = NULL;
  g_autoptr (GError) gone = NULL;
  int id = -1;

  g_assert_true (lk_demo_pbx_create_user (http->pbx, body, &id, NULL));
  g_assert_cmpint (id, ==, 1003);
  g_assert_cmpint (lk_demo_pbx_find_number (http->pbx, "222"), ==, 1003);
  g_assert_cmpuint (lk_demo_pbx_count_users (http->pbx), ==, 4);

  g_assert_false (lk_demo_pbx_create_user (http->pbx, body, &id, &taken));
  g_assert_error (taken, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (id, ==, 0);

  g_assert_true (lk_demo_pbx_remove_user (http->pbx, 1003, NULL));
  g_assert_false (lk_demo_pbx_remove_user (http->pbx, 1003, &gone));
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (lk_demo_pbx_find_number (http->pbx, "222"), ==, 0);
  assert_writes (http, "rival POST 1003\nrival DELETE 1003\n");
}

static void
test_by_the_side_door (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer)
    answer = lk_test_send (http, "POST", "/demo/users", "{\"Number\":\"222\"}");

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpint (lk_json_peek_int (json_node_get_object (answer->json), "Id", 0), ==, 1003);
  lk_test_expect (http, "POST", "/demo/users", "{\"Number\":\"222\"}", 400);
  lk_test_expect (http, "POST", "/demo/users", "[]", 400);
  lk_test_done (http, "DELETE", "/demo/users/1003", NULL);
  lk_test_expect (http, "DELETE", "/demo/users/1003", NULL, 404);
  lk_test_expect (http, "DELETE", "/demo/users/1000", NULL, 400); /* the operator */
  assert_writes (http, "rival POST 1003\nrival DELETE 1003\n");
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
  g_autoptr (JsonObject) body = parse ("{\"Number\":\"222\"}");
  int id = 0;

  g_assert_no_error (error);
  for (int i = 0; i < 100; i++)
    {
      lk_demo_thread_create_user (thread, body, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (id, ==, 1003 + i);
      lk_demo_thread_remove_user (thread, id, &error);
      g_assert_no_error (error);
    }
  g_assert_false (lk_demo_thread_remove_user (thread, id, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The second of three creations meets someone; questions about addresses do not count. */
static void
test_outruns (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "rival@2");
  lk_test_expect (http, "POST", USERS "/Pbx.GetDuplicatedEmails", "{\"emails\":[]}", 200);
  lk_test_expect (http, "POST", USERS, "{\"Number\":\"221\",\"FirstName\":\"A\"}", 201);
  lk_test_refused (http, "POST", USERS, "{\"Number\":\"222\",\"FirstName\":\"B\"}", TAKEN,
                   "Number");
  lk_test_expect (http, "POST", USERS, "{\"Number\":\"223\",\"FirstName\":\"C\"}", 201);
  assert_first_name (http, "221", "A");
  assert_first_name (http, "222", "Ruth");
  assert_first_name (http, "223", "C");
  assert_writes (http, "client POST 1003\nrival POST 1004\nclient POST 1005\n");
}

/* Whoever lets the phone system choose, is given another number. */
static void
test_outruns_without_a_number (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "rival");
  answer = lk_test_send (http, "POST", USERS "?$select=Number", "{\"FirstName\":\"B\"}");
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpuint (lk_demo_pbx_count_users (http->pbx), ==, 5);
  assert_first_name (http, lk_json_peek_string (json_node_get_object (answer->json), "Number"),
                     "B");
}

static void
test_twin (void)
{
  static const char *const body =
    "{\"Number\":\"222\",\"FirstName\":\"B\",\"EmailAddress\":\"b@b\"}";
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "twin");
  lk_test_refused (http, "POST", USERS, body, TAKEN, "Number");
  assert_first_name (http, "222", "B");
  assert_writes (http, "rival POST 1003\n");
}

/* The other one is there also where the client's own request goes nowhere. */
static void
test_outruns_what_is_lost (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "rival");
  lk_test_http_set (http, "reset@1,POST /xapi/v1/Users$");
  answer = lk_test_send (http, "POST", USERS, "{\"Number\":\"222\",\"FirstName\":\"B\"}");
  g_assert_nonnull (answer->error);
  assert_first_name (http, "222", "Ruth");
  assert_writes (http, "rival POST 1003\n");
}

/* A path that ends in a dollar sign stands for itself only. */
static void
test_exact_path (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "status=500@1,GET /xapi/v1/Users$");
  lk_test_http_set (http, "status=404@1,/xapi/v1/Groups$");
  lk_test_expect (http, "GET", USERS "(1000)?$select=Id", NULL, 200);
  lk_test_expect (http, "GET", USERS "?$select=Id", NULL, 500);
  lk_test_expect (http, "GET", "/xapi/v1/Groups(28)?$select=Id", NULL, 200);
  lk_test_expect (http, "GET", "/xapi/v1/Groups?$select=Id", NULL, 404);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/creation/rivals/comes-and-goes", test_comes_and_goes);
  g_test_add_func ("/demo/creation/rivals/side-door", test_by_the_side_door);
  g_test_add_func ("/demo/creation/rivals/thread", test_from_another_thread);
  g_test_add_func ("/demo/creation/rivals/outruns", test_outruns);
  g_test_add_func ("/demo/creation/rivals/outruns-without-number", test_outruns_without_a_number);
  g_test_add_func ("/demo/creation/rivals/twin", test_twin);
  g_test_add_func ("/demo/creation/rivals/outruns-lost", test_outruns_what_is_lost);
  g_test_add_func ("/demo/creation/rivals/exact-path", test_exact_path);

  return g_test_run ();
}
