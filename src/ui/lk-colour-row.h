/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_COLOUR_ROW (lk_colour_row_get_type ())
G_DECLARE_FINAL_TYPE (LkColourRow, lk_colour_row, LK, COLOUR_ROW, AdwActionRow)

/* Offers the colours of phone systems, by dot and by name. */
const char *lk_colour_row_get_colour (LkColourRow *self);
void lk_colour_row_set_colour (LkColourRow *self, const char *colour);

G_END_DECLS
