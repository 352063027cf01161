/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/* What a window about a job is called, from the first step to the last. */
char *lk_job_title_dup (LkJob *job);
char *lk_job_title_dup_of_many (LkJobKind kind, guint n_users);
char *lk_job_title_dup_of_undo (LkJobKind done);

G_END_DECLS
