/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-json.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"

/**
 * lk_json_check_depth:
 * @text: bytes that claim to be JSON
 * @length: how many
 * @error: return location
 *
 * Walks over @text once, outside strings, and refuses it if it nests deeper than
 * %LK_JSON_MAX_DEPTH.
 *
 * Returns: whether a recursive parser may be given @text.
 */
gboolean
lk_json_check_depth (const char *text, gsize length, GError **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '[' || text[i] == '{')
        depth++;
      else if ((text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;

      if (depth > LK_JSON_MAX_DEPTH)
        {
          g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                               _ (
                                 "The answer is nested deeper than any phone system’s answer is."));
          return FALSE;
        }
    }

  return TRUE;
}

/* The UTF-16 unit of "\uXXXX" at @at; -1 where there is none. */
static int
read_unit (const char *at, const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }

  return unit;
}

/* The length of the escape at @at; 0 where it does not stand for a character. */
static gsize
measure_escape (const char *at, const char *end)
{
  int unit = read_unit (at, end);

  if (unit < 0)
    return end - at > 1 && at[1] != '\0' && strchr ("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      int second = read_unit (at + 6, end);

      return second >= 0xdc00 && second < 0xe000 ? 12 : 0;
    }

  return unit == 0 || (unit >= 0xdc00 && unit < 0xe000) ? 0 : 6;
}

/* The parser also takes half a surrogate pair, octal numbers and a NUL. Of the first two it makes
 * broken UTF-8, and at the last its strings end. */
static gboolean
check_escapes (const char *text, gsize length)
{
  const char *end = text + length;
  const char *at = text;

  while ((at = memchr (at, '\\', (gsize) (end - at))) != NULL)
    {
      gsize escape = measure_escape (at, end);

      if (escape == 0)
        return FALSE;
      at += escape;
    }

  return TRUE;
}

/**
 * lk_json_parse:
 * @bytes: bytes from outside
 * @error: return location
 *
 * The only place that gives bytes from outside to the JSON parser. May take a while on large
 * answers: call it in a worker thread. The tree is immutable and may be handed between threads.
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL with %LK_ERROR_PROTOCOL.
 */
JsonNode *
lk_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  JsonNode *root;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > LK_JSON_MAX_SIZE)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                           _ ("The answer is far longer than any phone system’s answer is."));
      return NULL;
    }
  if (length == 0)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL, _ ("The answer is empty."));
      return NULL;
    }
  if (!lk_json_check_depth (text, length, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!g_utf8_validate_len (text, length, NULL) || !check_escapes (text, length)
      || !json_parser_load_from_data (parser, text, (gssize) length, &parse_error)
      || (root = json_parser_steal_root (parser)) == NULL)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL, _ ("The answer is not valid JSON."));
      return NULL;
    }

  return root;
}

static void
set_shape_error (GError **error, const char *name)
{
  /* Translators: %s is the technical name of a part of the answer, such as “value”. */
  g_set_error (error, LK_ERROR, LK_ERROR_PROTOCOL,
               _ ("The answer does not have the expected form (at “%s”)."), name);
}

/**
 * lk_json_get_root_object:
 * @root: a parsed answer
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the object that the answer must be.
 */
JsonObject *
lk_json_get_root_object (JsonNode *root, GError **error)
{
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);

  set_shape_error (error, "{}");
  return NULL;
}

/**
 * lk_json_get_array:
 * @object: an object
 * @name: a member
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the array that the member must be.
 */
JsonArray *
lk_json_get_array (JsonObject *object, const char *name, GError **error)
{
  JsonArray *array = lk_json_peek_array (object, name);

  if (array == NULL)
    set_shape_error (error, name);
  return array;
}

/**
 * lk_json_get_object:
 * @object: an object
 * @name: a member
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the object that the member must be.
 */
JsonObject *
lk_json_get_object (JsonObject *object, const char *name, GError **error)
{
  JsonObject *member = lk_json_peek_object (object, name);

  if (member == NULL)
    set_shape_error (error, name);
  return member;
}

/**
 * lk_json_get_element_object:
 * @array: an array
 * @index: an index below its length
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the object that the element must be.
 */
JsonObject *
lk_json_get_element_object (JsonArray *array, guint index, GError **error)
{
  JsonNode *element = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (element))
    return json_node_get_object (element);

  set_shape_error (error, "[]");
  return NULL;
}

/**
 * lk_json_get_int:
 * @object: an object
 * @name: a member
 * @out: (out): the number
 * @error: return location
 *
 * Returns: whether the member is a whole number.
 */
gboolean
lk_json_get_int (JsonObject *object, const char *name, gint64 *out, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      set_shape_error (error, name);
      return FALSE;
    }

  *out = json_node_get_int (node);
  return TRUE;
}

/**
 * lk_json_get_id:
 * @object: an object
 * @name: a member
 * @out: (out): the Id
 * @error: return location
 *
 * Returns: whether the member is a whole number that the server's Ids, of 32 bits, can have.
 */
gboolean
lk_json_get_id (JsonObject *object, const char *name, int *out, GError **error)
{
  gint64 number;

  if (!lk_json_get_int (object, name, &number, error))
    return FALSE;
  if (number < G_MININT32 || number > G_MAXINT32)
    {
      set_shape_error (error, name);
      return FALSE;
    }

  *out = (int) number;
  return TRUE;
}

/**
 * lk_json_get_string:
 * @object: an object
 * @name: a member
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the string that the member must be.
 */
const char *
lk_json_get_string (JsonObject *object, const char *name, GError **error)
{
  const char *string = lk_json_peek_string (object, name);

  if (string == NULL)
    set_shape_error (error, name);
  return string;
}

/**
 * lk_json_peek_string:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the string, or %NULL where the member is absent, null or
 *   something else.
 */
const char *
lk_json_peek_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * lk_json_peek_bool:
 * @object: an object
 * @name: a member
 *
 * Returns: whether the member is there and true.
 */
gboolean
lk_json_peek_bool (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/**
 * lk_json_peek_int:
 * @object: an object
 * @name: a member
 * @fallback: what to return where there is no such number
 *
 * Returns: the number, or @fallback where the member is absent, null or something else.
 */
gint64
lk_json_peek_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : fallback;
}

/**
 * lk_json_peek_object:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the object, or %NULL where the member is something else.
 */
JsonObject *
lk_json_peek_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * lk_json_peek_array:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the array, or %NULL where the member is something else.
 */
JsonArray *
lk_json_peek_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
copy_member (JsonObject *object, const char *name, JsonNode *node, gpointer copy)
{
  json_object_set_member (copy, name, lk_json_copy (node));
}

static void
copy_element (JsonArray *array, guint index, JsonNode *node, gpointer copy)
{
  json_array_add_element (copy, lk_json_copy (node));
}

/**
 * lk_json_copy:
 * @node: a tree, perhaps an immutable one
 *
 * json_node_copy() shares the objects and arrays below the node; this copies them as well.
 *
 * Returns: (transfer full): a copy that may be changed.
 */
JsonNode *
lk_json_copy (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *copy = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (copy, json_object_new ());
      json_object_foreach_member (json_node_get_object (node), copy_member,
                                  json_node_get_object (copy));
      return copy;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonNode *copy = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (copy, json_array_new ());
      json_array_foreach_element (json_node_get_array (node), copy_element,
                                  json_node_get_array (copy));
      return copy;
    }

  return json_node_copy (node);
}
