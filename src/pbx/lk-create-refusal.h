/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-create-plan.h"

G_BEGIN_DECLS

/* What a refusal is about, and sentences for a person: what became of a new user and why. */

gboolean lk_create_refusal_is_number_taken (const GError *refusal);
gboolean lk_create_refusal_wants_membership_first (const GError *refusal, LkCreatePlan *plan);
GPtrArray *lk_create_refusal_find_blamed (const GError *refusal);

GError *lk_create_refusal_explain (GError *refusal);
GError *lk_create_refusal_new_taken (LkCreatePlan *plan, LkUser *holder, const GError *refusal);
GError *lk_create_refusal_new_nobody (LkCreatePlan *plan, const GError *trouble);
GError *lk_create_refusal_new_unknown (LkCreatePlan *plan, const GError *cause);
GError *lk_create_refusal_new_gone (LkCreatePlan *plan);
GError *lk_create_refusal_new_unread (LkCreatePlan *plan, const GError *cause);
GError *lk_create_refusal_new_different (guint n_fields);
GError *lk_create_refusal_new_lost (void);
GError *lk_create_refusal_new_hidden (const LkField *field);
GError *lk_create_refusal_new_rest (const GError *cause);

G_END_DECLS
