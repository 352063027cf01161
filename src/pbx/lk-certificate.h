/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *lk_certificate_get_fingerprint (GTlsCertificate *certificate);
char *lk_certificate_format_fingerprint (const char *fingerprint);

G_END_DECLS
