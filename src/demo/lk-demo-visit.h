/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-call.h"
#include "lk-demo-faults.h"
#include "lk-demo-world.h"

G_BEGIN_DECLS

/**
 * LkDemoVisit:
 * @message: the request on the wire
 * @call: what it asks, and its answer
 * @fate: what the faults make of it
 * @path: (nullable): its decoded path; %NULL where it cannot be decoded
 * @is_over: whether whoever asked has hung up
 *
 * A request that came and whose answer has not left.
 */
typedef struct
{
  SoupServerMessage *message;
  LkDemoCall call;
  LkDemoFate fate;
  char *path;
  gboolean is_over;
} LkDemoVisit;

LkDemoVisit *lk_demo_visit_new (LkDemoWorld *world, const char *origin, SoupServerMessage *message);
void lk_demo_visit_free (LkDemoVisit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoVisit, lk_demo_visit_free)

G_END_DECLS
