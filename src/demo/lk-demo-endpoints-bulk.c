/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-acts.h"
#include "lk-demo-bind.h"
#include "lk-demo-credentials.h"
#include "lk-demo-numbers.h"
#include "lk-demo-route.h"
#include "lk-json.h"

/* What a bulk call does to each of its users. */
typedef LkDemoRefusal (*Act) (LkDemoWorld *world, gpointer what, LkUser *user);

static LkDemoRefusal
change (LkDemoWorld *world, gpointer what, LkUser *user)
{
  LkDemoRefusals refusals = lk_demo_act_change (world, what, user);

  return refusals.n > 0 ? refusals.all[0] : (LkDemoRefusal) { NULL };
}

static LkDemoRefusal
renew (LkDemoWorld *world, gpointer what, LkUser *user)
{
  return lk_demo_act_renew (world, what, user);
}

static LkUser *
dup_user (LkDemoWorld *world, LkUser *user)
{
  g_auto (LkDemoRecord) record = {};

  lk_demo_record_init_copy (&record, user);
  return lk_demo_record_to_user (&record, lk_demo_store_get_fields (world->store),
                                 lk_user_get_id (user));
}

/* Backwards, because a user may be named twice. */
static void
undo (LkDemoWorld *world, LkDemoCall *call, GPtrArray *before)
{
  for (guint i = before->len; i > 0; i--)
    {
      LkUser *former = g_ptr_array_index (before, i - 1);

      lk_demo_store_update (world->store,
                            lk_demo_store_find (world->store, lk_user_get_id (former)), former);
    }
  g_array_set_size (call->written, 0);
}

/* Does it to one user after the other. How much of a refused call stays done is not known: the knob
 * decides (behaviour.md, 5.1 and 11). */
static LkDemoRefusal
act_on_all (LkDemoWorld *world, LkDemoCall *call, GArray *ids, Act act, gpointer what)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  LkDemoRefusal first = {};

  for (guint i = 0; i < ids->len; i++)
    {
      int id = g_array_index (ids, int, i);
      LkUser *user = lk_demo_store_find (world->store, id);
      g_autoptr (LkUser) former = user != NULL ? dup_user (world, user) : NULL;
      LkDemoRefusal refusal = user != NULL ? act (world, what, user)
                                           : (LkDemoRefusal) { "NOT_FOUND", "ids" };

      if (refusal.code == NULL)
        {
          g_ptr_array_add (before, g_steal_pointer (&former));
          lk_demo_call_note_written (call, id);
          continue;
        }
      if (first.code == NULL)
        first = refusal;
      if (world->knobs.bulk != LK_DEMO_BULK_WHOLE)
        break;
    }

  if (first.code != NULL && world->knobs.bulk == LK_DEMO_BULK_NONE)
    undo (world, call, before);
  return first;
}

static void
conclude (LkDemoCall *call, LkDemoRefusal refusal)
{
  if (refusal.code != NULL)
    lk_demo_call_refuse (call, &refusal);
  else
    lk_demo_call_answer_empty (call, 204);
}

typedef LkDemoWrite *(*Parse) (JsonObject *body, LkDemoWorld *world);

static void
update_all (LkDemoWorld *world, LkDemoCall *call, Parse parse)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  g_autoptr (GArray) ids = body != NULL ? lk_demo_bind_find_ids (body) : NULL;
  JsonObject *user = body != NULL ? lk_demo_bind_find_object (body, "user") : NULL;
  g_autoptr (LkDemoWrite) write = NULL;

  if (body == NULL)
    return;

  write = user != NULL ? parse (user, world) : NULL;
  if (ids == NULL || write == NULL)
    lk_demo_call_refuse_body (call);
  else
    conclude (call, act_on_all (world, call, ids, change, write));
}

static void
bulk_update (LkDemoWorld *world, LkDemoCall *call)
{
  update_all (world, call, lk_demo_write_parse);
}

static void
multi_user_update (LkDemoWorld *world, LkDemoCall *call)
{
  update_all (world, call, lk_demo_write_parse_multi);
}

/* In 20.0.4 the options stood beside the Ids (behaviour.md, 5.4). */
static JsonObject *
find_options (JsonObject *body, LkVersion version)
{
  JsonObject *options;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (version >= LK_VERSION (20, 0, 5))
    {
      options = lk_demo_bind_find_object (body, "opts");
      return options != NULL ? json_object_ref (options) : NULL;
    }

  options = json_object_new ();
  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    if (g_ascii_strcasecmp (name, "ids") != 0)
      json_object_set_member (options, name, lk_json_copy (node));
  return options;
}

