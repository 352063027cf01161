/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-template.h"
#include "lk-user-create.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER (lk_new_user_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUser, lk_new_user, LK, NEW_USER, GObject)

/*
 * A user whom a person is about to create: the draft, where its settings come from, creating, what
 * became of it, and what is done right afterwards.
 *
 * Signals: "changed": something that the views show is otherwise now; "finished": creating came to
 * an end, see the outcome.
 */
LkNewUser *lk_new_user_new (LkDirectory *directory, LkCatalogue *catalogue);
void lk_new_user_close (LkNewUser *self);

LkDraft *lk_new_user_get_draft (LkNewUser *self);
LkEditContext *lk_new_user_get_context (LkNewUser *self);

void lk_new_user_start_from (LkNewUser *self, LkTemplate *beginning);
LkTemplate *lk_new_user_get_beginning (LkNewUser *self);

gboolean lk_new_user_get_welcomes (LkNewUser *self);
void lk_new_user_set_welcomes (LkNewUser *self, gboolean welcomes);

void lk_new_user_suggest_number (LkNewUser *self);
gboolean lk_new_user_is_suggesting (LkNewUser *self);

char *lk_new_user_dup_obstacle (LkNewUser *self);
gboolean lk_new_user_has_entries (LkNewUser *self);
void lk_new_user_create (LkNewUser *self);
void lk_new_user_look_again (LkNewUser *self);
gboolean lk_new_user_is_busy (LkNewUser *self);
const LkCreateResult *lk_new_user_get_outcome (LkNewUser *self);
void lk_new_user_forget_outcome (LkNewUser *self);
const GError *lk_new_user_get_welcome_error (LkNewUser *self);

LkNewUser *lk_new_user_another (LkNewUser *self);

G_END_DECLS
