/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-transport.h"

#include <glib/gi18n-lib.h>

#include "lk-certificate.h"
#include "lk-error.h"
#include "lk-json.h"
#include "lk-network-error.h"

/* In seconds: how long a connection may be silent. */
#define USUAL_TIMEOUT 30

/* A server that drips a byte now and then is never silent: after this many time-outs the whole
 * exchange is over. */
#define TIMEOUTS_IN_ALL 4

#define CHUNK_SIZE (64 * 1024)

/* How much is read of what is not JSON, to keep the connection usable. */
#define MAX_FOREIGN_ANSWER CHUNK_SIZE

struct _LkTransport
{
  GObject parent_instance;

  char *origin;
  char *pinned_certificate;
  char *refused_certificate;
  SoupSession *session;
  guint timeout;
  gsize max_answer;
};

G_DEFINE_FINAL_TYPE (LkTransport, lk_transport, G_TYPE_OBJECT)

/* One message on its way: the task data of lk_transport_send_async(). */
typedef struct
{
  SoupMessage *message;
  gboolean is_write;
  gboolean has_started;
  gboolean has_timed_out;
  gint64 began_at;
  GCancellable *wire; /* ends the connection, whoever the reason is */
  GSource *given_up;
  GSource *deadline;
  LkAnswer *answer;
  GInputStream *stream;
  GByteArray *body;
} Exchange;

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
exchange_free (Exchange *exchange)
{
  drop_source (&exchange->given_up);
  drop_source (&exchange->deadline);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->wire);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->answer, lk_answer_free);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_free (exchange);
}

/* Method, path, status and time: neither a query nor a header nor a body is ever logged. */
static void
log_exchange (const Exchange *exchange)
{
  int milliseconds = (int) ((g_get_monotonic_time () - exchange->began_at) / 1000);

  g_debug ("%s %s: status %u after %d ms", soup_message_get_method (exchange->message),
           g_uri_get_path (soup_message_get_uri (exchange->message)),
           exchange->answer != NULL ? exchange->answer->status : 0, milliseconds);
}

static void
stop_watching (Exchange *exchange)
{
  drop_source (&exchange->given_up);
  drop_source (&exchange->deadline);
}

static void
return_answer (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  stop_watching (exchange);
  log_exchange (exchange);
  g_task_return_pointer (task, g_steal_pointer (&exchange->answer),
                         (GDestroyNotify) lk_answer_free);
}

static void
return_error (GTask *task, GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  stop_watching (exchange);
  g_cancellable_cancel (exchange->wire);
  log_exchange (exchange);
  g_task_return_error (task, error);
}

static void
return_network_error (GTask *task, const GError *cause)
{
  LkTransport *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  gboolean may_have_acted = exchange->is_write && exchange->has_started;
  g_autoptr (GError)
    timed_out = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, cause->message);

  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
      && self->refused_certificate != NULL)
    return_error (task, lk_network_error_new_certificate (self->origin, self->refused_certificate,
                                                          self->pinned_certificate != NULL));
  else
    return_error (task, lk_network_error_new (exchange->has_timed_out ? timed_out : cause,
                                              self->origin, may_have_acted));
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  JsonNode *node = lk_json_parse (task_data, &error);

  if (node != NULL)
    g_task_return_pointer (task, node, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->answer->node =
    g_task_propagate_pointer (G_TASK (result), &exchange->answer->unreadable);
  return_answer (task);
}

static void
parse (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GTask)
    parsing = g_task_new (NULL, g_task_get_cancellable (task), parsed_cb, g_object_ref (task));
  GBytes *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));

  g_task_set_name (parsing, "parse an answer");
  g_task_set_task_data (parsing, bytes, (GDestroyNotify) g_bytes_unref);
  g_task_set_return_on_cancel (parsing, TRUE);
  g_task_run_in_thread (parsing, parse_in_thread);
}

static gsize
get_limit (GTask *task)
{
  LkTransport *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  return lk_answer_claims_json (exchange->answer) ? self->max_answer : MAX_FOREIGN_ANSWER;
}

static void
return_too_long (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_cancellable_cancel (exchange->wire);
  if (lk_answer_claims_json (exchange->answer))
    g_set_error_literal (&exchange->answer->unreadable, LK_ERROR, LK_ERROR_PROTOCOL,
                         _ ("The answer is far longer than any phone system’s answer is."));
  return_answer (task);
}

static void read_chunk (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  guint length = exchange->body->len - CHUNK_SIZE;

  if (n_read < 0)
    {
      return_network_error (task, error);
      return;
    }

  g_byte_array_set_size (exchange->body, length + (guint) n_read);
  exchange->answer->is_empty = exchange->body->len == 0;
  if (exchange->body->len > get_limit (task))
    return_too_long (task);
  else if (n_read > 0)
    read_chunk (task);
  else if (exchange->answer->is_empty || !lk_answer_claims_json (exchange->answer))
    return_answer (task);
  else
    parse (task);
}

static void
read_chunk (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  guint length = exchange->body->len;

  g_byte_array_set_size (exchange->body, length + CHUNK_SIZE);
  g_input_stream_read_async (exchange->stream, exchange->body->data + length, CHUNK_SIZE,
                             G_PRIORITY_DEFAULT, exchange->wire, read_cb, g_object_ref (task));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    {
      return_network_error (task, error);
      return;
    }

  exchange->answer = lk_answer_new (exchange->message);
  exchange->body = g_byte_array_new ();
  read_chunk (task);
}

static void
starting_cb (SoupMessage *message, Exchange *exchange)
{
  exchange->has_started = TRUE;
}

