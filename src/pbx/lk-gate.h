/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lk-lane.h"

G_BEGIN_DECLS

#define LK_TYPE_GATE (lk_gate_get_type ())
G_DECLARE_FINAL_TYPE (LkGate, lk_gate, LK, GATE, GObject)

LkGate *lk_gate_new (guint max_background);

void lk_gate_pause (LkGate *self, gint64 seconds);
gint64 lk_gate_get_paused_until (LkGate *self);

void lk_gate_enter_async (LkGate *self,
                          LkLane lane,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean lk_gate_enter_finish (LkGate *self, GAsyncResult *result, GError **error);
void lk_gate_leave (LkGate *self, LkLane lane);

G_END_DECLS
