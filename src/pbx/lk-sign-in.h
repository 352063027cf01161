/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-gate.h"
#include "lk-token-source.h"
#include "lk-transport.h"

G_BEGIN_DECLS

#define LK_TYPE_SIGN_IN (lk_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (LkSignIn, lk_sign_in, LK, SIGN_IN, GObject)

LkSignIn *lk_sign_in_new (LkTransport *transport, LkGate *gate, LkTokenSource *source);
void lk_sign_in_stop (LkSignIn *self);

void lk_sign_in_get_token_async (LkSignIn *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
LkToken *lk_sign_in_get_token_finish (LkSignIn *self, GAsyncResult *result, GError **error);

gboolean lk_sign_in_reject_token (LkSignIn *self, const LkToken *token);

G_END_DECLS
