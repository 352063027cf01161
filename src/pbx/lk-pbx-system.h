/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkSystemStatus:
 * @version: as the server writes it, "20.0.10.1621"
 * @fqdn: (nullable): the name it calls itself
 * @product_code: (nullable): the edition
 * @licence_active: whether the licence is active
 * @n_extensions: user extensions that exist; -1 where the version does not say (before 20.0.9)
 * @max_extensions: user extensions that the licence allows; -1 likewise
 */
typedef struct
{
  char *version;
  char *fqdn;
  char *product_code;
  gboolean licence_active;
  int n_extensions;
  int max_extensions;
} LkSystemStatus;

void lk_system_status_free (LkSystemStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSystemStatus, lk_system_status_free)

void lk_pbx_system_get_status_async (LkPbx *pbx,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
LkSystemStatus *lk_pbx_system_get_status_finish (LkPbx *pbx, GAsyncResult *result, GError **error);
gboolean lk_pbx_system_is_hidden (const GError *error);

G_END_DECLS
