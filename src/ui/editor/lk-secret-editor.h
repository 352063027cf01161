/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_SECRET_EDITOR (lk_secret_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkSecretEditor, lk_secret_editor, LK, SECRET_EDITOR, AdwBin)

/* A secret: dots, and the value only while the person wants to see it; an entry, masked as well,
 * once they want to change it. Property "reveal-seconds" (uint): after how long it is hidden
 * again. */
GtkWidget *lk_secret_editor_new (const LkField *field);
void lk_secret_editor_set_subject (LkSecretEditor *self, LkPbx *pbx, int user_id);

G_END_DECLS
