/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-client-credentials.h"
#include "lk-error.h"
#include "lk-stub.h"

#define N_PARALLEL 50

static void
fine_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-3CX-Version",
                                "20.0.9.995");
  lk_stub_answer_json (message, 200, "{\"value\":[]}");
}

/* Answers with a status for the first few requests, and well from then on. */
typedef struct
{
  guint status;
  const char *retry_after;
  int n_left;
} Trouble;

static void
trouble_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  Trouble *trouble = user_data;

  if (trouble->n_left-- <= 0)
    {
      fine_cb (stub, message, NULL);
      return;
    }

  lk_stub_answer_json (message, trouble->status, "{}");
  if (trouble->retry_after != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                  trouble->retry_after);
}

static void
never_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_never (message);
}

static LkRequest
get_request (LkLane lane)
{
  return (LkRequest) { .method = "GET", .path = "/Users(1)", .lane = lane };
}

typedef struct
{
  guint n_done;
  guint n_failed;
  GError *error; /* the last */
} Tally;

static void
tally_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tally *tally = user_data;

  tally->n_done++;
  g_clear_error (&tally->error);
  if (!lk_pbx_request_finish (LK_PBX (source), result, NULL, &tally->error))
    tally->n_failed++;
}

static void
run_parallel (LkPbx *pbx, guint n, Tally *tally)
{
  for (guint i = 0; i < n; i++)
    {
      LkRequest request = get_request (i % 2 == 0 ? LK_LANE_PERSON : LK_LANE_BACKGROUND);

      lk_pbx_request_async (pbx, &request, NULL, tally_cb, tally);
    }
  while (tally->n_done < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_one_sign_in_for_all (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  Tally tally = { 0 };

  run_parallel (pbx, N_PARALLEL, &tally);
  g_assert_cmpuint (tally.n_failed, ==, 0);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 1);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, N_PARALLEL);
  g_assert_cmpuint (lk_stub_get_n_authorized (stub), ==, N_PARALLEL);
}

static void
test_wrong_secret_once (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (LK_STUB_CLIENT_ID, "wrong");
  g_autoptr (LkPbx) pbx = lk_pbx_new (lk_stub_get_origin (stub), NULL, tokens);
  Tally tally = { 0 };

  run_parallel (pbx, N_PARALLEL, &tally);
  g_assert_cmpuint (tally.n_failed, ==, N_PARALLEL);
  g_assert_error (tally.error, LK_ERROR, LK_ERROR_SIGN_IN_REFUSED);
  g_assert_false (lk_await_get (pbx, "/Users(1)", NULL));
  g_assert_false (lk_await_request (pbx, "POST", "/Users", NULL, NULL));

  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 1);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 0);
  g_clear_error (&tally.error);
}

/* A key that another stub on the same port has not refused. */
static LkPbx *
new_pbx_with_key (LkStub *stub, const char *key)
{
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (LK_STUB_CLIENT_ID, key);

  return lk_pbx_new (lk_stub_get_origin (stub), NULL, tokens);
}

/* Not by the same connection and not by any other, while another key has its chance. */
static void
test_refused_for_good (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LkPbx) pbx = new_pbx_with_key (stub, "refused for good");
      g_autoptr (GError) error = NULL;

      g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_SIGN_IN_REFUSED);
      g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 1);
    }

  {
    g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));

    g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  }
}

/* Each way in which the sign-in itself can fail. */
static void
test_sign_in_fails (void)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *body;
    LkError error;
    guint n_tries; /* in two requests */
  } cases[] = {
    { 400, "application/json", "{\"error\":\"invalid_client\"}", LK_ERROR_SIGN_IN_REFUSED, 1 },
    { 400, "text/html", "<html>HTTP to HTTPS port</html>", LK_ERROR_SIGN_IN_REFUSED, 1 },
    { 401, NULL, NULL, LK_ERROR_SIGN_IN_REFUSED, 1 },
    { 403, NULL, NULL, LK_ERROR_SIGN_IN_REFUSED, 1 },
    { 403, "text/html", "<html>Forbidden</html>", LK_ERROR_SIGN_IN_REFUSED, 1 },
    { 404, "text/html", "<html>404</html>", LK_ERROR_PROTOCOL, 2 },
    { 405, NULL, NULL, LK_ERROR_PROTOCOL, 2 },
    { 500, NULL, NULL, LK_ERROR_SERVER, 2 },
    { 200, "text/html", "<html>Welcome</html>", LK_ERROR_PROTOCOL, 2 },
    { 200, "application/json", "{}", LK_ERROR_PROTOCOL, 2 },
    { 200, "application/json", "[]", LK_ERROR_PROTOCOL, 2 },
    { 200, "application/json", "{\"access_token\":\"x\\r\\nX-Evil: 1\"}", LK_ERROR_PROTOCOL, 2 },
    { 200, "application/json", "{\"access_token\":\"\"}", LK_ERROR_PROTOCOL, 2 },
    { 204, NULL, NULL, LK_ERROR_PROTOCOL, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
      g_autofree char *key = g_strdup_printf ("key %u", i);
      g_autoptr (LkPbx) pbx = new_pbx_with_key (stub, key);

      lk_stub_set_token_answer (stub, cases[i].status, cases[i].type, cases[i].body);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
          g_assert_error (error, LK_ERROR, (int) cases[i].error);
        }
      g_assert_cmpuint (lk_stub_count_tokens (stub), ==, cases[i].n_tries);
      g_assert_cmpuint (lk_stub_count_requests (stub), ==, 0);
    }
}

