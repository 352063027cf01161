/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_SWITCH_EDITOR (lk_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkSwitchEditor, lk_switch_editor, LK, SWITCH_EDITOR, AdwBin)

/* A switch for yes or no; a choice of three where the server knows neither. */
GtkWidget *lk_switch_editor_new (const LkField *field);

G_END_DECLS
