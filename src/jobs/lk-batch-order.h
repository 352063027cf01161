/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/* In which order the items of an update are worked off: those with the same wish stand together, so
 * that they can be sent together; otherwise as in the job. LkJobItem. */
void lk_batch_order_async (LkJob *job, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *lk_batch_order_finish (LkJob *job, GAsyncResult *result);

G_END_DECLS
