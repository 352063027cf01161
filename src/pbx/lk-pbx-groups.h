/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-department.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

void lk_pbx_groups_list_async (LkPbx *pbx,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *lk_pbx_groups_list_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

void lk_pbx_groups_get_number_range_async (LkPbx *pbx,
                                           int group_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean lk_pbx_groups_get_number_range_finish (LkPbx *pbx,
                                                GAsyncResult *result,
                                                char **from,
                                                char **to,
                                                GError **error);

G_END_DECLS
