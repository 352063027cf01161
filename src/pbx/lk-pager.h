/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field-set.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

#define LK_TYPE_PAGER (lk_pager_get_type ())
G_DECLARE_FINAL_TYPE (LkPager, lk_pager, LK, PAGER, GObject)

/*
 * Signal "page" (GPtrArray of LkUser): some more users, each once in a pass and in no order.
 */
LkPager *lk_pager_new (LkPbx *pbx, LkFieldSet *fields);

guint lk_pager_get_n_expected (LkPager *self);
guint lk_pager_get_n_seen (LkPager *self);
guint lk_pager_get_pass (LkPager *self);
gboolean lk_pager_is_complete (LkPager *self);
gboolean lk_pager_has_seen (LkPager *self, int id);

void lk_pager_run_async (LkPager *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean lk_pager_run_finish (LkPager *self, GAsyncResult *result, GError **error);

G_END_DECLS
