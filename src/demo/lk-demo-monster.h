/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-version.h"

G_BEGIN_DECLS

JsonObject *lk_demo_monster_build (int id, LkVersion version);

G_END_DECLS
