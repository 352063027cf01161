/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-history-entry.h"

G_BEGIN_DECLS

#define LK_TYPE_HISTORY_ROW (lk_history_row_get_type ())
G_DECLARE_FINAL_TYPE (LkHistoryRow, lk_history_row, LK, HISTORY_ROW, AdwBin)

/* A line of the history. Uses the action `history.undo` with the job's Id. */
GtkWidget *lk_history_row_new (void);
void lk_history_row_set_entry (LkHistoryRow *self, LkHistoryEntry *entry);

G_END_DECLS
