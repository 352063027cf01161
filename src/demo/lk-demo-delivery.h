/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-call.h"
#include "lk-demo-faults.h"

G_BEGIN_DECLS

gboolean lk_demo_delivery_replace (LkDemoCall *call, const LkDemoFate *fate);
void lk_demo_delivery_send (SoupServerMessage *message,
                            const LkDemoCall *call,
                            const LkDemoFate *fate,
                            GPtrArray *stalled,
                            GCancellable *cancellable);

G_END_DECLS
