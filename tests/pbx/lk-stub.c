/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-stub.h"

#include <string.h>

#include "lk-demo-door.h"

struct _LkStub
{
  SoupServer *server;
  LkDemoDoor *door;
  char *origin;
  LkStubHandler handler;
  gpointer user_data;
  LkStubHandler token_handler;
  gpointer token_data;
  guint token_status; /* a fixed answer in place of a token; 0 for none */
  const char *token_type;
  const char *token_text;
  GPtrArray *requests; /* "GET /xapi/v1/Users?…" */
  guint n_tokens;
  guint n_authorized;
};

static void
token_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  LkStub *self = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GHashTable) form = soup_form_decode (body->data);
  g_autofree char *answer = NULL;

  self->n_tokens++;
  if (self->token_handler != NULL)
    {
      self->token_handler (self, message, self->token_data);
      return;
    }
  if (self->token_status != 0)
    {
      lk_stub_answer (message, self->token_status, self->token_type, self->token_text);
      return;
    }
  if (g_strcmp0 (g_hash_table_lookup (form, "client_secret"), LK_STUB_SECRET) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "client_id"), LK_STUB_CLIENT_ID) != 0)
    {
      lk_stub_answer_json (message, 401, "{\"error\":\"unauthorized\"}");
      return;
    }

  answer = g_strdup_printf ("{\"token_type\":\"Bearer\",\"expires_in\":3600,"
                            "\"access_token\":\"" LK_STUB_TOKEN "%u\"}",
                            self->n_tokens);
  lk_stub_answer_json (message, 200, answer);
}

static void
api_cb (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  LkStub *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *options = g_uri_get_query (uri);

  g_ptr_array_add (self->requests,
                   g_strdup_printf ("%s %s%s%s", soup_server_message_get_method (message),
                                    g_uri_get_path (uri), options != NULL ? "?" : "",
                                    options != NULL ? options : ""));
  if (soup_message_headers_get_one (headers, "Authorization") != NULL)
    self->n_authorized++;
  self->handler (self, message, self->user_data);
}

static LkStub *
new_listening (GTlsCertificate *certificate, LkStubHandler handler, gpointer user_data)
{
  LkStub *self = g_new0 (LkStub, 1);
  g_autoptr (GError) error = NULL;

  self->server = soup_server_new (NULL, NULL);
  self->handler = handler;
  self->user_data = user_data;
  self->requests = g_ptr_array_new_with_free_func (g_free);
  soup_server_add_handler (self->server, "/connect/token", token_cb, self, NULL);
  soup_server_add_handler (self->server, "/xapi", api_cb, self, NULL);
  self->door = lk_demo_door_open (self->server, 0, certificate, &error);
  g_assert_no_error (error);
  self->origin = lk_demo_door_dup_origin (self->door);

  return self;
}

LkStub *
lk_stub_new (LkStubHandler handler, gpointer user_data)
{
  return new_listening (NULL, handler, user_data);
}

LkStub *
lk_stub_new_tls (GTlsCertificate *certificate, LkStubHandler handler, gpointer user_data)
{
  return new_listening (certificate, handler, user_data);
}

void
lk_stub_free (LkStub *self)
{
  lk_demo_door_close (self->door);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->requests);
  g_free (self->origin);
  g_free (self);
}

const char *
lk_stub_get_origin (LkStub *self)
{
  return self->origin;
}

void
lk_stub_set_handler (LkStub *self, LkStubHandler handler, gpointer user_data)
{
  self->handler = handler;
  self->user_data = user_data;
}

void
lk_stub_set_token_handler (LkStub *self, LkStubHandler handler, gpointer user_data)
{
  self->token_handler = handler;
  self->token_data = user_data;
}

void
lk_stub_set_token_answer (LkStub *self, guint status, const char *type, const char *text)
{
  self->token_status = status;
  self->token_type = type;
  self->token_text = text;
}

guint
lk_stub_count_tokens (LkStub *self)
{
  return self->n_tokens;
}

guint
lk_stub_count_requests (LkStub *self)
{
  return self->requests->len;
}

const char *
lk_stub_get_request (LkStub *self, guint index)
{
  g_assert_cmpuint (index, <, self->requests->len);

  return self->requests->pdata[index];
}

/* How many requests below /xapi carried any credentials. */
guint
lk_stub_get_n_authorized (LkStub *self)
{
  return self->n_authorized;
}

void
lk_stub_answer (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  if (type != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

void
lk_stub_answer_json (SoupServerMessage *message, guint status, const char *text)
{
  lk_stub_answer (message, status, "application/json", text);
}

/* Takes the connection, says @bytes and hangs up. */
void
lk_stub_answer_raw (SoupServerMessage *message, const char *bytes)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL,
                             NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

/* Keeps the connection open without a word until the stub goes away. */
void
lk_stub_answer_never (SoupServerMessage *message)
{
  soup_server_message_pause (message);
}

gint64
lk_stub_get_option (SoupServerMessage *message, const char *name, gint64 fallback)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GHashTable) options = query != NULL ? soup_form_decode (query) : NULL;
  const char *text = options != NULL ? g_hash_table_lookup (options, name) : NULL;

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}
