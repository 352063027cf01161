/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-rival.h"

#include <string.h>

#include "lk-demo-monster.h"
#include "lk-demo-numbers.h"
#include "lk-demo-record.h"
#include "lk-demo-route.h"
#include "lk-demo-vocabulary.h"
#include "lk-json-writer.h"
#include "lk-json.h"

#define MONSTER "monster="
#define USERS   "/Users"

static GBytes *
build_body (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  char *text = lk_json_to_string (node);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
conclude (const LkDemoCall *call, GError **error)
{
  gsize length = 0;
  const char *answer = call->answer != NULL ? g_bytes_get_data (call->answer, &length) : "";

  if (call->status < 300)
    return TRUE;

  g_set_error (error, G_IO_ERROR, call->status == 404 ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_FAILED,
               "The phone system answers %u: %.*s", call->status, (int) length, answer);
  return FALSE;
}

/* Sends what a client might, past the token; the ledger tells it from what clients do. */
static gboolean
act (LkDemoWorld *world,
     const char *method,
     const char *path,
     GBytes *body,
     int *id,
     GError **error)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  g_auto (LkDemoCall) call = {
    .method = method,
    .path = path,
    .headers = headers,
    .body = body,
    .origin = "",
    .version = world->version,
  };

  lk_demo_call_init (&call);
  soup_message_headers_set_content_type (headers, "application/json", NULL);
  lk_demo_route_call (world, &call);
  lk_demo_ledger_record (world->ledger, LK_DEMO_BY_RIVAL, path, &call);
  if (id != NULL)
    *id = call.written->len > 0 ? g_array_index (call.written, int, 0) : 0;
  return conclude (&call, error);
}

/**
 * lk_demo_rival_create_user:
 * @world: the phone system
 * @body: what a POST of the user would send
 * @id: (out) (optional): the new user's Id; 0 where nobody was created
 * @error: return location
 *
 * Creates a user as another administrator might just now. The ledger tells it from what clients do.
 *
 * Returns: whether it was carried out; otherwise, with the phone system's answer,
 *   %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_rival_create_user (LkDemoWorld *world, JsonObject *body, int *id, GError **error)
{
  g_autoptr (GBytes) bytes = build_body (body);

  return act (world, "POST", USERS, bytes, id, error);
}

/**
 * lk_demo_rival_remove_user:
 * @world: the phone system
 * @id: a user
 * @error: return location
 *
 * Removes a user as another administrator might just now.
 *
 * Returns: whether it was carried out; otherwise %G_IO_ERROR_NOT_FOUND or, with the phone system's
 *   answer, %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_rival_remove_user (LkDemoWorld *world, int id, GError **error)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *path = g_strdup_printf (USERS "(%d)", id);

  return act (world, "DELETE", path, nothing, NULL, error);
}

/* Someone else who takes the number that the client asks for, or would be given. */
static JsonObject *
build_outrunner (LkDemoWorld *world, GBytes *body)
{
  g_autoptr (JsonNode) root = lk_json_parse (body, NULL);
  JsonObject *wanted = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  const char *asked = wanted != NULL ? lk_json_peek_string (wanted, lk_user_field_number->name)
                                     : NULL;
  g_autofree char *next = lk_demo_number_find_free (world, "");
  JsonObject *outrunner = json_object_new ();

  if (asked == NULL || *asked == '\0')
    asked = next;
  if (asked != NULL)
    json_object_set_string_member (outrunner, lk_user_field_number->name, asked);
  json_object_set_string_member (outrunner, lk_user_field_first_name->name, "Ruth");
  json_object_set_string_member (outrunner, lk_user_field_last_name->name, "Rival");
  return outrunner;
}

/**
 * lk_demo_rival_outrun:
 * @world: the phone system
 * @body: what a client's creation sends
 * @is_twin: whether the other one is exactly whom the client wants
 *
 * Lets another administrator create someone with the same number, just before the client's request
 * is carried out. Where the phone system refuses that, nothing happens.
 */
void
lk_demo_rival_outrun (LkDemoWorld *world, GBytes *body, gboolean is_twin)
{
  g_autoptr (JsonObject) outrunner = NULL;

  if (is_twin)
    {
      act (world, "POST", USERS, body, NULL, NULL);
      return;
    }

  outrunner = build_outrunner (world, body);
  lk_demo_rival_create_user (world, outrunner, NULL, NULL);
}

