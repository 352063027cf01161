/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/* Every row of a collection, a hundred with each request. @select names what is asked for, @expand
 * what belongs to each row, %NULL for nothing; @filter is a wish: a server that does not know it is
 * asked for all rows. */
void lk_collection_read_async (LkPbx *pbx,
                               const char *path,
                               const char *select,
                               const char *filter,
                               const char *expand,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *lk_collection_read_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
