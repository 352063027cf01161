/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-curl.h"

#include "lk-json-writer.h"

#define INDENT 2

/* What a terminal obeys when it is pasted, and what turns the order of reading around, so that a
 * person would see another request than the one they run. */
static gboolean
is_treacherous (gunichar character)
{
  return (character >= 0x7f && character < 0xa0) || character == 0x061c || character == 0x200e
         || character == 0x200f || (character >= 0x2028 && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
}

/* Appends the character at @at, or the two that stand for one, and returns what is behind. All
 * treacherous ones stand in strings, where JSON has another way to write them. */
static const char *
append_character (GString *text, const char *at)
{
  const char *next = g_utf8_next_char (*at == '\\' ? at + 1 : at);
  gunichar character = g_utf8_get_char (at);

  if (is_treacherous (character))
    g_string_append_printf (text, "\\u%04x", character);
  else
    g_string_append_len (text, at, next - at);

  return next;
}

/* Returns what is behind the string. */
static const char *
append_string (GString *text, const char *string)
{
  const char *at = string + 1;

  g_string_append_c (text, '"');
  while (*at != '"')
    at = append_character (text, at);
  g_string_append_c (text, '"');

  return at + 1;
}

static void
break_line (GString *text, guint depth)
{
  g_string_append_printf (text, "\n%*s", (int) (depth * INDENT), "");
}

static const char *
append_opening (GString *text, const char *at, guint *depth)
{
  g_string_append_c (text, *at);
  if (at[1] == '}' || at[1] == ']')
    {
      g_string_append_c (text, at[1]);
      return at + 2;
    }

  break_line (text, ++*depth);
  return at + 1;
}

static const char *
append_part (GString *text, const char *at, guint *depth)
{
  switch (*at)
    {
    case '"':
      return append_string (text, at);
    case '{':
    case '[':
      return append_opening (text, at, depth);
    case '}':
    case ']':
      break_line (text, --*depth);
      g_string_append_c (text, *at);
      return at + 1;
    case ',':
      g_string_append_c (text, ',');
      break_line (text, *depth);
      return at + 1;
    case ':':
      g_string_append (text, ": ");
      return at + 1;
    default:
      g_string_append_c (text, *at);
      return at + 1;
    }
}

/**
 * lk_curl_dup_body:
 * @body: what a request carries
 *
 * Returns: (transfer full): its JSON on several lines, for people to read. Characters that would
 *   make it look like something else are written by their numbers.
 */
char *
lk_curl_dup_body (JsonObject *body)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);
  g_autofree char *line = lk_json_to_string (node);
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  GString *text = g_string_new (NULL);
  const char *at = valid;
  guint depth = 0;

  while (*at != '\0')
    at = append_part (text, at, &depth);

  return g_string_free (text, FALSE);
}

/**
 * lk_curl_build:
 * @origin: of the phone system, "https://pbx.example:5001"
 * @method: "PATCH"
 * @path: from the root, "/xapi/v1/Users(12)"
 * @body: (nullable): what the request carries
 *
 * The token is not in it: the shell puts the variable `TOKEN` in its place. Whatever @path and
 * @body hold is quoted, so that a POSIX shell runs nothing but curl.
 *
 * Returns: (transfer full): a command for a shell, on several lines.
 */
char *
lk_curl_build (const char *origin, const char *method, const char *path, JsonObject *body)
{
  g_autofree char *url = g_strconcat (origin, path, NULL);
  g_autofree char *quoted_method = g_shell_quote (method);
  g_autofree char *quoted_url = g_shell_quote (url);
  g_autofree char *json = body != NULL ? lk_curl_dup_body (body) : NULL;
  g_autofree char *quoted_body = json != NULL ? g_shell_quote (json) : NULL;
  GString *command = g_string_new ("curl --globoff");

  g_string_append_printf (command, " --request %s \\\n", quoted_method);
  g_string_append_printf (command, "  --url %s \\\n", quoted_url);
  g_string_append (command, "  --header \"Authorization: Bearer $TOKEN\"");
  if (quoted_body != NULL)
    {
      g_string_append (command, " \\\n  --header 'Content-Type: application/json'");
      g_string_append_printf (command, " \\\n  --data-raw %s", quoted_body);
    }
  g_string_append_c (command, '\n');

  return g_string_free (command, FALSE);
}
