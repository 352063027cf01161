/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-difference.h"

G_BEGIN_DECLS

/**
 * LkSavePlan:
 *
 * How a difference is written: knows which requests that takes, and whether they did it; sends
 * nothing.
 */
typedef struct _LkSavePlan LkSavePlan;

LkSavePlan *lk_save_plan_new (LkDraft *draft);
LkSavePlan *lk_save_plan_new_of (LkDifference *difference);
void lk_save_plan_free (LkSavePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSavePlan, lk_save_plan_free)

int lk_save_plan_get_user_id (LkSavePlan *self);
guint lk_save_plan_count (LkSavePlan *self);
LkFieldSet *lk_save_plan_get_fields (LkSavePlan *self);
gboolean lk_save_plan_check (LkSavePlan *self, GError **error);

guint lk_save_plan_count_steps (LkSavePlan *self);
JsonObject *lk_save_plan_build (LkSavePlan *self, guint step, LkUser *now, GError **error);
GPtrArray *lk_save_plan_build_masked (LkSavePlan *self, gboolean with_secrets);

GPtrArray *lk_save_plan_find_conflicts (LkSavePlan *self, LkUser *now);
GPtrArray *lk_save_plan_find_missing (LkSavePlan *self, LkUser *now);
GPtrArray *lk_save_plan_find_hidden (LkSavePlan *self, guint step, LkUser *now);
gboolean lk_save_plan_has_step (LkSavePlan *self, guint step, const LkField *field);

G_END_DECLS
