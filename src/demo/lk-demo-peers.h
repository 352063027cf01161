/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-store.h"

G_BEGIN_DECLS

/**
 * LkDemoPeers:
 *
 * Whatever calls can be sent to, each a JsonObject as `Pbx.Peer` is: the services and all users. It
 * is built when asked for, and again after users changed.
 */
typedef struct _LkDemoPeers LkDemoPeers;

LkDemoPeers *lk_demo_peers_new (void);
void lk_demo_peers_free (LkDemoPeers *self);

GPtrArray *lk_demo_peers_list (LkDemoPeers *self, LkDemoStore *store);
LkDemoRowCache *lk_demo_peers_get_rows (LkDemoPeers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoPeers, lk_demo_peers_free)

G_END_DECLS
