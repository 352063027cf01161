/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkPhoneAct:
 * @LK_PHONE_REBOOT: it restarts, and calls on it end
 * @LK_PHONE_REPROVISION: it fetches its settings again
 *
 * What a desk phone can be told, by its MAC address (behaviour.md, 5.4).
 */
typedef enum
{
  LK_PHONE_REBOOT,
  LK_PHONE_REPROVISION,
} LkPhoneAct;

void lk_pbx_phones_tell_async (LkPbx *pbx,
                               LkPhoneAct act,
                               const char *mac_address,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean lk_pbx_phones_tell_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
