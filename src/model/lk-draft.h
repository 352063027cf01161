/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

#define LK_TYPE_DRAFT (lk_draft_get_type ())
G_DECLARE_FINAL_TYPE (LkDraft, lk_draft, LK, DRAFT, GObject)

/*
 * An edit of one user in progress: what the server said, and what shall be different. The
 * difference is the body of the PATCH; a field put back to its first value leaves it.
 *
 * Signal "changed" (LkField *field): a field has another value now, or was marked or unmarked;
 * %NULL where it may be any. Property "n-edits" (uint, read-only): how many fields are changed
 * or being typed.
 */
LkDraft *lk_draft_new (LkUser *original);
LkDraft *lk_draft_new_user (LkVersion version);
gboolean lk_draft_is_new_user (LkDraft *self);

LkUser *lk_draft_get_original (LkDraft *self);
const LkValue *lk_draft_get (LkDraft *self, const LkField *field);
const LkValue *lk_draft_get_original_value (LkDraft *self, const LkField *field);

gboolean lk_draft_set (LkDraft *self, const LkField *field, const LkValue *value);
gboolean lk_draft_is_changed (LkDraft *self, const LkField *field);
guint lk_draft_count_changes (LkDraft *self);
void lk_draft_set_unfinished (LkDraft *self, const LkField *field, gboolean is_unfinished);
gboolean lk_draft_is_unfinished (LkDraft *self, const LkField *field);
guint lk_draft_count_edits (LkDraft *self);
const LkField *lk_draft_next_change (LkDraft *self, const LkField *after);

void lk_draft_put_back (LkDraft *self, const LkField *field);
void lk_draft_revert (LkDraft *self);
void lk_draft_end_step (LkDraft *self);
gboolean lk_draft_can_undo (LkDraft *self);
gboolean lk_draft_can_redo (LkDraft *self);
const LkField *lk_draft_undo (LkDraft *self);
const LkField *lk_draft_redo (LkDraft *self);

void lk_draft_take_news (LkDraft *self, LkUser *newer);
void lk_draft_resolve (LkDraft *self, const LkField *field, const LkValue *now, gboolean keep_mine);
void lk_draft_learn (LkDraft *self, const LkField *field, const LkValue *value);

JsonObject *lk_draft_to_json (LkDraft *self);

G_END_DECLS
