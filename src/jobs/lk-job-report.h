/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/* A job for others to read: no secret is in it, and a spreadsheet takes nothing for a formula. */
char *lk_job_report_to_csv (LkJob *job);
char *lk_job_report_to_json (LkJob *job);
char *lk_job_report_to_text (LkJob *job, GPtrArray *items);

/* The plan, with the requests that would leave (JsonObject with `method`, `path`, `body`). */
char *lk_job_report_plan_to_json (LkJob *job, GPtrArray *requests);

/* Several jobs with their items, for the export of a history. */
char *lk_job_report_all_to_csv (GPtrArray *jobs);
char *lk_job_report_all_to_json (GPtrArray *jobs);

G_END_DECLS
