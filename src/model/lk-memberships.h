/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-membership.h"

G_BEGIN_DECLS

/* All departments of a user: `Groups`, which the server replaces as a whole and in which it hides
 * the user's favourites (behaviour.md, 0 and 4). */
extern const LkStructure lk_memberships_structure;

G_END_DECLS
