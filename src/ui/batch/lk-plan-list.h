/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_PLAN_LIST (lk_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (LkPlanList, lk_plan_list, LK, PLAN_LIST, AdwBin)

/* The rows of a preview: by change, with the users below, or by user, with what happens to them. */
GtkWidget *lk_plan_list_new (void);
void lk_plan_list_set_job (LkPlanList *self, LkEditContext *context, LkJob *job);
void lk_plan_list_set_by_user (LkPlanList *self, gboolean by_user);
void lk_plan_list_set_query (LkPlanList *self, const char *query);

G_END_DECLS
