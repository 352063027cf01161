/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-list.h"

G_BEGIN_DECLS

#define LK_TYPE_SELECTION_BAR (lk_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkSelectionBar, lk_selection_bar, LK, SELECTION_BAR, AdwBin)

/* What can be done with the users who are selected, and who they are. Hides itself where fewer than
 * two are. Uses the actions `win.edit-selected`, `win.delete-selected` and `win.unselect-all`. */
void lk_selection_bar_set_list (LkSelectionBar *self, LkUserList *list);

G_END_DECLS