static void
test_token_lost_once (void)
{
  Trouble trouble = { .status = 401, .n_left = 1 };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));

  g_assert_true (lk_await_request (pbx, "PATCH", "/Users(1)", NULL, NULL));
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 2);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
}

/* All who held the old token go on with the one new token. */
static void
test_token_lost_by_many (void)
{
  Trouble trouble = { .status = 401, .n_left = 8 };
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  Tally tally = { 0 };

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  lk_stub_set_handler (stub, trouble_cb, &trouble);
  for (guint i = 0; i < 8; i++)
    {
      LkRequest request = get_request (LK_LANE_PERSON);

      lk_pbx_request_async (pbx, &request, NULL, tally_cb, &tally);
    }
  while (tally.n_done < 8)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (tally.n_failed, ==, 0);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 2);
}

/* Two programs with one API client would take the token from each other for ever. */
static void
test_token_taken_again (void)
{
  Trouble trouble = { .status = 401, .n_left = 1 };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  trouble.n_left = 1;
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_TOKEN_TAKEN);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 2);

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 3);
}

/* No other program is to blame for a token that never opened anything. */
static void
test_token_never_worked (void)
{
  Trouble trouble = { .status = 401, .n_left = G_MAXINT };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_LICENCE);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 2);
}

static void
note_pause_cb (LkPbx *pbx, GParamSpec *property, guint *n_pauses)
{
  if (lk_pbx_get_paused_until (pbx) > g_get_monotonic_time ())
    (*n_pauses)++;
}

static void
test_pause (void)
{
  static const Trouble troubles[] = {
    { .status = 429, .retry_after = "1", .n_left = 1 },
    { .status = 503, .retry_after = "1", .n_left = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      Trouble trouble = troubles[i];
      g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      guint n_pauses = 0;

      g_signal_connect (pbx, "notify::paused-until", G_CALLBACK (note_pause_cb), &n_pauses);
      g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
      g_assert_cmpuint (n_pauses, ==, 1);
      g_assert_cmpint (lk_pbx_get_paused_until (pbx), ==, 0);
      g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
    }
}

/* “Too many requests” was certainly not carried out; of “not ready” one cannot be sure. */
static void
test_pause_of_a_write (void)
{
  Trouble throttled = { .status = 429, .retry_after = "0", .n_left = 1 };
  Trouble busy = { .status = 503, .retry_after = "0", .n_left = 1 };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &throttled);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_await_request (pbx, "POST", "/Users", NULL, NULL));
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);

  lk_stub_set_handler (stub, trouble_cb, &busy);
  g_assert_false (lk_await_request (pbx, "POST", "/Users", NULL, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_SERVER);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 3);
}

static void
test_pauses_end (void)
{
  Trouble trouble = { .status = 429, .retry_after = "0", .n_left = 1000 };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_THROTTLED);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 4);
}

/* However long a server asks for, it is five minutes at most; and nothing else leaves meanwhile. */
static void
test_cancelled_in_a_pause (void)
{
  Trouble trouble = { .status = 429, .retry_after = "86400", .n_left = 1 };
  g_autoptr (LkStub) stub = lk_stub_new (trouble_cb, &trouble);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LkRequest request = get_request (LK_LANE_PERSON);
  Tally tally = { 0 };

  lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
  while (lk_pbx_get_paused_until (pbx) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lk_pbx_get_paused_until (pbx), <=,
                   g_get_monotonic_time () + 301 * G_USEC_PER_SEC);

  lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
  g_cancellable_cancel (cancellable);
  while (tally.n_done < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.n_failed, ==, 2);
  g_assert_error (tally.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 1);
  g_clear_error (&tally.error);
}

static void
test_lanes (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  LkPbx *pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Tally tally = { 0 };

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  lk_stub_set_handler (stub, never_cb, NULL);
  for (guint i = 0; i < 20; i++)
    {
      LkRequest request = get_request (LK_LANE_BACKGROUND);

      lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
    }
  while (lk_stub_count_requests (stub) < 1 + 6)
    g_main_context_iteration (NULL, TRUE);

  lk_stub_set_handler (stub, fine_cb, NULL);
  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  g_assert_true (lk_await_request (pbx, "PATCH", "/Users(1)", NULL, NULL));
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 1 + 6 + 2);
  g_assert_cmpuint (tally.n_done, ==, 0);

  g_cancellable_cancel (cancellable);
  while (tally.n_done < 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (tally.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&tally.error);

  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  lk_await_finalize (pbx);
}

