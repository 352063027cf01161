/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-value.h"

#include "lk-json-writer.h"
#include "lk-text.h"

static gboolean
holds_string (const LkValue *value)
{
  return value->type == LK_VALUE_TEXT || value->type == LK_VALUE_JSON;
}

/**
 * lk_value_clear:
 * @value: a value
 *
 * Frees what @value holds and makes it absent.
 */
void
lk_value_clear (LkValue *value)
{
  if (holds_string (value))
    lk_text_unref (value->text);
  *value = (LkValue) LK_VALUE_INIT;
}

/**
 * lk_value_wipe:
 * @value: a value that may be a secret
 *
 * As lk_value_clear(), and overwrites a text that nobody else holds.
 */
void
lk_value_wipe (LkValue *value)
{
  if (value->type == LK_VALUE_TEXT)
    {
      lk_text_wipe (value->text);
      *value = (LkValue) LK_VALUE_INIT;
    }
  lk_value_clear (value);
}

/**
 * lk_value_copy:
 * @value: the value to copy
 * @out: where to; what it held before is freed
 */
void
lk_value_copy (const LkValue *value, LkValue *out)
{
  LkValue copy = *value;

  if (holds_string (&copy))
    lk_text_ref (copy.text);
  lk_value_clear (out);
  *out = copy;
}

/**
 * lk_value_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether both say the same. Absent and null differ, and so do null and "".
 */
gboolean
lk_value_equal (const LkValue *a, const LkValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case LK_VALUE_ABSENT:
    case LK_VALUE_NULL:
      return TRUE;
    case LK_VALUE_BOOL:
      return !a->boolean == !b->boolean;
    case LK_VALUE_INT:
      return a->integer == b->integer;
    case LK_VALUE_TEXT:
    case LK_VALUE_JSON:
      return a->text == b->text || g_str_equal (a->text, b->text);
    }

  return FALSE;
}

/**
 * lk_value_compare:
 * @a: a value
 * @b: another
 *
 * Orders as the server's `$orderby` does: nothing before something, false before true, texts by
 * their characters.
 *
 * Returns: below, at or above zero.
 */
int
lk_value_compare (const LkValue *a, const LkValue *b)
{
  if (a->type != b->type)
    return (int) a->type - (int) b->type;

  switch (a->type)
    {
    case LK_VALUE_ABSENT:
    case LK_VALUE_NULL:
      return 0;
    case LK_VALUE_BOOL:
      return !b->boolean - !a->boolean;
    case LK_VALUE_INT:
      return (a->integer > b->integer) - (a->integer < b->integer);
    case LK_VALUE_TEXT:
    case LK_VALUE_JSON:
      return g_strcmp0 (a->text, b->text);
    }

  return 0;
}

void
lk_value_set_null (LkValue *value)
{
  lk_value_clear (value);
  value->type = LK_VALUE_NULL;
}

void
lk_value_set_bool (LkValue *value, gboolean boolean)
{
  lk_value_clear (value);
  value->type = LK_VALUE_BOOL;
  value->boolean = !!boolean;
}

void
lk_value_set_int (LkValue *value, gint64 integer)
{
  lk_value_clear (value);
  value->type = LK_VALUE_INT;
  value->integer = integer;
}

static void
take_string (LkValue *value, LkValueType type, char *string)
{
  lk_value_clear (value);
  value->type = type;
  value->text = string;
}

/**
 * lk_value_set_text:
 * @value: the value to set
 * @text: a text that few users share, such as a name
 */
void
lk_value_set_text (LkValue *value, const char *text)
{
  take_string (value, LK_VALUE_TEXT, lk_text_new (text));
}

/**
 * lk_value_set_shared_text:
 * @value: the value to set
 * @text: a text that many users share, such as a choice: it is held once
 */
void
lk_value_set_shared_text (LkValue *value, const char *text)
{
  take_string (value, LK_VALUE_TEXT, lk_text_new_shared (text));
}

/**
 * lk_value_set_json:
 * @value: the value to set
 * @node: an object or an array; its JSON text is held once however many users share it
 */
void
lk_value_set_json (LkValue *value, JsonNode *node)
{
  g_autofree char *text = lk_json_to_string (node);

  take_string (value, LK_VALUE_JSON, lk_text_new_shared (text));
}

/**
 * lk_value_is_set:
 * @value: a value
 *
 * Returns: whether the value is neither absent nor null.
 */
gboolean
lk_value_is_set (const LkValue *value)
{
  return value->type > LK_VALUE_NULL;
}

/**
 * lk_value_is_true:
 * @value: a value
 *
 * Returns: whether the value is a true boolean; null and absent are not.
 */
gboolean
lk_value_is_true (const LkValue *value)
{
  return value->type == LK_VALUE_BOOL && value->boolean;
}

/**
 * lk_value_get_text:
 * @value: a value
 *
 * Returns: (nullable): the text, or %NULL where the value is of another type.
 */
const char *
lk_value_get_text (const LkValue *value)
{
  return value->type == LK_VALUE_TEXT ? value->text : NULL;
}

/**
 * lk_value_dup_json:
 * @value: a value
 *
 * Returns: (transfer full) (nullable): a fresh tree of an object or array value, or %NULL where the
 *   value is of another type.
 */
JsonNode *
lk_value_dup_json (const LkValue *value)
{
  /* The text was written by lk_value_set_json(), so this parser meets no bytes from outside. */
  return value->type == LK_VALUE_JSON ? json_from_string (value->text, NULL) : NULL;
}
