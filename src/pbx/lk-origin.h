/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lk_origin_parse (const char *text, GError **error);
char *lk_origin_join (const char *origin, const char *path_or_url);
gboolean lk_origin_is_loopback (const char *origin);

G_END_DECLS
