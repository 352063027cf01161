/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-jobs.h"
#include "lk-prepare.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_DIALOG (lk_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchDialog, lk_batch_dialog, LK, BATCH_DIALOG, AdwWindow)

/*
 * The window in which many users change: what, the preview, the run, the outcome, and a line at its
 * top that always says which of them it is. Modal until the job runs; closing it then leaves the
 * job running, and lk_batch_dialog_present_runner() brings it back. Closing it before asks where
 * something was entered. One such window for each phone system: presenting another one while a job
 * is being planned brings the first to the front and returns it.
 *
 * Signal "ended" (LkJob *job): a job that ran in here ended; the window may be closed by then.
 */
GtkWidget *lk_batch_dialog_present_update (GtkWindow *parent,
                                           LkJobs *jobs,
                                           LkCatalogue *catalogue,
                                           GPtrArray *users);
GtkWidget *lk_batch_dialog_present_delete (GtkWindow *parent,
                                           LkJobs *jobs,
                                           LkCatalogue *catalogue,
                                           GPtrArray *users);
GtkWidget *
lk_batch_dialog_present_undo (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue, LkJob *done);
GtkWidget *lk_batch_dialog_present_runner (GtkWindow *parent,
                                           LkJobs *jobs,
                                           LkCatalogue *catalogue,
                                           LkJobRunner *runner);
/* The outcome of a job from the journal. */
GtkWidget *
lk_batch_dialog_present_job (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue, LkJob *job);

/* Whether a window about it is open, so that nobody else has to tell how it went. */
gboolean lk_batch_dialog_shows (LkJobs *jobs, LkJob *job);

/* Before the window below it goes. */
gboolean lk_batch_dialog_close_plan (LkJobs *jobs);

G_END_DECLS
