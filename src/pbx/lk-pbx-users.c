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

static void
request_user (GTask *task, int id, LkFieldSet *fields, const char *expand)
{
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  g_autofree char *select = lk_field_set_to_select (fields);
  g_autofree char *query =
    lk_odata_query_build (&(LkODataQuery) { .top = -1, .select = select, .expand = expand });
  LkRequest request = { .method = "GET", .path = path, .query = query };

  g_task_set_task_data (task, lk_field_set_ref (fields), (GDestroyNotify) lk_field_set_unref);
  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        user_cb, g_object_ref (task));
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
  g_autofree char *expand = lk_field_set_to_expand (fields);

  g_task_set_source_tag (task, lk_pbx_users_get_async);
  request_user (task, id, fields, expand);
}

/**
 * lk_pbx_users_get_whole_async:
 * @pbx: a phone system
 * @id: the user's Id
 * @fields: what to ask for
 *
 * The same with all that lists hold, favourites and the phones' secrets included, for those who are
 * about to write them back. End it with lk_pbx_users_get_finish().
 */
void
lk_pbx_users_get_whole_async (LkPbx *pbx,
                              int id,
                              LkFieldSet *fields,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *expand = lk_field_set_to_write_expand (fields);

  g_task_set_source_tag (task, lk_pbx_users_get_whole_async);
  request_user (task, id, fields, expand);
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
change (LkPbx *pbx, int id, JsonObject *body, LkLane lane, GCancellable *cancellable, GTask *task)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  LkRequest request = {
    .method = "PATCH",
    .path = path,
    .body = node,
    .lane = lane,
    .stays = TRUE,
  };

  json_node_set_object (node, body);
  g_task_set_check_cancellable (task, FALSE);
  lk_pbx_request_async (pbx, &request, cancellable, lk_pbx_request_done_cb, task);
}

/**
 * lk_pbx_users_change_async:
 * @pbx: a phone system
 * @id: the user's Id
 * @body: the properties that change, bare
 *
 * Changes one user (behaviour.md, 4). Once the request is on its way it cannot be cancelled any
 * more; who cancels before that has changed nothing.
 */
void
lk_pbx_users_change_async (LkPbx *pbx,
                           int id,
                           JsonObject *body,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_pbx_users_change_async);
  change (pbx, id, body, LK_LANE_PERSON, cancellable, task);
}

/**
 * lk_pbx_users_change_in_background_async:
 * @pbx: a phone system
 * @id: the user's Id
 * @body: the properties that change, bare
 *
 * The same for a job, behind what somebody waits for. End it with lk_pbx_users_change_finish().
 */
void
lk_pbx_users_change_in_background_async (LkPbx *pbx,
                                         int id,
                                         JsonObject *body,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_pbx_users_change_in_background_async);
  change (pbx, id, body, LK_LANE_BACKGROUND, cancellable, task);
}

/**
 * lk_pbx_users_change_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where it may have been carried out
 *
 * Returns: whether the phone system took the change; it does not say what came of it.
 */
gboolean
lk_pbx_users_change_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_pbx_users_delete_async:
 * @pbx: a phone system
 * @id: the user's Id
 *
 * Deletes one user (behaviour.md, 4), in the lane of the background. Once the request is on its way
 * it cannot be cancelled any more; who cancels before that has deleted nobody.
 */
void
lk_pbx_users_delete_async (LkPbx *pbx,
                           int id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  LkRequest request = {
    .method = "DELETE",
    .path = path,
    .lane = LK_LANE_BACKGROUND,
    .stays = TRUE,
  };

  g_task_set_source_tag (task, lk_pbx_users_delete_async);
  g_task_set_check_cancellable (task, FALSE);
  lk_pbx_request_async (pbx, &request, cancellable, lk_pbx_request_done_cb,
                        g_steal_pointer (&task));
}

/**
 * lk_pbx_users_delete_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_NOT_FOUND where the user was not there,
 *   %LK_ERROR_UNKNOWN_OUTCOME where they may be gone
 *
 * Returns: whether the phone system took the deletion.
 */
gboolean
lk_pbx_users_delete_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static JsonNode *
build_emails (const char *const *emails)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; emails[i] != NULL; i++)
    json_array_add_string_element (array, emails[i]);
  json_object_set_array_member (body, "emails", array);
  json_node_take_object (node, body);
  return node;
}

static void
emails_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GStrvBuilder) emails = g_strv_builder_new ();
  GError *error = NULL;
  JsonObject *root = NULL;
  JsonArray *array = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    root = lk_json_get_root_object (answer, &error);
  if (root != NULL)
    array = lk_json_get_array (root, "value", &error);
  if (array == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (emails, json_node_get_string (element));
    }
  g_task_return_pointer (task, g_strv_builder_end (emails), (GDestroyNotify) g_strfreev);
}

/**
 * lk_pbx_users_find_duplicated_emails_async:
 * @pbx: a phone system
 * @emails: (array zero-terminated=1): some addresses
 *
 * Asks which of the addresses extensions already have (behaviour.md, 3). Changes nothing.
 */
void
lk_pbx_users_find_duplicated_emails_async (LkPbx *pbx,
                                           const char *const *emails,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) body = build_emails (emails);
  LkRequest request = {
    .method = "POST",
    .path = "/Users/Pbx.GetDuplicatedEmails",
    .body = body,
    .harmless = TRUE,
  };

  g_task_set_source_tag (task, lk_pbx_users_find_duplicated_emails_async);
  lk_pbx_request_async (pbx, &request, cancellable, emails_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_find_duplicated_emails_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): those that are taken, as the
 *   server writes them; perhaps by the very user they are meant for.
 */
char **
lk_pbx_users_find_duplicated_emails_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
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
