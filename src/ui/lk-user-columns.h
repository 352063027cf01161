/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-user-column.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_COLUMNS (lk_user_columns_get_type ())
G_DECLARE_FINAL_TYPE (LkUserColumns, lk_user_columns, LK, USER_COLUMNS, GObject)

/* The columns of one column view: which are there, in which order and by which one it is sorted.
 * Remembers all that in the settings. */
LkUserColumns *lk_user_columns_new (GtkColumnView *view, GSettings *settings);

gboolean lk_user_columns_is_visible (LkUserColumns *self, const LkUserColumn *column);
void
lk_user_columns_set_visible (LkUserColumns *self, const LkUserColumn *column, gboolean visible);
void lk_user_columns_reset (LkUserColumns *self);
void lk_user_columns_forget_keys (LkUserColumns *self);

G_END_DECLS
