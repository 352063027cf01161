/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-columns.h"

G_BEGIN_DECLS

#define LK_TYPE_COLUMN_CHOOSER (lk_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LkColumnChooser, lk_column_chooser, LK, COLUMN_CHOOSER, GtkPopover)

/* Every column that the list can have, by section, to be shown or hidden. */
void lk_column_chooser_set_columns (LkColumnChooser *self, LkUserColumns *columns);

G_END_DECLS
