/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "lk-answer.h"

G_BEGIN_DECLS

#define LK_TYPE_TRANSPORT (lk_transport_get_type ())
G_DECLARE_FINAL_TYPE (LkTransport, lk_transport, LK, TRANSPORT, GObject)

/** How many connections one phone system is asked to hold. */
#define LK_TRANSPORT_MAX_CONNECTIONS 8

LkTransport *lk_transport_new (const char *origin, const char *pinned_certificate);

const char *lk_transport_get_origin (LkTransport *self);
const char *lk_transport_get_refused_certificate (LkTransport *self);
void lk_transport_set_timeout (LkTransport *self, guint seconds);
void lk_transport_set_max_answer (LkTransport *self, gsize bytes);

void lk_transport_send_async (LkTransport *self,
                              SoupMessage *message,
                              gboolean is_write,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
LkAnswer *lk_transport_send_finish (LkTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
