/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_HISTORY_WINDOW (lk_history_window_get_type ())
G_DECLARE_FINAL_TYPE (LkHistoryWindow, lk_history_window, LK, HISTORY_WINDOW, AdwWindow)

/* All jobs and single changes of one phone system by day: search, the outcome of each, undo,
 * export, wipe. One for each window. */
void lk_history_window_present (GtkWindow *parent, LkJobs *jobs, LkCatalogue *catalogue);

G_END_DECLS
