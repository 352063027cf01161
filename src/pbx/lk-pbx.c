/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-gate.h"
#include "lk-json-writer.h"
#include "lk-sign-in.h"
#include "lk-transport.h"

#define API_PATH  "/xapi/v1"
#define JSON_TYPE "application/json"

/* Connections that background work leaves to the person. */
#define KEPT_FREE 2

/* How often the server may ask for a pause before a request gives up, and for how many seconds
 * where it does not say. */
#define MAX_PAUSES  3
#define USUAL_PAUSE 2

struct _LkPbx
{
  GObject parent_instance;

  LkTransport *transport;
  LkGate *gate;
  LkSignIn *sign_in;
  LkVersion version;
  gboolean was_let_in; /* with whichever token */
};

enum
{
  PROP_PAUSED_UNTIL = 1,
  PROP_VERSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkPbx, lk_pbx, G_TYPE_OBJECT)

/* One request and what became of it so far: the task data of lk_pbx_request_async(). */
typedef struct
{
  char *method;
  char *url;
  GBytes *body;
  LkLane lane;
  gboolean is_write;
  gboolean stays;
  gboolean is_inside; /* of the gate */
  gboolean was_replayed;
  guint n_pauses;
  LkToken *token;
} Exchange;

static Exchange *
exchange_new (LkPbx *self, const LkRequest *request)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  const char *origin = lk_transport_get_origin (self->transport);

  exchange->method = g_strdup (request->method);
  exchange->lane = request->lane;
  exchange->is_write = request->once
                       || (!request->harmless && !g_str_equal (request->method, SOUP_METHOD_GET));
  exchange->stays = request->stays;
  exchange->url = request->query != NULL && *request->query != '\0'
                    ? g_strconcat (origin, API_PATH, request->path, "?", request->query, NULL)
                    : g_strconcat (origin, API_PATH, request->path, NULL);
  if (request->body != NULL)
    {
      char *text = lk_json_to_string (request->body);

      exchange->body = g_bytes_new_take (text, strlen (text));
    }

  return exchange;
}

static void
exchange_free (Exchange *exchange)
{
  g_free (exchange->method);
  g_free (exchange->url);
  g_clear_pointer (&exchange->body, g_bytes_unref);
  g_clear_pointer (&exchange->token, lk_token_free);
  g_free (exchange);
}

static void
leave_gate (LkPbx *self, Exchange *exchange)
{
  if (!exchange->is_inside)
    return;

  exchange->is_inside = FALSE;
  lk_gate_leave (self->gate, exchange->lane);
}

static void
return_error (GTask *task, GError *error)
{
  leave_gate (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_error (task, error);
}

static void
return_answer (GTask *task, LkAnswer *answer)
{
  leave_gate (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_pointer (task, answer, (GDestroyNotify) lk_answer_free);
}

static GError *
taken_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_TOKEN_TAKEN,
                              _ ("The phone system takes the sign-in back at once: another program "
                                 "is probably using the same API client. Make an API client for "
                                 "this computer alone."));
}

static GError *
shut_out_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_LICENCE,
                              _ ("The phone system signs this API client in and then does not let "
                                 "it use the API. Check there that “3CX Configuration API access” "
                                 "is ticked for it and that the licence is an Enterprise one."));
}

static void
learn_version (LkPbx *self, LkVersion version)
{
  if (version == 0 || version == self->version)
    return;

  self->version = version;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
}

/* Both say that nothing was done; only with 503 one cannot be quite sure. */
static gboolean
asks_for_pause (const LkAnswer *answer, const Exchange *exchange)
{
  return answer->status == 429
         || (answer->status == 503 && answer->retry_after >= 0 && !exchange->is_write);
}

static void enter_gate (GTask *task);

