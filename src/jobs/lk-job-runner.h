/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-job.h"
#include "lk-journal.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_RUNNER (lk_job_runner_get_type ())
G_DECLARE_FINAL_TYPE (LkJobRunner, lk_job_runner, LK, JOB_RUNNER, GObject)

/**
 * LkRunState:
 * @LK_RUN_GOING: requests are on their way
 * @LK_RUN_PAUSING: the one that is on its way is the last before the pause
 * @LK_RUN_PAUSED: nothing happens until somebody says so; lk_job_runner_get_trouble() may say why
 * @LK_RUN_STOPPING: the one that is on its way is the last
 * @LK_RUN_ENDED: the job is finished or stopped, and the journal says so
 */
typedef enum
{
  LK_RUN_GOING,
  LK_RUN_PAUSING,
  LK_RUN_PAUSED,
  LK_RUN_STOPPING,
  LK_RUN_ENDED,
} LkRunState;

/*
 * Runs one job to its end, pausing and stopping between two requests. A planned job is settled and
 * goes into the journal first; one that comes from the journal goes on where it was. What it reads
 * and removes it tells the directory.
 *
 * Whoever stops a job leaves what was not sent planned; the items whose fate is open are looked at
 * first. A runner keeps itself alive while it runs.
 *
 * Signal "changed": its state, progress or trouble stand otherwise now.
 */
LkJobRunner *lk_job_runner_new (LkJob *job, LkJournal *journal, LkDirectory *directory);

LkJob *lk_job_runner_get_job (LkJobRunner *self);
LkRunState lk_job_runner_get_state (LkJobRunner *self);
const GError *lk_job_runner_get_trouble (LkJobRunner *self);
double lk_job_runner_get_progress (LkJobRunner *self);
int lk_job_runner_get_seconds_left (LkJobRunner *self); /* -1 where nobody can tell yet */

void lk_job_runner_start (LkJobRunner *self);
void lk_job_runner_pause (LkJobRunner *self);
void lk_job_runner_go_on (LkJobRunner *self);
void lk_job_runner_stop (LkJobRunner *self);

G_END_DECLS
