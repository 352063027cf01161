/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-wishes.h"

G_BEGIN_DECLS

/* What one wish would change of what the users have: a sentence, where it is worth one. */
char *lk_wish_effect_dup_text (const LkField *field,
                               LkWishAct act,
                               const LkValue *value,
                               GPtrArray *rows);

G_END_DECLS
