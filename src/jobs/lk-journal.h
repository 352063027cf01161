/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-summary.h"

G_BEGIN_DECLS

#define LK_TYPE_JOURNAL (lk_journal_get_type ())
G_DECLARE_FINAL_TYPE (LkJournal, lk_journal, LK, JOURNAL, GObject)

/*
 * What was done, and what is about to be done: an SQLite file that survives a crash and a power
 * cut. It holds no secret, only its owner can read it, and one program at a time has it open.
 * Everything happens in one thread of its own, in the order in which it was asked for; what a
 * `finish` confirmed is on the disk. What is handed over must not be changed until then.
 *
 * Signal "changed": jobs are there, gone or otherwise than before.
 */
LkJournal *lk_journal_new (GFile *file);
LkJournal *lk_journal_new_in_memory (void); /* open from the beginning */
GFile *lk_journal_get_default_file (void);

/* Opens or makes the file. One that cannot be read is put aside, never deleted, and a new one
 * begun: lk_journal_get_notice() says so. */
void lk_journal_open_async (LkJournal *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean lk_journal_open_finish (LkJournal *self, GAsyncResult *result, GError **error);
gboolean lk_journal_is_open (LkJournal *self);
const char *lk_journal_get_notice (LkJournal *self);

/* Adds a job with all its items, gives it an Id, and what it takes back or tries again is noted. */
void lk_journal_add_async (LkJournal *self,
                           LkJob *job,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* The states of @items (LkJobItem of @job), their messages, what was read after, the new Ids; and
 * the job's own state, method and times. All or nothing. */
void lk_journal_put_async (LkJournal *self,
                           LkJob *job,
                           GPtrArray *items,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean lk_journal_write_finish (LkJournal *self, GAsyncResult *result, GError **error);

/* Those of one phone system, the newest first: LkJobSummary. @query: words that reason, client,
 * users' names, numbers or fields contain; %NULL for all. */
void lk_journal_list_async (LkJournal *self,
                            const char *profile_id,
                            const char *query,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Those that say that they are running. */
void lk_journal_list_running_async (LkJournal *self,
                                    const char *profile_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *lk_journal_list_finish (LkJournal *self, GAsyncResult *result, GError **error);

void lk_journal_load_async (LkJournal *self,
                            gint64 job_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
LkJob *lk_journal_load_finish (LkJournal *self, GAsyncResult *result, GError **error);

/* Both leave jobs alone that are running, and overwrite what they remove. */
void lk_journal_prune_async (LkJournal *self,
                             guint days,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void lk_journal_wipe_async (LkJournal *self,
                            const char *profile_id,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

void lk_journal_close (LkJournal *self);

G_END_DECLS
