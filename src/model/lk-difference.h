/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

/**
 * LkDifference:
 *
 * What shall become of one user: the fields that change, what each was and what it shall be.
 * Counted; nothing is added to it once others have it, so that it may be used in any thread.
 */
typedef struct _LkDifference LkDifference;

LkDifference *lk_difference_new (int user_id);
LkDifference *lk_difference_new_of_draft (LkDraft *draft);
LkDifference *lk_difference_new_part (LkDifference *self, LkFieldSet *fields);
LkDifference *lk_difference_new_reverse (LkDifference *self, LkUser *after);
gboolean lk_difference_can_reverse (LkDifference *self, LkUser *after);
LkDifference *lk_difference_new_from_json (int user_id, JsonObject *json, GError **error);
LkDifference *lk_difference_ref (LkDifference *self);
void lk_difference_unref (LkDifference *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDifference, lk_difference_unref)

void lk_difference_add (LkDifference *self,
                        const LkField *field,
                        const LkValue *before,
                        const LkValue *wanted);

/* Whether a person left out something of it. */
void lk_difference_set_part (LkDifference *self, gboolean is_part);
gboolean lk_difference_is_part (LkDifference *self);

int lk_difference_get_user_id (LkDifference *self);
guint lk_difference_count (LkDifference *self);
const LkField *lk_difference_get_field (LkDifference *self, guint index);
const LkValue *lk_difference_get_before (LkDifference *self, guint index);
const LkValue *lk_difference_get_wanted (LkDifference *self, guint index);
gboolean lk_difference_has (LkDifference *self, const LkField *field);
LkFieldSet *lk_difference_get_fields (LkDifference *self);
gboolean lk_difference_has_secrets (LkDifference *self);
char *lk_difference_mask (LkDifference *self, const char *text);

JsonObject *lk_difference_to_json (LkDifference *self);

G_END_DECLS
