/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-odata.h"
#include "lk-pbx.h"
#include "lk-user.h"

G_BEGIN_DECLS

void lk_pbx_users_get_async (LkPbx *pbx,
                             int id,
                             LkFieldSet *fields,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void lk_pbx_users_get_whole_async (LkPbx *pbx,
                                   int id,
                                   LkFieldSet *fields,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
LkUser *lk_pbx_users_get_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_change_async (LkPbx *pbx,
                                int id,
                                JsonObject *body,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void lk_pbx_users_change_in_background_async (LkPbx *pbx,
                                              int id,
                                              JsonObject *body,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean lk_pbx_users_change_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_delete_async (LkPbx *pbx,
                                int id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean lk_pbx_users_delete_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_find_duplicated_emails_async (LkPbx *pbx,
                                                const char *const *emails,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
char **
lk_pbx_users_find_duplicated_emails_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_query_groups_async (LkPbx *pbx,
                                      int id,
                                      const LkODataQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
JsonNode *lk_pbx_users_query_groups_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_users_generate_link_async (LkPbx *pbx,
                                       int id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *lk_pbx_users_generate_link_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
