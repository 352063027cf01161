/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_SUMMARY (lk_job_summary_get_type ())
G_DECLARE_FINAL_TYPE (LkJobSummary, lk_job_summary, LK, JOB_SUMMARY, GObject)

/* A job of the journal without its items: what a history's row shows. Immutable but for the journal
 * that makes it. @counts has an entry for each item state. @fields: the names of what changed, as
 * on the wire; empty for other kinds. @who: the user of a job of one, their number and name. */
LkJobSummary *
lk_job_summary_new (LkJob *bare, const guint *counts, const char *const *fields, const char *who);

LkJob *lk_job_summary_get_job (LkJobSummary *self); /* without items */
gint64 lk_job_summary_get_id (LkJobSummary *self);
guint lk_job_summary_count (LkJobSummary *self, LkItemState state);
guint lk_job_summary_count_all (LkJobSummary *self);
const char *const *lk_job_summary_get_fields (LkJobSummary *self);
char *lk_job_summary_dup_title (LkJobSummary *self);
char *lk_job_summary_dup_outcome (LkJobSummary *self);

G_END_DECLS
