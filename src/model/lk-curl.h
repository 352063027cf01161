/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *lk_curl_dup_body (JsonObject *body);
char *lk_curl_build (const char *origin, const char *method, const char *path, JsonObject *body);

G_END_DECLS
