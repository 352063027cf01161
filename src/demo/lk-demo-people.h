/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-groups.h"
#include "lk-demo-store.h"

G_BEGIN_DECLS

void lk_demo_people_move_in (LkDemoStore *store,
                             LkDemoGroups *groups,
                             LkVersion version,
                             guint n_users,
                             guint32 seed);

G_END_DECLS
