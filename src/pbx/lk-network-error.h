/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *lk_network_error_new (const GError *cause, const char *origin, gboolean may_have_acted);
GError *
lk_network_error_new_certificate (const char *origin, const char *fingerprint, gboolean has_pin);

G_END_DECLS
