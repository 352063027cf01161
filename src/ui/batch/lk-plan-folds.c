/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-plan-folds.h"

#include <gio/gio.h>

#include "lk-change.h"
#include "lk-search.h"

/* Between the parts of a key; not in any text that a person sees. */
#define SEPARATOR '\037'

struct _LkPlanFolds
{
  GObject parent_instance;

  LkJob *job;
  GPtrArray *items; /* of LkJobItem, all of the job */
  GPtrArray *keys;  /* of char *: what the search looks at, for each of them */
  GListStore *rows; /* of LkPlanNode */
};

/* One change, and those to whom it happens. */
typedef struct
{
  const LkField *field;
  LkDifference *sample; /* the items hold it */
  GPtrArray *items;
} Fold;

/* What the thread works on. The differences are taken beforehand: nothing changes them. */
typedef struct
{
  LkPlanFolds *folds;
  GPtrArray *differences; /* of LkDifference or NULL, for each item */
  LkItemState *states;
} Work;

G_DEFINE_FINAL_TYPE (LkPlanFolds, lk_plan_folds, G_TYPE_OBJECT)

static void
fold_free (Fold *fold)
{
  g_ptr_array_unref (fold->items);
  g_free (fold);
}

static void
unref_difference (gpointer difference)
{
  if (difference != NULL)
    lk_difference_unref (difference);
}

static void
work_free (Work *work)
{
  g_object_unref (work->folds);
  g_ptr_array_unref (work->differences);
  g_free (work->states);
  g_free (work);
}

/* In the thread */

static char *
dup_key (const LkField *field, const LkValue *before, const LkValue *wanted)
{
  g_autoptr (GPtrArray) lines = lk_change_list (field, before, wanted);
  GString *key = g_string_new (field->name);

  for (guint i = 0; i < lines->len; i++)
    {
      const LkChangeLine *line = g_ptr_array_index (lines, i);

      if (line->kind != LK_CHANGE_KEPT)
        g_string_append_printf (key, "%c%d%s", SEPARATOR, line->kind, line->text);
    }

  return g_string_free (key, FALSE);
}

static void
fold_item (LkJobItem *item, LkDifference *difference, GPtrArray *folds, GHashTable *by_key)
{
  for (guint i = 0; i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);
      g_autofree char *key = dup_key (field, lk_difference_get_before (difference, i),
                                      lk_difference_get_wanted (difference, i));
      Fold *fold = g_hash_table_lookup (by_key, key);

      if (fold == NULL)
        {
          fold = g_new0 (Fold, 1);
          fold->field = field;
          fold->sample = difference;
          fold->items = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (folds, fold);
          g_hash_table_insert (by_key, g_steal_pointer (&key), fold);
        }
      g_ptr_array_add (fold->items, g_object_ref (item));
    }
}

/* In the order of the table; within a field, what happens to most comes first. */
static int
compare_folds (gconstpointer a, gconstpointer b)
{
  const Fold *first = *(const Fold *const *) a;
  const Fold *second = *(const Fold *const *) b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  return (first->items->len < second->items->len) - (first->items->len > second->items->len);
}

static void
add_changes (Work *work, GCancellable *cancellable)
{
  LkPlanFolds *self = work->folds;
  g_autoptr (GPtrArray) folds = g_ptr_array_new_with_free_func ((GDestroyNotify) fold_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (work->states[i] == LK_ITEM_PLANNED && g_ptr_array_index (work->differences, i) != NULL)
      fold_item (g_ptr_array_index (self->items, i), g_ptr_array_index (work->differences, i),
                 folds, by_key);

  g_ptr_array_sort (folds, compare_folds);
  for (guint i = 0; i < folds->len; i++)
    {
      const Fold *fold = g_ptr_array_index (folds, i);
      g_autoptr (LkPlanNode)
        row = lk_plan_node_new_change (self->job, fold->field, fold->sample, fold->items);

      g_list_store_append (self->rows, row);
    }
}

static void
add_rest (Work *work, LkItemState state)
{
  LkPlanFolds *self = work->folds;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkPlanNode) row = NULL;

  for (guint i = 0; i < self->items->len; i++)
    if (work->states[i] == state)
      g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->items, i)));
  if (items->len == 0)
    return;

  row = lk_plan_node_new_rest (self->job, state, items);
  g_list_store_append (self->rows, row);
}

