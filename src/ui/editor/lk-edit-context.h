/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-draft.h"
#include "lk-value-check.h"

G_BEGIN_DECLS

#define LK_TYPE_EDIT_CONTEXT (lk_edit_context_get_type ())
G_DECLARE_FINAL_TYPE (LkEditContext, lk_edit_context, LK, EDIT_CONTEXT, GObject)

/* What an editor of one value may have to know: the phone system, its users, what it offers, and
 * the other values of the same user; or that the value is for many users at once. */
LkEditContext *lk_edit_context_new (LkDirectory *directory, LkCatalogue *catalogue, LkDraft *draft);
LkEditContext *
lk_edit_context_new_for_many (LkDirectory *directory, LkCatalogue *catalogue, guint n_users);

LkPbx *lk_edit_context_get_pbx (LkEditContext *self);
LkDirectory *lk_edit_context_get_directory (LkEditContext *self);
LkCatalogue *lk_edit_context_get_catalogue (LkEditContext *self);
LkDraft *lk_edit_context_get_draft (LkEditContext *self);
gboolean lk_edit_context_is_for_new_user (LkEditContext *self);
gboolean lk_edit_context_is_for_many (LkEditContext *self);
guint lk_edit_context_get_n_users (LkEditContext *self);
LkValueCheck *lk_edit_context_get_check (LkEditContext *self, const LkField *field);

void lk_edit_context_set_statuses (LkEditContext *self, const char *const *names);
const char *const *lk_edit_context_get_statuses (LkEditContext *self);

const char *lk_edit_context_get_unset_label (LkEditContext *self);
const char *lk_edit_context_get_unset_text (LkEditContext *self);

G_END_DECLS
