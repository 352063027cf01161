/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-knobs.h"

#include <gio/gio.h>
#include <string.h>

#include "lk-demo-roles.h"

#define MINUTE 60

/* One row a knob: its values stand for 0, 1, 2… in the member; without values it takes a number. */
static const struct
{
  const char *name;
  gsize offset;
  const char *values[4];
} knobs[] = {
  { "provlink", G_STRUCT_OFFSET (LkDemoKnobs, link_is_absolute), { "relative", "absolute" } },
  { "expires", G_STRUCT_OFFSET (LkDemoKnobs, expires_in_seconds), { "minutes", "seconds" } },
  { "favourites", G_STRUCT_OFFSET (LkDemoKnobs, favourites_kept), { "dropped", "kept" } },
  { "destinations", G_STRUCT_OFFSET (LkDemoKnobs, destinations_known), { "any", "known" } },
  { "hours", G_STRUCT_OFFSET (LkDemoKnobs, hours_checked), { "any", "checked" } },
  { "passwords", G_STRUCT_OFFSET (LkDemoKnobs, passwords_strong), { "any", "strong" } },
  { "rights", G_STRUCT_OFFSET (LkDemoKnobs, rights_kept), { "role", "kept" } },
  { "main-department", G_STRUCT_OFFSET (LkDemoKnobs, new_main), { "taken", "refused", "ignored" } },
  { "new-rights", G_STRUCT_OFFSET (LkDemoKnobs, new_rights), { "taken", "role", "users" } },
  { "numbers", G_STRUCT_OFFSET (LkDemoKnobs, numbers_gone), { "free", "gone" } },
  { "ranges", G_STRUCT_OFFSET (LkDemoKnobs, ranges_kept), { "any", "kept" } },
  { "top-missing", G_STRUCT_OFFSET (LkDemoKnobs, unlimited), { "page", "all" } },
  { "search", G_STRUCT_OFFSET (LkDemoKnobs, search), { "off", "on" } },
  { "in", G_STRUCT_OFFSET (LkDemoKnobs, in_operator), { "off", "on" } },
  { "any", G_STRUCT_OFFSET (LkDemoKnobs, any_operator), { "off", "on" } },
  { "or", G_STRUCT_OFFSET (LkDemoKnobs, or_operator), { "off", "on" } },
  { "filter", G_STRUCT_OFFSET (LkDemoKnobs, filter), { "ignored", "applied" } },
  { "null", G_STRUCT_OFFSET (LkDemoKnobs, null), { "clears", "ignored", "refused" } },
  { "bulk", G_STRUCT_OFFSET (LkDemoKnobs, bulk), { "none", "part", "whole" } },
  { "licence", G_STRUCT_OFFSET (LkDemoKnobs, licence), { "active", "full", "missing" } },
  { "token-lifetime", G_STRUCT_OFFSET (LkDemoKnobs, token_lifetime), {} },
};

#define ROLE_KNOB "role"

/**
 * lk_demo_knobs_reset:
 * @self: knobs
 * @version: the server's version
 *
 * Turns every knob to what is the most likely (behaviour.md, 1.1 and 11).
 */
void
lk_demo_knobs_reset (LkDemoKnobs *self, LkVersion version)
{
  gboolean in_seconds = version >= LK_VERSION (20, 0, 9);

  *self = (LkDemoKnobs) {
    .expires_in_seconds = in_seconds,
    .unlimited = TRUE,
    .search = TRUE,
    .in_operator = TRUE,
    .any_operator = TRUE,
    .or_operator = TRUE,
    .filter = TRUE,
    .role = lk_demo_role_find ("system_owners"),
    .token_lifetime = in_seconds ? MINUTE : 60 * MINUTE,
  };
}

static gboolean
names (const char *spec, const char *name)
{
  return g_str_has_prefix (spec, name) && spec[strlen (name)] == '=';
}

/**
 * lk_demo_knobs_is_knob:
 * @spec: "NAME=VALUE"
 *
 * Returns: whether there is a knob of that name.
 */
gboolean
lk_demo_knobs_is_knob (const char *spec)
{
  for (guint i = 0; i < G_N_ELEMENTS (knobs); i++)
    if (names (spec, knobs[i].name))
      return TRUE;

  return names (spec, ROLE_KNOB);
}

static gboolean
parse_value (const char *const *values, const char *text, int *out)
{
  gint64 number;

  if (values[0] == NULL)
    {
      if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &number, NULL))
        return FALSE;
      *out = (int) number;
      return TRUE;
    }

  for (int i = 0; i < 4 && values[i] != NULL; i++)
    if (g_str_equal (values[i], text))
      {
        *out = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_role (const char *text, int *out)
{
  *out = lk_demo_role_find (text);
  return *out >= 0;
}

/**
 * lk_demo_knobs_set:
 * @self: knobs
 * @spec: "NAME=VALUE"
 * @error: return location
 *
 * Returns: whether there is such a knob with such a value; otherwise %G_IO_ERROR_INVALID_ARGUMENT.
 */
gboolean
lk_demo_knobs_set (LkDemoKnobs *self, const char *spec, GError **error)
{
  const char *equals = strchr (spec, '=');
  const char *text = equals != NULL ? equals + 1 : "";

  for (guint i = 0; i < G_N_ELEMENTS (knobs); i++)
    if (names (spec, knobs[i].name)
        && parse_value (knobs[i].values, text, G_STRUCT_MEMBER_P (self, knobs[i].offset)))
      return TRUE;

  if (names (spec, ROLE_KNOB))
    {
      int role;

      if (parse_role (text, &role))
        {
          self->role = role;
          return TRUE;
        }
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no knob “%s”.", spec);
  return FALSE;
}

/**
 * lk_demo_knobs_get_limits:
 * @self: knobs
 *
 * Returns: what a query may not use.
 */
LkDemoLimits
lk_demo_knobs_get_limits (const LkDemoKnobs *self)
{
  LkDemoLimits limits = 0;

  if (!self->search)
    limits |= LK_DEMO_WITHOUT_SEARCH;
  if (!self->in_operator)
    limits |= LK_DEMO_WITHOUT_IN;
  if (!self->any_operator)
    limits |= LK_DEMO_WITHOUT_ANY;
  if (!self->or_operator)
    limits |= LK_DEMO_WITHOUT_OR;
  if (!self->filter)
    limits |= LK_DEMO_WITHOUT_FILTER;
  return limits;
}
