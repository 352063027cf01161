/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-record.h"
#include "lk-demo-write.h"

G_BEGIN_DECLS

/* What the phone system adds to a new user that the client left out. */
char *lk_demo_newcomer_dup_number (LkDemoWrite *write, LkDemoWorld *world);
void lk_demo_newcomer_settle (LkDemoWrite *write, LkDemoWorld *world, LkDemoRecord *record);

G_END_DECLS
