/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/** How many different values each field has here, but for booleans. */
#define LK_TEST_N_SAMPLES 4

void lk_test_get_sample (const LkField *field, guint i, LkValue *out);
LkUser *lk_test_user_new (guint sample);

G_END_DECLS
