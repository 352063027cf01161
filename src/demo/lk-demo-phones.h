/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-errors.h"
#include "lk-demo-store.h"

G_BEGIN_DECLS

/* What the server knows of `Phones` beside their types. */

const char *lk_demo_phones_check (const LkValue *wanted, LkDemoStore *store, LkUser *user);
void lk_demo_phones_complete (const LkValue *before, LkValue *wanted, int user_id, GRand *random);

G_END_DECLS
