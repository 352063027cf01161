/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

const LkField *lk_demo_forwarding_field (void);
const char *lk_demo_forwarding_check (const LkValue *profiles);

G_END_DECLS
