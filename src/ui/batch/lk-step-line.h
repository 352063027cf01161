/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_STEP_LINE (lk_step_line_get_type ())
G_DECLARE_FINAL_TYPE (LkStepLine, lk_step_line, LK, STEP_LINE, AdwBin)

/**
 * LkStep:
 * @LK_STEP_WHAT: what shall be done
 * @LK_STEP_PREVIEW: what would happen to whom
 * @LK_STEP_OUTCOME: it happens, or has happened
 *
 * The steps of a job, in this order.
 */
typedef enum
{
  LK_STEP_WHAT,
  LK_STEP_PREVIEW,
  LK_STEP_OUTCOME,
  LK_N_STEPS,
} LkStep;

/* The line that says which steps there are and where one is. */
void lk_step_line_show (LkStepLine *self, LkStep first, LkStep current);

G_END_DECLS
