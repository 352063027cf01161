/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-delivery.h"

#include <sys/socket.h>

#include "lk-demo-pour.h"

#define HTML_PAGE                                                                                  \
  "<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>It works!</h1>"             \
  "<p>This is a web server, and no phone system.</p></body></html>\n"

/* How much of an endless answer is held in memory. */
#define BLOCK_SIZE (64 * 1024)

static void
answer_deep (LkDemoCall *call, guint depth)
{
  g_autoptr (GString) text = g_string_sized_new (depth * 2 + 16);

  g_string_append (text, "{\"value\":");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  lk_demo_call_answer_text (call, 200, "application/json", text->str);
}

/**
 * lk_demo_delivery_replace:
 * @call: a request that was not carried out
 * @fate: what the faults make of it
 *
 * Answers in the place of the phone system, where the faults say so.
 *
 * Returns: whether the request is not to be carried out.
 */
gboolean
lk_demo_delivery_replace (LkDemoCall *call, const LkDemoFate *fate)
{
  if (fate->troubles & LK_DEMO_TROUBLE_STATUS)
    lk_demo_call_answer_empty (call, fate->status);
  else if (fate->troubles & LK_DEMO_TROUBLE_UNAUTHORIZED)
    lk_demo_call_answer_empty (call, 401);
  else if (fate->troubles & LK_DEMO_TROUBLE_UNBOUND)
    lk_demo_call_refuse_body (call);
  else if (fate->troubles & LK_DEMO_TROUBLE_REDIRECT)
    lk_demo_call_answer_empty (call, 302);
  else if (fate->troubles & LK_DEMO_TROUBLE_HTML)
    lk_demo_call_answer_text (call, 200, "text/html", HTML_PAGE);
  else if (fate->troubles & LK_DEMO_TROUBLE_GARBAGE)
    lk_demo_call_answer_text (call, 200, "application/json", HTML_PAGE);
  else if (fate->troubles & LK_DEMO_TROUBLE_DEEP)
    answer_deep (call, fate->depth);
  else if (fate->troubles & (LK_DEMO_TROUBLE_RESET | LK_DEMO_TROUBLE_STALL | LK_DEMO_TROUBLE_HUGE))
    lk_demo_call_answer_empty (call, 200);
  else
    return FALSE;

  return TRUE;
}

/* The streams of libsoup and of TLS each wrap another one. */
static GSocket *
find_socket (GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;

  if (G_IS_SOCKET_CONNECTION (stream))
    return g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));

  g_object_get (stream, G_IS_TLS_CONNECTION (stream) ? "base-io-stream" : "base-iostream", &base,
                NULL);
  return find_socket (base);
}

/* Hangs up in the rudest way: the other side sees a reset connection, not an end. */
static void
reset (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  GSocket *socket = find_socket (stream);
  struct linger now = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  g_socket_close (socket, NULL);
}

static GBytes *
build_head (SoupServerMessage *message, const LkDemoCall *call, guint64 length)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  GString *head = g_string_new (NULL);

  g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", call->status,
                          soup_status_get_phrase (call->status));
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "Content-Length") != 0)
      g_string_append_printf (head, "%s: %s\r\n", name, value);
  g_string_append_printf (head, "Content-Length: %" G_GUINT64_FORMAT "\r\n\r\n", length);

  return g_string_free_to_bytes (head);
}

static GBytes *
get_body (const LkDemoCall *call)
{
  return call->answer != NULL ? g_bytes_ref (call->answer) : g_bytes_new_static ("", 0);
}

static void
truncate_answer (SoupServerMessage *message, const LkDemoCall *call, GCancellable *cancellable)
{
  g_autoptr (GBytes) body = get_body (call);
  gsize length = g_bytes_get_size (body);
  g_autoptr (GBytes) head = build_head (message, call, length);
  LkDemoPour pour = { .head = head, .body = body, .length = length / 2, .piece = length };

  lk_demo_pour (&pour, soup_server_message_steal_connection (message), cancellable);
}

static void
drip (SoupServerMessage *message,
      const LkDemoCall *call,
      const LkDemoFate *fate,
      GCancellable *cancellable)
{
  g_autoptr (GBytes) body = get_body (call);
  gsize length = g_bytes_get_size (body);
  g_autoptr (GBytes) head = build_head (message, call, length);
  LkDemoPour pour = { .head = head,
                      .body = body,
                      .length = length,
                      .piece = fate->drip_bytes,
                      .interval = fate->drip_interval };

  lk_demo_pour (&pour, soup_server_message_steal_connection (message), cancellable);
}

/* An answer that begins well and does not end. */
static void
flood (SoupServerMessage *message,
       const LkDemoCall *call,
       const LkDemoFate *fate,
       GCancellable *cancellable)
{
  g_autofree char *spaces = g_strnfill (BLOCK_SIZE, ' ');
  g_autoptr (GBytes) body = g_bytes_new (spaces, BLOCK_SIZE);
  g_autoptr (GBytes) head = NULL;
  LkDemoPour pour = { .body = body, .length = fate->huge, .piece = BLOCK_SIZE };

  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "application/json", NULL);
  head = build_head (message, call, fate->huge);
  pour.head = head;
  lk_demo_pour (&pour, soup_server_message_steal_connection (message), cancellable);
}

static void
set_headers (SoupServerMessage *message, const LkDemoCall *call, const LkDemoFate *fate)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *seconds = g_strdup_printf ("%u", fate->retry_after);

  if (call->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", call->content_type);
  if (call->status == 302 && fate->redirect != NULL)
    soup_message_headers_replace (headers, "Location", fate->redirect);
  if ((call->status == 429 || call->status == 503)
      && (fate->troubles & LK_DEMO_TROUBLE_RETRY_AFTER))
    soup_message_headers_replace (headers, "Retry-After", seconds);
}

static void
send_well (SoupServerMessage *message, const LkDemoCall *call)
{
  soup_server_message_set_status (message, call->status, NULL);
  if (call->answer != NULL)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), call->answer);
}

/**
 * lk_demo_delivery_send:
 * @message: the request on the wire
 * @call: its answer
 * @fate: what happens to it on the way
 * @stalled: where a connection is kept that nothing more comes over
 * @cancellable: ends what is still being written when the phone system goes
 */
void
lk_demo_delivery_send (SoupServerMessage *message,
                       const LkDemoCall *call,
                       const LkDemoFate *fate,
                       GPtrArray *stalled,
                       GCancellable *cancellable)
{
  set_headers (message, call, fate);

  if (fate->troubles & (LK_DEMO_TROUBLE_RESET | LK_DEMO_TROUBLE_LOST))
    reset (message);
  else if (fate->troubles & LK_DEMO_TROUBLE_STALL)
    g_ptr_array_add (stalled, soup_server_message_steal_connection (message));
  else if (fate->troubles & LK_DEMO_TROUBLE_HUGE)
    flood (message, call, fate, cancellable);
  else if (fate->troubles & LK_DEMO_TROUBLE_TRUNCATE)
    truncate_answer (message, call, cancellable);
  else if (fate->troubles & LK_DEMO_TROUBLE_DRIP)
    drip (message, call, fate, cancellable);
  else
    send_well (message, call);
}
