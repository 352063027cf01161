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

gboolean lk_demo_thread_add_fault (LkDemoThread *self, const char *spec, GError **error);
gboolean lk_demo_thread_create_user (LkDemoThread *self, JsonObject *body, int *id, GError **error);
gboolean lk_demo_thread_remove_user (LkDemoThread *self, int id, GError **error);
gboolean lk_demo_thread_change_user (LkDemoThread *self, int id, JsonObject *body, GError **error);
gboolean lk_demo_thread_put_record (LkDemoThread *self, JsonObject *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoThread, lk_demo_thread_stop)

G_END_DECLS