static void
test_cancelled_before (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LkRequest request = get_request (LK_LANE_BACKGROUND);
  Tally tally = { 0 };

  g_cancellable_cancel (cancellable);
  lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
  while (tally.n_done < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (tally.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 0);
  g_clear_error (&tally.error);
}

/* Cancels after each number of turns of the main loop, so as to meet every step of a request. */
static void
test_cancelled_at_any_moment (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  gboolean was_done = FALSE;

  for (guint n_turns = 0; !was_done; n_turns++)
    {
      LkPbx *pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      LkRequest request = get_request (LK_LANE_BACKGROUND);
      Tally tally = { 0 };

      lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
      for (guint i = 0; i < n_turns && tally.n_done == 0; i++)
        g_main_context_iteration (NULL, TRUE);
      was_done = tally.n_done > 0;
      g_cancellable_cancel (cancellable);
      while (tally.n_done < 1)
        g_main_context_iteration (NULL, TRUE);

      if (!was_done)
        g_assert_error (tally.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&tally.error);
      lk_await_finalize (pbx);
    }
}

/* Big enough to be still in the parser when the cancellation comes. */
static void
big_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new ("{\"value\":[0");

  while (text->len < 8 * 1024 * 1024)
    g_string_append (text, ",{\"a\":[1,2,3]}");
  g_string_append (text, "]}");
  lk_stub_answer_json (message, 200, text->str);
  g_signal_connect_swapped (message, "finished", G_CALLBACK (g_cancellable_cancel), user_data);
}

static void
test_cancelled_while_parsing (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LkStub) stub = lk_stub_new (big_cb, cancellable);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  LkRequest request = get_request (LK_LANE_PERSON);
  Tally tally = { 0 };

  lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &tally);
  while (tally.n_done < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (tally.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&tally.error);
}

/* One who gives up does not take the others’ sign-in with him. */
static void
test_cancelled_sign_in_of_one (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LkRequest request = get_request (LK_LANE_PERSON);
  Tally given_up = { 0 };
  Tally patient = { 0 };

  lk_pbx_request_async (pbx, &request, cancellable, tally_cb, &given_up);
  lk_pbx_request_async (pbx, &request, NULL, tally_cb, &patient);
  while (lk_stub_count_tokens (stub) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (given_up.n_done < 1 || patient.n_done < 1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (given_up.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (patient.n_failed, ==, 0);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 1);
  g_clear_error (&given_up.error);
}

static void
test_version (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (fine_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  guint version;

  g_assert_cmpuint (lk_pbx_get_version (pbx), ==, 0);
  g_assert_true (lk_await_get (pbx, "/Users(1)", NULL));
  g_object_get (pbx, "version", &version, NULL);
  g_assert_cmpuint (version, ==, LK_VERSION (20, 0, 9));
}

static void
echo_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==, "application/json");
  g_assert_true (
    g_str_has_prefix (soup_message_headers_get_one (headers, "User-Agent"), "Linekeeper/"));
  lk_stub_answer_json (message, 200, body->data);
}

static void
test_body (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (echo_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (JsonNode) body = json_from_string ("{\"Name\":\"Zoë\"}", NULL);
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  LkRequest request = { .method = "POST", .path = "/Users", .query = "$x=1", .body = body };

  lk_pbx_request_async (pbx, &request, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_true (lk_pbx_request_finish (pbx, result, &answer, NULL));
  g_assert_true (json_node_equal (body, answer));
  g_assert_cmpstr (lk_stub_get_request (stub, 0), ==, "POST /xapi/v1/Users?$x=1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sign-in/one-for-all", test_one_sign_in_for_all);
  g_test_add_func ("/sign-in/wrong-secret-once", test_wrong_secret_once);
  g_test_add_func ("/sign-in/refused-for-good", test_refused_for_good);
  g_test_add_func ("/sign-in/fails", test_sign_in_fails);
  g_test_add_func ("/sign-in/token-lost-once", test_token_lost_once);
  g_test_add_func ("/sign-in/token-lost-by-many", test_token_lost_by_many);
  g_test_add_func ("/sign-in/token-taken-again", test_token_taken_again);
  g_test_add_func ("/sign-in/never-worked", test_token_never_worked);
  g_test_add_func ("/pace/pause", test_pause);
  g_test_add_func ("/pace/pause-of-a-write", test_pause_of_a_write);
  g_test_add_func ("/pace/pauses-end", test_pauses_end);
  g_test_add_func ("/pace/cancelled-in-a-pause", test_cancelled_in_a_pause);
  g_test_add_func ("/pace/lanes", test_lanes);
  g_test_add_func ("/cancelled/before", test_cancelled_before);
  g_test_add_func ("/cancelled/at-any-moment", test_cancelled_at_any_moment);
  g_test_add_func ("/cancelled/while-parsing", test_cancelled_while_parsing);
  g_test_add_func ("/cancelled/sign-in-of-one", test_cancelled_sign_in_of_one);
  g_test_add_func ("/request/version", test_version);
  g_test_add_func ("/request/body", test_body);

  return g_test_run ();
}
