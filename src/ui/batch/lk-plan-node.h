/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_PLAN_NODE (lk_plan_node_get_type ())
G_DECLARE_FINAL_TYPE (LkPlanNode, lk_plan_node, LK, PLAN_NODE, GObject)

/**
 * LkPlanNodeKind:
 * @LK_PLAN_CHANGE: one change of a field, and the users who share it
 * @LK_PLAN_REST: users for whom nothing is done, for the same kind of reason
 * @LK_PLAN_WHO: one user of those two
 * @LK_PLAN_PEOPLE: users, each with all that happens to them; never shown itself
 * @LK_PLAN_USER: one of these
 * @LK_PLAN_FIELD: one of the changes of this one
 *
 * What a row of a preview stands for.
 */
typedef enum
{
  LK_PLAN_CHANGE,
  LK_PLAN_REST,
  LK_PLAN_WHO,
  LK_PLAN_PEOPLE,
  LK_PLAN_USER,
  LK_PLAN_FIELD,
} LkPlanNodeKind;

/* A row of a preview, and a GListModel of the rows below it, which are made as they are asked for.
 * Whether it is ticked is for the job to know. */
LkPlanNode *
lk_plan_node_new_change (LkJob *job, const LkField *field, LkDifference *sample, GPtrArray *items);
LkPlanNode *lk_plan_node_new_rest (LkJob *job, LkItemState state, GPtrArray *items);
LkPlanNode *lk_plan_node_new_people (LkJob *job, GPtrArray *items);

LkPlanNodeKind lk_plan_node_get_kind (LkPlanNode *self);
LkJob *lk_plan_node_get_job (LkPlanNode *self);
LkJobItem *lk_plan_node_get_item (LkPlanNode *self);
const LkField *lk_plan_node_get_field (LkPlanNode *self);
LkDifference *lk_plan_node_get_difference (LkPlanNode *self);
guint lk_plan_node_get_n_users (LkPlanNode *self);

gboolean lk_plan_node_can_tick (LkPlanNode *self);
guint lk_plan_node_count_ticked (LkPlanNode *self, guint *n_all);
void lk_plan_node_set_ticked (LkPlanNode *self, gboolean is_ticked);

char *lk_plan_node_dup_title (LkPlanNode *self);
char *lk_plan_node_dup_details (LkPlanNode *self, LkEditContext *context);

G_END_DECLS