/* Once more, from the gate on. */
static void
repeat (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  leave_gate (g_task_get_source_object (task), exchange);
  g_clear_pointer (&exchange->token, lk_token_free);
  enter_gate (task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkAnswer) answer = lk_transport_send_finish (LK_TRANSPORT (source), result, &error);
  LkPbx *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  if (answer == NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  learn_version (self, answer->version);
  self->was_let_in |= SOUP_STATUS_IS_SUCCESSFUL (answer->status)
                      || answer->status == SOUP_STATUS_FORBIDDEN;
  if (asks_for_pause (answer, exchange) && exchange->n_pauses++ < MAX_PAUSES)
    {
      lk_gate_pause (self->gate, answer->retry_after >= 0 ? answer->retry_after : USUAL_PAUSE);
      repeat (task);
    }
  else if (answer->status == SOUP_STATUS_UNAUTHORIZED)
    {
      gboolean may_replay = lk_sign_in_reject_token (self->sign_in, exchange->token);

      if (!may_replay || exchange->was_replayed)
        {
          return_error (task, self->was_let_in ? taken_error () : shut_out_error ());
          return;
        }
      exchange->was_replayed = TRUE;
      repeat (task);
    }
  else if ((error = lk_answer_judge (answer, exchange->is_write)) != NULL)
    return_error (task, g_steal_pointer (&error));
  else
    return_answer (task, g_steal_pointer (&answer));
}

static SoupMessage *
build_message (const Exchange *exchange)
{
  g_autofree char *authorization = g_strdup_printf ("Bearer %s", exchange->token->text);
  SoupMessage *message = soup_message_new (exchange->method, exchange->url);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", JSON_TYPE);
  soup_message_headers_replace (headers, "Authorization", authorization);
  explicit_bzero (authorization, strlen (authorization));
  if (exchange->body != NULL)
    soup_message_set_request_body_from_bytes (message, JSON_TYPE, exchange->body);

  return message;
}

static void
send (GTask *task)
{
  LkPbx *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = build_message (exchange);

  if (message == NULL)
    return_error (task, g_error_new_literal (LK_ERROR, LK_ERROR_INVALID,
                                             _ ("These options cannot be sent as an address.")));
  else
    lk_transport_send_async (self->transport, message, exchange->is_write,
                             exchange->stays ? NULL : g_task_get_cancellable (task), sent_cb,
                             g_object_ref (task));
}

/* A sign-in that met a closed gate waits there like everyone else. */
static void
token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->token = lk_sign_in_get_token_finish (LK_SIGN_IN (source), result, &error);
  if (exchange->token != NULL)
    send (task);
  else if (g_error_matches (error, LK_ERROR, LK_ERROR_THROTTLED)
           && exchange->n_pauses++ < MAX_PAUSES)
    repeat (task);
  else
    return_error (task, g_steal_pointer (&error));
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  LkPbx *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  exchange->is_inside = lk_gate_enter_finish (LK_GATE (source), result, &error);
  if (exchange->is_inside)
    lk_sign_in_get_token_async (self->sign_in, g_task_get_cancellable (task), token_cb,
                                g_object_ref (task));
  else
    return_error (task, error);
}

static void
enter_gate (GTask *task)
{
  LkPbx *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  lk_gate_enter_async (self->gate, exchange->lane, g_task_get_cancellable (task), entered_cb,
                       g_object_ref (task));
}

static void
paused_cb (LkPbx *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED_UNTIL]);
}

static void
lk_pbx_dispose (GObject *object)
{
  LkPbx *self = LK_PBX (object);

  if (self->sign_in != NULL)
    lk_sign_in_stop (self->sign_in);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->gate);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (lk_pbx_parent_class)->dispose (object);
}

