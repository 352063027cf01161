/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-secret.h"

G_BEGIN_DECLS

LkSecret *lk_generate_secret (const LkField *field);

G_END_DECLS
