/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_DEPARTMENT_ROW (lk_department_row_get_type ())
G_DECLARE_FINAL_TYPE (LkDepartmentRow, lk_department_row, LK, DEPARTMENT_ROW, AdwPreferencesRow)

/* The one department of a new user, and their role in it. Where there are several, it says so and
 * leaves them to the table of all settings. */
GtkWidget *lk_department_row_new (void);
void lk_department_row_set_context (LkDepartmentRow *self, LkEditContext *context);

G_END_DECLS
