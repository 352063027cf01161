/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/* What an update would send if everything stayed as it was read for the plan, and nobody refused:
 * JsonObject with `method`, `path`, `body`. */
GPtrArray *lk_batch_requests_new (LkJob *job);

G_END_DECLS
