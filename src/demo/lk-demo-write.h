/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-record.h"
#include "lk-demo-world.h"

G_BEGIN_DECLS

/**
 * LkDemoWrite:
 *
 * What a client wants a user to be: the body of a POST or a PATCH, or the `user` of a bulk call.
 */
typedef struct _LkDemoWrite LkDemoWrite;

LkDemoWrite *lk_demo_write_parse (JsonObject *body, LkDemoWorld *world);
LkDemoWrite *lk_demo_write_parse_multi (JsonObject *body, LkDemoWorld *world);
void lk_demo_write_free (LkDemoWrite *self);

const LkValue *lk_demo_write_peek (LkDemoWrite *self, const LkField *field);
gboolean lk_demo_write_gives (LkDemoWrite *self, const LkField *field);
int lk_demo_write_get_department (LkDemoWrite *self);
void
lk_demo_write_apply (LkDemoWrite *self, LkDemoWorld *world, LkUser *user, LkDemoRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoWrite, lk_demo_write_free)

G_END_DECLS
