/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-job-runner.h"

G_BEGIN_DECLS

#define LK_TYPE_RUN_PROGRESS (lk_run_progress_get_type ())
G_DECLARE_FINAL_TYPE (LkRunProgress, lk_run_progress, LK, RUN_PROGRESS, AdwBin)

/* How far a job is, how it is sent, what holds it up, and the buttons that pause and stop it. */
void lk_run_progress_set_runner (LkRunProgress *self, LkJobRunner *runner, LkPbx *pbx);

G_END_DECLS
