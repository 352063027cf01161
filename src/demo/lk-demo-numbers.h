/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-world.h"

G_BEGIN_DECLS

/* The extension numbers, of which users and services have some and departments reserve others. */
gboolean lk_demo_number_is_valid (const char *number);
gboolean lk_demo_number_is_taken (LkDemoWorld *world, const char *number);
gboolean lk_demo_number_is_within (LkDemoWorld *world, int group_id, const char *number);
char *lk_demo_number_find_free (LkDemoWorld *world, const char *prefix);
char *lk_demo_number_find_free_within (LkDemoWorld *world, int group_id);

G_END_DECLS
