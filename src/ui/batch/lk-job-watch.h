/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_WATCH (lk_job_watch_get_type ())
G_DECLARE_FINAL_TYPE (LkJobWatch, lk_job_watch, LK, JOB_WATCH, GObject)

/*
 * Looks after the job of a window: while it runs, the session is not ended behind its back; when it
 * ends and nobody of the program is looking, a notification says so, whose default action is
 * `app.show-job` with the profile's id (type "s").
 */
LkJobWatch *lk_job_watch_new (GtkWindow *window);
void lk_job_watch_set_jobs (LkJobWatch *self, LkJobs *jobs);

gboolean lk_job_watch_is_busy (LkJobWatch *self);

/* Asks whether to stop the job or to keep it running, and waits for its end where it is stopped.
 * The finish function says whether the window may close; answers at once where no job runs. */
void lk_job_watch_ask_async (LkJobWatch *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean lk_job_watch_ask_finish (LkJobWatch *self, GAsyncResult *result);

G_END_DECLS
