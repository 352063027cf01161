/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-user-create.h"
#include "lk-welcome.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER_RESULT (lk_new_user_result_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUserResult, lk_new_user_result, LK, NEW_USER_RESULT, AdwBin)

/*
 * What became of a new user who exists now, and what is usually done next.
 *
 * Signals, each after a password that would be lost has been asked about: "open" (int id): the
 * person wants to see the user; "another": they want to create one more; "done": they want nothing
 * more.
 */
GtkWidget *
lk_new_user_result_new (LkEditContext *context, const LkCreateResult *outcome, LkWelcome *welcome);

gboolean lk_new_user_result_would_lose (LkNewUserResult *self);
void lk_new_user_result_leave (LkNewUserResult *self);
void lk_new_user_result_focus (LkNewUserResult *self);

G_END_DECLS
