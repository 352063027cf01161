/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_RUN_PAGE (lk_run_page_get_type ())
G_DECLARE_FINAL_TYPE (LkRunPage, lk_run_page, LK, RUN_PAGE, AdwBin)

/* A job that runs, and what became of it: progress, time left, the way it is sent, pause and stop;
 * then the outcome for each user with the reason, to filter, copy and export. @runner is %NULL for
 * a job from the journal. Signals "retry" and "undo": the person wants that, of this job. Toasts go
 * to the toast overlay around it. */
GtkWidget *lk_run_page_new (LkEditContext *context, LkJob *job, LkJobRunner *runner);

G_END_DECLS
