/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-options.h"

#include <string.h>

#include "lk-demo-refuse.h"

static void
clear_option (gpointer option)
{
  g_free (((LkDemoOption *) option)->name);
  g_free (((LkDemoOption *) option)->value);
}

static GArray *
new_options (void)
{
  GArray *options = g_array_new (FALSE, FALSE, sizeof (LkDemoOption));

  g_array_set_clear_func (options, clear_option);
  return options;
}

static void
take_option (GArray *options, char *name, char *value)
{
  LkDemoOption option = { name, value };

  g_array_append_val (options, option);
}

static char *
decode (const char *encoded)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (encoded), "+", ' ');
  g_autofree char *text = g_uri_unescape_string (spaced, NULL);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

/**
 * lk_demo_options_split_query:
 * @encoded_query: (nullable): what stands behind "?", percent-encoded
 * @error: return location
 *
 * Returns: (transfer full) (nullable): LkDemoOptions, or %NULL with %LK_ERROR_INVALID.
 */
GArray *
lk_demo_options_split_query (const char *encoded_query, GError **error)
{
  g_autoptr (GArray) options = new_options ();
  g_auto (GStrv) parts = g_strsplit (encoded_query != NULL ? encoded_query : "", "&", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      g_autofree char *encoded_name =
        equals != NULL ? g_strndup (parts[i], (gsize) (equals - parts[i])) : g_strdup (parts[i]);
      g_autofree char *name = decode (encoded_name);
      g_autofree char *value = decode (equals != NULL ? equals + 1 : "");

      if (name == NULL || value == NULL)
        return lk_demo_refuse (error, "The query option at position %u is not valid UTF-8.", i);
      if (*name != '\0')
        take_option (options, g_steal_pointer (&name), g_strstrip (g_steal_pointer (&value)));
    }

  return g_steal_pointer (&options);
}

/**
 * lk_demo_options_split_nested:
 * @text: what stands between the parentheses of an `$expand`, "$select=Name;$top=1"
 * @error: return location
 *
 * The vendor's page also writes `Groups(Rights)` for `Groups($expand=Rights)` (behaviour.md, 2.3).
 *
 * Returns: (transfer full) (nullable): LkDemoOptions, or %NULL with %LK_ERROR_INVALID.
 */
GArray *
lk_demo_options_split_nested (const char *text, GError **error)
{
  g_autoptr (GArray) options = new_options ();
  g_auto (GStrv) parts = lk_demo_options_split_list (text, ';', error);

  if (parts == NULL)
    return NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');

      if (*parts[i] != '$')
        take_option (options, g_strdup ("$expand"), g_strdup (parts[i]));
      else if (equals != NULL)
        take_option (options, g_strchomp (g_strndup (parts[i], (gsize) (equals - parts[i]))),
                     g_strchug (g_strdup (equals + 1)));
      else
        return lk_demo_refuse (error, "Syntax error at position 0 in '%s'.", parts[i]);
    }

  return g_steal_pointer (&options);
}

static gpointer
refuse_parentheses (const char *text, const char *at, GError **error)
{
  return lk_demo_refuse (error, "Found an unbalanced bracket expression at position %d in '%s'.",
                         (int) (at - text), text);
}

/**
 * lk_demo_options_split_list:
 * @text: parts with @separator between them
 * @separator: what divides them outside parentheses and strings
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the parts without the space around them, or %NULL with
 *   %LK_ERROR_INVALID where one is empty or a parenthesis has no partner.
 */
char **
lk_demo_options_split_list (const char *text, char separator, GError **error)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = text;
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *at = text;; at++)
    {
      if (*at == '\0' ? in_string || depth > 0 : !in_string && *at == ')' && depth == 0)
        return refuse_parentheses (text, at, error);

      if (*at == '\0' || (*at == separator && depth == 0 && !in_string))
        {
          g_autofree char *part = g_strstrip (g_strndup (start, (gsize) (at - start)));

          if (*part == '\0')
            return lk_demo_refuse (error, "Syntax error at position %d in '%s'.", (int) (at - text),
                                   text);
          g_strv_builder_add (parts, part);
          start = at + 1;
        }
      if (*at == '\0')
        return g_strv_builder_end (parts);

      if (*at == '\'')
        in_string = !in_string;
      else if (!in_string)
        depth += (*at == '(') - (*at == ')');
    }
}
