/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkCreateState:
 * @LK_CREATE_DONE: the user exists, and all is as asked, as far as it can be read back; also where
 *   the answer was lost
 * @LK_CREATE_DIFFERENT: the user exists, yet some fields are not as asked, or could not be looked
 *   at; #LkCreateResult.error says why
 * @LK_CREATE_TAKEN: nobody was created: someone else has the number
 * @LK_CREATE_REFUSED: nobody was created, and #LkCreateResult.error says why
 * @LK_CREATE_UNKNOWN: the answer was lost, and so was the one to the question who is there now
 *
 * What became of a new user.
 */
typedef enum
{
  LK_CREATE_DONE,
  LK_CREATE_DIFFERENT,
  LK_CREATE_TAKEN,
  LK_CREATE_REFUSED,
  LK_CREATE_UNKNOWN,
} LkCreateState;

/**
 * LkCreateResult:
 * @state: what became of it
 * @id: the new user's Id; with %LK_CREATE_TAKEN the other's where that is known; otherwise 0
 * @now: (nullable): that user: the draft's fields, number and names as they are on the server;
 *   %NULL where that is not known. Secrets are in it
 * @fields: (element-type LkField): with %LK_CREATE_DIFFERENT those that are not as asked, or of
 *   which that is not known; with %LK_CREATE_REFUSED those that are to blame
 * @followed: (element-type LkField): those that took a second request
 * @was_lost: whether the answer was lost, so that the program had to look
 * @error: (nullable): a sentence for a person, perhaps with details for the fields; %NULL only with
 *   %LK_CREATE_DONE
 *
 * What became of a new user.
 */
typedef struct
{
  LkCreateState state;
  int id;
  LkUser *now;
  GPtrArray *fields;
  GPtrArray *followed;
  gboolean was_lost;
  GError *error;
} LkCreateResult;

void lk_create_result_free (LkCreateResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkCreateResult, lk_create_result_free)

/* Looks whether the number is free, creates the user with what was set in @draft and nothing else,
 * and reads what came of it. What the server did not take over, such as the main department, goes
 * out once more as a change. Nothing is ever sent twice to create a user: where the answer is lost,
 * the number and the e-mail address are looked up. Cancelling ends it only until the request has
 * left; later there is a result all the same. */
void lk_user_create_async (LkPbx *pbx,
                           LkDraft *draft,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
LkCreateResult *lk_user_create_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

/* Looks again after %LK_CREATE_UNKNOWN; writes nothing. */
void lk_user_create_look_again_async (LkPbx *pbx,
                                      LkDraft *draft,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* The body of the POST; secrets are masked unless asked for. */
JsonObject *lk_user_create_preview (LkDraft *draft, gboolean with_secrets);

G_END_DECLS
