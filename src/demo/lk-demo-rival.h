/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-world.h"

G_BEGIN_DECLS

/* What happens at a phone system behind a client's back. */

gboolean lk_demo_rival_create_user (LkDemoWorld *world, JsonObject *body, int *id, GError **error);
gboolean lk_demo_rival_remove_user (LkDemoWorld *world, int id, GError **error);
void lk_demo_rival_outrun (LkDemoWorld *world, GBytes *body, gboolean is_twin);
gboolean lk_demo_rival_change_user (LkDemoWorld *world, int id, JsonObject *body, GError **error);
gboolean lk_demo_rival_add_fault (LkDemoWorld *world, const char *spec, GError **error);
gboolean lk_demo_rival_put_record (LkDemoWorld *world, JsonObject *record, GError **error);

G_END_DECLS
