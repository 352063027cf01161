/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-job-item.h"

G_BEGIN_DECLS

/**
 * LkOutcomeColumn:
 * @LK_OUTCOME_NUMBER: the extension
 * @LK_OUTCOME_NAME: the name
 * @LK_OUTCOME_STATE: what became of the user, as an icon and a word
 * @LK_OUTCOME_MESSAGE: why
 *
 * What is said about each user of a job.
 */
typedef enum
{
  LK_OUTCOME_NUMBER,
  LK_OUTCOME_NAME,
  LK_OUTCOME_STATE,
  LK_OUTCOME_MESSAGE,
  LK_N_OUTCOME_COLUMNS,
} LkOutcomeColumn;

/* A column of the outcome. Its cells follow their item only while they are shown. */
GtkColumnViewColumn *lk_outcome_cell_new_column (LkOutcomeColumn column);

G_END_DECLS
