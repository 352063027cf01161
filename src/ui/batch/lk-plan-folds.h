/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-plan-node.h"

G_BEGIN_DECLS

#define LK_TYPE_PLAN_FOLDS (lk_plan_folds_get_type ())
G_DECLARE_FINAL_TYPE (LkPlanFolds, lk_plan_folds, LK, PLAN_FOLDS, GObject)

/* A plan in as few rows as say it: users with the same change of a field share one. Found in a
 * thread, because many thousands of changes have to be put into words for that. */
void lk_plan_folds_find_async (LkJob *job,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
LkPlanFolds *lk_plan_folds_find_finish (LkJob *job, GAsyncResult *result, GError **error);

GListModel *lk_plan_folds_get_rows (LkPlanFolds *self);
GListModel *lk_plan_folds_search (LkPlanFolds *self, const char *query);

G_END_DECLS
