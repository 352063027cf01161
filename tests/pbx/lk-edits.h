/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/* What a person might change the field to: another value than @user has, made with the value
 * classes as the forms do it. The same @seed gives the same. Leaves @out absent where this user
 * offers nothing to choose from. */
void lk_edits_make (LkUser *user, const LkField *field, guint seed, LkValue *out);

G_END_DECLS
