/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-http.h"

#include <string.h>

#include "lk-json.h"

/* Seconds after which a test has failed. */
#define TIMEOUT 20

/* The phone system is on loopback: no need to ask for proxies. */
static SoupSession *
new_session (guint timeout)
{
  return soup_session_new_with_options ("timeout", timeout, "proxy-resolver", NULL, NULL);
}

/**
 * lk_test_http_new:
 * @n_users: how many users
 * @version: which server; 0 is the newest
 *
 * Returns: (transfer full): a phone system that listens, and a client that has signed in.
 */
LkTestHttp *
lk_test_http_new (guint n_users, LkVersion version)
{
  LkTestHttp *self = g_new0 (LkTestHttp, 1);
  g_autoptr (GError) error = NULL;

  self->pbx = lk_demo_pbx_new (&(LkDemoSettings) {
    .n_users = n_users,
    .seed = 1,
    .version = version,
    .client_id = LK_TEST_CLIENT,
    .client_secret = LK_TEST_SECRET,
  });
  lk_demo_pbx_listen (self->pbx, 0, &error);
  g_assert_no_error (error);

  self->session = new_session (TIMEOUT);
  lk_test_http_sign_in (self);

  return self;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
lk_test_http_free (LkTestHttp *self)
{
  soup_session_abort (self->session);
  drain ();
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->pbx);
  drain ();
  g_free (self->token);
  g_free (self);
}

/**
 * lk_test_http_sign_in:
 * @self: a client
 *
 * Fetches a new token.
 */
void
lk_test_http_sign_in (LkTestHttp *self)
{
  g_autofree char *form = soup_form_encode ("client_id", LK_TEST_CLIENT, "client_secret",
                                            LK_TEST_SECRET, "grant_type", "client_credentials",
                                            NULL);
  g_autoptr (LkTestAnswer) answer = lk_test_send_form (self, SOUP_FORM_MIME_TYPE_URLENCODED, form);

  g_assert_cmpuint (answer->status, ==, 200);
  g_free (self->token);
  self->token =
    g_strdup (json_object_get_string_member (json_node_get_object (answer->json), "access_token"));
}

/**
 * lk_test_http_set_timeout:
 * @self: a client
 * @seconds: how long it waits from now on
 *
 * Connections keep the patience that they were made with, so it starts with new ones.
 */
void
lk_test_http_set_timeout (LkTestHttp *self, guint seconds)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  self->session = new_session (seconds);
}

/**
 * lk_test_http_set:
 * @self: a client
 * @spec: a knob or a fault of its phone system
 */
void
lk_test_http_set (LkTestHttp *self, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->pbx, spec, &error);
  g_assert_no_error (error);
}

/**
 * lk_test_new_message:
 * @self: a client
 * @method: a method
 * @path: a path, with its query; the spaces and quotes in it need no escaping
 * @body: (nullable): JSON
 *
 * Returns: (transfer full): a request with the client's token.
 */
SoupMessage *
lk_test_new_message (LkTestHttp *self, const char *method, const char *path, const char *body)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/?&=$()',;:%{}*!", FALSE);
  g_autofree char *uri = g_strconcat (lk_demo_pbx_get_origin (self->pbx), escaped, NULL);
  SoupMessage *message = soup_message_new (method, uri);
  g_autofree char *authorization = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (self->token != NULL)
    {
      authorization = g_strconcat ("Bearer ", self->token, NULL);
      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                    authorization);
    }
  if (body != NULL)
    {
      bytes = g_bytes_new (body, strlen (body));
      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }

  return message;
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/**
 * lk_test_send_message:
 * @self: a client
 * @message: a request
 *
 * Returns: (transfer full): its answer, or why there is none.
 */
