/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal.h"

G_BEGIN_DECLS

/* A journal for tests that can wait. */
char *lk_test_journal_dup_path (void);
void lk_test_journal_remove (const char *path);
LkJournal *lk_test_journal_open (const char *path, GError **error);
gboolean lk_test_journal_add (LkJournal *journal, LkJob *job, GError **error);
gboolean lk_test_journal_put (LkJournal *journal, LkJob *job, LkJobItem *item, GError **error);
GPtrArray *lk_test_journal_list (LkJournal *journal,
                                 const char *profile_id,
                                 const char *query,
                                 GError **error);
GPtrArray *
lk_test_journal_list_running (LkJournal *journal, const char *profile_id, GError **error);
LkJob *lk_test_journal_load (LkJournal *journal, gint64 id, GError **error);
gboolean lk_test_journal_prune (LkJournal *journal, guint days, GError **error);
gboolean lk_test_journal_wipe (LkJournal *journal, const char *profile_id, GError **error);

/* The same where nothing is to go wrong. */
LkJournal *lk_test_journal_open_well (const char *path);
void lk_test_journal_add_well (LkJournal *journal, LkJob *job);
void lk_test_journal_put_well (LkJournal *journal, LkJob *job, LkJobItem *item);
LkJob *lk_test_journal_load_well (LkJournal *journal, gint64 id);

/* A job of users who shall get another first name. */
LkJob *lk_test_job_new_update (const char *profile_id, guint n_items);

G_END_DECLS
