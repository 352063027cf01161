/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-ledger.h"

struct _LkDemoLedger
{
  JsonArray *writes;
  GHashTable *counts;  /* "METHOD path" → how many requests */
  GHashTable *changes; /* an Id → how often clients changed that user */
  guint n_requests;
};

LkDemoLedger *
lk_demo_ledger_new (void)
{
  LkDemoLedger *self = g_new0 (LkDemoLedger, 1);

  self->writes = json_array_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changes = g_hash_table_new (NULL, NULL);

  return self;
}

void
lk_demo_ledger_free (LkDemoLedger *self)
{
  json_array_unref (self->writes);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->changes);
  g_free (self);
}

static char *
build_key (const char *method, const char *kind)
{
  return g_strdup_printf ("%s %s", method, kind);
}

/**
 * lk_demo_ledger_count:
 * @self: a ledger
 * @method: a request's method
 * @kind: its path as lk_demo_route_normalise() makes it
 */
void
lk_demo_ledger_count (LkDemoLedger *self, const char *method, const char *kind)
{
  char *key = build_key (method, kind);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

  g_hash_table_replace (self->counts, key, GUINT_TO_POINTER (count + 1));
  self->n_requests++;
}

/**
 * lk_demo_ledger_get_count:
 * @self: a ledger
 * @method: (nullable): a method; %NULL counts every request there was
 * @kind: (nullable): a path with `{Id}` in the place of keys
 *
 * Returns: how many such requests came.
 */
guint
lk_demo_ledger_get_count (LkDemoLedger *self, const char *method, const char *kind)
{
  g_autofree char *key = NULL;

  if (method == NULL)
    return self->n_requests;

  key = build_key (method, kind);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

/**
 * lk_demo_ledger_count_changes:
 * @self: a ledger
 * @id: a user
 *
 * Returns: how often a client's request about this user was carried out.
 */
guint
lk_demo_ledger_count_changes (LkDemoLedger *self, int id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->changes, GINT_TO_POINTER (id)));
}

static void
note_change (LkDemoLedger *self, int id)
{
  g_hash_table_replace (self->changes, GINT_TO_POINTER (id),
                        GUINT_TO_POINTER (lk_demo_ledger_count_changes (self, id) + 1));
}

/**
 * lk_demo_ledger_record:
 * @self: a ledger
 * @writer: who did it
 * @path: the request's whole path
 * @call: an answered call; it is recorded if it changed anything
 */
void
lk_demo_ledger_record (LkDemoLedger *self,
                       LkDemoWriter writer,
                       const char *path,
                       const LkDemoCall *call)
{
  JsonObject *entry;
  JsonArray *ids;

  if (call->written->len == 0)
    return;

  ids = json_array_new ();
  for (guint i = 0; i < call->written->len; i++)
    {
      json_array_add_int_element (ids, g_array_index (call->written, int, i));
      if (writer == LK_DEMO_BY_CLIENT)
        note_change (self, g_array_index (call->written, int, i));
    }

  entry = json_object_new ();
  json_object_set_int_member (entry, "sequence", json_array_get_length (self->writes) + 1);
  json_object_set_string_member (entry, "method", call->method);
  json_object_set_string_member (entry, "path", path);
  json_object_set_array_member (entry, "ids", ids);
  json_object_set_int_member (entry, "status", call->status);
  json_object_set_string_member (entry, "by", writer == LK_DEMO_BY_RIVAL ? "rival" : "client");
  json_array_add_object_element (self->writes, entry);
}

static JsonNode *
wrap (const char *name, JsonArray *array, guint total)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "total", total);
  json_object_set_array_member (object, name, array);
  json_node_take_object (node, object);
  return node;
}

/**
 * lk_demo_ledger_dup_writes:
 * @self: a ledger
 *
 * Returns: (transfer full): `{"total": …, "value": [{"sequence", "method", "path", "ids",
 *   "status", "by"}…]}`; by is "client" or "rival".
 */
JsonNode *
lk_demo_ledger_dup_writes (LkDemoLedger *self)
{
  return wrap ("value", json_array_ref (self->writes), json_array_get_length (self->writes));
}

/**
 * lk_demo_ledger_dup_counts:
 * @self: a ledger
 *
 * Returns: (transfer full): `{"total": …, "value": [{"method", "path", "count"}…]}`, in the order
 * of the paths.
 */
JsonNode *
lk_demo_ledger_dup_counts (LkDemoLedger *self)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GList) keys = g_hash_table_get_keys (self->counts);

  keys = g_list_sort (keys, (GCompareFunc) g_strcmp0);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_auto (GStrv) parts = g_strsplit (l->data, " ", 2);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "method", parts[0]);
      json_object_set_string_member (entry, "path", parts[1]);
      json_object_set_int_member (entry, "count",
                                  GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, l->data)));
      json_array_add_object_element (array, entry);
    }

  return wrap ("value", array, self->n_requests);
}
