/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-difference.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB_ITEM (lk_job_item_get_type ())
G_DECLARE_FINAL_TYPE (LkJobItem, lk_job_item, LK, JOB_ITEM, GObject)

/**
 * LkItemState:
 * @LK_ITEM_PLANNED: nothing was sent for this user yet
 * @LK_ITEM_SENDING: a request is about to leave, is on its way, or was answered without saying what
 *   came of this user; the journal says so before it leaves
 * @LK_ITEM_DONE: it was read afterwards that the user is as wanted
 * @LK_ITEM_UNCHANGED: the user was as wanted beforehand; nothing was sent
 * @LK_ITEM_FAILED: it is known that the user is not as wanted, and the message says why
 * @LK_ITEM_UNKNOWN: something was sent, and nobody could find out what came of it
 * @LK_ITEM_SKIPPED: nothing was sent, because somebody else changed the user meanwhile, the user is
 *   gone, or must not be touched; the message says which
 * @LK_ITEM_UNDONE: it was done, and taken back since
 *
 * What became of one user in a job. The numbers stand in journals.
 */
typedef enum
{
  LK_ITEM_PLANNED = 0,
  LK_ITEM_SENDING = 1,
  LK_ITEM_DONE = 2,
  LK_ITEM_UNCHANGED = 3,
  LK_ITEM_FAILED = 4,
  LK_ITEM_UNKNOWN = 5,
  LK_ITEM_SKIPPED = 6,
  LK_ITEM_UNDONE = 7,
  LK_N_ITEM_STATES,
} LkItemState;

/*
 * One user in a job. Properties, read-only: "state" (int, an LkItemState), "message" (string).
 *
 * What it holds depends on the job's kind: an update has the difference, and afterwards what was
 * read (after); a deletion has the snapshot of the user; a creation has the snapshot of who shall
 * be made, and afterwards their new Id.
 */
LkJobItem *lk_job_item_new (int user_id, const char *number, const char *name);
LkJobItem *lk_job_item_new_for_user (LkUser *user);

int lk_job_item_get_user_id (LkJobItem *self);
const char *lk_job_item_get_number (LkJobItem *self);
const char *lk_job_item_get_name (LkJobItem *self);

gboolean lk_job_item_has_number_of (LkJobItem *self, LkUser *user);

LkItemState lk_job_item_get_state (LkJobItem *self);
const char *lk_job_item_get_message (LkJobItem *self);
void lk_job_item_set_state (LkJobItem *self, LkItemState state, const char *message);

LkDifference *lk_job_item_get_difference (LkJobItem *self);
void lk_job_item_set_difference (LkJobItem *self, LkDifference *difference);
LkUser *lk_job_item_get_after (LkJobItem *self);
void lk_job_item_set_after (LkJobItem *self, LkUser *after);
LkUser *lk_job_item_get_snapshot (LkJobItem *self);
void lk_job_item_set_snapshot (LkJobItem *self, LkUser *snapshot);
int lk_job_item_get_new_id (LkJobItem *self);
void lk_job_item_set_new_id (LkJobItem *self, int id);

const char *lk_item_state_get_label (LkItemState state);

G_END_DECLS
