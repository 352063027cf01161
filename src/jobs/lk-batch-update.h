/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-work.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_UPDATE (lk_batch_update_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchUpdate, lk_batch_update, LK, BATCH_UPDATE, LkJobWork)

/* Changes users, a hundred with one request where the phone system takes that. */
LkJobWork *lk_batch_update_new (LkJob *job, LkJournal *journal, LkPbx *pbx);

/* What it would send if everything stayed as it was read for the plan: an element (JsonObject with
 * `method`, `path`, `body`) for each request that writes. */
GPtrArray *lk_batch_update_list_requests (LkJob *job);

G_END_DECLS
