/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-no-secrets.h"
#include "lk-pbx-users.h"
#include "lk-stub.h"

#define GIGABYTE (1024 * 1024 * 1024)

/* One fault of the matrix: what every answer below /xapi is, and what comes of it. */
typedef struct
{
  const char *name;
  guint status;
  const char *type;
  const char *body;
  const char *raw; /* in place of an answer */
  LkError read_error;
  LkError write_error;
  guint max_requests; /* for one GET */
} Fault;

#define NO_ERROR ((LkError) -1)

static const Fault faults[] = {
  { .name = "reset",
    .raw = "",
    .read_error = LK_ERROR_OFFLINE,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 2 },
  { .name = "cut-off",
    .raw = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"va",
    .read_error = LK_ERROR_OFFLINE,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 2 },
  { .name = "garbage",
    .raw = "\x01\x02 not HTTP at all \r\n\r\n",
    .read_error = LK_ERROR_OFFLINE,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 2 },
  { .name = "truncated-json",
    .status = 200,
    .type = "application/json",
    .body = "{\"value\":[{\"Id\":1},",
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 1 },
  { .name = "html",
    .status = 200,
    .type = "text/html",
    .body = "<html>Welcome</html>",
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 1 },
  { .name = "not-found-page",
    .status = 404,
    .type = "text/html",
    .body = "<html>404</html>",
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_PROTOCOL,
    .max_requests = 1 },
  { .name = "plain-text",
    .status = 200,
    .type = "text/plain",
    .body = "hello",
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 1 },
  { .name = "nothing",
    .status = 204,
    .read_error = NO_ERROR,
    .write_error = NO_ERROR,
    .max_requests = 1 },
  { .name = "401-always",
    .status = 401,
    .read_error = LK_ERROR_LICENCE,
    .write_error = LK_ERROR_LICENCE,
    .max_requests = 2 },
  { .name = "402",
    .status = 402,
    .read_error = LK_ERROR_LICENCE,
    .write_error = LK_ERROR_LICENCE,
    .max_requests = 1 },
  { .name = "403",
    .status = 403,
    .type = "text/html",
    .body = "<html>Forbidden</html>",
    .read_error = LK_ERROR_FORBIDDEN,
    .write_error = LK_ERROR_FORBIDDEN,
    .max_requests = 1 },
  { .name = "404",
    .status = 404,
    .type = "application/json",
    .body = "{}",
    .read_error = LK_ERROR_NOT_FOUND,
    .write_error = LK_ERROR_NOT_FOUND,
    .max_requests = 1 },
  { .name = "405",
    .status = 405,
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_PROTOCOL,
    .max_requests = 1 },
  { .name = "409",
    .status = 409,
    .read_error = LK_ERROR_CONFLICT,
    .write_error = LK_ERROR_CONFLICT,
    .max_requests = 1 },
  { .name = "418",
    .status = 418,
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_PROTOCOL,
    .max_requests = 1 },
  { .name = "in-use",
    .status = 400,
    .type = "application/json",
    .body =
      "{\"error\":{\"code\":\"\",\"message\":\"EmailAddress:\\nWARNINGS.XAPI.ALREADY_IN_USE\","
      "\"details\":[{\"code\":\"\",\"message\":\"WARNINGS.XAPI.ALREADY_IN_USE\","
      "\"target\":\"EmailAddress\"}]}}",
    .read_error = LK_ERROR_CONFLICT,
    .write_error = LK_ERROR_CONFLICT,
    .max_requests = 1 },
  { .name = "unknown-code",
    .status = 400,
    .type = "application/json",
    .body = "{\"error\":{\"code\":\"\",\"message\":\"X:\\nWARNINGS.BRAND_NEW\"}}",
    .read_error = LK_ERROR_INVALID,
    .write_error = LK_ERROR_INVALID,
    .max_requests = 1 },
  { .name = "licence-code",
    .status = 400,
    .type = "application/json",
    .body = "{\"error\":{\"code\":\"\",\"message\":\"X:\\nWARNINGS.INVALID_LICENSE_TYPE\"}}",
    .read_error = LK_ERROR_LICENCE,
    .write_error = LK_ERROR_LICENCE,
    .max_requests = 1 },
  { .name = "500",
    .status = 500,
    .read_error = LK_ERROR_SERVER,
    .write_error = LK_ERROR_SERVER,
    .max_requests = 1 },
  { .name = "502",
    .status = 502,
    .type = "text/html",
    .body = "<html>Bad gateway</html>",
    .read_error = LK_ERROR_SERVER,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 1 },
  { .name = "503",
    .status = 503,
    .read_error = LK_ERROR_SERVER,
    .write_error = LK_ERROR_SERVER,
    .max_requests = 1 },
  { .name = "504",
    .status = 504,
    .read_error = LK_ERROR_SERVER,
    .write_error = LK_ERROR_UNKNOWN_OUTCOME,
    .max_requests = 1 },
  { .name = "redirect-nowhere",
    .status = 302,
    .read_error = LK_ERROR_PROTOCOL,
    .write_error = LK_ERROR_PROTOCOL,
    .max_requests = 1 },
};

