/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_STRUCTURE_EDITOR (lk_structure_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkStructureEditor, lk_structure_editor, LK, STRUCTURE_EDITOR, AdwBin)

/* The value of a structured field in a row: its lines, and a button that opens the field's form in
 * a dialog of its own, if lk_form_exists(). */
GtkWidget *lk_structure_editor_new (const LkField *field);

G_END_DECLS
