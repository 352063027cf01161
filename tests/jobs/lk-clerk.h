/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-desk.h"
#include "lk-directory.h"
#include "lk-job-work.h"
#include "lk-journal.h"
#include "lk-preparation.h"
#include "lk-profile.h"

G_BEGIN_DECLS

/* An administrator at a desk who does things to many users, with a list of all and a journal. */
typedef struct
{
  LkDesk desk;
  LkDirectory *directory;
  LkJournal *journal;
  LkProfile *profile;
  GArray *gone;     /* of int: who was said to be gone since lk_clerk_watch() */
  GArray *came;     /* of int: who was said to have come */
  guint n_steps;    /* that the last job took */
  guint n_troubles; /* of these steps, those that failed */
} LkClerk;

void lk_clerk_init (LkClerk *clerk, guint n_users, LkVersion version);
void lk_clerk_clear (LkClerk *clerk);
void lk_clerk_refresh (LkClerk *clerk);

/* Real people, not the operator: the first @n, from the @skip-th on. */
GPtrArray *lk_clerk_choose (LkClerk *clerk, guint skip, guint n);

/* Takes the preparation, and gives the plan. */
LkJob *lk_clerk_plan (LkClerk *clerk, LkPreparation *preparation);

/* Runs a planned job to its end, going on after any trouble; another one as a program that was
 * started again would. */
void lk_clerk_run (LkClerk *clerk, LkJob *job);
void lk_clerk_resume (LkClerk *clerk, LkJob *job);
void lk_clerk_begin (LkClerk *clerk, LkJob *job);
LkJobWork *lk_clerk_new_work (LkClerk *clerk, LkJob *job);
gboolean lk_clerk_step (LkClerk *clerk, LkJobWork *work, gboolean *is_done, GError **error);
void lk_clerk_finish (LkClerk *clerk, LkJobWork *work);
LkJob *lk_clerk_load (LkClerk *clerk, gint64 id);

LkJobItem *lk_clerk_find (LkJob *job, int user_id);

G_END_DECLS
