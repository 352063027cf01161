/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-token-source.h"

G_BEGIN_DECLS

#define LK_TYPE_CLIENT_CREDENTIALS (lk_client_credentials_get_type ())
G_DECLARE_FINAL_TYPE (LkClientCredentials, lk_client_credentials, LK, CLIENT_CREDENTIALS, GObject)

LkTokenSource *lk_client_credentials_new (const char *client_id, const char *client_secret);

G_END_DECLS
