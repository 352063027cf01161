/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-json-writer.h"

#include <math.h>
#include <string.h>

static void append_node (GString *text, JsonNode *node);

static void
append_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *at = string; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (text, '\\');
      if ((guchar) *at < ' ')
        g_string_append_printf (text, "\\u%04x", *at);
      else
        g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

static void
append_double (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  /* What is too large to be held was sent as such a number. */
  if (!isfinite (number))
    {
      g_string_append (text, number < 0 ? "-1e999" : "1e999");
      return;
    }

  g_ascii_dtostr (digits, sizeof digits, number);
  g_string_append (text, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
append_value (GString *text, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    append_double (text, json_node_get_double (node));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  GString *text = user_data;

  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  append_string (text, name);
  g_string_append_c (text, ':');
  append_node (text, node);
}

static void
append_element (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  if (index > 0)
    g_string_append_c (user_data, ',');
  append_node (user_data, node);
}

static void
append_node (GString *text, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      g_string_append_c (text, '{');
      json_object_foreach_member (json_node_get_object (node), append_member, text);
      g_string_append_c (text, '}');
      break;
    case JSON_NODE_ARRAY:
      g_string_append_c (text, '[');
      json_array_foreach_element (json_node_get_array (node), append_element, text);
      g_string_append_c (text, ']');
      break;
    case JSON_NODE_VALUE:
      append_value (text, node);
      break;
    case JSON_NODE_NULL:
      g_string_append (text, "null");
      break;
    }
}

/**
 * lk_json_to_string:
 * @node: a tree
 *
 * Takes the place of json_to_string(), which writes some large numbers in a way that no parser
 * reads, its own included: "1e+25.0", "inf.0". No space stands between the parts; that is what
 * lk_json_string_has_int() relies on.
 *
 * Returns: (transfer full): the JSON, on one line.
 */
char *
lk_json_to_string (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node);
  return g_string_free (text, FALSE);
}

/* How many arrays and objects are open at @place; 0 inside of a string. */
static guint
count_open (const char *json, const char *place)
{
  gboolean in_string = FALSE;
  guint n_open = 0;

  for (const char *at = json; at < place; at++)
    {
      if (*at == '"')
        in_string = !in_string;
      else if (in_string && *at == '\\')
        at++;
      else if (!in_string && (*at == '[' || *at == '{'))
        n_open++;
      else if (!in_string && (*at == ']' || *at == '}'))
        n_open--;
    }

  return in_string ? 0 : n_open;
}

/**
 * lk_json_string_has_int:
 * @json: an array, as lk_json_to_string() wrote it
 * @name: a member, of letters and digits
 * @number: a number
 *
 * For questions about so many values that there is no time to parse each.
 *
 * Returns: whether an object of the array has the member, with this whole number.
 */
gboolean
lk_json_string_has_int (const char *json, const char *name, gint64 number)
{
  g_autofree char *member = g_strdup_printf ("\"%s\":%" G_GINT64_FORMAT, name, number);
  gsize length = strlen (member);

  for (const char *at = strstr (json, member); at != NULL; at = strstr (at + 1, member))
    if ((at[length] == ',' || at[length] == '}') && count_open (json, at) == 2)
      return TRUE;

  return FALSE;
}
