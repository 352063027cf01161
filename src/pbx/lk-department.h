/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define LK_TYPE_DEPARTMENT (lk_department_get_type ())
G_DECLARE_FINAL_TYPE (LkDepartment, lk_department, LK, DEPARTMENT, GObject)

/* Properties: "id" (int), "name" (string), "n-members" (uint; counted from the directory’s users).
 */
LkDepartment *lk_department_new (int id, const char *name);
int lk_department_get_id (LkDepartment *self);
const char *lk_department_get_name (LkDepartment *self);
guint lk_department_get_n_members (LkDepartment *self);
void lk_department_set_n_members (LkDepartment *self, guint n_members);

int lk_department_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
