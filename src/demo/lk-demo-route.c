/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"

#include <string.h>

static const LkDemoRoute *const tables[] = {
  lk_demo_user_routes, lk_demo_bulk_routes,      lk_demo_group_routes,  lk_demo_phone_routes,
  lk_demo_peer_routes, lk_demo_catalogue_routes, lk_demo_system_routes, lk_demo_team_routes,
};

/* A whole number of 32 bits at @text; returns what follows it, or NULL. */
static const char *
scan_id (const char *text, int *out)
{
  char *end = NULL;
  gint64 number;

  if (*text != '-' && !g_ascii_isdigit (*text))
    return NULL;

  number = g_ascii_strtoll (text, &end, 10);
  if (end == text || number < G_MININT32 || number > G_MAXINT32)
    return NULL;

  *out = (int) number;
  return end;
}

/* A quoted string at @text, in which a quote stands twice; returns what follows it, or NULL. */
static const char *
scan_key (const char *text, char **out)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (*text++ != '\'')
    return NULL;

  for (; *text != '\0'; text++)
    {
      if (*text == '\'' && *++text != '\'')
        {
          g_free (*out);
          *out = g_strdup (key->str);
          return text;
        }
      g_string_append_c (key, *text);
    }

  return NULL;
}

static gboolean
matches (const char *pattern, const char *path, LkDemoCall *call)
{
  while (*pattern != '\0' && path != NULL)
    {
      if (g_str_has_prefix (pattern, "{Id}"))
        {
          path = scan_id (path, &call->id);
          pattern += strlen ("{Id}");
        }
      else if (g_str_has_prefix (pattern, "{Key}"))
        {
          path = scan_key (path, &call->key);
          pattern += strlen ("{Key}");
        }
      else if (*pattern++ != *path++)
        return FALSE;
    }

  return path != NULL && (*path == '\0' || g_str_equal (path, "()"));
}

static gboolean
is_in_version (const LkDemoRoute *route, LkVersion version)
{
  return version >= route->since && (route->until == 0 || version < route->until);
}

static gboolean
is_action (const LkDemoRoute *route)
{
  return g_str_equal (route->method, "POST") && strstr (route->pattern, "/Pbx.") != NULL;
}

static void
run (const LkDemoRoute *route, LkDemoWorld *world, LkDemoCall *call)
{
  if (is_action (route) && lk_demo_call_prefers_representation (call))
    lk_demo_call_answer_empty (call, 500);
  else
    route->handle (world, call);
}

/**
 * lk_demo_route_call:
 * @world: the phone system
 * @call: a request below `/xapi/v1`
 *
 * Lets the operation that the request names answer it; 404 where there is no such path and 405
 * where the path is there with other methods only.
 */
void
lk_demo_route_call (LkDemoWorld *world, LkDemoCall *call)
{
  gboolean path_exists = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const LkDemoRoute *route = tables[i]; route->method != NULL; route++)
      {
        if (!is_in_version (route, world->version) || !matches (route->pattern, call->path, call))
          continue;

        path_exists = TRUE;
        if (g_str_equal (route->method, call->method))
          {
            run (route, world, call);
            return;
          }
      }

  lk_demo_call_answer_empty (call, path_exists ? 405 : 404);
}

/**
 * lk_demo_route_normalise:
 * @path: a request's path
 *
 * Returns: (transfer full): the path with every key in parentheses replaced by `{Id}`, so that the
 *   requests for each of many users count as one kind.
 */
char *
lk_demo_route_normalise (const char *path)
{
  GString *kind = g_string_new (NULL);

  for (const char *at = path; *at != '\0'; at++)
    {
      const char *end = *at == '(' ? strchr (at, ')') : NULL;

      if (end == NULL)
        g_string_append_c (kind, *at);
      else
        {
          if (end > at + 1)
            g_string_append (kind, "({Id})");
          at = end;
        }
    }

  return g_string_free (kind, FALSE);
}
