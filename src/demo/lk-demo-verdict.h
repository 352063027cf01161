/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-write.h"

G_BEGIN_DECLS

LkDemoRefusals lk_demo_verdict (LkDemoWrite *write, LkDemoWorld *world, LkUser *user);

G_END_DECLS
