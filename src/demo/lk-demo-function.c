/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-function.h"

#include <string.h>

static void
call_startswith (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_set_bool (out, g_str_has_prefix (arguments[0].text, arguments[1].text));
}

static void
call_endswith (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_set_bool (out, g_str_has_suffix (arguments[0].text, arguments[1].text));
}

static void
call_contains (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_set_bool (out, strstr (arguments[0].text, arguments[1].text) != NULL);
}

static void
call_tolower (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_take_text (out, g_utf8_strdown (arguments[0].text, -1));
}

static void
call_toupper (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_take_text (out, g_utf8_strup (arguments[0].text, -1));
}

static void
call_trim (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_take_text (out, g_strstrip (g_strdup (arguments[0].text)));
}

static void
call_concat (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_take_text (out, g_strconcat (arguments[0].text, arguments[1].text, NULL));
}

static void
call_length (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  lk_demo_value_set_number (out, (double) g_utf8_strlen (arguments[0].text, -1));
}

static void
call_indexof (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  const char *found = strstr (arguments[0].text, arguments[1].text);
  glong offset = found != NULL ? g_utf8_pointer_to_offset (arguments[0].text, found) : -1;

  lk_demo_value_set_number (out, (double) offset);
}

/* A start or a length outside the text is cut to it. */
static void
call_substring (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out)
{
  const char *text = arguments[0].text;
  double length = (double) g_utf8_strlen (text, -1);
  double start = CLAMP (arguments[1].number, 0, length);
  double end = n_arguments > 2 ? CLAMP (start + arguments[2].number, start, length) : length;

  lk_demo_value_take_text (out, g_utf8_substring (text, (glong) start, (glong) end));
}

#define TEXT   LK_DEMO_KIND_TEXT
#define NUMBER LK_DEMO_KIND_NUMBER
#define BOOL   LK_DEMO_KIND_BOOL

static const LkDemoFunction functions[] = {
  { "startswith", BOOL, 2, 2, { TEXT, TEXT }, call_startswith },
  { "endswith", BOOL, 2, 2, { TEXT, TEXT }, call_endswith },
  { "contains", BOOL, 2, 2, { TEXT, TEXT }, call_contains },
  { "tolower", TEXT, 1, 1, { TEXT }, call_tolower },
  { "toupper", TEXT, 1, 1, { TEXT }, call_toupper },
  { "trim", TEXT, 1, 1, { TEXT }, call_trim },
  { "concat", TEXT, 2, 2, { TEXT, TEXT }, call_concat },
  { "length", NUMBER, 1, 1, { TEXT }, call_length },
  { "indexof", NUMBER, 2, 2, { TEXT, TEXT }, call_indexof },
  { "substring", TEXT, 2, 3, { TEXT, NUMBER, NUMBER }, call_substring },
};

#undef TEXT
#undef NUMBER
#undef BOOL

/**
 * lk_demo_function_find:
 * @name: a function's name in any case: the console itself writes startsWith (behaviour.md, 2.2)
 *
 * Returns: (nullable): the function, or %NULL where there is none.
 */
const LkDemoFunction *
lk_demo_function_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_ascii_strcasecmp (functions[i].name, name) == 0)
      return &functions[i];

  return NULL;
}

/**
 * lk_demo_kind_get_edm_name:
 * @kind: a kind
 *
 * Returns: what OData calls it.
 */
const char *
lk_demo_kind_get_edm_name (LkDemoKind kind)
{
  switch (kind)
    {
    case LK_DEMO_KIND_BOOL:
      return "Edm.Boolean";
    case LK_DEMO_KIND_NUMBER:
      return "Edm.Int32";
    case LK_DEMO_KIND_TEXT:
      return "Edm.String";
    case LK_DEMO_KIND_CHOICE:
      return "Edm.EnumType";
    case LK_DEMO_KIND_ENTITY:
      return "Edm.ComplexType";
    case LK_DEMO_KIND_LIST:
      return "Collection";
    case LK_DEMO_KIND_NULL:
      break;
    }

  return "<null>";
}

/**
 * lk_demo_function_describe:
 * @self: a function
 *
 * Returns: (transfer full): its signature as OData's complaints write it.
 */
char *
lk_demo_function_describe (const LkDemoFunction *self)
{
  GString *text = g_string_new (self->name);

  for (guint i = 0; i < self->n_arguments; i++)
    g_string_append_printf (text, "%s%s Nullable=true", i == 0 ? "(" : ", ",
                            lk_demo_kind_get_edm_name (self->arguments[i]));
  g_string_append_c (text, ')');

  return g_string_free (text, FALSE);
}
