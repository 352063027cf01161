/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-wishes.h"

G_BEGIN_DECLS

#define LK_TYPE_WISH_EDITOR (lk_wish_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkWishEditor, lk_wish_editor, LK, WISH_EDITOR, AdwBin)

/* What shall become of one field of many users: how, and the value, in the very editor that a
 * user's page has. Signal "changed": another wish, or another problem. */
GtkWidget *lk_wish_editor_new (const LkField *field, LkEditContext *context, LkDraft *notes);

void lk_wish_editor_show_found (LkWishEditor *self, GPtrArray *rows);
void lk_wish_editor_show_effect (LkWishEditor *self, const char *sentence);

gboolean lk_wish_editor_is_complete (LkWishEditor *self);
gboolean lk_wish_editor_find_problem (LkWishEditor *self);
LkWishAct lk_wish_editor_get_act (LkWishEditor *self);
const LkValue *lk_wish_editor_get_value (LkWishEditor *self);

G_END_DECLS
