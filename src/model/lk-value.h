/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LkValueType:
 * @LK_VALUE_ABSENT: was not asked for, or the server left the member out
 * @LK_VALUE_NULL: the server said null
 * @LK_VALUE_BOOL: true or false
 * @LK_VALUE_INT: a whole number
 * @LK_VALUE_TEXT: a string; choices and secrets too
 * @LK_VALUE_JSON: an object or an array, kept as its JSON text
 *
 * Absent, null and set are three different things.
 */
typedef enum
{
  LK_VALUE_ABSENT,
  LK_VALUE_NULL,
  LK_VALUE_BOOL,
  LK_VALUE_INT,
  LK_VALUE_TEXT,
  LK_VALUE_JSON,
} LkValueType;

/**
 * LkValue:
 *
 * One field's value. Texts are shared, counted strings, so that the same department or the same
 * forwarding profile in 100,000 users is held once. Start with %LK_VALUE_INIT, end with
 * lk_value_clear(); read the union only after looking at @type.
 */
typedef struct
{
  LkValueType type;
  union
  {
    gboolean boolean;
    gint64 integer;
    char *text;
  };
} LkValue;

#define LK_VALUE_INIT                                                                              \
  {                                                                                                \
    .type = LK_VALUE_ABSENT                                                                        \
  }

void lk_value_clear (LkValue *value);
void lk_value_wipe (LkValue *value);
void lk_value_copy (const LkValue *value, LkValue *out);
gboolean lk_value_equal (const LkValue *a, const LkValue *b);
int lk_value_compare (const LkValue *a, const LkValue *b);

void lk_value_set_null (LkValue *value);
void lk_value_set_bool (LkValue *value, gboolean boolean);
void lk_value_set_int (LkValue *value, gint64 integer);
void lk_value_set_text (LkValue *value, const char *text);
void lk_value_set_shared_text (LkValue *value, const char *text);
void lk_value_set_json (LkValue *value, JsonNode *node);

gboolean lk_value_is_set (const LkValue *value);
gboolean lk_value_is_true (const LkValue *value);
const char *lk_value_get_text (const LkValue *value);
JsonNode *lk_value_dup_json (const LkValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkValue, lk_value_clear)

G_END_DECLS
