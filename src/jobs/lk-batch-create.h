/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-work.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_CREATE (lk_batch_create_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchCreate, lk_batch_create, LK, BATCH_CREATE, LkJobWork)

/* Creates users from their snapshots, one after the other. */
LkJobWork *lk_batch_create_new (LkJob *job, LkJournal *journal, LkPbx *pbx);

G_END_DECLS
