/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_STRUCTURE_DIALOG (lk_structure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkStructureDialog, lk_structure_dialog, LK, STRUCTURE_DIALOG, AdwWindow)

/* The form of one structured field in a window of its own. Nothing goes to the server from here.
 * Signal "done": the person is content with what they entered; the window closes after it. */
LkStructureDialog *
lk_structure_dialog_new (const LkField *field, LkEditContext *context, const LkValue *value);
void lk_structure_dialog_get_value (LkStructureDialog *self, LkValue *out);
void lk_structure_dialog_take_news (LkStructureDialog *self, const LkValue *value);
void lk_structure_dialog_discard (LkStructureDialog *self);

G_END_DECLS
