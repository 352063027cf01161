/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/*
 * Give lk_await_cb() and the address of a NULL GAsyncResult to an asynchronous call, then wait for
 * it in the main loop.
 */
void lk_await_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *lk_await (GAsyncResult **result);

LkPbx *lk_await_new_pbx (const char *origin);
gboolean lk_await_request (LkPbx *pbx,
                           const char *method,
                           const char *path,
                           JsonNode **answer,
                           GError **error);
gboolean lk_await_get (LkPbx *pbx, const char *path, GError **error);
void lk_await_finalize (gpointer object);

G_END_DECLS
