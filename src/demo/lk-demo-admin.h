/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-call.h"
#include "lk-demo-world.h"

G_BEGIN_DECLS

void
lk_demo_admin_serve (LkDemoWorld *world, LkDemoCall *call, const char *path, GHashTable *query);

G_END_DECLS
