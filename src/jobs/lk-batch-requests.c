/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-requests.h"

#include "lk-hunt.h"
#include "lk-json-writer.h"
#include "lk-save-plan.h"
#include "lk-user-fields.h"

#define USERS_PATH "/Users"

/* Those who get the same at the same time. */
typedef struct
{
  guint step;
  JsonObject *body;
  GArray *ids;
} Group;

static void
group_free (Group *group)
{
  json_object_unref (group->body);
  g_array_unref (group->ids);
  g_free (group);
}

static char *
describe_body (guint step, JsonObject *body)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (node, body);
  text = lk_json_to_string (node);
  return g_strdup_printf ("%u %s", step, text);
}

static void
take_body (GPtrArray *groups, GHashTable *found, guint step, JsonObject *body, int id)
{
  g_autofree char *key = describe_body (step, body);
  Group *group = g_hash_table_lookup (found, key);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->step = step;
      group->body = json_object_ref (body);
      group->ids = g_array_new (FALSE, FALSE, sizeof (int));
      g_ptr_array_add (groups, group);
      g_hash_table_insert (found, g_steal_pointer (&key), group);
    }
  g_array_append_val (group->ids, id);
}

static LkDifference *
find_ticked (LkJob *job, LkJobItem *item)
{
  LkDifference *whole = lk_job_item_get_difference (item);
  g_autoptr (LkDifference) part = NULL;

  if (whole == NULL || !lk_job_is_ticked (job, item, NULL))
    return NULL;

  part = lk_difference_new (lk_difference_get_user_id (whole));
  for (guint i = 0; i < lk_difference_count (whole); i++)
    if (lk_job_is_ticked (job, item, lk_difference_get_field (whole, i)))
      lk_difference_add (part, lk_difference_get_field (whole, i),
                         lk_difference_get_before (whole, i), lk_difference_get_wanted (whole, i));
  return lk_difference_count (part) > 0 ? g_steal_pointer (&part) : NULL;
}

/* All first steps, then all second ones. */
static GPtrArray *
group_items (LkJob *job)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) late = g_ptr_array_new ();

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      g_autoptr (LkDifference) difference = find_ticked (job, item);
      g_autoptr (LkSavePlan) plan = difference != NULL ? lk_save_plan_new_of (difference) : NULL;
      g_autoptr (GPtrArray) bodies = plan != NULL ? lk_save_plan_build_masked (plan, FALSE)
                                                  : g_ptr_array_new ();

      for (guint step = 0; step < bodies->len; step++)
        take_body (groups, found, step, g_ptr_array_index (bodies, step),
                   lk_job_item_get_user_id (item));
    }

  for (guint i = groups->len; i > 0; i--)
    if (((Group *) g_ptr_array_index (groups, i - 1))->step > 0)
      g_ptr_array_insert (late, 0, g_ptr_array_steal_index (groups, i - 1));
  g_ptr_array_extend (groups, late, NULL, NULL);
  return groups;
}

static JsonObject *
build_request (const char *method, const char *path, JsonObject *body)
{
  JsonObject *request = json_object_new ();

  json_object_set_string_member (request, "method", method);
  json_object_set_string_member (request, "path", path);
  json_object_set_object_member (request, "body", json_object_ref (body));
  return request;
}

static JsonObject *
build_call (const char *path, const int *ids, guint n_ids, JsonObject *user)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *array = json_array_sized_new (n_ids);

  for (guint i = 0; i < n_ids; i++)
    json_array_add_int_element (array, ids[i]);
  json_object_set_array_member (body, "ids", array);
  json_object_set_object_member (body, "user", json_object_ref (user));
  return build_request ("POST", path, body);
}

static gboolean
is_multi (JsonObject *body)
{
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *at = names; at != NULL; at = at->next)
    {
      const LkField *field = lk_user_field_find (at->data);

      if (field == NULL || !lk_field_has (field, LK_FIELD_MULTI))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): where the call for many goes; %NULL where each is sent alone. */
static const char *
find_call (LkJobMethod method, JsonObject *body)
{
  if (method == LK_METHOD_SINGLE || (method == LK_METHOD_MULTI && !is_multi (body)))
    return NULL;

  return method == LK_METHOD_MULTI ? USERS_PATH "/Pbx.MultiUserUpdate"
                                   : USERS_PATH "/Pbx.BulkUpdate";
}

static void
add_requests (GPtrArray *requests, LkJobMethod method, Group *group)
{
  const char *call = find_call (method, group->body);
  guint length;

  for (guint i = 0; i < group->ids->len; i += length)
    {
      const int *ids = &g_array_index (group->ids, int, i);

      length = call != NULL ? MIN (group->ids->len - i, LK_HUNT_MAX_CALL) : 1;
      if (length > 1)
        g_ptr_array_add (requests, build_call (call, ids, length, group->body));
      else
        {
          g_autofree char *path = g_strdup_printf (USERS_PATH "(%d)", *ids);

          g_ptr_array_add (requests, build_request ("PATCH", path, group->body));
        }
    }
}

/**
 * lk_batch_requests_new:
 * @job: an update, as far as it is ticked
 *
 * Takes time for each item: for many it belongs into a thread, which then has the job for itself.
 *
 * Returns: (transfer full) (element-type JsonObject): the requests, with lists as the plan has
 *   them.
 */
GPtrArray *
lk_batch_requests_new (LkJob *job)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GPtrArray) groups = group_items (job);

  for (guint i = 0; i < groups->len; i++)
    add_requests (requests, lk_job_get_method (job), g_ptr_array_index (groups, i));
  return requests;
}
