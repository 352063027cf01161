/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value-check.h"

G_BEGIN_DECLS

/* Whether a new user's extension number is one, and free: no other user has it, and no queue, ring
 * group or other service. */
extern const LkCheckKind lk_number_check;

G_END_DECLS
