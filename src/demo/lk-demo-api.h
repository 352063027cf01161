/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-call.h"
#include "lk-demo-world.h"

G_BEGIN_DECLS

/** Longer requests than this, in bytes, are refused: 100 whole users are below 3 MB. */
#define LK_DEMO_MAX_BODY (16 * 1024 * 1024)

void lk_demo_api_serve (LkDemoWorld *world, LkDemoCall *call, const char *path);

G_END_DECLS
