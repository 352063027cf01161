/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-pbx.h"

G_BEGIN_DECLS

/* The demo phone system in a thread of its own, so that it never holds up a window. */
typedef struct _LkDemoThread LkDemoThread;

LkDemoThread *lk_demo_thread_start (const LkDemoSettings *settings, GError **error);
void lk_demo_thread_stop (LkDemoThread *self);
const char *lk_demo_thread_get_origin (LkDemoThread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoThread, lk_demo_thread_stop)

G_END_DECLS
