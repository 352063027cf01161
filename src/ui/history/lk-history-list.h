/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-history-entry.h"
#include "lk-journal.h"

G_BEGIN_DECLS

#define LK_TYPE_HISTORY_LIST (lk_history_list_get_type ())
G_DECLARE_FINAL_TYPE (LkHistoryList, lk_history_list, LK, HISTORY_LIST, GObject)

/*
 * The jobs of one phone system, the newest first, by day: a GListModel of LkHistoryEntry. It
 * follows the journal, and reads as many as somebody wants to see.
 *
 * Signal "loaded": what was asked for last is there, or could not be read.
 */
LkHistoryList *lk_history_list_new (LkJournal *journal, const char *profile_id);
void lk_history_list_close (LkHistoryList *self);

void lk_history_list_load (LkHistoryList *self);
void lk_history_list_load_more (LkHistoryList *self);
void lk_history_list_set_query (LkHistoryList *self, const char *query);
const char *lk_history_list_get_query (LkHistoryList *self);

gboolean lk_history_list_is_loaded (LkHistoryList *self);
const GError *lk_history_list_get_trouble (LkHistoryList *self);

G_END_DECLS
