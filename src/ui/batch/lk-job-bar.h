/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_BAR (lk_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkJobBar, lk_job_bar, LK, JOB_BAR, AdwBin)

/* The line in a window that says how far its job is, and what became of it until the person
 * dismisses it. Hides itself where there is none, and never takes the keyboard. Uses the actions
 * `win.show-job` and `win.undo-job`, which are about lk_jobs_get_runner()'s job. */
GtkWidget *lk_job_bar_new (void);
void lk_job_bar_set_jobs (LkJobBar *self, LkJobs *jobs);

G_END_DECLS
