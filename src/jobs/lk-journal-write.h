/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal-entry.h"
#include "lk-sql.h"

G_BEGIN_DECLS

/* What is written into a journal's tables: each as a whole or not at all. These block. */
gboolean lk_journal_write_add (LkSql *sql, LkJournalEntry *entry, gint64 *id, GError **error);
gboolean lk_journal_write_put (LkSql *sql, LkJournalEntry *entry, GError **error);
gboolean lk_journal_write_prune (LkSql *sql, gint64 before, GError **error);
gboolean lk_journal_write_wipe (LkSql *sql, const char *profile_id, GError **error);

G_END_DECLS
