/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-planning.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_STEPS (lk_batch_steps_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchSteps, lk_batch_steps, LK, BATCH_STEPS, AdwBin)

/*
 * The inside of the batch dialog: what shall change, the preview, the run with its outcome, each
 * with the button that leads on.
 *
 * Signals: "changed": another step is shown; "wanted" (LkPlanning *planning): the person wants to
 * go on from the outcome with this; "show-runner" (LkJobRunner *runner): they want to see another
 * job; "ended" (LkJob *job): the job that ran in here has ended.
 */
void lk_batch_steps_set_jobs (LkBatchSteps *self, LkJobs *jobs, LkCatalogue *catalogue);
void lk_batch_steps_enter (LkBatchSteps *self, LkPlanning *planning, GPtrArray *users);
void lk_batch_steps_plan (LkBatchSteps *self, LkPlanning *planning);
void lk_batch_steps_show_run (LkBatchSteps *self, LkJob *job, LkJobRunner *runner);

gboolean lk_batch_steps_is_planning (LkBatchSteps *self);
gboolean lk_batch_steps_is_running (LkBatchSteps *self);
gboolean lk_batch_steps_has_entries (LkBatchSteps *self);
LkJob *lk_batch_steps_get_job (LkBatchSteps *self);
char *lk_batch_steps_dup_title (LkBatchSteps *self);

gboolean lk_batch_steps_can_go_back (LkBatchSteps *self);
void lk_batch_steps_go_back (LkBatchSteps *self);
void lk_batch_steps_focus (LkBatchSteps *self);

G_END_DECLS
