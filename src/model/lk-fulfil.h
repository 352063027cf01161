/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Whether what the server says now is what was asked for, whatever else it says. */
gboolean lk_fulfil_node (JsonNode *now, JsonNode *wanted);
gboolean lk_fulfil_by_key (JsonNode *now, JsonNode *wanted, const char *key);
gboolean lk_fulfil_choices (JsonNode *now, JsonNode *wanted);

G_END_DECLS
