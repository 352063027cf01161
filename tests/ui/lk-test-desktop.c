/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-desktop.h"

#define SESSION       "org.gnome.SessionManager"
#define SESSION_PATH  "/org/gnome/SessionManager"
#define CLIENT_PATH   "/org/gnome/SessionManager/Client1"
#define NOTIFICATIONS "org.freedesktop.Notifications"
#define NOTIFY_PATH   "/org/freedesktop/Notifications"

static const char interfaces[] =
  "<node>"
  "<interface name='org.gnome.SessionManager'>"
  "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='o' direction='out'/></method>"
  "<method name='UnregisterClient'><arg type='o' direction='in'/></method>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' direction='out'/>"
  "</method>"
  "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
  "</interface>"
  "<interface name='org.gnome.SessionManager.ClientPrivate'>"
  "<method name='EndSessionResponse'><arg type='b' direction='in'/><arg type='s' direction='in'/>"
  "</method>"
  "</interface>"
  "<interface name='org.freedesktop.Notifications'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface>"
  "</node>";

struct _LkTestDesktop
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusNodeInfo *node;

  /* Under the lock. */
  GMutex lock;
  GCond changed;
  gboolean is_there;
  GHashTable *inhibitors; /* a cookie to the flags */
  guint n_cookies;
  guint n_notifications;
  char *notification; /* the last one: its title and its text */
};

/* With the lock held. */
static GVariant *
inhibit (LkTestDesktop *self, GVariant *parameters)
{
  guint flags;

  g_variant_get (parameters, "(susu)", NULL, NULL, NULL, &flags);
  self->n_cookies++;
  g_hash_table_insert (self->inhibitors, GUINT_TO_POINTER (self->n_cookies),
                       GUINT_TO_POINTER (flags));
  return g_variant_new ("(u)", self->n_cookies);
}

/* With the lock held. */
static GVariant *
uninhibit (LkTestDesktop *self, GVariant *parameters)
{
  guint cookie;

  g_variant_get (parameters, "(u)", &cookie);
  g_hash_table_remove (self->inhibitors, GUINT_TO_POINTER (cookie));
  return NULL;
}

/* With the lock held. */
static GVariant *
show (LkTestDesktop *self, GVariant *parameters)
{
  const char *title, *text;

  g_variant_get (parameters, "(&su&s&s&sasa{sv}i)", NULL, NULL, NULL, &title, &text, NULL, NULL,
                 NULL);
  g_free (self->notification);
  self->notification = g_strdup_printf ("%s|%s", title, text);
  self->n_notifications++;
  return g_variant_new ("(u)", self->n_notifications);
}

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  LkTestDesktop *self = user_data;
  GVariant *answer = NULL;

  g_mutex_lock (&self->lock);
  if (g_str_equal (method, "Inhibit"))
    answer = inhibit (self, parameters);
  else if (g_str_equal (method, "Uninhibit"))
    answer = uninhibit (self, parameters);
  else if (g_str_equal (method, "Notify"))
    answer = show (self, parameters);
  else if (g_str_equal (method, "RegisterClient"))
    answer = g_variant_new ("(o)", CLIENT_PATH);
  g_mutex_unlock (&self->lock);
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
offer (LkTestDesktop *self, GDBusConnection *connection, const char *interface, const char *path)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (connection, path,
                                     g_dbus_node_info_lookup_interface (self->node, interface),
                                     &table, self, NULL, &error);
  g_assert_no_error (error);
}

static void
take_name (GDBusConnection *connection, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
    answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus",
                                          "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                          "RequestName", g_variant_new ("(su)", name, 0), NULL,
                                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (address,
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                              | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static gpointer
run (gpointer user_data)
{
  LkTestDesktop *self = user_data;
  g_autoptr (GDBusConnection) connection = NULL;

  g_main_context_push_thread_default (self->context);
  connection = connect_to_bus ();
  offer (self, connection, SESSION, SESSION_PATH);
  offer (self, connection, SESSION ".ClientPrivate", CLIENT_PATH);
  offer (self, connection, NOTIFICATIONS, NOTIFY_PATH);
  take_name (connection, SESSION);
  take_name (connection, NOTIFICATIONS);
  g_mutex_lock (&self->lock);
  self->is_there = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * lk_test_desktop_new:
 *
 * Returns: (transfer full): a desktop that answers already.
 */
LkTestDesktop *
lk_test_desktop_new (void)
{
  LkTestDesktop *self = g_new0 (LkTestDesktop, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->inhibitors = g_hash_table_new (NULL, NULL);
  self->node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("desktop", run, self);
  g_mutex_lock (&self->lock);
  while (!self->is_there)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

void
lk_test_desktop_free (LkTestDesktop *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_dbus_node_info_unref (self->node);
  g_hash_table_unref (self->inhibitors);
  g_free (self->notification);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * lk_test_desktop_get_inhibited:
 * @self: a desktop
 *
 * Returns: what of a session's end is held up now: GtkApplicationInhibitFlags.
 */
guint
lk_test_desktop_get_inhibited (LkTestDesktop *self)
{
  GHashTableIter iter;
  gpointer flags;
  guint all = 0;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->inhibitors);
  while (g_hash_table_iter_next (&iter, NULL, &flags))
    all |= GPOINTER_TO_UINT (flags);
  g_mutex_unlock (&self->lock);
  return all;
}

guint
lk_test_desktop_count_notifications (LkTestDesktop *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_notifications;
  g_mutex_unlock (&self->lock);
  return n;
}

/**
 * lk_test_desktop_dup_notification:
 * @self: a desktop
 *
 * Returns: (transfer full) (nullable): "title|text" of the last one.
 */
char *
lk_test_desktop_dup_notification (LkTestDesktop *self)
{
  char *notification;

  g_mutex_lock (&self->lock);
  notification = g_strdup (self->notification);
  g_mutex_unlock (&self->lock);
  return notification;
}
