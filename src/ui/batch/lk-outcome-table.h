/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_OUTCOME_TABLE (lk_outcome_table_get_type ())
G_DECLARE_FINAL_TYPE (LkOutcomeTable, lk_outcome_table, LK, OUTCOME_TABLE, AdwBin)

/* What became of each user of a job: a table to search, filter and sort that follows the job while
 * it runs. Signal "opened" (LkJobItem *item): the person wants to know all about this one. */
void lk_outcome_table_set_job (LkOutcomeTable *self, LkJob *job);

GPtrArray *lk_outcome_table_list_chosen (LkOutcomeTable *self);
guint lk_outcome_table_count_selected (LkOutcomeTable *self);
void lk_outcome_table_show_worst (LkOutcomeTable *self);

G_END_DECLS
