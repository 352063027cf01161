/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_TEXT_EDITOR (lk_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkTextEditor, lk_text_editor, LK, TEXT_EDITOR, AdwBin)

/* An entry for a text. An empty one clears the field; where nothing was set before, it leaves it
 * so. */
GtkWidget *lk_text_editor_new (const LkField *field);

G_END_DECLS