LkTestAnswer *
lk_test_send_message (LkTestHttp *self, SoupMessage *message)
{
  LkTestAnswer *answer = g_new0 (LkTestAnswer, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, arrived_cb,
                                    &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  bytes = soup_session_send_and_read_finish (self->session, result, &answer->error);
  if (bytes == NULL)
    return answer;

  answer->status = soup_message_get_status (message);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  answer->text = g_strdup_printf ("%.*s", (int) g_bytes_get_size (bytes),
                                  (const char *) g_bytes_get_data (bytes, NULL));
  answer->json = lk_json_parse (bytes, NULL);
  return answer;
}

void
lk_test_answer_free (LkTestAnswer *answer)
{
  g_clear_error (&answer->error);
  g_clear_pointer (&answer->headers, soup_message_headers_unref);
  g_clear_pointer (&answer->json, json_node_unref);
  g_free (answer->text);
  g_free (answer);
}

LkTestAnswer *
lk_test_send (LkTestHttp *self, const char *method, const char *path, const char *body)
{
  g_autoptr (SoupMessage) message = lk_test_new_message (self, method, path, body);

  return lk_test_send_message (self, message);
}

/**
 * lk_test_send_form:
 * @self: a client
 * @type: a content type
 * @body: (nullable): a form
 *
 * Returns: (transfer full): what the token endpoint says.
 */
LkTestAnswer *
lk_test_send_form (LkTestHttp *self, const char *type, const char *body)
{
  g_autoptr (SoupMessage) message = lk_test_new_message (self, "POST", "/connect/token", NULL);
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  soup_message_set_request_body_from_bytes (message, type, bytes);
  return lk_test_send_message (self, message);
}

/**
 * lk_test_get:
 * @self: a client
 * @path: a path
 *
 * Returns: (transfer full): the object that the path answers with.
 */
JsonObject *
lk_test_get (LkTestHttp *self, const char *path)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (self, "GET", path, NULL);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (answer->json);
  return json_node_dup_object (answer->json);
}

/**
 * lk_test_list:
 * @self: a client
 * @path: a path
 *
 * Returns: (transfer full): the array in the `value` that the path answers with.
 */
JsonArray *
lk_test_list (LkTestHttp *self, const char *path)
{
  g_autoptr (JsonObject) object = lk_test_get (self, path);

  return json_array_ref (json_object_get_array_member (object, "value"));
}

void
lk_test_expect (LkTestHttp *self,
                const char *method,
                const char *path,
                const char *body,
                guint status)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (self, method, path, body);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, status);
}

/**
 * lk_test_done:
 * @self: a client
 * @method: a method
 * @path: a path
 * @body: (nullable): JSON
 *
 * Asserts that the write was carried out: 204 and no body.
 */
void
lk_test_done (LkTestHttp *self, const char *method, const char *path, const char *body)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (self, method, path, body);

  g_assert_no_error (answer->error);
  g_assert_cmpstr (answer->text, ==, "");
  g_assert_cmpuint (answer->status, ==, 204);
}

/**
 * lk_test_refused:
 * @self: a client
 * @method: a method
 * @path: a path
 * @body: (nullable): JSON
 * @code: the vendor's warning
 * @target: (nullable): the property that it is about
 *
 * Asserts that the write was refused with exactly this reason.
 */
void
lk_test_refused (LkTestHttp *self,
                 const char *method,
                 const char *path,
                 const char *body,
                 const char *code,
                 const char *target)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (self, method, path, body);
  JsonObject *error;
  JsonObject *detail;

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 400);
  error = json_object_get_object_member (json_node_get_object (answer->json), "error");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, "");
  detail = json_array_get_object_element (json_object_get_array_member (error, "details"), 0);
  g_assert_cmpstr (json_object_get_string_member (detail, "message"), ==, code);
  g_assert_cmpstr (lk_json_peek_string (detail, "target"), ==, target);
}

/**
 * lk_test_unbound:
 * @self: a client
 * @method: a method
 * @path: a path
 * @body: (nullable): JSON
 *
 * Asserts that the body did not bind.
 */
void
lk_test_unbound (LkTestHttp *self, const char *method, const char *path, const char *body)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send (self, method, path, body);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_nonnull (strstr (answer->text, "The delta field is required."));
}

/**
 * lk_test_ledger:
 * @self: a client
 *
 * Returns: (transfer full): every write that was carried out, one a line: "PATCH 204 1001 1002".
 */
char *
lk_test_ledger (LkTestHttp *self)
{
  g_autoptr (JsonArray) writes = lk_test_list (self, "/demo/ledger");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (writes); i++)
    {
      JsonObject *write = json_array_get_object_element (writes, i);
      JsonArray *ids = json_object_get_array_member (write, "ids");

      g_assert_cmpint (json_object_get_int_member (write, "sequence"), ==, i + 1);
      g_string_append_printf (text, "%s %d", json_object_get_string_member (write, "method"),
                              (int) json_object_get_int_member (write, "status"));
      for (guint j = 0; j < json_array_get_length (ids); j++)
        g_string_append_printf (text, " %d", (int) json_array_get_int_element (ids, j));
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