/* Asked only about certificates that no public authority vouches for. */
static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags problems,
                       LkTransport *self)
{
  g_autofree char *fingerprint = lk_certificate_get_fingerprint (certificate);

  if (g_strcmp0 (fingerprint, self->pinned_certificate) == 0)
    return TRUE;

  g_free (self->refused_certificate);
  self->refused_certificate = g_steal_pointer (&fingerprint);
  return FALSE;
}

static gboolean
given_up_cb (GCancellable *cancellable, gpointer wire)
{
  g_cancellable_cancel (wire);
  return G_SOURCE_REMOVE;
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->has_timed_out = TRUE;
  g_cancellable_cancel (exchange->wire);
  return G_SOURCE_REMOVE;
}

static void
attach (GSource *source, GSourceFunc func, gpointer data)
{
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
watch (LkTransport *self, Exchange *exchange, GCancellable *cancellable)
{
  exchange->deadline = g_timeout_source_new (self->timeout * TIMEOUTS_IN_ALL * 1000);
  attach (exchange->deadline, deadline_cb, exchange);
  if (cancellable == NULL)
    return;

  exchange->given_up = g_cancellable_source_new (cancellable);
  attach (exchange->given_up, G_SOURCE_FUNC (given_up_cb), exchange->wire);
}

static Exchange *
exchange_new (LkTransport *self, SoupMessage *message, gboolean is_write)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->message = g_object_ref (message);
  exchange->is_write = is_write;
  exchange->began_at = g_get_monotonic_time ();
  exchange->wire = g_cancellable_new ();
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), exchange);
  g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self,
                           0);

  /* On a connection that was used before, libsoup repeats a GET or a DELETE by itself when the
   * server hangs up; on a new one it never does. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (is_write)
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);

  return exchange;
}

static gboolean
is_at_origin (LkTransport *self, SoupMessage *message)
{
  g_autoptr (GUri) origin = g_uri_parse (self->origin, SOUP_HTTP_URI_FLAGS, NULL);
  GUri *uri = soup_message_get_uri (message);

  return origin != NULL && g_str_equal (g_uri_get_scheme (origin), g_uri_get_scheme (uri))
         && g_str_equal (g_uri_get_host (origin), g_uri_get_host (uri))
         && g_uri_get_port (origin) == g_uri_get_port (uri);
}

static void
lk_transport_finalize (GObject *object)
{
  LkTransport *self = LK_TRANSPORT (object);

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_free (self->origin);
  g_free (self->pinned_certificate);
  g_free (self->refused_certificate);

  G_OBJECT_CLASS (lk_transport_parent_class)->finalize (object);
}

static void
lk_transport_class_init (LkTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_transport_finalize;
}

static void
lk_transport_init (LkTransport *self)
{
  self->timeout = USUAL_TIMEOUT;
  self->max_answer = LK_JSON_MAX_SIZE;
  self->session = soup_session_new_with_options ("max-conns", LK_TRANSPORT_MAX_CONNECTIONS,
                                                 "max-conns-per-host", LK_TRANSPORT_MAX_CONNECTIONS,
                                                 "timeout", USUAL_TIMEOUT, "user-agent",
                                                 "Linekeeper/" VERSION, NULL);

  /* Nothing may add credentials to a request but we ourselves. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

/**
 * lk_transport_new:
 * @origin: what lk_origin_parse() returned
 * @pinned_certificate: (nullable): SHA-256 of the one certificate that is trusted beside those that
 *   a public authority vouches for
 *
 * Sends single messages to one phone system, and to nobody else.
 *
 * Returns: (transfer full): the transport.
 */
LkTransport *
lk_transport_new (const char *origin, const char *pinned_certificate)
{
  LkTransport *self = g_object_new (LK_TYPE_TRANSPORT, NULL);

  self->origin = g_strdup (origin);
  self->pinned_certificate = g_strdup (pinned_certificate);

  return self;
}

const char *
lk_transport_get_origin (LkTransport *self)
{
  return self->origin;
}

/**
 * lk_transport_get_refused_certificate:
 * @self: a transport
 *
 * Returns: (transfer none) (nullable): SHA-256 of the last certificate that was not trusted.
 */
const char *
lk_transport_get_refused_certificate (LkTransport *self)
{
  return self->refused_certificate;
}

/**
 * lk_transport_set_timeout:
 * @self: a transport
 * @seconds: how long a connection may be silent; four times that ends an exchange in any case
 */
void
lk_transport_set_timeout (LkTransport *self, guint seconds)
{
  self->timeout = seconds;
  soup_session_set_timeout (self->session, seconds);
}

/**
 * lk_transport_set_max_answer:
 * @self: a transport
 * @bytes: a longer answer is cut off and refused
 */
void
lk_transport_set_max_answer (LkTransport *self, gsize bytes)
{
  self->max_answer = bytes;
}

/**
 * lk_transport_send_async:
 * @self: a transport
 * @message: what to send, to the transport's own origin
 * @is_write: whether it may change something: never sent twice, and its answer, once lost, leaves
 *   the outcome unknown
 *
 * No redirect is followed. The answer is read piece by piece up to the limit, and parsed in another
 * thread.
 */
void
lk_transport_send_async (LkTransport *self,
                         SoupMessage *message,
                         gboolean is_write,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Exchange *exchange = exchange_new (self, message, is_write);

  g_task_set_source_tag (task, lk_transport_send_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!is_at_origin (self, message))
    {
      g_task_return_new_error (task, LK_ERROR, LK_ERROR_PROTOCOL, "%s",
                               _ ("The request is for another server than the phone system."));
      return;
    }

  watch (self, exchange, cancellable);
  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, exchange->wire, sent_cb,
                           g_object_ref (task));
}

/**
 * lk_transport_send_finish:
 * @self: a transport
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the answer, whatever its status; or %NULL where none came.
 */
LkAnswer *
lk_transport_send_finish (LkTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
