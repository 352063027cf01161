/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-errors.h"
#include "lk-demo-knobs.h"
#include "lk-demo-store.h"

G_BEGIN_DECLS

/* What the server knows of `ForwardingProfiles` and `ForwardingExceptions` beside their types. */

const char *lk_demo_forwarding_check_profiles (const LkValue *profiles,
                                               const LkDemoKnobs *knobs,
                                               LkDemoStore *store);
const char *lk_demo_forwarding_check_exceptions (const LkValue *exceptions,
                                                 const LkDemoKnobs *knobs,
                                                 LkDemoStore *store);
gboolean lk_demo_forwarding_has_profile (const LkValue *profiles, const char *name);

void lk_demo_forwarding_fill (LkValue *profiles);
void lk_demo_forwarding_number (const LkValue *before, LkValue *wanted, const char *key);

G_END_DECLS
