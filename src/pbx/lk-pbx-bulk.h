/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/* The part of `/Users` that does something to many users at once (behaviour.md, 5). None of these
 * can be cancelled once it is on its way; all use the lane of the background. */

/* The answer says nothing about any one of the users. Where it is a refusal with details, one of
 * the users is the reason, and any of the others may have been changed or not; without details the
 * phone system does not take the call itself. */
void lk_pbx_users_bulk_update_async (LkPbx *pbx,
                                     const int *ids,
                                     guint n_ids,
                                     JsonObject *body,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void lk_pbx_users_multi_update_async (LkPbx *pbx,
                                      const int *ids,
                                      guint n_ids,
                                      JsonObject *body,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean lk_pbx_users_bulk_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

/**
 * LkDeleteError:
 * @number: the extension that was not deleted
 * @sentence: why, for a person; the server's code itself where it is not known
 */
typedef struct
{
  char *number;
  char *sentence;
} LkDeleteError;

void lk_delete_error_free (LkDeleteError *self);

/* Returns the errors; who is not among them is probably gone, which has to be looked at. */
void lk_pbx_users_batch_delete_async (LkPbx *pbx,
                                      const int *ids,
                                      guint n_ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *lk_pbx_users_batch_delete_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
