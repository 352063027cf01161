/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-bar.h"
#include "lk-page-guide.h"
#include "lk-session.h"
#include "lk-user-list.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_GUIDE (lk_job_guide_get_type ())
G_DECLARE_FINAL_TYPE (LkJobGuide, lk_job_guide, LK, JOB_GUIDE, GObject)

/*
 * Leads from a window to the jobs of its phone system: what becomes of the selected users, the job
 * that runs, what was interrupted, and the history; and says when one has ended. Adds the actions
 * `win.edit-selected`, `win.delete-selected`, `win.show-job`, `win.undo-job`, `win.history` and
 * `win.wipe-history`.
 */
LkJobGuide *lk_job_guide_new (GtkApplicationWindow *window, LkUserList *list, LkJobBar *bar);
void lk_job_guide_set_session (LkJobGuide *self, LkSession *session);

gboolean lk_job_guide_is_busy (LkJobGuide *self);
gboolean lk_job_guide_close_plan (LkJobGuide *self);
void lk_job_guide_ask_to_leave (LkJobGuide *self, LkLeaveFunc next, gpointer user_data);
void lk_job_guide_leave_for (LkJobGuide *self, LkLeaveFunc next, gpointer user_data);

G_END_DECLS
