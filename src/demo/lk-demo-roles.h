/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int lk_demo_role_find (const char *name);
const char *lk_demo_role_get_name (int role);
gboolean lk_demo_role_is_system (int role);
const char *lk_demo_role_get_rights (int role);

G_END_DECLS
