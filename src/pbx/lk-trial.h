/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

void lk_trial_run_async (LkPbx *pbx,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean lk_trial_run_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
