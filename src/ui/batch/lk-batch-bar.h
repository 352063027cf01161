/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_BAR (lk_batch_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchBar, lk_batch_bar, LK, BATCH_BAR, AdwBin)

/* The lower edge of the batch dialog: the button that leads to the next step, and what keeps from
 * it. Uses the actions `batch.next` and `batch.show-other`. */
void lk_batch_bar_show_entries (LkBatchBar *self, guint n_fields);
void lk_batch_bar_show_plan (LkBatchBar *self, LkJob *job);
void lk_batch_bar_set_waiting (LkBatchBar *self, gboolean is_waiting);

G_END_DECLS