static void
lk_pbx_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkPbx *self = LK_PBX (object);

  switch (id)
    {
    case PROP_PAUSED_UNTIL:
      g_value_set_int64 (value, lk_pbx_get_paused_until (self));
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_pbx_class_init (LkPbxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_pbx_dispose;
  object_class->get_property = lk_pbx_get_property;

  properties[PROP_PAUSED_UNTIL] = g_param_spec_int64 ("paused-until", NULL, NULL, 0, G_MAXINT64, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_pbx_init (LkPbx *self)
{
}

/**
 * lk_pbx_new:
 * @origin: what lk_origin_parse() returned
 * @pinned_certificate: (nullable): SHA-256, in lower-case hexadecimal, of the one certificate that
 *   is trusted beside the public ones
 * @tokens: where tokens come from. A secret that the server refused is never sent again: make a new
 *   object with another source
 *
 * One phone system: its connections, its sign-in and its pace. To be used in one thread.
 *
 * Returns: (transfer full): the phone system; nothing is sent yet.
 */
LkPbx *
lk_pbx_new (const char *origin, const char *pinned_certificate, LkTokenSource *tokens)
{
  LkPbx *self = g_object_new (LK_TYPE_PBX, NULL);

  self->transport = lk_transport_new (origin, pinned_certificate);
  self->gate = lk_gate_new (LK_TRANSPORT_MAX_CONNECTIONS - KEPT_FREE);
  self->sign_in = lk_sign_in_new (self->transport, self->gate, tokens);
  g_signal_connect_object (self->gate, "notify::paused-until", G_CALLBACK (paused_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

const char *
lk_pbx_get_origin (LkPbx *self)
{
  return lk_transport_get_origin (self->transport);
}

/**
 * lk_pbx_get_version:
 * @self: a phone system
 *
 * Returns: what its last answers said; 0 before the first.
 */
LkVersion
lk_pbx_get_version (LkPbx *self)
{
  return self->version;
}

/**
 * lk_pbx_get_paused_until:
 * @self: a phone system
 *
 * Returns: g_get_monotonic_time() at the end of the pause that the server asked for, or 0 where
 * there is none.
 */
gint64
lk_pbx_get_paused_until (LkPbx *self)
{
  return lk_gate_get_paused_until (self->gate);
}

/**
 * lk_pbx_get_refused_certificate:
 * @self: a phone system
 *
 * Returns: (transfer none) (nullable): after %LK_ERROR_CERTIFICATE the SHA-256 of the certificate,
 * as lk_pbx_new() takes it.
 */
const char *
lk_pbx_get_refused_certificate (LkPbx *self)
{
  return lk_transport_get_refused_certificate (self->transport);
}

/**
 * lk_pbx_set_timeout:
 * @self: a phone system
 * @seconds: how long a connection may be silent; four times that ends a request in any case
 */
void
lk_pbx_set_timeout (LkPbx *self, guint seconds)
{
  lk_transport_set_timeout (self->transport, seconds);
}

/**
 * lk_pbx_set_max_answer:
 * @self: a phone system
 * @bytes: a longer answer is refused
 */
void
lk_pbx_set_max_answer (LkPbx *self, gsize bytes)
{
  lk_transport_set_max_answer (self->transport, bytes);
}

/**
 * lk_pbx_request_async:
 * @self: a phone system
 * @request: what to ask; copied
 *
 * Signs in as needed, waits for its turn, sends, and waits again where the server asks for it. What
 * changes something is sent once; whoever cancels it on its way does not learn whether it was
 * carried out.
 */
void
lk_pbx_request_async (LkPbx *self,
                      const LkRequest *request,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_pbx_request_async);
  g_task_set_check_cancellable (task, !request->stays);
  g_task_set_task_data (task, exchange_new (self, request), (GDestroyNotify) exchange_free);
  enter_gate (task);
}

/**
 * lk_pbx_request_finish:
 * @self: a phone system
 * @result: the result
 * @answer: (out) (transfer full) (nullable) (optional): the answer's JSON; %NULL where it was empty
 * @error: return location for any of %LK_ERROR, or for a cancellation
 *
 * Returns: whether the server said that all went well.
 */
gboolean
lk_pbx_request_finish (LkPbx *self, GAsyncResult *result, JsonNode **answer, GError **error)
{
  g_autoptr (LkAnswer) whole = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  whole = g_task_propagate_pointer (G_TASK (result), error);
  if (whole == NULL)
    return FALSE;
  if (answer != NULL)
    *answer = g_steal_pointer (&whole->node);
  return TRUE;
}

/**
 * lk_pbx_request_done_cb:
 * @source: a phone system
 * @result: the result of lk_pbx_request_async()
 * @task: (transfer full): a task for a boolean
 *
 * Ends @task for a request of whose answer nothing is wanted but that it was carried out.
 */
void
lk_pbx_request_done_cb (GObject *source, GAsyncResult *result, gpointer task)
{
  g_autoptr (GTask) owned = task;
  GError *error = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, NULL, &error))
    g_task_return_boolean (owned, TRUE);
  else
    g_task_return_error (owned, error);
}
