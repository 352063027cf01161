/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkPlanPaper:
 * @requests: (element-type JsonObject): what would be sent, each with `method`, `path`, `body`
 * @json: (nullable): the plan with these requests, to be read elsewhere
 *
 * A plan on paper: as it is ticked now, without any secret.
 */
typedef struct
{
  GPtrArray *requests;
  char *json;
} LkPlanPaper;

void lk_plan_paper_free (LkPlanPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkPlanPaper, lk_plan_paper_free)

/* Written in a thread. @with_json: whether more than the requests is wanted. */
void lk_plan_paper_write_async (LkJob *job,
                                gboolean with_json,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LkPlanPaper *lk_plan_paper_write_finish (LkJob *job, GAsyncResult *result, GError **error);

/* Into a file that only its owner can read, because it is about people. */
void lk_plan_paper_save_async (LkJob *job,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean lk_plan_paper_save_finish (LkJob *job, GAsyncResult *result, GError **error);

G_END_DECLS
