/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-work.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_DELETE (lk_batch_delete_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchDelete, lk_batch_delete, LK, BATCH_DELETE, LkJobWork)

/* Deletes users, a hundred with one request, and looks who is really gone. */
LkJobWork *lk_batch_delete_new (LkJob *job, LkJournal *journal, LkPbx *pbx);

G_END_DECLS
