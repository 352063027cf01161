/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

/**
 * LkCreatePlan:
 *
 * What making one user is about: what was set of them when it began. Knows whether a user that the
 * server has is this one, and what of them is not as asked; sends nothing.
 */
typedef struct _LkCreatePlan LkCreatePlan;

LkCreatePlan *lk_create_plan_new (LkDraft *draft);
void lk_create_plan_free (LkCreatePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkCreatePlan, lk_create_plan_free)

gboolean lk_create_plan_check (LkCreatePlan *self, GError **error);
gboolean lk_create_plan_has (LkCreatePlan *self, const LkField *field);
const char *lk_create_plan_get_number (LkCreatePlan *self);
const char *lk_create_plan_get_email (LkCreatePlan *self);
LkFieldSet *lk_create_plan_get_fields (LkCreatePlan *self);
LkFieldSet *lk_create_plan_get_identity (LkCreatePlan *self);

JsonObject *
lk_create_plan_build (LkCreatePlan *self, gboolean with_main_department, GError **error);
JsonObject *lk_create_plan_build_masked (LkCreatePlan *self, gboolean with_secrets);

void lk_create_plan_note_known (LkCreatePlan *self, GPtrArray *users);
LkUser *lk_create_plan_find_holder (LkCreatePlan *self, GPtrArray *users);
LkUser *lk_create_plan_find_own (LkCreatePlan *self, GPtrArray *users);

GPtrArray *lk_create_plan_find_missing (LkCreatePlan *self, LkUser *now);
GPtrArray *lk_create_plan_find_hidden (LkCreatePlan *self, LkUser *now);
LkDraft *lk_create_plan_dup_rest (LkCreatePlan *self, LkUser *now);

G_END_DECLS
