/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-jobs.h"
#include "lk-prepare.h"

G_BEGIN_DECLS

#define LK_TYPE_PLANNING (lk_planning_get_type ())
G_DECLARE_FINAL_TYPE (LkPlanning, lk_planning, LK, PLANNING, GObject)

/**
 * LkPlanningState:
 * @LK_PLANNING_OPEN: nobody has asked for the plan yet
 * @LK_PLANNING_BUSY: users are being read for it
 * @LK_PLANNING_FAILED: it could not be made; lk_planning_get_error() says why
 * @LK_PLANNING_READY: it is there
 */
typedef enum
{
  LK_PLANNING_OPEN,
  LK_PLANNING_BUSY,
  LK_PLANNING_FAILED,
  LK_PLANNING_READY,
} LkPlanningState;

/*
 * The way from what a person wants to the plan of a job. Signal "changed": its state or its
 * progress is another one now.
 */
LkPlanning *lk_planning_new_update (LkJobs *jobs, GPtrArray *users);
LkPlanning *lk_planning_new_delete (LkJobs *jobs, GPtrArray *users);
LkPlanning *lk_planning_new_undo (LkJobs *jobs, LkJob *done);
LkPlanning *lk_planning_new_retry (LkJobs *jobs, LkJob *done);

void lk_planning_start (LkPlanning *self, LkWishes *wishes);
void lk_planning_stop (LkPlanning *self);

gboolean lk_planning_is_update (LkPlanning *self);
LkPlanningState lk_planning_get_state (LkPlanning *self);
double lk_planning_get_progress (LkPlanning *self);
const GError *lk_planning_get_error (LkPlanning *self);
LkJob *lk_planning_get_job (LkPlanning *self);
char *lk_planning_dup_title (LkPlanning *self);

G_END_DECLS
