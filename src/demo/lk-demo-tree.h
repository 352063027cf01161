/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value.h"

G_BEGIN_DECLS

JsonNode *lk_demo_tree_get (const LkValue *value);

G_END_DECLS