static void
fault_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const Fault *fault = user_data;

  if (fault->raw != NULL)
    lk_stub_answer_raw (message, fault->raw);
  else
    lk_stub_answer (message, fault->status, fault->type, fault->body);
}

static void
check_outcome (gboolean succeeded, const GError *error, LkError expected)
{
  if (expected == NO_ERROR)
    {
      g_assert_no_error (error);
      g_assert_true (succeeded);
      return;
    }

  g_assert_error (error, LK_ERROR, (int) expected);
  g_assert_false (succeeded);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_null (strstr (error->message, LK_STUB_SECRET));
  g_assert_null (strstr (error->message, LK_STUB_TOKEN));
}

static void
test_read (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (LkStub) stub = lk_stub_new (fault_cb, (gpointer) fault);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;
  gboolean succeeded = lk_await_get (pbx, "/Users(1)", &error);

  check_outcome (succeeded, error, fault->read_error);
  g_assert_cmpuint (lk_stub_count_requests (stub), <=, fault->max_requests);
}

/* The same for what changes something: sent once, whatever happens, unless it was not carried out
 * for sure. */
static void
check_write (const Fault *fault, const char *method, gboolean once)
{
  g_autoptr (LkStub) stub = lk_stub_new (fault_cb, (gpointer) fault);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  LkRequest request = { .method = method, .path = "/Users(1)", .once = once };
  gboolean succeeded;

  lk_pbx_request_async (pbx, &request, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  succeeded = lk_pbx_request_finish (pbx, result, NULL, &error);
  check_outcome (succeeded, error, fault->write_error);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, fault->status == 401 ? 2 : 1);
}

static void
test_write (gconstpointer data)
{
  check_write (data, "POST", FALSE);
  check_write (data, "PATCH", FALSE);
  check_write (data, "DELETE", FALSE);
  check_write (data, "GET", TRUE);
}

static void
fine_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, "{\"value\":[]}");
}

