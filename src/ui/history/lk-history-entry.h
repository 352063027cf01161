/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-summary.h"

G_BEGIN_DECLS

#define LK_TYPE_HISTORY_ENTRY (lk_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (LkHistoryEntry, lk_history_entry, LK, HISTORY_ENTRY, GObject)

/* A line of the history: a day, or a job of that day. Property "summary" (LkJobSummary, read-only):
 * %NULL for a day; changes while the job runs. */
LkHistoryEntry *lk_history_entry_new_day (GDateTime *day, GDateTime *now);
LkHistoryEntry *lk_history_entry_new_job (LkJobSummary *summary);

const char *lk_history_entry_get_day (LkHistoryEntry *self);
LkJobSummary *lk_history_entry_get_summary (LkHistoryEntry *self);
void lk_history_entry_set_summary (LkHistoryEntry *self, LkJobSummary *summary);
gboolean lk_history_entry_is_same (LkHistoryEntry *self, LkHistoryEntry *other);

GDateTime *lk_history_entry_dup_time (LkHistoryEntry *self);
char *lk_history_entry_dup_fields (LkHistoryEntry *self);
gboolean lk_history_entry_can_undo (LkHistoryEntry *self);

G_END_DECLS
