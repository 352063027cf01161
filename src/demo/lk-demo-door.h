/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * LkDemoDoor:
 *
 * Where connections come in: a port of the loopback interface. It lets them in itself, because the
 * server of libsoup 3.2 leaks every socket that it accepts.
 */
typedef struct _LkDemoDoor LkDemoDoor;

LkDemoDoor *
lk_demo_door_open (SoupServer *server, guint port, GTlsCertificate *certificate, GError **error);
void lk_demo_door_close (LkDemoDoor *self);

char *lk_demo_door_dup_origin (LkDemoDoor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoDoor, lk_demo_door_close)

G_END_DECLS
