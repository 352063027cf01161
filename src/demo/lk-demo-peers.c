/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-peers.h"

#include <json-glib/json-glib.h>

#include "lk-demo-services.h"
#include "lk-user-fields.h"

struct _LkDemoPeers
{
  GPtrArray *all; /* JsonObject; NULL before anyone asked */
  LkDemoRowCache *rows;
  guint64 revision; /* of the users */
};

LkDemoPeers *
lk_demo_peers_new (void)
{
  LkDemoPeers *self = g_new0 (LkDemoPeers, 1);

  self->rows = lk_demo_row_cache_new ();
  return self;
}

void
lk_demo_peers_free (LkDemoPeers *self)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  lk_demo_row_cache_free (self->rows);
  g_free (self);
}

static JsonObject *
build_peer (int id, const char *number, const char *name, const char *type, gboolean is_hidden)
{
  JsonObject *peer = json_object_new ();

  json_object_set_int_member (peer, "Id", id);
  json_object_set_string_member (peer, "Number", number);
  json_object_set_string_member (peer, "Name", name);
  json_object_set_string_member (peer, "Type", type);
  json_object_set_boolean_member (peer, "Hidden", is_hidden);
  json_object_set_array_member (peer, "Tags", json_array_new ());
  return peer;
}

static void
add_services (GPtrArray *peers)
{
  for (guint i = 0; lk_demo_services[i].number != NULL; i++)
    {
      const LkDemoService *service = &lk_demo_services[i];

      g_ptr_array_add (peers, build_peer ((int) i + 1, service->number, service->name,
                                          service->type, service->is_hidden));
    }
}

static void
add_users (GPtrArray *peers, GPtrArray *users)
{
  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_autofree char *name = lk_user_dup_name (user);

      g_ptr_array_add (peers, build_peer (lk_user_get_id (user),
                                          lk_user_get_text (user, lk_user_field_number), name,
                                          "Extension", FALSE));
    }
}

/**
 * lk_demo_peers_list:
 * @self: peers
 * @store: all users
 *
 * Returns: (transfer none) (element-type JsonObject): the services, then the users; until users
 *   change.
 */
GPtrArray *
lk_demo_peers_list (LkDemoPeers *self, LkDemoStore *store)
{
  guint64 revision = lk_demo_store_get_revision (store);

  if (self->all != NULL && self->revision == revision)
    return self->all;

  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->revision = revision;
  add_services (self->all);
  add_users (self->all, lk_demo_store_get_users (store));

  return self->all;
}

/**
 * lk_demo_peers_get_rows:
 * @self: peers
 *
 * Returns: (transfer none): the orders that earlier queries left behind; right for the revision of
 *   the users.
 */
LkDemoRowCache *
lk_demo_peers_get_rows (LkDemoPeers *self)
{
  return self->rows;
}
