/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-acts.h"
#include "lk-demo-bind.h"
#include "lk-demo-credentials.h"
#include "lk-demo-provisioning.h"
#include "lk-demo-route.h"
#include "lk-json.h"

/* The user that the path names, or NULL after a 404. */
static LkUser *
find_user (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = lk_demo_store_find (world->store, call->id);

  if (user == NULL)
    lk_demo_call_answer_empty (call, 404);
  return user;
}

static void
list_users (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (LkDemoQuery) query = lk_demo_call_parse_query (call, &lk_demo_type_user);

  if (query == NULL)
    return;

  lk_demo_query_use_cache (query, lk_demo_store_get_rows (world->store),
                           lk_demo_store_get_revision (world->store));
  lk_demo_call_answer_rows (call, query, "Users", lk_demo_store_get_users (world->store));
}

static void
get_user (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);

  if (user != NULL)
    lk_demo_call_answer_entity (call, &lk_demo_type_user, "Users", user);
}

static void
get_user_by_number (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = lk_demo_store_find_number (world->store, call->key);

  if (user == NULL)
    lk_demo_call_answer_empty (call, 404);
  else
    lk_demo_call_answer_entity (call, &lk_demo_type_user, "Users", user);
}

static void
create_user (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (LkDemoQuery) query = lk_demo_call_parse_query (call, &lk_demo_type_user);
  g_autoptr (JsonObject) body = query != NULL ? lk_demo_call_parse_body (call) : NULL;
  g_autoptr (LkDemoWrite) write = NULL;
  LkDemoRefusals refusals;
  LkUser *user = NULL;

  if (body == NULL)
    return;

  write = lk_demo_write_parse (body, world);
  if (write == NULL)
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  refusals = lk_demo_act_create (world, write, &user);
  if (refusals.n > 0)
    {
      lk_demo_call_refuse_all (call, &refusals);
      return;
    }

  lk_demo_call_note_written (call, lk_user_get_id (user));
  lk_demo_call_answer_entity (call, &lk_demo_type_user, "Users", user);
}

/* Ends a write to one user with 204 or the reason why not. */
static void
conclude (LkDemoCall *call, const LkDemoRefusal *refusal)
{
  if (refusal->code != NULL)
    {
      lk_demo_call_refuse (call, refusal);
      return;
    }

  lk_demo_call_note_written (call, call->id);
  lk_demo_call_answer_empty (call, 204);
}

static void
change_user (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);
  g_autoptr (JsonObject) body = user != NULL ? lk_demo_call_parse_body (call) : NULL;
  g_autoptr (LkDemoWrite) write = NULL;
  LkDemoRefusals refusals;

  if (body == NULL)
    return;

  write = lk_demo_write_parse (body, world);
  if (write == NULL)
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  refusals = lk_demo_act_change (world, write, user);
  if (refusals.n > 0)
    {
      lk_demo_call_refuse_all (call, &refusals);
      return;
    }

  lk_demo_call_note_written (call, call->id);
  lk_demo_call_answer_empty (call, 204);
}

static void
remove_user (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);
  LkDemoRefusal refusal;

  if (user == NULL)
    return;

  refusal = lk_demo_act_remove (world, user);
  conclude (call, &refusal);
}

/* Answers with one of a user's collections. */
static void
list_part (LkDemoWorld *world, LkDemoCall *call, const LkDemoType *type, const char *name)
{
  LkUser *user = find_user (world, call);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *fragment = NULL;
  JsonArray *array;

  if (user == NULL)
    return;

  node = lk_value_dup_json (lk_user_get (user, lk_user_field_find (name)));
  array = node != NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (entities, json_array_get_object_element (array, i));

  fragment = g_strdup_printf ("Users(%d)/%s", call->id, name);
  lk_demo_call_answer_entities (call, type, fragment, entities);
}

static void
list_groups (LkDemoWorld *world, LkDemoCall *call)
{
  list_part (world, call, &lk_demo_type_user_group, lk_user_field_groups->name);
}

static void
list_forwarding_profiles (LkDemoWorld *world, LkDemoCall *call)
{
  list_part (world, call, &lk_demo_type_forwarding_profile, "ForwardingProfiles");
}

static void
list_greetings (LkDemoWorld *world, LkDemoCall *call)
{
  list_part (world, call, &lk_demo_type_greeting, "Greetings");
}

static void
has_duplicated_email (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);
  gboolean duplicated;

  if (user == NULL)
    return;

  duplicated =
    lk_demo_store_count_email (world->store, lk_user_get_text (user, lk_user_field_email)) > 1;
  lk_demo_call_answer_value (call, "Edm.Boolean",
                             json_node_init_boolean (json_node_alloc (), duplicated));
}

static void
send_welcome_email (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);
  LkDemoRefusal refusal;

  if (user == NULL)
    return;

  refusal = lk_demo_act_welcome (world, user);
  conclude (call, &refusal);
}

static void
regenerate (LkDemoWorld *world, LkDemoCall *call)
{
  LkUser *user = find_user (world, call);
  g_autoptr (JsonObject) body = user != NULL ? lk_demo_call_parse_body (call) : NULL;
  JsonObject *options;
  LkDemoRefusal refusal;

  if (body == NULL)
    return;

  options = lk_demo_bind_find_object (body, "opts");
  if (options == NULL || !lk_demo_credentials_bind (options))
    {
      lk_demo_call_refuse_body (call);
      return;
    }

  refusal = lk_demo_act_renew (world, options, user);
  conclude (call, &refusal);
}

const LkDemoRoute lk_demo_user_routes[] = {
  { "GET", "/Users", list_users },
  { "POST", "/Users", create_user },
  { "GET", "/Users/Pbx.ExportExtensions", list_users },
  { "GET", "/Users(Number={Key})", get_user_by_number, LK_VERSION (20, 0, 8) },
  { "GET", "/Users/Pbx.GetByNumber(number={Key})", get_user_by_number, 0, LK_VERSION (20, 0, 8) },
  { "GET", "/Users({Id})", get_user },
  { "PATCH", "/Users({Id})", change_user },
  { "DELETE", "/Users({Id})", remove_user },
  { "GET", "/Users({Id})/Groups", list_groups },
  { "GET", "/Users({Id})/ForwardingProfiles", list_forwarding_profiles },
  { "GET", "/Users({Id})/Greetings", list_greetings },
  { "GET", "/Users({Id})/Pbx.GenerateProvLink", lk_demo_provisioning_generate },
  { "GET", "/Users({Id})/Pbx.HasDuplicatedEmail", has_duplicated_email },
  { "POST", "/Users({Id})/Pbx.SendWelcomeEmail", send_welcome_email },
  { "POST", "/Users({Id})/Pbx.Regenerate", regenerate },
  {},
};
