/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_CHOICE_SET_EDITOR (lk_choice_set_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkChoiceSetEditor, lk_choice_set_editor, LK, CHOICE_SET_EDITOR, AdwBin)

/* A check button for each choice of a field, and for each that only the server knows. */
GtkWidget *lk_choice_set_editor_new (const LkField *field);

G_END_DECLS
