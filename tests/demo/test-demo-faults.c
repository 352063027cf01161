/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-test-http.h"

#define USERS "/xapi/v1/Users?$top=2&$select=Id"
#define ADA   "/xapi/v1/Users(1001)"

static LkTestAnswer *
get (LkTestHttp *http)
{
  return lk_test_send (http, "GET", USERS, NULL);
}

static void
assert_well (LkTestHttp *http)
{
  g_autoptr (LkTestAnswer) answer = get (http);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (answer->json);
}

static void
test_status (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "status=500@2");
  assert_well (http);
  lk_test_expect (http, "GET", USERS, NULL, 500);
  assert_well (http);
}

/* A fault at the n-th request strikes that one and no other, whatever n is. */
static void
test_every_index (void)
{
  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
      g_autofree char *spec = g_strdup_printf ("garbage@%u", n);

      lk_test_http_set (http, spec);
      for (guint i = 1; i <= 5; i++)
        {
          g_autoptr (LkTestAnswer) answer = get (http);

          g_assert_cmpint (answer->json == NULL, ==, i == n);
        }
    }
}

static void
test_always (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "unauthorized@*");
  for (guint i = 0; i < 3; i++)
    lk_test_expect (http, "GET", USERS, NULL, 401);
  lk_demo_pbx_clear_faults (http->pbx);
  assert_well (http);
}

static void
test_path (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "status=500@1,/xapi/v1/Users(");
  lk_test_http_set (http, "status=404@1,PATCH /xapi/v1/");
  assert_well (http);
  lk_test_expect (http, "GET", ADA, NULL, 500);
  lk_test_expect (http, "GET", ADA, NULL, 200);
  lk_test_expect (http, "PATCH", ADA, "{}", 404);
  lk_test_expect (http, "PATCH", ADA, "{}", 204);
}

static void
test_sign_in_counts (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "status=503@1,/connect/token");
  assert_well (http);
  answer = lk_test_send_form (http, SOUP_FORM_MIME_TYPE_URLENCODED, "");
  g_assert_cmpuint (answer->status, ==, 503);
}

static void
test_retry_after (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) busy = NULL;
  g_autoptr (LkTestAnswer) well = NULL;

  lk_test_http_set (http, "retry-after=7");
  lk_test_http_set (http, "status=429@1");
  busy = get (http);
  well = get (http);
  g_assert_cmpuint (busy->status, ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (busy->headers, "Retry-After"), ==, "7");
  g_assert_null (soup_message_headers_get_one (well->headers, "Retry-After"));
}

static void
test_reset (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  g_autofree char *ledger = NULL;

  lk_test_http_set (http, "reset@1,PATCH /");
  answer = lk_test_send (http, "PATCH", ADA, "{\"Mobile\":\"1\"}");
  g_assert_nonnull (answer->error);
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "");
  assert_well (http);
}

static void
test_lost (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  g_autofree char *ledger = NULL;

  lk_test_http_set (http, "lost@1,PATCH /");
  answer = lk_test_send (http, "PATCH", ADA, "{\"Mobile\":\"1\"}");
  g_assert_nonnull (answer->error);
  ledger = lk_test_ledger (http);
  g_assert_cmpstr (ledger, ==, "PATCH 204 1001\n");
}

/* Nothing is done when the connection ends; later, it is. */
static void
test_late (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  lk_test_http_set (http, "late=300@1,POST /xapi/v1/Users$");
  answer = lk_test_send (http, "POST", "/xapi/v1/Users", "{\"Number\":\"222\"}");
  g_assert_nonnull (answer->error);
  before = lk_test_ledger (http);
  g_assert_cmpstr (before, ==, "");

  while (lk_demo_pbx_find_number (http->pbx, "222") == 0)
    g_main_context_iteration (NULL, TRUE);
  after = lk_test_ledger (http);
  g_assert_cmpstr (after, ==, "POST 201 1003\n");
}

/* A phone system that goes away does not do any more what it was about to do. */
static void
test_late_at_the_end (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "late=60000");
  answer = lk_test_send (http, "PATCH", ADA, "{\"Mobile\":\"1\"}");
  g_assert_nonnull (answer->error);
}

static void
test_truncate (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "truncate@1");
  answer = get (http);
  g_assert_true (answer->error != NULL || answer->json == NULL);
  assert_well (http);
}

static void
test_drip (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "drip=7/1");
  assert_well (http);
  assert_well (http);
}

static void
test_html (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) page = NULL;
  g_autoptr (LkTestAnswer) garbage = NULL;

  lk_test_http_set (http, "html@1");
  page = get (http);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type (page->headers, NULL), ==, "text/html");

  lk_test_http_set (http, "garbage@1");
  garbage = get (http);
  g_assert_cmpuint (garbage->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type (garbage->headers, NULL), ==,
                   "application/json");
  g_assert_null (garbage->json);
}

static void
test_unbound (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "unbound@1");
  lk_test_unbound (http, "GET", USERS, NULL);
  assert_well (http);
}

static void
test_redirect (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "redirect=https://user@elsewhere.example/a,b@1");
  answer = get (http);
  g_assert_cmpuint (answer->status, ==, 302);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Location"), ==,
                   "https://user@elsewhere.example/a,b");
}

