/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-history-export.h"

#include "lk-job-report.h"
#include "lk-report-file.h"
#include "lk-text-file.h"

typedef struct
{
  GFile *file;
  GPtrArray *summaries;
  guint next;      /* of summaries: which one is read next */
  GPtrArray *jobs; /* of LkJob: those that were read */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->file);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_ptr_array_unref (self->jobs);
  g_free (self);
}

static void
build_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *self = data;
  char *text = lk_report_format_guess (self->file) == LK_REPORT_JSON
                 ? lk_job_report_all_to_json (self->jobs)
                 : lk_job_report_all_to_csv (self->jobs);

  g_task_return_pointer (task, text, g_free);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text == NULL)
    g_task_return_error (task, error);
  else
    lk_text_file_save_async (self->file, text, g_task_get_cancellable (task), lk_text_file_saved_cb,
                             g_object_ref (task));
}

static void
build (GTask *task)
{
  g_autoptr (GTask)
    building = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), built_cb,
                           g_object_ref (task));

  g_task_set_task_data (building, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (building, build_in_thread);
}

static void read_next (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  LkJob *job = lk_journal_load_finish (LK_JOURNAL (source), result, &error);

  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_add (self->jobs, job);
  read_next (task);
}

static void
read_next (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  if (self->next == self->summaries->len)
    {
      build (task);
      return;
    }

  lk_journal_load_async (g_task_get_source_object (task),
                         lk_job_summary_get_id (g_ptr_array_index (self->summaries, self->next++)),
                         g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->summaries = lk_journal_list_finish (LK_JOURNAL (source), result, &error);
  if (self->summaries != NULL)
    read_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * lk_history_export_async:
 * @journal: an open journal
 * @profile_id: whose jobs
 * @query: (nullable): which of them; %NULL for all
 * @file: where they go; what is there is replaced
 */
void
lk_history_export_async (LkJournal *journal,
                         const char *profile_id,
                         const char *query,
                         GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (journal, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->file = g_object_ref (file);
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, lk_history_export_async);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  lk_journal_list_async (journal, profile_id, query, G_MAXINT, cancellable, listed_cb, task);
}

gboolean
lk_history_export_finish (LkJournal *journal, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, journal), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
