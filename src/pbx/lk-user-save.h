/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-difference.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkSaveState:
 * @LK_SAVE_DONE: every field that was to change is as asked, also where the answer was lost
 * @LK_SAVE_CONFLICT: someone else changed one of the fields meanwhile; nothing was written
 * @LK_SAVE_REFUSED: nothing was written, and #LkSaveResult.error says why
 * @LK_SAVE_PARTLY: the first of two requests was carried out, the second was not
 * @LK_SAVE_DIFFERENT: the server took the request, yet some fields are not as asked
 * @LK_SAVE_UNKNOWN: something was sent, and it cannot be found out what came of it: the answer was
 *   lost, and so was the one to the question what is there now; or a secret was sent that nobody
 * can read back
 */
typedef enum
{
  LK_SAVE_DONE,
  LK_SAVE_CONFLICT,
  LK_SAVE_REFUSED,
  LK_SAVE_PARTLY,
  LK_SAVE_DIFFERENT,
  LK_SAVE_UNKNOWN,
} LkSaveState;

/**
 * LkSaveResult:
 * @state: what became of it
 * @now: (nullable): the fields of the draft as they are on the server now; %NULL where that is not
 *   known. Secrets are in it
 * @fields: (element-type LkField): with a conflict, the fields that someone else changed; otherwise
 *   those that are known not to be as asked, or of which that is not known
 * @error: (nullable): why, as a sentence for a person, perhaps with details for the fields; %NULL
 *   only with %LK_SAVE_DONE
 *
 * What became of a draft.
 */
typedef struct
{
  LkSaveState state;
  LkUser *now;
  GPtrArray *fields;
  GError *error;
} LkSaveResult;

void lk_save_result_free (LkSaveResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSaveResult, lk_save_result_free)

/* Reads the fields that are about to change, and writes nothing if one is not as the draft's
 * original says. Otherwise sends the difference as one PATCH: as two where the main department
 * changes together with the departments, because a membership has to exist first (behaviour.md, 4).
 * Reads again afterwards, and says what is true. Cancelling ends it only until the request has
 * left; later there is a result all the same. The draft is not changed by this; it may change
 * meanwhile, and what is sent is what it was at first. */
void lk_user_save_async (LkPbx *pbx,
                         LkDraft *draft,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void lk_user_save_difference_async (LkPbx *pbx,
                                    LkDifference *difference,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
LkSaveResult *lk_user_save_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

/* The bodies that a save would send now, one element for each request; secrets are masked unless
 * asked for. */
GPtrArray *lk_user_save_preview (LkDraft *draft, gboolean with_secrets);

G_END_DECLS
