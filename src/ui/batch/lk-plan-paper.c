/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-plan-paper.h"

#include "lk-batch-update.h"
#include "lk-job-report.h"
#include "lk-text-file.h"

/* What the thread works on. */
typedef struct
{
  LkJob *copy;
  gboolean with_json;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->copy);
  g_free (work);
}

void
lk_plan_paper_free (LkPlanPaper *self)
{
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_free (self->json);
  g_free (self);
}

/* What the person ticks while the thread works is not on this paper. */

static void
copy_item (LkJob *job, LkJobItem *item, LkJob *copy)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (LkJobItem)
    twin = lk_job_item_new (lk_job_item_get_user_id (item), lk_job_item_get_number (item),
                            lk_job_item_get_name (item));

  lk_job_item_set_difference (twin, difference);
  lk_job_item_set_state (twin, lk_job_item_get_state (item), lk_job_item_get_message (item));
  lk_job_add (copy, twin);
  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      if (lk_job_item_get_state (item) == LK_ITEM_PLANNED && !lk_job_is_ticked (job, item, field))
        lk_job_set_ticked (copy, twin, field, FALSE);
    }
}

static LkJob *
copy_job (LkJob *job)
{
  LkJob *copy = lk_job_new (lk_job_get_kind (job));

  lk_job_set_profile (copy, lk_job_get_profile_id (job), lk_job_get_profile_name (job),
                      lk_job_get_client_id (job));
  lk_job_set_method (copy, lk_job_get_method (job));
  lk_job_set_reason (copy, lk_job_get_reason (job));
  lk_job_set_undo_of (copy, lk_job_get_undo_of (job));
  lk_job_set_retry_of (copy, lk_job_get_retry_of (job));
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    copy_item (job, lk_job_get_item (job, i), copy);
  return copy;
}

static void
write_in_thread (GTask *task, gpointer job, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  LkPlanPaper *paper = g_new0 (LkPlanPaper, 1);

  lk_job_settle (work->copy);
  paper->requests = lk_batch_update_list_requests (work->copy);
  if (work->with_json)
    paper->json = lk_job_report_plan_to_json (work->copy, paper->requests);
  g_task_return_pointer (task, paper, (GDestroyNotify) lk_plan_paper_free);
}

/**
 * lk_plan_paper_write_async:
 * @job: a planned update
 * @with_json: whether more than the requests is wanted
 * @cancellable: (nullable): cancels it
 * @callback: called when it is written
 * @user_data: for @callback
 */
void
lk_plan_paper_write_async (LkJob *job,
                           gboolean with_json,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->copy = copy_job (job);
  work->with_json = with_json;
  g_task_set_source_tag (task, lk_plan_paper_write_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * lk_plan_paper_write_finish:
 * @job: the job
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the paper.
 */
LkPlanPaper *
lk_plan_paper_write_finish (LkJob *job, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LkPlanPaper) paper = lk_plan_paper_write_finish (LK_JOB (source), result, &error);

  if (paper == NULL)
    g_task_return_error (task, error);
  else
    lk_text_file_save_async (g_task_get_task_data (task), g_steal_pointer (&paper->json),
                             g_task_get_cancellable (task), lk_text_file_saved_cb,
                             g_object_ref (task));
}

/**
 * lk_plan_paper_save_async:
 * @job: a planned update
 * @file: where to; what is there is replaced
 * @cancellable: (nullable): cancels it
 * @callback: called when it is saved
 * @user_data: for @callback
 */
void
lk_plan_paper_save_async (LkJob *job,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (job, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_plan_paper_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  lk_plan_paper_write_async (job, TRUE, cancellable, written_cb, task);
}

gboolean
lk_plan_paper_save_finish (LkJob *job, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
