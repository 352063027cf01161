/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lk-demo-thread.h"
#include "lk-json.h"
#include "lk-test-http.h"

#define USERS "/xapi/v1/Users"

static void
test_requests (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (JsonObject) counts = NULL;

  lk_test_expect (http, "GET", USERS "(1000)?$select=Id", NULL, 200);
  lk_test_expect (http, "GET", USERS "(1001)?$select=Id", NULL, 200);
  lk_test_expect (http, "GET", USERS "(1001)/Pbx.HasDuplicatedEmail()", NULL, 200);
  lk_test_expect (http, "GET", "/nowhere", NULL, 404);

  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, "GET", USERS "({Id})"), ==, 2);
  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, "GET",
                                                USERS "({Id})/Pbx.HasDuplicatedEmail"),
                    ==, 1);
  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, "POST", "/connect/token"), ==, 1);
  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, "POST", USERS), ==, 0);
  counts = lk_test_get (http, "/demo/requests");
  g_assert_cmpint (json_object_get_int_member (counts, "total"), ==, 5);
  g_assert_cmpuint (lk_demo_pbx_count_requests (http->pbx, NULL, NULL), ==, 5);
}

/* The truth knows what no query gives away, and comes in pages. */
static void
test_truth (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (12, 0);
  g_autoptr (JsonObject) all = lk_test_get (http, "/demo/users");
  g_autoptr (JsonArray) some = lk_test_list (http, "/demo/users?skip=10&top=5");
  JsonArray *users = json_object_get_array_member (all, "value");

  g_assert_cmpint (json_object_get_int_member (all, "total"), ==, 12);
  g_assert_cmpuint (json_array_get_length (users), ==, 12);
  g_assert_cmpuint (json_object_get_size (json_array_get_object_element (users, 0)), ==, 80);
  g_assert_cmpuint (json_array_get_length (some), ==, 2);
}

static void
test_faults_by_request (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_done (http, "POST", "/demo/faults", "{\"add\":[\"status=500@1\",\"provlink=absolute\"]}");
  lk_test_expect (http, "GET", USERS, NULL, 500);
  lk_test_done (http, "POST", "/demo/faults", "{\"add\":[\"status=500@*\"]}");
  lk_test_expect (http, "GET", USERS, NULL, 500);
  lk_test_done (http, "POST", "/demo/faults", "{\"clear\":true}");
  lk_test_expect (http, "GET", USERS, NULL, 200);
  lk_test_expect (http, "POST", "/demo/faults", "{\"add\":[\"nonsense\"]}", 400);
  lk_test_expect (http, "POST", "/demo/faults", "{\"add\":[5]}", 400);
  lk_test_expect (http, "POST", "/demo/faults", "nonsense", 400);
  lk_test_expect (http, "GET", "/demo/nothing", NULL, 404);
  lk_test_expect (http, "GET", "/xapi/v1/demo/ledger", NULL, 404);
}

static void
count_exchange_cb (LkDemoPbx *pbx,
                   const char *method,
                   const char *uri,
                   const char *request,
                   guint status,
                   const char *response,
                   gpointer user_data)
{
  g_autofree char *line = g_strdup_printf ("%s %s %s %u %s", method, strstr (uri, "/xapi"),
                                           request != NULL ? request : "-", status,
                                           response != NULL ? response : "-");

  g_ptr_array_add (user_data, g_steal_pointer (&line));
}

static void
test_exchanges (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (http->pbx, "exchange", G_CALLBACK (count_exchange_cb), lines);
  lk_test_expect (http, "PATCH", USERS "(1000)", "{\"Mobile\":\"1\"}", 204);
  lk_test_expect (http, "GET", USERS "(1000)?$select=Nonsense", NULL, 400);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==,
                   "PATCH /xapi/v1/Users(1000) {\"Mobile\":\"1\"} 204 -");
  g_assert_true (g_str_has_prefix (g_ptr_array_index (lines, 1),
                                   "GET /xapi/v1/Users(1000)?$select=Nonsense - 400 {\"error\""));
}

