/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-pbx-groups.h"
#include "lk-pbx-system.h"
#include "lk-pbx-users.h"
#include "lk-stub.h"
#include "lk-trial.h"

/* Before 20.0.9 there was no licence meter, and asking for it is refused. */
static void
old_status_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-3CX-Version",
                                "20.0.5.551");
  if (strstr (query, "UserExtensions") != NULL)
    lk_stub_answer_json (message, 400,
                         "{\"error\":{\"code\":\"\",\"message\":\"No such property\"}}");
  else
    lk_stub_answer_json (message, 200, "{\"Version\":\"20.0.5.551\",\"FQDN\":null}");
}

static void
test_status_of_old_server (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (old_status_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  guint n_expected = 2;

  for (guint i = 0; i < 2; i++, n_expected++)
    {
      g_autoptr (LkSystemStatus) status = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *pending = NULL;

      lk_pbx_system_get_status_async (pbx, NULL, lk_await_cb, &pending);
      result = lk_await (&pending);
      status = lk_pbx_system_get_status_finish (pbx, result, NULL);
      g_assert_nonnull (status);
      g_assert_cmpstr (status->version, ==, "20.0.5.551");
      g_assert_cmpint (status->max_extensions, ==, -1);
      g_assert_cmpuint (lk_stub_count_requests (stub), ==, n_expected);
    }
}

static void
many_groups_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  gint64 skip = lk_stub_get_option (message, "$skip", 0);
  g_autoptr (GString) text = g_string_new ("{\"@odata.count\":250,\"value\":[");

  for (gint64 i = skip; i < MIN (skip + 100, 250); i++)
    g_string_append_printf (text, "%s{\"Id\":%d,\"Name\":\"%s%d\"}", i > skip ? "," : "", (int) i,
                            i % 50 == 0 ? "___FAVORITES___" : "Department ", (int) i);
  g_string_append (text, "]}");
  lk_stub_answer_json (message, 200, text->str);
}

static void
test_many_departments (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (many_groups_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_groups_list_async (pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  departments = lk_pbx_groups_list_finish (pbx, result, NULL);
  g_assert_cmpuint (departments->len, ==, 245);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 3);
}

static void
answer_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, user_data);
}