static void
regenerate_passwords (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  g_autoptr (GArray) ids = body != NULL ? lk_demo_bind_find_ids (body) : NULL;
  g_autoptr (JsonObject) options = body != NULL ? find_options (body, world->version) : NULL;

  if (body == NULL)
    return;

  if (ids == NULL || options == NULL || !lk_demo_credentials_bind (options))
    lk_demo_call_refuse_body (call);
  else
    conclude (call, act_on_all (world, call, ids, renew, options));
}

static void
add_delete_error (JsonArray *errors, const char *number, const char *code, LkVersion version)
{
  g_autofree char *warning = lk_demo_error_dup_warning (code, version);
  JsonObject *row = json_object_new ();

  json_object_set_string_member (row, "ExtensionNumber", number);
  json_object_set_string_member (row, "Error", warning);
  json_array_add_object_element (errors, row);
}

/* Says 200 whatever becomes of the users: only the rows tell (behaviour.md, 5.2). */
static void
batch_delete (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  g_autoptr (GArray) ids = body != NULL ? lk_demo_bind_find_ids (body) : NULL;
  g_autoptr (JsonArray) errors = json_array_new ();

  if (body == NULL)
    return;
  if (ids == NULL)
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  for (guint i = 0; i < ids->len; i++)
    {
      int id = g_array_index (ids, int, i);
      LkUser *user = lk_demo_store_find (world->store, id);
      LkDemoRefusal refusal = {};

      if (user == NULL)
        continue;
      refusal = lk_demo_act_remove (world, user);
      if (refusal.code == NULL)
        lk_demo_call_note_written (call, id);
      else
        add_delete_error (errors, lk_user_get_text (user, lk_user_field_number), refusal.code,
                          world->version);
    }

  lk_demo_call_answer_value (call, "Collection(Pbx.UserDeleteError)",
                             json_node_init_array (json_node_alloc (), errors));
}

static void
get_duplicated_emails (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  JsonNode *emails = body != NULL ? lk_demo_bind_find (body, "emails") : NULL;
  g_autoptr (JsonArray) taken = json_array_new ();
  JsonArray *array;

  if (body == NULL)
    return;
  if (emails == NULL || !JSON_NODE_HOLDS_ARRAY (emails))
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  array = json_node_get_array (emails);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *address =
        json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : "";

      if (*address != '\0' && lk_demo_store_count_email (world->store, address) > 0)
        json_array_add_string_element (taken, address);
    }

  lk_demo_call_answer_value (call, "Collection(Edm.String)",
                             json_node_init_array (json_node_alloc (), taken));
}

static void
answer_number (LkDemoWorld *world, LkDemoCall *call, const char *prefix)
{
  static const LkDemoRefusal gone = { "NO_MORE_NUMBERS_AVAILABLE", NULL };
  g_autofree char *number = lk_demo_number_find_free (world, prefix);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *answer;

  if (number == NULL)
    {
      lk_demo_call_refuse (call, &gone);
      return;
    }

  node = json_node_new (JSON_NODE_OBJECT);
  answer = json_object_new ();
  json_object_set_string_member (answer, "Number", number);
  json_node_take_object (node, answer);
  lk_demo_call_answer_json (call, 200, node);
}

static void
get_first_available_extension_number (LkDemoWorld *world, LkDemoCall *call)
{
  answer_number (world, call, "");
}

static void
get_first_available_hotdesking_number (LkDemoWorld *world, LkDemoCall *call)
{
  answer_number (world, call, "HD");
}

static LkDemoRefusal
do_nothing (LkDemoWorld *world, gpointer what, LkUser *user)
{
  return (LkDemoRefusal) { NULL };
}

static void
reprovision_all_phones (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (JsonObject) body = lk_demo_call_parse_body (call);
  g_autoptr (GArray) ids = body != NULL ? lk_demo_bind_find_ids (body) : NULL;

  if (body == NULL)
    return;

  if (ids == NULL)
    lk_demo_call_refuse_body (call);
  else
    conclude (call, act_on_all (world, call, ids, do_nothing, NULL));
}

const LkDemoRoute lk_demo_bulk_routes[] = {
  { "POST", "/Users/Pbx.BulkUpdate", bulk_update },
  { "POST", "/Users/Pbx.MultiUserUpdate", multi_user_update },
  { "POST", "/Users/Pbx.BatchDelete", batch_delete },
  { "POST", "/Users/Pbx.RegeneratePasswords", regenerate_passwords },
  { "POST", "/Users/Pbx.GetDuplicatedEmails", get_duplicated_emails },
  { "GET", "/Users/Pbx.GetFirstAvailableExtensionNumber", get_first_available_extension_number },
  { "GET", "/Users/Pbx.GetFirstAvailableHotdeskingNumber", get_first_available_hotdesking_number },
  { "POST", "/Users/Pbx.ReprovisionAllPhones", reprovision_all_phones },
  {},
};
