/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-wish.h"

G_BEGIN_DECLS

#define LK_TYPE_WISHES (lk_wishes_get_type ())
G_DECLARE_FINAL_TYPE (LkWishes, lk_wishes, LK, WISHES, GObject)

/*
 * What shall become of many users: for some fields an act, and its value. Signal "changed"
 * (const LkField *field): the wish for this field is another one now, or there is none any more.
 */
LkWishes *lk_wishes_new (void);
LkWishes *lk_wishes_copy (LkWishes *self);
void lk_wishes_put (LkWishes *self, const LkField *field, LkWishAct act, const LkValue *value);
void lk_wishes_drop (LkWishes *self, const LkField *field);
gboolean lk_wishes_has (LkWishes *self, const LkField *field);
LkWishAct lk_wishes_get_act (LkWishes *self, const LkField *field);
const LkValue *lk_wishes_get_value (LkWishes *self, const LkField *field);
guint lk_wishes_count (LkWishes *self);
const LkField *lk_wishes_next (LkWishes *self, const LkField *after);

/* What has to be read of a user for lk_wishes_apply(): more than what changes. */
LkFieldSet *lk_wishes_get_fields (LkWishes *self);

/* Writes into the draft of a user, whose fields were read, what the wishes make of it. Fails with
 * %LK_ERROR_INVALID or %LK_ERROR_PROTOCOL where that cannot be done to this user. */
gboolean lk_wishes_apply (LkWishes *self, LkDraft *draft, GError **error);

/* One line for each wish, for a person: what happens to which field. */
char **lk_wishes_dup_lines (LkWishes *self);

G_END_DECLS
