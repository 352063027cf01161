/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-runner.h"
#include "lk-profile.h"

G_BEGIN_DECLS

#define LK_TYPE_JOBS (lk_jobs_get_type ())
G_DECLARE_FINAL_TYPE (LkJobs, lk_jobs, LK, JOBS, GObject)

/*
 * The jobs of one phone system: its journal, the one job that runs, and those that a crash left.
 * Properties, read-only: "runner" (LkJobRunner): of the job that runs or ran last; %NULL before the
 * first; "busy" (boolean): whether one is running or paused.
 * Signal "unnoted": one user was changed or created, and that does not stand in the journal.
 */
LkJobs *lk_jobs_new (LkJournal *journal, LkDirectory *directory, LkProfile *profile);

LkJournal *lk_jobs_get_journal (LkJobs *self);
LkDirectory *lk_jobs_get_directory (LkJobs *self);
LkProfile *lk_jobs_get_profile (LkJobs *self);
LkJobRunner *lk_jobs_get_runner (LkJobs *self);
gboolean lk_jobs_is_busy (LkJobs *self);

/* Starts a planned job, or goes on with one from the journal. %NULL with an error where another one
 * is running or the journal is not open: nothing is ever sent that is not written down. */
LkJobRunner *lk_jobs_run (LkJobs *self, LkJob *job, GError **error);

/* Those that a crash left: LkJob with their items. Not the one that runs here. */
void lk_jobs_find_interrupted_async (LkJobs *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *lk_jobs_find_interrupted_finish (LkJobs *self, GAsyncResult *result, GError **error);

/* Ends an interrupted job: whose fate is open is looked at, the rest stays as it is. */
LkJobRunner *lk_jobs_end (LkJobs *self, LkJob *job, GError **error);

void lk_jobs_announce_unnoted (LkJobs *self);

G_END_DECLS
