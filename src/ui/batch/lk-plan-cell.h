/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-plan-node.h"

G_BEGIN_DECLS

#define LK_TYPE_PLAN_CELL (lk_plan_cell_get_type ())
G_DECLARE_FINAL_TYPE (LkPlanCell, lk_plan_cell, LK, PLAN_CELL, AdwBin)

/* A row of a preview: a tick, what it is about, what happens, to how many. Signal "details": the
 * person wants to know all about the one user. */
GtkWidget *lk_plan_cell_new (LkEditContext *context);
void lk_plan_cell_set_node (LkPlanCell *self, LkPlanNode *node);
LkPlanNode *lk_plan_cell_get_node (LkPlanCell *self);
void lk_plan_cell_toggle (LkPlanCell *self);

G_END_DECLS
