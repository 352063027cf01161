/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-door.h"

struct _LkDemoDoor
{
  SoupServer *server;
  GTlsCertificate *certificate; /* NULL for plain connections */
  GSocketService *service;
  guint port;
};

static GIOStream *
protect (LkDemoDoor *self, GSocketConnection *connection)
{
  if (self->certificate == NULL)
    return G_IO_STREAM (g_object_ref (connection));

  return g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  LkDemoDoor *self = user_data;
  g_autoptr (GIOStream) stream = protect (self, connection);
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  /* Whoever has hung up already has no address any more. */
  if (stream != NULL && local != NULL && remote != NULL)
    soup_server_accept_iostream (self->server, stream, local, remote, NULL);
  return TRUE;
}

static gboolean
listen_on (LkDemoDoor *self, guint port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, (guint16) port);
  g_autoptr (GSocketAddress) address = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &address,
                                      error))
    return FALSE;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  return TRUE;
}

/**
 * lk_demo_door_open:
 * @server: who shall get the connections
 * @port: a port; 0 takes a free one
 * @certificate: (nullable): with its private key, for encrypted connections
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a door that lets connections in.
 */
LkDemoDoor *
lk_demo_door_open (SoupServer *server, guint port, GTlsCertificate *certificate, GError **error)
{
  g_autoptr (LkDemoDoor) self = g_new0 (LkDemoDoor, 1);

  self->server = g_object_ref (server);
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);

  return listen_on (self, port, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lk_demo_door_close:
 * @self: (transfer full): a door; nobody comes in any more
 */
void
lk_demo_door_close (LkDemoDoor *self)
{
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_object_unref (self->server);
  g_free (self);
}

/**
 * lk_demo_door_dup_origin:
 * @self: an open door
 *
 * Returns: (transfer full): "http://127.0.0.1:PORT".
 */
char *
lk_demo_door_dup_origin (LkDemoDoor *self)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", self->certificate != NULL ? "https" : "http",
                          self->port);
}
