/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-view.h"

G_BEGIN_DECLS

#define LK_TYPE_SIDEBAR_ROW (lk_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (LkSidebarRow, lk_sidebar_row, LK, SIDEBAR_ROW, GtkListBoxRow)

/* One view, with the number of its users. */
GtkWidget *lk_sidebar_row_new (LkView *view);
LkView *lk_sidebar_row_get_view (LkSidebarRow *self);

G_END_DECLS
