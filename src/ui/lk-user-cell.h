/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-user-column.h"

G_BEGIN_DECLS

GtkListItemFactory *lk_user_cell_factory_new (const LkUserColumn *column);
guint lk_user_cell_find_position (GtkWidget *widget);

G_END_DECLS
