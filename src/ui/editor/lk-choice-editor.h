/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_CHOICE_EDITOR (lk_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkChoiceEditor, lk_choice_editor, LK, CHOICE_EDITOR, AdwBin)

/* One of the choices of a field. Nothing at all is offered only where the server has nothing. */
GtkWidget *lk_choice_editor_new (const LkField *field);

G_END_DECLS
