/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-item.h"

G_BEGIN_DECLS

/**
 * LkEntryPhase:
 * @LK_ENTRY_LOOK: has to be read before anything else happens to it
 * @LK_ENTRY_READY: its body can go out
 * @LK_ENTRY_WAIT: the request was taken; it is looked at again before the next one
 * @LK_ENTRY_VERIFY: all is said; it is read whether all is as wanted
 * @LK_ENTRY_OVER: its item says what became of it
 */
typedef enum
{
  LK_ENTRY_LOOK,
  LK_ENTRY_READY,
  LK_ENTRY_WAIT,
  LK_ENTRY_VERIFY,
  LK_ENTRY_OVER,
} LkEntryPhase;

/**
 * LkBatchEntry:
 *
 * One user in an update that is under way: what was sent, what came of it, and what follows from
 * what is read. Sends nothing itself.
 */
typedef struct _LkBatchEntry LkBatchEntry;

LkBatchEntry *lk_batch_entry_new (LkJobItem *item);
void lk_batch_entry_free (LkBatchEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBatchEntry, lk_batch_entry_free)

LkJobItem *lk_batch_entry_get_item (LkBatchEntry *self);
int lk_batch_entry_get_user_id (LkBatchEntry *self);
LkEntryPhase lk_batch_entry_get_phase (LkBatchEntry *self);
void lk_batch_entry_set_phase (LkBatchEntry *self, LkEntryPhase phase);

/* While it is ready: what is to be sent. Those with the same key may be sent together, unless one
 * of them is to be sent alone. */
JsonObject *lk_batch_entry_get_body (LkBatchEntry *self);
const char *lk_batch_entry_get_key (LkBatchEntry *self);
gboolean lk_batch_entry_is_alone (LkBatchEntry *self);

/* What came of its request. */
void lk_batch_entry_take (LkBatchEntry *self, gboolean was_alone);
void lk_batch_entry_refuse (LkBatchEntry *self, const GError *reason);
void lk_batch_entry_lose (LkBatchEntry *self, const GError *trouble);

/* What was read. @now is %NULL where the user is gone; @may_send says whether anything can follow.
 */
void lk_batch_entry_look (LkBatchEntry *self, LkUser *now, gboolean may_send);
void lk_batch_entry_verify (LkBatchEntry *self, LkUser *now, gboolean may_send);
void lk_batch_entry_give_up (LkBatchEntry *self, const char *message);

G_END_DECLS