/**
 * lk_demo_rival_change_user:
 * @world: the phone system
 * @id: a user
 * @body: what a PATCH of the user would send
 * @error: return location
 *
 * Does what another administrator might do just now. The ledger tells it from what clients do.
 *
 * Returns: whether it was carried out; otherwise %G_IO_ERROR_NOT_FOUND or, with the phone system's
 *   answer, %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_rival_change_user (LkDemoWorld *world, int id, JsonObject *body, GError **error)
{
  g_autoptr (GBytes) bytes = build_body (body);
  g_autofree char *path = g_strdup_printf (USERS "(%d)", id);

  return act (world, "PATCH", path, bytes, NULL, error);
}

static gboolean
take_members (LkDemoRecord *record, JsonObject *members, GError **error)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      JsonNode *node = json_object_get_member (members, field->name);

      if (node != NULL && JSON_NODE_HOLDS_NULL (node))
        lk_value_set_null (&record->values[i]);
      else if (node != NULL && !lk_field_from_json (field, node, &record->values[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_record (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return FALSE;
}

/* Whoever is there keeps the number, because everything finds people by it. */
static gboolean
check_number (LkDemoWorld *world, LkUser *user, LkDemoRecord *record, GError **error)
{
  const char *number = lk_value_get_text (lk_demo_record_at (record, lk_user_field_number));

  if (number == NULL || *number == '\0')
    return refuse_record (error, "A record needs a Number.");
  if (user != NULL && g_str_equal (number, lk_user_get_text (user, lk_user_field_number)))
    return TRUE;
  if (user != NULL || lk_demo_store_find_number (world->store, number) != NULL)
    return refuse_record (error, "The Number is another’s.");

  return TRUE;
}

static void
note_written (LkDemoWorld *world, int id)
{
  g_autofree char *path = g_strdup_printf (USERS "(%d)", id);
  g_auto (LkDemoCall) call = { .method = "PUT", .status = 204 };

  lk_demo_call_init (&call);
  lk_demo_call_note_written (&call, id);
  lk_demo_ledger_record (world->ledger, LK_DEMO_BY_RIVAL, path, &call);
}

/**
 * lk_demo_rival_put_record:
 * @world: the phone system
 * @record: a `Pbx.User` with an Id; what it leaves out stays as it is, or as in a new user
 * @error: return location
 *
 * Makes a user what no client could: nothing is checked, members and choices may be in it that no
 * document knows, and null anywhere. The server knows all of that from then on, and so takes it
 * back from clients. Departments that are not there are made.
 *
 * Returns: whether it is done; otherwise %G_IO_ERROR_INVALID_ARGUMENT, or the %LK_ERROR of a member
 *   of another JSON type.
 */
gboolean
lk_demo_rival_put_record (LkDemoWorld *world, JsonObject *record, GError **error)
{
  int id = (int) lk_json_peek_int (record, "Id", 0);
  LkUser *user = lk_demo_store_find (world->store, id);
  LkFieldSet *fields = lk_demo_store_get_fields (world->store);
  g_auto (LkDemoRecord) values = {};
  g_autoptr (LkUser) newer = NULL;

  if (id <= 0)
    return refuse_record (error, "A record needs an Id.");

  if (user != NULL)
    lk_demo_record_init_copy (&values, user);
  else
    lk_demo_record_init_new (&values);
  if (!take_members (&values, record, error) || !check_number (world, user, &values, error))
    return FALSE;

  lk_demo_vocabulary_learn (world->vocabulary, &lk_demo_type_user, record);
  lk_demo_groups_make_known (world->groups, lk_json_peek_array (record, "Groups"));
  newer = lk_demo_record_to_user (&values, fields, id);
  if (user != NULL)
    lk_demo_store_update (world->store, user, newer);
  else
    lk_demo_store_add (world->store, g_steal_pointer (&newer));
  lk_demo_store_set_extras (world->store, id, record);
  note_written (world, id);
  return TRUE;
}

static gboolean
make_monster (LkDemoWorld *world, const char *text, GError **error)
{
  g_autoptr (JsonObject) monster = NULL;
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &id, error))
    return FALSE;
  if (lk_demo_store_find (world->store, (int) id) == NULL)
    return refuse_record (error, "There is no such user.");

  monster = lk_demo_monster_build ((int) id, world->version);
  return lk_demo_rival_put_record (world, monster, error);
}

/**
 * lk_demo_rival_add_fault:
 * @world: the phone system
 * @spec: a knob, a fault, or a user to make a monster of
 * @error: return location
 *
 * Returns: whether @spec can be understood; otherwise %G_IO_ERROR_INVALID_ARGUMENT.
 */
gboolean
lk_demo_rival_add_fault (LkDemoWorld *world, const char *spec, GError **error)
{
  if (g_str_has_prefix (spec, MONSTER))
    return make_monster (world, spec + strlen (MONSTER), error);

  return lk_demo_world_add_fault (world, spec, error);
}
