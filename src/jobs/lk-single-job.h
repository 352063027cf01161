/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-jobs.h"
#include "lk-user-create.h"
#include "lk-user-save.h"

G_BEGIN_DECLS

/* What a person does to one user on their page or in the form, written into the journal like a job
 * of one: before the request leaves, and what came of it. Where the journal cannot be written, it
 * is done all the same, because the person looks at its outcome; @was_noted says so. @jobs may be
 * %NULL: then nothing is written. */
void lk_single_job_save_async (LkJobs *jobs,
                               LkPbx *pbx,
                               LkDraft *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
LkSaveResult *
lk_single_job_save_finish (LkPbx *pbx, GAsyncResult *result, gboolean *was_noted, GError **error);

void lk_single_job_create_async (LkJobs *jobs,
                                 LkPbx *pbx,
                                 LkDraft *draft,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
LkCreateResult *
lk_single_job_create_finish (LkPbx *pbx, GAsyncResult *result, gboolean *was_noted, GError **error);

G_END_DECLS