static GPtrArray *
list_departments (const char *answer, GError **error)
{
  g_autoptr (LkStub) stub = lk_stub_new (answer_cb, (gpointer) answer);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_groups_list_async (pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_groups_list_finish (pbx, result, error);
}

static void
test_nameless_departments (void)
{
  static const char *const names[] = { "Department 80", "Department 2", "Department 3", "Sales" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    departments = list_departments ("{\"value\":[{\"Id\":1,\"Name\":null,\"Number\":\"80\"},"
                                    "{\"Id\":2,\"Name\":\"\",\"Number\":null},{\"Id\":3},"
                                    "{\"Id\":4,\"Name\":\"Sales\",\"Number\":\"81\"}]}",
                                    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (departments->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < departments->len; i++)
    g_assert_cmpstr (lk_department_get_name (departments->pdata[i]), ==, names[i]);
}

static void
test_department_beyond_ids (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (list_departments ("{\"value\":[{\"Id\":4294967297,\"Name\":\"One\"}]}", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

static char *
generate_link (const char *answer, char **origin, GError **error)
{
  g_autoptr (LkStub) stub = lk_stub_new (answer_cb, (gpointer) answer);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_generate_link_async (pbx, 7, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 1);
  g_assert_cmpstr (lk_stub_get_request (stub, 0), ==,
                   "GET /xapi/v1/Users(7)/Pbx.GenerateProvLink()");
  *origin = g_strdup (lk_pbx_get_origin (pbx));
  return lk_pbx_users_generate_link_finish (pbx, result, error);
}

static void
test_link (void)
{
  g_autofree char *origin = NULL;
  g_autofree char *other_origin = NULL;
  g_autofree char *relative = generate_link ("{\"value\":\"/p/x?y\"}", &origin, NULL);
  g_autofree char *absolute =
    generate_link ("{\"value\":\"https://pbx.example/p\"}", &other_origin, NULL);
  g_autofree char *joined = g_strconcat (origin, "/p/x?y", NULL);

  g_assert_cmpstr (relative, ==, joined);
  g_assert_cmpstr (absolute, ==, "https://pbx.example/p");
}

static void
test_no_link (void)
{
  static const char *const answers[] = { "{}", "[]", "{\"value\":null}", "{\"value\":\"\"}",
                                         "{\"value\":7}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *origin = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (generate_link (answers[i], &origin, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

static void
test_get_user (void)
{
  g_autoptr (LkStub)
    stub = lk_stub_new (answer_cb, "{\"Id\":7,\"Number\":\"107\",\"FirstName\":\"Zoë\"}");
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_get_async (pbx, 7, fields, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  user = lk_pbx_users_get_finish (pbx, result, NULL);
  g_assert_cmpint (lk_user_get_id (user), ==, 7);
  g_assert_true (
    g_str_has_prefix (lk_stub_get_request (stub, 0), "GET /xapi/v1/Users(7)?$select=Id,"));
  g_assert_null (strstr (lk_stub_get_request (stub, 0), "AuthPassword"));
}

static void
refuse_once_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  gboolean *is_refused = user_data;

  if (*is_refused)
    lk_stub_answer_json (message, 400, "{}");
  else
    lk_stub_answer_json (message, 200, "{\"value\":[]}");
  *is_refused = FALSE;
}

/* What a person wrote reaches the server escaped, and the server's own sentence comes back. */
static void
test_query_groups (void)
{
  gboolean is_refused = TRUE;
  g_autoptr (LkStub) stub = lk_stub_new (refuse_once_cb, &is_refused);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  LkODataQuery query = { .top = 5, .filter = "Name eq 'R&D ü'", .search = "a b#c" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *pending = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) answer = NULL;

      lk_pbx_users_query_groups_async (pbx, 7, &query, NULL, lk_await_cb, &pending);
      result = lk_await (&pending);
      answer = lk_pbx_users_query_groups_finish (pbx, result, &error);
      g_assert_true ((answer != NULL) == (i == 1));
      if (i == 0)
        g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
    }
  g_assert_cmpstr (lk_stub_get_request (stub, 0), ==,
                   "GET /xapi/v1/Users(7)/Groups?$top=5&$filter=Name%20eq%20'R%26D%20%C3%BC'"
                   "&$search=a%20b%23c");
}

/* What an API client may see: 403 for a path that is not said here. */
static void
visible_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const char *visible = user_data;

  if (g_str_equal (g_uri_get_path (soup_server_message_get_uri (message)), visible))
    lk_stub_answer_json (message, 200, "{\"value\":[],\"Version\":\"20.0.9.1\"}");
  else
    lk_stub_answer_json (message, 403, "{}");
}

static gboolean
try (char *visible, GError **error)
{
  g_autoptr (LkStub) stub = lk_stub_new (visible_cb, visible);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_trial_run_async (pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_trial_run_finish (pbx, result, error);
}

static void
test_trial (void)
{
  char status[] = "/xapi/v1/SystemStatus", users[] = "/xapi/v1/Users", nothing[] = "";
  g_autoptr (GError) error = NULL;

  g_assert_true (try (status, NULL));
  g_assert_true (try (users, NULL));
  g_assert_false (try (nothing, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_FORBIDDEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/endpoints/status-of-old-server", test_status_of_old_server);
  g_test_add_func ("/endpoints/many-departments", test_many_departments);
  g_test_add_func ("/endpoints/nameless-departments", test_nameless_departments);
  g_test_add_func ("/endpoints/department-beyond-ids", test_department_beyond_ids);
  g_test_add_func ("/endpoints/link", test_link);
  g_test_add_func ("/endpoints/no-link", test_no_link);
  g_test_add_func ("/endpoints/get-user", test_get_user);
  g_test_add_func ("/endpoints/query-groups", test_query_groups);
  g_test_add_func ("/endpoints/trial", test_trial);

  return g_test_run ();
}
