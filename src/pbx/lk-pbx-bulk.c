/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-bulk.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"

/* The vendor writes these names in small letters (behaviour.md, 5.3). */
#define IDS  "ids"
#define USER "user"

static JsonNode *
build_body (const int *ids, guint n_ids, JsonObject *user)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  JsonArray *array = json_array_sized_new (n_ids);

  for (guint i = 0; i < n_ids; i++)
    json_array_add_int_element (array, ids[i]);
  json_object_set_array_member (body, IDS, array);
  if (user != NULL)
    json_object_set_object_member (body, USER, json_object_ref (user));

  json_node_take_object (node, body);
  return node;
}

static void
post (LkPbx *pbx,
      const char *path,
      JsonNode *body,
      GCancellable *cancellable,
      GAsyncReadyCallback answered,
      GTask *task)
{
  LkRequest request = {
    .method = "POST",
    .path = path,
    .body = body,
    .lane = LK_LANE_BACKGROUND,
    .stays = TRUE,
  };

  g_task_set_check_cancellable (task, FALSE);
  lk_pbx_request_async (pbx, &request, cancellable, answered, task);
}

/**
 * lk_pbx_users_bulk_update_async:
 * @pbx: a phone system
 * @ids: (array length=n_ids): whom it concerns
 * @n_ids: how many
 * @body: the properties that change, the same for all, bare
 *
 * Changes any fields of many users with one request (behaviour.md, 5.1). Who cancels before it is
 * on its way has changed nothing. End it with lk_pbx_users_bulk_finish().
 */
void
lk_pbx_users_bulk_update_async (LkPbx *pbx,
                                const int *ids,
                                guint n_ids,
                                JsonObject *body,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = build_body (ids, n_ids, body);

  g_task_set_source_tag (task, lk_pbx_users_bulk_update_async);
  post (pbx, "/Users/Pbx.BulkUpdate", node, cancellable, lk_pbx_request_done_cb, task);
}

/**
 * lk_pbx_users_multi_update_async:
 * @pbx: a phone system
 * @ids: (array length=n_ids): whom it concerns
 * @n_ids: how many
 * @body: the properties that change, nothing but what `Pbx.MultiEditUserData` has
 *
 * The same by the older call, which knows fewer fields (behaviour.md, 5.1).
 */
void
lk_pbx_users_multi_update_async (LkPbx *pbx,
                                 const int *ids,
                                 guint n_ids,
                                 JsonObject *body,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = build_body (ids, n_ids, body);

  g_task_set_source_tag (task, lk_pbx_users_multi_update_async);
  post (pbx, "/Users/Pbx.MultiUserUpdate", node, cancellable, lk_pbx_request_done_cb, task);
}

/**
 * lk_pbx_users_bulk_finish:
 * @pbx: a phone system
 * @result: the result of either
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where it may have been carried out
 *
 * Returns: whether the phone system took the call; it does not say what came of any one user.
 */
gboolean
lk_pbx_users_bulk_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lk_delete_error_free (LkDeleteError *self)
{
  g_free (self->number);
  g_free (self->sentence);
  g_free (self);
}

/* What a row does not say stays empty: that somebody was not deleted is worth knowing even so. */
static LkDeleteError *
read_delete_error (JsonObject *row)
{
  LkDeleteError *self = g_new0 (LkDeleteError, 1);
  const char *number = row != NULL ? lk_json_peek_string (row, "ExtensionNumber") : NULL;
  const char *code = row != NULL ? lk_json_peek_string (row, "Error") : NULL;
  const char *sentence = code != NULL ? lk_odata_warning_explain (code) : NULL;

  self->number = g_strdup (number != NULL ? number : "");
  self->sentence = g_strdup (sentence != NULL ? sentence : code != NULL ? code : "");
  return self;
}

/* The phone system said that all went well, and then nothing that tells for whom. */
static GError *
unclear_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                              _ ("The phone system answered to the deletion without saying who was "
                                 "not deleted."));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GPtrArray *errors;
  GError *error = NULL;
  JsonObject *root;
  JsonArray *rows;

  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  root = lk_json_get_root_object (answer, NULL);
  rows = root != NULL ? lk_json_peek_array (root, "value") : NULL;
  if (rows == NULL)
    {
      g_task_return_error (task, unclear_error ());
      return;
    }

  errors = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_delete_error_free);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    g_ptr_array_add (errors, read_delete_error (lk_json_get_element_object (rows, i, NULL)));
  g_task_return_pointer (task, errors, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * lk_pbx_users_batch_delete_async:
 * @pbx: a phone system
 * @ids: (array length=n_ids): whom it concerns
 * @n_ids: how many
 *
 * Deletes many users with one request (behaviour.md, 5.2). Who cancels before it is on its way has
 * deleted nobody.
 */
void
lk_pbx_users_batch_delete_async (LkPbx *pbx,
                                 const int *ids,
                                 guint n_ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = build_body (ids, n_ids, NULL);

  g_task_set_source_tag (task, lk_pbx_users_batch_delete_async);
  post (pbx, "/Users/Pbx.BatchDelete", node, cancellable, deleted_cb, task);
}

/**
 * lk_pbx_users_batch_delete_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where some of them may be gone
 *
 * Returns: (transfer full) (element-type LkDeleteError) (nullable): who was not deleted, by number.
 */
GPtrArray *
lk_pbx_users_batch_delete_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
