/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-sidebar.h"
#include "lk-users-pane.h"

G_BEGIN_DECLS

#define LK_TYPE_SELECTION_GUIDE (lk_selection_guide_get_type ())
G_DECLARE_FINAL_TYPE (LkSelectionGuide, lk_selection_guide, LK, SELECTION_GUIDE, GObject)

/* Selects many users of a window’s list: the window’s actions `select-all`, `unselect-all` and
 * `select-list`. */
LkSelectionGuide *
lk_selection_guide_new (GtkApplicationWindow *window, LkSidebar *sidebar, LkUsersPane *pane);
void lk_selection_guide_set_directory (LkSelectionGuide *self, LkDirectory *directory);

G_END_DECLS
