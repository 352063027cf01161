/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-delete-tries.h"
#include "lk-user-reader.h"

G_BEGIN_DECLS

/**
 * LkDeleteVerdict:
 * @state: what becomes of the item; %LK_ITEM_SENDING where the request may leave, or leave again
 * @message: (nullable): why, a sentence
 * @is_gone: whether the user is not there any more
 * @news: (nullable): somebody whom the list has otherwise
 *
 * What follows for one who is to be deleted from how they were just read.
 */
typedef struct
{
  LkItemState state;
  char *message;
  gboolean is_gone;
  LkUser *news;
} LkDeleteVerdict;

void lk_delete_verdict_clear (LkDeleteVerdict *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDeleteVerdict, lk_delete_verdict_clear)

/* Before the request leaves, and afterwards. */
void lk_delete_verdict_before (LkDeleteVerdict *self,
                               LkJobItem *item,
                               LkReading *reading,
                               const char *client_id);
void lk_delete_verdict_after (LkDeleteVerdict *self,
                              LkJobItem *item,
                              LkReading *reading,
                              LkDeleteTries *tries,
                              gboolean is_settling);

G_END_DECLS
