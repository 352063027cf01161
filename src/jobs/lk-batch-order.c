/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-order.h"

#include "lk-json-writer.h"

typedef struct
{
  LkJobItem *item;
  LkDifference *difference; /* NULL where the item has none */
  char *wish;               /* as JSON */
  guint group;              /* the position of the first item with the same wish */
  guint position;
} Row;

static void
row_clear (Row *row)
{
  g_object_unref (row->item);
  g_clear_pointer (&row->difference, lk_difference_unref);
  g_free (row->wish);
}

static char *
describe_wish (LkDifference *difference)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *wish = json_object_new ();

  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      json_object_set_member (wish, field->name,
                              lk_field_to_json (field, lk_difference_get_wanted (difference, i)));
    }
  json_node_take_object (node, wish);
  return lk_json_to_string (node);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Row *one = a;
  const Row *other = b;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  return one->position < other->position ? -1 : one->position > other->position;
}

static void
order_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GArray *rows = data;
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      gpointer first;

      row->wish = describe_wish (row->difference);
      if (!g_hash_table_lookup_extended (groups, row->wish, NULL, &first))
        {
          first = GUINT_TO_POINTER (i);
          g_hash_table_insert (groups, row->wish, first);
        }
      row->group = GPOINTER_TO_UINT (first);
    }
  g_array_sort (rows, compare);
  g_task_return_boolean (task, TRUE);
}

/**
 * lk_batch_order_async:
 * @job: an update to which nothing is added any more
 *
 * Takes a look at every wish, in a thread.
 */
void
lk_batch_order_async (LkJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job, NULL, callback, user_data);
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (Row), lk_job_get_n_items (job));

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkDifference *difference = lk_job_item_get_difference (item);
      Row row = { .item = g_object_ref (item), .position = i };

      row.difference = difference != NULL ? lk_difference_ref (difference) : NULL;
      g_array_append_val (rows, row);
    }

  g_task_set_source_tag (task, lk_batch_order_async);
  g_task_set_task_data (task, rows, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, order_in_thread);
}

/**
 * lk_batch_order_finish:
 * @job: the job
 * @result: the result
 *
 * Returns: (transfer full) (element-type LkJobItem): its items in order. It cannot fail.
 */
GPtrArray *
lk_batch_order_finish (LkJob *job, GAsyncResult *result)
{
  GArray *rows = g_task_get_task_data (G_TASK (result));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_propagate_boolean (G_TASK (result), NULL);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, g_object_ref (g_array_index (rows, Row, i).item));
  return items;
}
