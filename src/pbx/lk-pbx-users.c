/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-users.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-origin.h"

static void
user_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  JsonObject *record = NULL;
  LkUser *user = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    record = lk_json_get_root_object (answer, &error);
  if (record != NULL)
    user = lk_user_new_from_json (g_task_get_task_data (task), record, &error);

  if (user != NULL)
    g_task_return_pointer (task, user, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lk_pbx_users_get_async:
 * @pbx: a phone system
 * @id: the user's Id
 * @fields: what to ask for
 *
 * Asks for one user.
 */
void
lk_pbx_users_get_async (LkPbx *pbx,
                        int id,
                        LkFieldSet *fields,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  g_autofree char *select = lk_field_set_to_select (fields);
  g_autofree char *expand = lk_field_set_to_expand (fields);
  g_autofree char *query =
    lk_odata_query_build (&(LkODataQuery) { .top = -1, .select = select, .expand = expand });
  LkRequest request = { .method = "GET", .path = path, .query = query };

  g_task_set_source_tag (task, lk_pbx_users_get_async);
  g_task_set_task_data (task, lk_field_set_ref (fields), (GDestroyNotify) lk_field_set_unref);
  lk_pbx_request_async (pbx, &request, cancellable, user_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_get_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_NOT_FOUND where the user was deleted meanwhile
 *
 * Returns: (transfer full) (nullable): the user.
 */
LkUser *
lk_pbx_users_get_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
json_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error)
      && lk_json_get_root_object (answer, &error) != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lk_pbx_users_query_groups_async:
 * @pbx: a phone system
 * @id: the user's Id
 * @query: any of the eight options, as a person wrote them
 *
 * Asks for the groups of one user, favourites included.
 */
void
lk_pbx_users_query_groups_async (LkPbx *pbx,
                                 int id,
                                 const LkODataQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Users(%d)/Groups", id);
  g_autofree char *options = lk_odata_query_build (query);
  LkRequest request = { .method = "GET", .path = path, .query = options };

  g_task_set_source_tag (task, lk_pbx_users_query_groups_async);
  lk_pbx_request_async (pbx, &request, cancellable, json_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_query_groups_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; carries the server's own sentence where it refused an option
 *
 * Returns: (transfer full) (nullable): the answer, an object.
 */
JsonNode *
lk_pbx_users_query_groups_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
read_link (LkPbx *pbx, JsonNode *answer, GError **error)
{
  JsonObject *object = lk_json_get_root_object (answer, NULL);
  const char *value = object != NULL ? lk_json_peek_string (object, "value") : NULL;

  if (value != NULL && *value != '\0')
    return lk_origin_join (lk_pbx_get_origin (pbx), value);

  g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                       _ ("The phone system was asked for a provisioning link and answered without "
                          "one. An earlier link may no longer work."));
  return NULL;
}

static void
link_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  char *link = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    link = read_link (LK_PBX (source), answer, &error);

  if (link != NULL)
    g_task_return_pointer (task, link, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * lk_pbx_users_generate_link_async:
 * @pbx: a phone system
 * @id: the user's Id
 *
 * Makes a provisioning link, which may end an older one (behaviour.md, 6): only when a person asks
 * for it, once.
 */
void
lk_pbx_users_generate_link_async (LkPbx *pbx,
                                  int id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Users(%d)/Pbx.GenerateProvLink()", id);
  LkRequest request = { .method = "GET", .path = path, .once = TRUE };

  g_task_set_source_tag (task, lk_pbx_users_generate_link_async);
  lk_pbx_request_async (pbx, &request, cancellable, link_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_generate_link_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where a link may have been made that nobody
 * saw
 *
 * Returns: (transfer full) (nullable): the link, as good as a password.
 */
char *
lk_pbx_users_generate_link_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