/* Whatever is asked, there is an answer, and the next one is well. */
static void
test_hostile_paths (void)
{
  static const struct
  {
    const char *path;
    guint status;
  } requests[] = {
    { "/xapi/v1/Users(99999999999999999999)", 404 },
    { "/xapi/v1/Users(-1)", 404 },
    { "/xapi/v1/Users(abc)", 404 },
    { "/xapi/v1/Users(1000", 404 },
    { "/xapi/v1/Users()", 200 },
    { "/xapi/v1/Users(1000)(1000)", 404 },
    { "/xapi/v1/Users(Number='", 404 },
    { "/xapi/v1/Users(Number='''')", 404 },
    { "/xapi/v1/Users(Number=%27100%27)?$select=Id", 200 },
    { "/xapi/v1/Users%2500", 400 },
    { "/xapi/v1", 404 },
    { "/xapi/v1/", 404 },
    { "/", 404 },
    { "/provisioning/", 404 },
    { "/provisioning/../../etc/passwd", 404 },
    { "/xapi/v1/Users?$top=-1", 400 },
    { "/xapi/v1/Users?$filter=((((((((((", 400 },
    { "/xapi/v1/Users?$select=Id&$skip=99999999999999999999999", 400 },
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    lk_test_expect (http, "GET", requests[i].path, NULL, requests[i].status);
  lk_test_expect (http, "BREW", USERS, NULL, 405);
}

static void
test_hostile_bodies (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *big = g_strnfill (17 * 1024 * 1024, ' ');
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_unbound (http, "PATCH", USERS "(1000)", deep);
  lk_test_unbound (http, "POST", USERS "/Pbx.BulkUpdate", deep);
  answer = lk_test_send (http, "PATCH", USERS "(1000)", big);
  g_assert_true (answer->error != NULL || answer->status == 413);
  lk_test_expect (http, "GET", USERS, NULL, 200);
}

static void
test_thread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoThread)
    thread = lk_demo_thread_start (&(LkDemoSettings) { .n_users = 5,
                                                       .client_id = "1",
                                                       .client_secret = "2" },
                                   &error);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (lk_demo_thread_get_origin (thread), "/demo/users", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
}

static void
test_thread_ends_at_once (void)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (LkDemoThread)
        thread = lk_demo_thread_start (&(LkDemoSettings) { .n_users = 1,
                                                           .client_id = "1",
                                                           .client_secret = "2" },
                                       NULL);

      g_assert_nonnull (thread);
    }
}

static void
test_port_is_taken (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (GUri) uri = g_uri_parse (lk_demo_pbx_get_origin (http->pbx), G_URI_FLAGS_NONE, NULL);
  g_autoptr (LkDemoPbx) other =
    lk_demo_pbx_new (&(LkDemoSettings) { .n_users = 1, .client_id = "1", .client_secret = "2" });
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_demo_pbx_listen (other, (guint) g_uri_get_port (uri), &error));
  g_assert_nonnull (error);
}

/* A certificate that is made for this test and forgotten after it. */
static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *file = g_build_filename (folder, "certificate.pem", NULL);
  const char *const command[] = { "openssl", "req",   "-x509", "-newkey", "rsa:2048",
                                  "-nodes",  "-days", "2",     "-subj",   "/CN=127.0.0.1",
                                  "-keyout", key,     "-out",  file,      NULL };
  GTlsCertificate *certificate = NULL;

  if (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL))
    certificate = g_tls_certificate_new_from_files (file, key, NULL);
  g_unlink (key);
  g_unlink (file);
  g_rmdir (folder);

  return certificate;
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  return TRUE;
}

static void
test_tls (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (GTlsCertificate) certificate = make_certificate ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (SoupMessage) reset = NULL;
  g_autoptr (LkTestAnswer) answer = NULL;
  g_autoptr (LkTestAnswer) none = NULL;
  g_autoptr (GError) error = NULL;

  if (certificate == NULL)
    {
      g_test_skip ("openssl is not installed");
      return;
    }

  g_assert_true (lk_demo_pbx_listen_tls (http->pbx, 0, certificate, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (lk_demo_pbx_get_origin (http->pbx), "https://127.0.0.1:"));
  message = lk_test_new_message (http, "GET", USERS "(1000)?$select=Id", NULL);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
  answer = lk_test_send_message (http, message);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);

  lk_test_http_set (http, "reset@*");
  reset = lk_test_new_message (http, "GET", USERS "(1000)?$select=Id", NULL);
  g_signal_connect (reset, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
  none = lk_test_send_message (http, reset);
  g_assert_nonnull (none->error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/pbx/requests", test_requests);
  g_test_add_func ("/demo/pbx/truth", test_truth);
  g_test_add_func ("/demo/pbx/faults-by-request", test_faults_by_request);
  g_test_add_func ("/demo/pbx/exchanges", test_exchanges);
  g_test_add_func ("/demo/pbx/hostile-paths", test_hostile_paths);
  g_test_add_func ("/demo/pbx/hostile-bodies", test_hostile_bodies);
  g_test_add_func ("/demo/pbx/thread", test_thread);
  g_test_add_func ("/demo/pbx/thread-ends-at-once", test_thread_ends_at_once);
  g_test_add_func ("/demo/pbx/tls", test_tls);
  g_test_add_func ("/demo/pbx/port-is-taken", test_port_is_taken);

  return g_test_run ();
}
