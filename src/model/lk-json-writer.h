/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *lk_json_to_string (JsonNode *node);
gboolean lk_json_string_has_int (const char *json, const char *name, gint64 number);

G_END_DECLS
