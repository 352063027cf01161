/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-summary.h"
#include "lk-sql.h"

G_BEGIN_DECLS

/* What is read from a journal's tables. These block. */
GPtrArray *lk_journal_read_list (LkSql *sql,
                                 const char *profile_id,
                                 const char *query,
                                 guint limit,
                                 GError **error);
GPtrArray *lk_journal_read_running (LkSql *sql, const char *profile_id, GError **error);
LkJob *lk_journal_read_job (LkSql *sql, gint64 id, GError **error);

G_END_DECLS
