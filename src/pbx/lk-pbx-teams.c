/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-teams.h"

#include "lk-collection.h"
#include "lk-json.h"
#include "lk-odata.h"

#define TEAM_SELECT "Id,Number,Name"

/* The lists of members of either kind. */
static const char *const member_lists[] = { "Agents", "Managers", "Members" };

void
lk_team_free (LkTeam *self)
{
  g_free (self->number);
  g_free (self->name);
  g_hash_table_unref (self->members);
  g_free (self);
}

static void
take_members (LkTeam *self, JsonArray *members)
{
  for (guint i = 0; members != NULL && i < json_array_get_length (members); i++)
    {
      JsonObject *member = lk_json_get_element_object (members, i, NULL);
      const char *number = member != NULL ? lk_json_peek_string (member, "Number") : NULL;

      if (number != NULL && *number != '\0')
        g_hash_table_add (self->members, g_strdup (number));
    }
}

static LkTeam *
read_team (JsonObject *row, gboolean is_queue)
{
  LkTeam *self = g_new0 (LkTeam, 1);
  const char *number = lk_json_peek_string (row, "Number");
  const char *name = lk_json_peek_string (row, "Name");

  self->number = g_strdup (number != NULL ? number : "");
  self->name = g_strdup (name != NULL && *name != '\0' ? name : self->number);
  self->is_queue = is_queue;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (member_lists); i++)
    take_members (self, lk_json_peek_array (row, member_lists[i]));

  return self;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = lk_collection_read_finish (LK_PBX (source), result, &error);
  gboolean is_queue = g_task_get_source_tag (task) == lk_pbx_teams_list_queues_async;
  GPtrArray *teams;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  teams = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_team_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (teams, read_team (rows->pdata[i], is_queue));
  g_task_return_pointer (task, teams, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * lk_pbx_teams_list_queues_async:
 * @pbx: a phone system
 *
 * Asks who answers or manages which queue. End it with lk_pbx_teams_list_finish().
 */
void
lk_pbx_teams_list_queues_async (LkPbx *pbx,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_pbx_teams_list_queues_async);
  lk_collection_read_async (pbx, "/Queues", TEAM_SELECT, NULL,
                            "Agents($select=Number),Managers($select=Number)", cancellable,
                            listed_cb, task);
}

/**
 * lk_pbx_teams_list_ring_groups_async:
 * @pbx: a phone system
 *
 * Asks who belongs to which ring group. End it with lk_pbx_teams_list_finish().
 */
void
lk_pbx_teams_list_ring_groups_async (LkPbx *pbx,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_pbx_teams_list_ring_groups_async);
  lk_collection_read_async (pbx, "/RingGroups", TEAM_SELECT, NULL, "Members($select=Number)",
                            cancellable, listed_cb, task);
}

/**
 * lk_pbx_teams_list_finish:
 * @pbx: a phone system
 * @result: the result of either
 * @error: return location; %LK_ERROR_FORBIDDEN where the API client may not see this
 *
 * Returns: (transfer full) (element-type LkTeam) (nullable): the queues or the ring groups.
 */
GPtrArray *
lk_pbx_teams_list_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
operator_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  JsonObject *settings = NULL;
  const char *number;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    settings = lk_json_get_root_object (answer, &error);
  if (settings == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  number = lk_json_peek_string (settings, "OperatorExtension");
  g_task_return_pointer (task, g_strdup (number != NULL ? number : ""), g_free);
}

/**
 * lk_pbx_teams_get_operator_async:
 * @pbx: a phone system
 *
 * Asks which extension gets the calls that nobody else gets.
 */
void
lk_pbx_teams_get_operator_async (LkPbx *pbx,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *query =
    lk_odata_query_build (&(LkODataQuery) { .top = -1, .select = "OperatorExtension" });
  LkRequest request = { .method = "GET", .path = "/GeneralSettingsForPbx", .query = query };

  g_task_set_source_tag (task, lk_pbx_teams_get_operator_async);
  lk_pbx_request_async (pbx, &request, cancellable, operator_cb, task);
}

/**
 * lk_pbx_teams_get_operator_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_FORBIDDEN where the API client may not see this
 *
 * Returns: (transfer full) (nullable): the extension's number, perhaps empty.
 */
char *
lk_pbx_teams_get_operator_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
