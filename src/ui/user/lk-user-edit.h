/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-jobs.h"
#include "lk-user-save.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_EDIT (lk_user_edit_get_type ())
G_DECLARE_FINAL_TYPE (LkUserEdit, lk_user_edit, LK, USER_EDIT, GObject)

/*
 * One user whom a person looks at and changes: what was read, the draft, saving it, and what became
 * of that. It follows the list, and no news ever discards a draft.
 *
 * Signals: "asking" (gboolean is_outdated): the user is being read, because what was known is
 * outdated or because someone wants to be sure; "read": other values are known now; "changed":
 * reading, saving or the outcome stand otherwise; "finished": saving came to an end, and the
 * outcome is %NULL where all is well; or the edit was closed meanwhile.
 */
LkUserEdit *lk_user_edit_new (LkDirectory *directory, LkCatalogue *catalogue, LkUser *user);
void lk_user_edit_set_jobs (LkUserEdit *self, LkJobs *jobs);
void lk_user_edit_close (LkUserEdit *self);

LkUser *lk_user_edit_get_user (LkUserEdit *self);
LkDraft *lk_user_edit_get_draft (LkUserEdit *self);
LkEditContext *lk_user_edit_get_context (LkUserEdit *self);

void lk_user_edit_read (LkUserEdit *self);
gboolean lk_user_edit_is_whole (LkUserEdit *self);
const GError *lk_user_edit_get_trouble (LkUserEdit *self);

void lk_user_edit_save (LkUserEdit *self);
void lk_user_edit_look_again (LkUserEdit *self);
void lk_user_edit_take_back (LkUserEdit *self);
void lk_user_edit_resolve (LkUserEdit *self, const LkField *field, gboolean keep_mine);
gboolean lk_user_edit_has_changes (LkUserEdit *self);
gboolean lk_user_edit_is_busy (LkUserEdit *self);
const LkSaveResult *lk_user_edit_get_outcome (LkUserEdit *self);
void lk_user_edit_forget_outcome (LkUserEdit *self);

G_END_DECLS
