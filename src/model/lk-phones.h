/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-phone.h"

G_BEGIN_DECLS

/* All desk phones of a user: `Phones`, which the server replaces as a whole. The page reads them
 * without their secrets; what is written back needs these, too. */
extern const LkStructure lk_phones_structure;

G_END_DECLS