static void
test_deep (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  guint depth = 0;

  lk_test_http_set (http, "deep=1000000@1");
  answer = get (http);
  g_assert_cmpuint (answer->status, ==, 200);
  for (const char *at = answer->text; *at != '\0'; at++)
    depth += *at == '[';
  g_assert_cmpuint (depth, ==, 1000000);
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gint64 *total = user_data;
  gssize length = g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL);

  *total = length > 0 ? *total + length : -*total - 1;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GInputStream **stream = user_data;

  *stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  g_assert_nonnull (*stream);
}

/* A gigabyte, of which the client takes a little and hangs up. */
static void
test_huge (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (SoupMessage) message = lk_test_new_message (http, "GET", USERS, NULL);
  g_autoptr (GInputStream) stream = NULL;
  gint64 total = 0;

  lk_test_http_set (http, "huge=1000000000@1");
  soup_session_send_async (http->session, message, G_PRIORITY_DEFAULT, NULL, opened_cb, &stream);
  while (stream == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (soup_message_headers_get_content_length (
                     soup_message_get_response_headers (message)),
                   ==, 1000000000);

  while (total >= 0 && total < 10 * 1000 * 1000)
    {
      gint64 before = total;

      g_input_stream_skip_async (stream, 1000 * 1000, G_PRIORITY_DEFAULT, NULL, received_cb,
                                 &total);
      while (total == before)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (total, >=, 10 * 1000 * 1000);
  g_input_stream_close (stream, NULL, NULL);
  assert_well (http);
}

static void
test_stall (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "stall@1");
  lk_test_http_set_timeout (http, 1);
  answer = get (http);
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  assert_well (http);
}

static void
test_latency (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  gint64 start = g_get_monotonic_time ();

  lk_test_http_set (http, "latency=100");
  assert_well (http);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 100 * 1000);
}

/* Someone who hangs up before a late answer does no harm. */
static void
test_late_for_nobody (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
  g_autoptr (LkTestAnswer) answer = NULL;
  gint64 until;

  lk_test_http_set (http, "latency=1500@1");
  lk_test_http_set_timeout (http, 1);
  answer = get (http);
  g_assert_nonnull (answer->error);
  until = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  assert_well (http);
}

/* The phone system goes while answers are on their way. */
static void
test_ends_in_the_middle (void)
{
  static const char *const specs[] = { "latency=5000@1", "huge=1000000000@1", "drip=1/1000@1",
                                       "stall@1" };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);
      g_autoptr (LkTestAnswer) answer = NULL;

      lk_test_http_set (http, specs[i]);
      lk_test_http_set_timeout (http, 1);
      if (!g_str_has_prefix (specs[i], "huge") && !g_str_has_prefix (specs[i], "drip"))
        answer = get (http);
      else
        {
          g_autoptr (SoupMessage) message = lk_test_new_message (http, "GET", USERS, NULL);
          g_autoptr (GInputStream) stream = NULL;

          soup_session_send_async (http->session, message, G_PRIORITY_DEFAULT, NULL, opened_cb,
                                   &stream);
          while (stream == NULL)
            g_main_context_iteration (NULL, TRUE);
        }
    }
}

static void
test_token_theft (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (3, 0);

  lk_test_http_set (http, "token-theft@2");
  assert_well (http);
  lk_test_expect (http, "GET", USERS, NULL, 401);
  lk_test_expect (http, "GET", USERS, NULL, 401);
  lk_test_http_sign_in (http);
  assert_well (http);
}

static void
test_nonsense (void)
{
  static const char *const specs[] = {
    "",
    "x",
    "status",
    "status=x",
    "status=500@0",
    "status=@1",
    "reset=5",
    "drip=5",
    "drip=1/2/3",
    "redirect",
    "reset@",
    "reset@x",
    "provlink=up",
    "token-lifetime=0",
    "role=emperors",
    "bulk=",
    "refuse-user=x",
    "deep=-1@1",
    "=",
    "@1",
  };
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lk_demo_pbx_add_fault (http->pbx, specs[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  assert_well (http);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/faults/status", test_status);
  g_test_add_func ("/demo/faults/every-index", test_every_index);
  g_test_add_func ("/demo/faults/always", test_always);
  g_test_add_func ("/demo/faults/path", test_path);
  g_test_add_func ("/demo/faults/sign-in-counts", test_sign_in_counts);
  g_test_add_func ("/demo/faults/retry-after", test_retry_after);
  g_test_add_func ("/demo/faults/reset", test_reset);
  g_test_add_func ("/demo/faults/lost", test_lost);
  g_test_add_func ("/demo/faults/late", test_late);
  g_test_add_func ("/demo/faults/late-at-the-end", test_late_at_the_end);
  g_test_add_func ("/demo/faults/truncate", test_truncate);
  g_test_add_func ("/demo/faults/drip", test_drip);
  g_test_add_func ("/demo/faults/html", test_html);
  g_test_add_func ("/demo/faults/unbound", test_unbound);
  g_test_add_func ("/demo/faults/redirect", test_redirect);
  g_test_add_func ("/demo/faults/deep", test_deep);
  g_test_add_func ("/demo/faults/huge", test_huge);
  g_test_add_func ("/demo/faults/stall", test_stall);
  g_test_add_func ("/demo/faults/latency", test_latency);
  g_test_add_func ("/demo/faults/late-for-nobody", test_late_for_nobody);
  g_test_add_func ("/demo/faults/ends-in-the-middle", test_ends_in_the_middle);
  g_test_add_func ("/demo/faults/token-theft", test_token_theft);
  g_test_add_func ("/demo/faults/nonsense", test_nonsense);

  return g_test_run ();
}