static void
add_keys (LkPlanFolds *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      LkJobItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *text =
        g_strconcat (lk_job_item_get_number (item), " ", lk_job_item_get_name (item), NULL);

      g_ptr_array_add (self->keys, lk_search_fold (text));
    }
}

static void
find_in_thread (GTask *task, gpointer job, gpointer data, GCancellable *cancellable)
{
  static const LkItemState rest[] = { LK_ITEM_FAILED, LK_ITEM_UNKNOWN, LK_ITEM_SKIPPED,
                                      LK_ITEM_UNCHANGED };
  Work *work = data;

  add_changes (work, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    add_rest (work, rest[i]);
  add_keys (work->folds);
  g_task_return_pointer (task, g_object_ref (work->folds), g_object_unref);
}

/* In the main loop */

static void
lk_plan_folds_finalize (GObject *object)
{
  LkPlanFolds *self = LK_PLAN_FOLDS (object);

  g_clear_object (&self->job);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->keys);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (lk_plan_folds_parent_class)->finalize (object);
}

static void
lk_plan_folds_class_init (LkPlanFoldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_plan_folds_finalize;
}

static void
lk_plan_folds_init (LkPlanFolds *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_list_store_new (LK_TYPE_PLAN_NODE);
}

/**
 * lk_plan_folds_find_async:
 * @job: a planned job, to which nothing is added meanwhile
 * @cancellable: (nullable): cancels it
 * @callback: called when the rows are found
 * @user_data: for @callback
 */
void
lk_plan_folds_find_async (LkJob *job,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job, cancellable, callback, user_data);
  guint n = lk_job_get_n_items (job);
  Work *work = g_new0 (Work, 1);

  work->folds = g_object_new (LK_TYPE_PLAN_FOLDS, NULL);
  work->folds->job = g_object_ref (job);
  work->differences = g_ptr_array_new_full (n, unref_difference);
  work->states = g_new0 (LkItemState, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkDifference *difference = lk_job_item_get_difference (item);

      g_ptr_array_add (work->folds->items, g_object_ref (item));
      g_ptr_array_add (work->differences,
                       difference != NULL ? lk_difference_ref (difference) : NULL);
      work->states[i] = lk_job_item_get_state (item);
    }

  g_task_set_source_tag (task, lk_plan_folds_find_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * lk_plan_folds_find_finish:
 * @job: the job
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the rows.
 */
LkPlanFolds *
lk_plan_folds_find_finish (LkJob *job, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_plan_folds_get_rows:
 * @self: the rows of a plan
 *
 * Returns: (transfer none) (element-type LkPlanNode): the changes, and then those to whom nothing
 *   happens.
 */
GListModel *
lk_plan_folds_get_rows (LkPlanFolds *self)
{
  return G_LIST_MODEL (self->rows);
}

static gboolean
has_words (const char *key, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * lk_plan_folds_search:
 * @self: the rows of a plan
 * @query: words that number and name have to contain; all users where there are none
 *
 * Returns: (transfer full) (element-type LkPlanNode): a row for each user, with all that happens to
 *   them.
 */
GListModel *
lk_plan_folds_search (LkPlanFolds *self, const char *query)
{
  g_auto (GStrv) words = lk_search_split (query);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    if (has_words (g_ptr_array_index (self->keys, i), words))
      g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->items, i)));
  return G_LIST_MODEL (lk_plan_node_new_people (self->job, items));
}
