/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

extern const LkStructure lk_blf_structure;

G_END_DECLS
