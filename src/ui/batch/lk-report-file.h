/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkReportFormat:
 * @LK_REPORT_CSV: a table for a spreadsheet
 * @LK_REPORT_JSON: for programs
 * @LK_REPORT_TEXT: for people, as it is copied
 *
 * How the outcome of a job is written down.
 */
typedef enum
{
  LK_REPORT_CSV,
  LK_REPORT_JSON,
  LK_REPORT_TEXT,
} LkReportFormat;

LkReportFormat lk_report_format_guess (GFile *file);

/* A job that does not run any more, written down in a thread. */
void lk_report_build_async (LkJob *job,
                            GPtrArray *items,
                            LkReportFormat format,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
char *lk_report_build_finish (LkJob *job, GAsyncResult *result, GError **error);

void lk_report_save_async (LkJob *job,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean lk_report_save_finish (LkJob *job, GAsyncResult *result, GError **error);

G_END_DECLS
