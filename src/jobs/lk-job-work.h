/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"
#include "lk-journal.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_WORK (lk_job_work_get_type ())
G_DECLARE_DERIVABLE_TYPE (LkJobWork, lk_job_work, LK, JOB_WORK, GObject)

/**
 * LkJobWorkClass:
 * @step_async: does one thing more: at most one request, and what has to be written about it
 * @step_finish: sets @is_done where nothing is left to do. Fails where the work cannot go on as it
 *   is, such as without a network; the next step then begins by finding out what is true
 * @forget: (nullable): what was read is old: whoever was about to be sent is read once more first
 *
 * What a job of one kind consists of. It begins with the items as they are: those that are sending
 * or unknown are looked at before anything is sent, so that a job goes on after a crash like after
 * any other trouble.
 */
struct _LkJobWorkClass
{
  GObjectClass parent_class;

  void (*step_async) (LkJobWork *self, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*step_finish) (LkJobWork *self,
                           GAsyncResult *result,
                           gboolean *is_done,
                           GError **error);
  void (*forget) (LkJobWork *self);
};

/* Properties, construct only: "job", "journal", "pbx". Signals: "read" (LkUser): a user was read
 * again; "gone" (int): a user is not there any more; "came" (int): a user is there who was not. */
LkJob *lk_job_work_get_job (LkJobWork *self);
LkPbx *lk_job_work_get_pbx (LkJobWork *self);

/* How many users the phone system has, for a LkUserReader; 0 where nobody knows. */
void lk_job_work_set_n_users (LkJobWork *self, guint n_users);
guint lk_job_work_get_n_users (LkJobWork *self);

void lk_job_work_step_async (LkJobWork *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean
lk_job_work_step_finish (LkJobWork *self, GAsyncResult *result, gboolean *is_done, GError **error);

/* Somebody lets time pass between two steps. */
void lk_job_work_forget (LkJobWork *self);

/* Somebody stops the job: the works send nothing from now on, and their steps are done as soon as
 * no item is sending or unknown. */
void lk_job_work_settle (LkJobWork *self);
gboolean lk_job_work_is_settling (LkJobWork *self);

/* For the works themselves: writes these items into the journal. */
void lk_job_work_commit_async (LkJobWork *self,
                               GPtrArray *items,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean lk_job_work_commit_finish (LkJobWork *self, GAsyncResult *result, GError **error);

void lk_job_work_announce_read (LkJobWork *self, LkUser *user);
void lk_job_work_announce_gone (LkJobWork *self, int id);
void lk_job_work_announce_came (LkJobWork *self, int id);

G_END_DECLS
