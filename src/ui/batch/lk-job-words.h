/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-runner.h"

G_BEGIN_DECLS

/* What a job says about itself, in whole sentences. */
char *lk_job_words_dup_doing (LkJob *job);
char *lk_job_words_dup_outcome (LkJob *job);
char *lk_job_words_dup_counts (LkJob *job);
char *lk_job_words_dup_progress (LkJob *job);
char *lk_job_words_dup_time_left (int seconds);
char *lk_job_words_dup_pause (gint64 paused_until);
char *lk_job_words_dup_run_state (LkJobRunner *runner);

guint lk_job_words_count_settled (LkJob *job);
gboolean lk_job_words_is_worrying (LkJob *job);
gboolean lk_job_words_needs_attention (LkJobRunner *runner);
const char *lk_item_state_get_icon_name (LkItemState state);
int lk_item_state_get_rank (LkItemState state);
LkItemState lk_item_state_get_nth (int rank);

G_END_DECLS
