/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"
#include "lk-user.h"

G_BEGIN_DECLS

/* The part of `/Users` that making users needs. */

void lk_pbx_users_create_async (LkPbx *pbx,
                                JsonObject *body,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
int lk_pbx_users_create_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_find_async (LkPbx *pbx,
                              const char *number,
                              const char *email,
                              LkFieldSet *fields,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *lk_pbx_users_find_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_find_free_number_async (LkPbx *pbx,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char *lk_pbx_users_find_free_number_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_send_welcome_async (LkPbx *pbx,
                                      int id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean lk_pbx_users_send_welcome_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
