/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Deeper JSON than this is refused: json-glib 1.6 runs out of stack on it. */
#define LK_JSON_MAX_DEPTH 64

/** Longer JSON than this, in bytes, is refused: a page of 100 whole users is below 3 MB. */
#define LK_JSON_MAX_SIZE (64 * 1024 * 1024)

JsonNode *lk_json_parse (GBytes *bytes, GError **error);
gboolean lk_json_check_depth (const char *text, gsize length, GError **error);

JsonObject *lk_json_get_root_object (JsonNode *root, GError **error);
JsonArray *lk_json_get_array (JsonObject *object, const char *name, GError **error);
JsonObject *lk_json_get_object (JsonObject *object, const char *name, GError **error);
JsonObject *lk_json_get_element_object (JsonArray *array, guint index, GError **error);
gboolean lk_json_get_int (JsonObject *object, const char *name, gint64 *out, GError **error);
gboolean lk_json_get_id (JsonObject *object, const char *name, int *out, GError **error);
const char *lk_json_get_string (JsonObject *object, const char *name, GError **error);

const char *lk_json_peek_string (JsonObject *object, const char *name);
gboolean lk_json_peek_bool (JsonObject *object, const char *name);
gint64 lk_json_peek_int (JsonObject *object, const char *name, gint64 fallback);
JsonObject *lk_json_peek_object (JsonObject *object, const char *name);
JsonArray *lk_json_peek_array (JsonObject *object, const char *name);
JsonNode *lk_json_copy (JsonNode *node);

G_END_DECLS
