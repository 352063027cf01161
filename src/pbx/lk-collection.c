/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-collection.h"

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"

/* More than any collection has that a person chooses from. */
#define MAX_PAGES 1000

/* One collection as far as it was read: the task data of lk_collection_read_async(). */
typedef struct
{
  char *path;
  char *select;
  char *filter;    /* NULL where the server refused it */
  char *expand;    /* NULL where there is nothing to expand */
  GPtrArray *rows; /* of JsonObject */
  guint n_pages;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_free (reading->select);
  g_free (reading->filter);
  g_free (reading->expand);
  g_ptr_array_unref (reading->rows);
  g_free (reading);
}

static gboolean
take_rows (Reading *reading, JsonArray *rows, GError **error)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = lk_json_get_element_object (rows, i, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (reading->rows, json_object_ref (row));
    }

  return TRUE;
}

/* Where the server does not count, a page that is not full is the last. One that always has another
 * row does not keep us for ever. */
static gboolean
is_complete (const Reading *reading, JsonObject *root, guint n_new)
{
  gint64 count = lk_json_peek_int (root, "@odata.count", -1);

  if (n_new == 0 || reading->n_pages >= MAX_PAGES)
    return TRUE;

  return count >= 0 ? reading->rows->len >= count : n_new < LK_ODATA_MAX_TOP;
}

static void request_page (GTask *task);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  Reading *reading = g_task_get_task_data (task);
  JsonObject *root = NULL;
  JsonArray *rows = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    root = lk_json_get_root_object (answer, &error);
  else if (g_error_matches (error, LK_ERROR, LK_ERROR_INVALID) && reading->filter != NULL)
    {
      g_clear_error (&error);
      g_clear_pointer (&reading->filter, g_free);
      request_page (task);
      return;
    }
  reading->n_pages++;
  if (root != NULL)
    rows = lk_json_get_array (root, "value", &error);
  if (rows == NULL || !take_rows (reading, rows, &error))
    g_task_return_error (task, error);
  else if (is_complete (reading, root, json_array_get_length (rows)))
    g_task_return_pointer (task, g_ptr_array_ref (reading->rows),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    request_page (task);
}

static void
request_page (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  LkODataQuery options = {
    .top = LK_ODATA_MAX_TOP,
    .skip = reading->rows->len,
    .count = TRUE,
    .select = reading->select,
    .filter = reading->filter,
    .expand = reading->expand,
  };
  g_autofree char *query = lk_odata_query_build (&options);
  LkRequest request = { .method = "GET", .path = reading->path, .query = query };

  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        answered_cb, g_object_ref (task));
}

/**
 * lk_collection_read_async:
 * @pbx: a phone system
 * @path: the collection, "/PromptSets"
 * @select: what to ask for, not percent-encoded
 * @filter: (nullable): which rows would do; where the server refuses the expression, all come
 * @expand: (nullable): what belongs to each row, with nested options
 *
 * Asks for every row, one page after the other (behaviour.md, 2.1).
 */
void
lk_collection_read_async (LkPbx *pbx,
                          const char *path,
                          const char *select,
                          const char *filter,
                          const char *expand,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->select = g_strdup (select);
  reading->filter = g_strdup (filter);
  reading->expand = g_strdup (expand);
  reading->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_task_set_source_tag (task, lk_collection_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  request_page (task);
}

/**
 * lk_collection_read_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type JsonObject) (nullable): the rows.
 */
GPtrArray *
lk_collection_read_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
