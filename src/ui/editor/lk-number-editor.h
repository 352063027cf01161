/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_NUMBER_EDITOR (lk_number_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkNumberEditor, lk_number_editor, LK, NUMBER_EDITOR, AdwBin)

/* An entry for a whole number, which the arrow keys count up and down. Empty is not set. */
GtkWidget *lk_number_editor_new (const LkField *field);

G_END_DECLS
