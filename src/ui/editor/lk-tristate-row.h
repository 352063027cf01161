/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-record.h"

G_BEGIN_DECLS

#define LK_TYPE_TRISTATE_ROW (lk_tristate_row_get_type ())
G_DECLARE_FINAL_TYPE (LkTristateRow, lk_tristate_row, LK, TRISTATE_ROW, AdwActionRow)

/* Yes or no: a switch, or a choice of three where the server left it open. Signal "changed": the
 * person chose. */
GtkWidget *lk_tristate_row_new (const char *title);

void lk_tristate_row_set (LkTristateRow *self, LkTristate answer);
LkTristate lk_tristate_row_get (LkTristateRow *self);

G_END_DECLS