/* On a connection that was used before, libsoup would repeat what can be repeated. */
static void
test_write_on_used_connection (void)
{
  static const char *const methods[] = { "DELETE", "PATCH", "POST" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (GError) error = NULL;

      g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
      lk_stub_set_handler (stub, fault_cb, (gpointer) &faults[0]);
      g_assert_false (lk_await_request (pbx, methods[i], "/Users(1)", NULL, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
      g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
    }
}

static void
test_link_lost (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  lk_stub_set_handler (stub, fault_cb, (gpointer) &faults[0]);
  lk_pbx_users_generate_link_async (pbx, 1, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_null (lk_pbx_users_generate_link_finish (pbx, result, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
}

/* What could not even be sent was not carried out. */
static void
test_refused (void)
{
  LkStub *stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  lk_stub_free (stub);

  g_assert_false (lk_await_request (pbx, "POST", "/Users", NULL, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
  g_clear_error (&error);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
}

static void
test_refused_from_the_start (void)
{
  g_autoptr (LkPbx) pbx = lk_await_new_pbx ("http://127.0.0.1:1");
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "5001"));
}

static void
test_unknown_host (void)
{
  g_autoptr (LkPbx) pbx = lk_await_new_pbx ("https://no-such-host.invalid");
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "no-such-host.invalid"));
}

static void
redirect_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  soup_server_message_set_redirect (message, 307, user_data);
}

static void
test_redirect (void)
{
  g_autoptr (LkStub) other = lk_stub_new (fine_cb, NULL);
  g_autofree char *target = g_strconcat ("http://localhost",
                                         strrchr (lk_stub_get_origin (other), ':'),
                                         "/xapi/v1/Users", NULL);
  g_autoptr (LkStub) stub = lk_stub_new (redirect_cb, target);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_nonnull (strstr (error->message, "localhost"));
  g_assert_false (lk_await_request (pbx, "PATCH", "/Users(1)", NULL, NULL));

  lk_stub_set_token_handler (stub, redirect_cb, target);
  g_clear_object (&pbx);
  pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_assert_false (lk_await_get (pbx, "/Users(1)", NULL));

  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
  g_assert_cmpuint (lk_stub_count_requests (other), ==, 0);
  g_assert_cmpuint (lk_stub_count_tokens (other), ==, 0);
}

static void
deep_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  gsize depth = GPOINTER_TO_SIZE (user_data);
  char *text = g_malloc (2 * depth + 1);

  memset (text, '[', depth);
  memset (text + depth, ']', depth);
  text[2 * depth] = '\0';
  lk_stub_answer_json (message, 200, text);
  g_free (text);
}

static void
test_deep (void)
{
  static const gsize depths[] = { 100, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (LkStub) stub = lk_stub_new (deep_cb, GSIZE_TO_POINTER (depths[i]));
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (GError) error = NULL;

      g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

/* Writes to a connection for as long as the client reads. */
typedef struct
{
  GIOStream *stream;
  GThread *thread;
  gint64 length;
  gulong pause; /* microseconds between two pieces */
  gsize piece;
  gint64 written; /* to be read after joining */
  gint is_over;
} Pourer;

static gpointer
pour (gpointer user_data)
{
  Pourer *pourer = user_data;
  GOutputStream *output = g_io_stream_get_output_stream (pourer->stream);
  g_autofree char *piece = g_strnfill (pourer->piece, ' ');

  while (pourer->written < pourer->length
         && g_output_stream_write_all (output, piece, pourer->piece, NULL, NULL, NULL))
    {
      pourer->written += (gint64) pourer->piece;
      g_usleep (pourer->pause);
    }

  g_atomic_int_set (&pourer->is_over, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
pour_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                             "Content-Length: 1073741824\r\n\r\n";
  Pourer *pourer = user_data;

  pourer->stream = soup_server_message_steal_connection (message);
  g_output_stream_write_all (g_io_stream_get_output_stream (pourer->stream), head, strlen (head),
                             NULL, NULL, NULL);
  pourer->thread = g_thread_new ("pour", pour, pourer);
}

static void
pourer_stop (Pourer *pourer)
{
  while (!g_atomic_int_get (&pourer->is_over))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (pourer->thread);
  g_object_unref (pourer->stream);
}

static void
test_gigabyte (void)
{
  Pourer pourer = { .length = GIGABYTE, .piece = 65536 };
  g_autoptr (LkStub) stub = lk_stub_new (pour_cb, &pourer);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  lk_pbx_set_max_answer (pbx, 1024 * 1024);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  pourer_stop (&pourer);
  g_assert_cmpint (pourer.written, <, GIGABYTE / 8);
}

/* A server that is never silent for long, but never comes to an end either. */
static void
test_drip (void)
{
  Pourer pourer = { .length = 1000, .piece = 1, .pause = 100000 };
  g_autoptr (LkStub) stub = lk_stub_new (pour_cb, &pourer);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  lk_pbx_set_timeout (pbx, 1);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_TIMED_OUT);
  pourer_stop (&pourer);
  g_assert_cmpint (pourer.written, <, 1000);
}

static void
never_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_never (message);
}

static void
test_stall (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (never_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  lk_pbx_set_timeout (pbx, 1);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_TIMED_OUT);
  g_clear_error (&error);
  g_assert_false (lk_await_request (pbx, "PATCH", "/Users(1)", NULL, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
}

static void
test_stalled_sign_in (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  lk_stub_set_token_handler (stub, never_cb, NULL);
  lk_pbx_set_timeout (pbx, 1);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_TIMED_OUT);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 1);
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  lk_no_secrets_watch ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *read = g_strdup_printf ("/faults/read/%s", faults[i].name);
      g_autofree char *write = g_strdup_printf ("/faults/write/%s", faults[i].name);

      g_test_add_data_func (read, &faults[i], test_read);
      g_test_add_data_func (write, &faults[i], test_write);
    }
  g_test_add_func ("/faults/write-on-used-connection", test_write_on_used_connection);
  g_test_add_func ("/faults/link-lost", test_link_lost);
  g_test_add_func ("/faults/refused", test_refused);
  g_test_add_func ("/faults/refused-from-the-start", test_refused_from_the_start);
  g_test_add_func ("/faults/unknown-host", test_unknown_host);
  g_test_add_func ("/faults/redirect", test_redirect);
  g_test_add_func ("/faults/deep", test_deep);
  g_test_add_func ("/faults/gigabyte", test_gigabyte);
  g_test_add_func ("/faults/drip", test_drip);
  g_test_add_func ("/faults/stall", test_stall);
  g_test_add_func ("/faults/stalled-sign-in", test_stalled_sign_in);

  failed = g_test_run ();
  lk_no_secrets_check (LK_STUB_SECRET);
  lk_no_secrets_check (LK_STUB_TOKEN);
  return failed;
}
