/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-batch-entry.h"
#include "lk-hunt.h"
#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkBatchMemory:
 * @tally: how many refuse
 * @n_failed_calls: how often the phone system failed to carry out a call for many, one after the
 *   other
 * @was_taken: whether any request was taken yet
 * @was_barred: whether any request was forbidden
 *
 * What an update has learned about the phone system. All its windows share one; starts as zeros.
 */
typedef struct
{
  LkHuntTally tally;
  guint n_failed_calls;
  gboolean was_taken;
  gboolean was_barred;
} LkBatchMemory;

/**
 * LkBatchWindow:
 *
 * The users of an update who are under way together: who is to be read, who is to be sent with one
 * call, and what the answer means for each. Sends nothing itself.
 */
typedef struct _LkBatchWindow LkBatchWindow;

LkBatchWindow *lk_batch_window_new (LkJob *job, LkBatchMemory *memory);
void lk_batch_window_free (LkBatchWindow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBatchWindow, lk_batch_window_free)

void lk_batch_window_add (LkBatchWindow *self, LkJobItem *item);
guint lk_batch_window_count (LkBatchWindow *self);

/* Whoever is in that phase; those who were looked at have to be sorted in before the next call. */
GPtrArray *lk_batch_window_list (LkBatchWindow *self, LkEntryPhase phase);
LkFieldSet *lk_batch_window_unite_fields (GPtrArray *entries);
void lk_batch_window_sort_in (LkBatchWindow *self, GPtrArray *looked_at);
void lk_batch_window_forget (LkBatchWindow *self);
void lk_batch_window_settle (LkBatchWindow *self);

/* Whom the next request is about, while anybody is ready. Then one of the others has to follow,
 * unless the window is thrown away. */
GPtrArray *lk_batch_window_choose (LkBatchWindow *self);
void lk_batch_window_take_call (LkBatchWindow *self);
void lk_batch_window_refuse_call (LkBatchWindow *self, const GError *reason);
void lk_batch_window_lose_call (LkBatchWindow *self, const GError *trouble);
void lk_batch_window_fail_call (LkBatchWindow *self, const GError *trouble);
void lk_batch_window_change_method (LkBatchWindow *self);

G_END_DECLS
