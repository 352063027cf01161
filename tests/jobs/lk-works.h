/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-desk.h"
#include "lk-jobs.h"
#include "lk-wishes.h"

G_BEGIN_DECLS

/* A demo phone system, an administrator with all of its users on the screen, and a journal in
 * memory. */
typedef struct
{
  LkDesk desk;
  LkDirectory *directory;
  LkProfile *profile;
  LkJournal *journal;
  LkJobs *jobs;
  guint n_requests; /* before the last job */
} LkWorks;

void lk_works_init (LkWorks *works, guint n_users);
void lk_works_init_at (LkWorks *works, guint n_users, LkVersion version);
void lk_works_clear (LkWorks *works);

/* Some people, from that position in the list on, whatever their number. */
GPtrArray *lk_works_list_people (LkWorks *works, guint first, guint n);

/* @json with single quotes for double ones; the field shall be like that. */
void lk_works_wish (LkWishes *wishes, const char *name, const char *json);
LkJob *lk_works_plan (LkWorks *works, GPtrArray *people, LkWishes *wishes);
LkJob *lk_works_plan_one (LkWorks *works, guint n, const char *name, const char *json);

/* Starts a job; lk_works_run() waits for its end, too, goes on whenever it pauses, and returns how
 * often it did. */
LkJobRunner *lk_works_start (LkWorks *works, LkJob *job);
void lk_works_wait (LkJobRunner *runner, LkRunState state);
guint lk_works_run (LkWorks *works, LkJob *job);

/* How many requests there were since the job began. */
guint lk_works_count_requests (LkWorks *works);

/* Whether the phone system has what the item wants. */
gboolean lk_works_is_as_wanted (LkWorks *works, LkJobItem *item);
gboolean lk_works_is_as_before (LkWorks *works, LkJobItem *item);

/* Holds every outcome against the truth, and the journal against the job. */
void lk_works_check_item (LkWorks *works, LkJobItem *item);
void lk_works_check_journal (LkWorks *works, LkJob *job);
void lk_works_check (LkWorks *works, LkJob *job);

G_END_DECLS
