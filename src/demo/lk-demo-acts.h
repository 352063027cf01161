/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-write.h"

G_BEGIN_DECLS

/* What can be done to users, one at a time. Each says why it was not done; there is no reason, or
 * its code is NULL, when it was. */
LkDemoRefusals lk_demo_act_create (LkDemoWorld *world, LkDemoWrite *write, LkUser **user);
LkDemoRefusals lk_demo_act_change (LkDemoWorld *world, LkDemoWrite *write, LkUser *user);
LkDemoRefusal lk_demo_act_welcome (LkDemoWorld *world, LkUser *user);
LkDemoRefusal lk_demo_act_renew (LkDemoWorld *world, JsonObject *options, LkUser *user);
LkDemoRefusal lk_demo_act_remove (LkDemoWorld *world, LkUser *user);

G_END_DECLS
