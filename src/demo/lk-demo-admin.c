/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-admin.h"

#include <string.h>

#include "lk-demo-rival.h"
#include "lk-json.h"

/* 100,000 whole users are half a gigabyte: they are handed out by the thousand. */
#define PAGE 1000

#define USERS "/demo/users"

static guint
get_number (GHashTable *query, const char *name, guint fallback)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    return fallback;
  return (guint) number;
}

/* The truth: every field of every user, secrets too. */
static void
serve_users (LkDemoWorld *world, LkDemoCall *call, GHashTable *query)
{
  GPtrArray *users = lk_demo_store_get_users (world->store);
  guint skip = get_number (query, "skip", 0);
  guint top = get_number (query, "top", PAGE);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  JsonArray *value = json_array_new ();

  for (guint i = skip; i < users->len && i - skip < top; i++)
    json_array_add_object_element (value,
                                   lk_demo_store_build_record (world->store,
                                                               g_ptr_array_index (users, i)));

  json_object_set_int_member (body, "total", users->len);
  json_object_set_int_member (body, "revision", (gint64) lk_demo_store_get_revision (world->store));
  json_object_set_array_member (body, "value", value);
  json_node_take_object (node, body);
  lk_demo_call_answer_json (call, 200, node);
}

static void
refuse (LkDemoCall *call, const char *message)
{
  lk_demo_call_answer_text (call, 400, "text/plain; charset=utf-8", message);
}

static void
add_faults (LkDemoWorld *world, LkDemoCall *call, JsonArray *specs)
{
  for (guint i = 0; specs != NULL && i < json_array_get_length (specs); i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node = json_array_get_element (specs, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        refuse (call, "A fault is a string.");
      else if (!lk_demo_rival_add_fault (world, json_node_get_string (node), &error))
        refuse (call, error->message);
      else
        continue;
      return;
    }
}

static void
take_faults (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonNode) root = lk_json_parse (call->body, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (call, "Send {\"add\": [\"…\"]} or {\"clear\": true}.");
      return;
    }

  lk_demo_call_answer_empty (call, 204);
  if (lk_json_peek_bool (json_node_get_object (root), "clear"))
    lk_demo_world_clear_faults (world);
  add_faults (world, call, lk_json_peek_array (json_node_get_object (root), "add"));
}

static void
answer_and_free (LkDemoCall *call, JsonNode *node)
{
  lk_demo_call_answer_json (call, 200, node);
  json_node_unref (node);
}

/* The Id in "/demo/users/1000"; 0 where there is none. */
static int
parse_id (const char *path)
{
  const char *digits = g_str_has_prefix (path, USERS "/") ? path + strlen (USERS "/") : "";
  gint64 id;

  return g_ascii_string_to_signed (digits, 10, 1, G_MAXINT32, &id, NULL) ? (int) id : 0;
}

static void
act_as_rival (LkDemoWorld *world, LkDemoCall *call, int id)
{
  g_autoptr (JsonNode) root = lk_json_parse (call->body, NULL);
  g_autoptr (GError) error = NULL;
  gboolean puts = g_str_equal (call->method, "PUT");
  JsonObject *body;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (call, "Send the members of a user.");
      return;
    }

  body = json_node_get_object (root);
  if (puts)
    json_object_set_int_member (body, "Id", id);
  if (puts ? lk_demo_rival_put_record (world, body, &error)
           : lk_demo_rival_change_user (world, id, body, &error))
    lk_demo_call_answer_empty (call, 204);
  else
    refuse (call, error->message);
}

static void
create_as_rival (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonNode) root = lk_json_parse (call->body, NULL);
  g_autoptr (GError) error = NULL;
  int id;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    refuse (call, "Send the members of a user.");
  else if (!lk_demo_rival_create_user (world, json_node_get_object (root), &id, &error))
    refuse (call, error->message);
  else
    {
      g_autofree char *text = g_strdup_printf ("{\"Id\":%d}", id);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);

      lk_demo_call_answer_json (call, 201, node);
    }
}

static void
remove_as_rival (LkDemoWorld *world, LkDemoCall *call, int id)
{
  g_autoptr (GError) error = NULL;

  if (lk_demo_rival_remove_user (world, id, &error))
    lk_demo_call_answer_empty (call, 204);
  else
    refuse (call, error->message);
}

static void
answer_record (LkDemoCall *call, JsonObject *record)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, record);
  answer_and_free (call, node);
}

static void
serve_user (LkDemoWorld *world, LkDemoCall *call, int id)
{
  LkUser *user = lk_demo_store_find (world->store, id);

  if (g_str_equal (call->method, "PATCH") || g_str_equal (call->method, "PUT"))
    act_as_rival (world, call, id);
  else if (user == NULL)
    lk_demo_call_answer_empty (call, 404);
  else if (g_str_equal (call->method, "DELETE"))
    remove_as_rival (world, call, id);
  else if (g_str_equal (call->method, "GET"))
    answer_record (call, lk_demo_store_build_record (world->store, user));
  else
    lk_demo_call_answer_empty (call, 405);
}

/**
 * lk_demo_admin_serve:
 * @world: the phone system
 * @call: a request below `/demo`
 * @path: (nullable): its path
 * @query: (nullable): its query
 *
 * The side door for tests and for the curious: it is on loopback only, because the whole demo is,
 * and wants no token.
 */
void
lk_demo_admin_serve (LkDemoWorld *world, LkDemoCall *call, const char *path, GHashTable *query)
{
  g_autofree char *what = g_strdup_printf ("%s %s", call->method, path != NULL ? path : "");

  if (g_str_equal (what, "GET /demo/ledger"))
    answer_and_free (call, lk_demo_ledger_dup_writes (world->ledger));
  else if (g_str_equal (what, "GET /demo/requests"))
    answer_and_free (call, lk_demo_ledger_dup_counts (world->ledger));
  else if (g_str_equal (what, "GET /demo/users"))
    serve_users (world, call, query);
  else if (g_str_equal (what, "POST " USERS))
    create_as_rival (world, call);
  else if (g_str_equal (what, "POST /demo/faults"))
    take_faults (world, call);
  else if (path != NULL && parse_id (path) > 0)
    serve_user (world, call, parse_id (path));
  else
    lk_demo_call_answer_empty (call, 404);
}
