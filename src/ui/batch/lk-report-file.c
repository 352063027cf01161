/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-report-file.h"

#include "lk-job-report.h"
#include "lk-text-file.h"

/* What the thread has to know. */
typedef struct
{
  GPtrArray *items;
  LkReportFormat format;
} Report;

static void
report_free (Report *report)
{
  g_clear_pointer (&report->items, g_ptr_array_unref);
  g_free (report);
}

/**
 * lk_report_format_guess:
 * @file: where a report shall go
 *
 * Returns: the format that its name asks for: CSV where it asks for none.
 */
LkReportFormat
lk_report_format_guess (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  return g_str_has_suffix (lower, ".json") ? LK_REPORT_JSON : LK_REPORT_CSV;
}

static char *
build (LkJob *job, const Report *report)
{
  switch (report->format)
    {
    case LK_REPORT_JSON:
      return lk_job_report_to_json (job);
    case LK_REPORT_TEXT:
      return lk_job_report_to_text (job, report->items);
    case LK_REPORT_CSV:
    default:
      return lk_job_report_to_csv (job);
    }
}

static void
build_in_thread (GTask *task, gpointer job, gpointer report, GCancellable *cancellable)
{
  g_task_return_pointer (task, build (job, report), g_free);
}

/**
 * lk_report_build_async:
 * @job: a job that does not run
 * @items: (element-type LkJobItem) (nullable): for a text: about whom; the others are about all
 * @format: how to write it
 */
void
lk_report_build_async (LkJob *job,
                       GPtrArray *items,
                       LkReportFormat format,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (job, cancellable, callback, user_data);
  Report *report = g_new0 (Report, 1);

  report->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  report->format = format;
  g_task_set_source_tag (task, lk_report_build_async);
  g_task_set_task_data (task, report, (GDestroyNotify) report_free);
  g_task_run_in_thread (task, build_in_thread);
}

/**
 * lk_report_build_finish:
 * @job: the job
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the report.
 */
char *
lk_report_build_finish (LkJob *job, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, job), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *text = lk_report_build_finish (LK_JOB (source), result, &error);

  if (text == NULL)
    g_task_return_error (task, error);
  else
    lk_text_file_save_async (g_task_get_task_data (task), text, g_task_get_cancellable (task),
                             lk_text_file_saved_cb, g_object_ref (task));
}

/**
 * lk_report_save_async:
 * @job: a job that does not run
 * @file: where its report goes; what is there is replaced
 *
 * Writes what became of all users of the job.
 */
void
lk_report_save_async (LkJob *job,
                      GFile *file,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (job, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_report_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  lk_report_build_async (job, NULL, lk_report_format_guess (file), cancellable, built_cb, task);
}

gboolean
lk_report_save_finish (LkJob *job, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, job), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
