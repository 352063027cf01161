/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-query-private.h"

#include <string.h>

#include "lk-demo-options.h"
#include "lk-demo-refuse.h"
#include "lk-odata.h"

typedef struct
{
  const char *name;
  gboolean (*apply) (LkDemoQuery *self, const char *value, GError **error);
} Option;

static gboolean apply_all (LkDemoQuery *self, GArray *options, GError **error);

static LkDemoQuery *
new_query (const LkDemoType *type, LkVersion version, LkDemoLimits limits)
{
  LkDemoQuery *self = g_new0 (LkDemoQuery, 1);

  self->choice.type = type;
  self->version = version;
  self->limits = limits;
  self->top = -1;
  return self;
}

static void
free_item (gpointer data)
{
  LkDemoItem *item = data;

  g_clear_pointer (&item->query, lk_demo_query_free);
  g_free (item);
}

static LkDemoItem *
add_item (GPtrArray **items, const LkDemoProperty *property, LkDemoQuery *query)
{
  LkDemoItem *item = g_new0 (LkDemoItem, 1);

  item->property = property;
  item->query = query;
  if (*items == NULL)
    *items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (*items, item);
  return item;
}

static LkDemoItem *
find_item (GPtrArray *items, const LkDemoProperty *property)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((LkDemoItem *) items->pdata[i])->property == property)
      return items->pdata[i];

  return NULL;
}

static const LkDemoProperty *
find_property (LkDemoQuery *self, const char *name, GError **error)
{
  const LkDemoProperty *property = lk_demo_type_find (self->choice.type, name, self->version);

  return property != NULL
           ? property
           : lk_demo_refuse (error, "Could not find a property named '%s' on type '%s'.", name,
                             self->choice.type->name);
}

/* Numbers */

static gboolean
parse_number (const char *name, const char *value, gint64 *out, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    {
      lk_demo_refuse (error,
                      "Invalid value '%s' for %s query option found. The %s query option "
                      "requires a non-negative integer value.",
                      value, name, name);
      return FALSE;
    }

  *out = (gint64) number;
  return TRUE;
}

static gboolean
apply_top (LkDemoQuery *self, const char *value, GError **error)
{
  if (!parse_number ("$top", value, &self->top, error))
    return FALSE;
  if (self->top <= LK_ODATA_MAX_TOP)
    return TRUE;

  lk_demo_refuse (error,
                  "The limit of '%d' for Top query has been exceeded. The value from the incoming "
                  "request is '%s'.",
                  LK_ODATA_MAX_TOP, value);
  return FALSE;
}

static gboolean
apply_skip (LkDemoQuery *self, const char *value, GError **error)
{
  return parse_number ("$skip", value, &self->skip, error);
}

static gboolean
apply_count (LkDemoQuery *self, const char *value, GError **error)
{
  self->count = g_str_equal (value, "true");
  if (self->count || g_str_equal (value, "false"))
    return TRUE;

  lk_demo_refuse (error,
                  "Invalid value '%s' for $count query option found. Valid values are 'true' "
                  "and 'false'.",
                  value);
  return FALSE;
}

/* Which rows */

static gboolean
apply_filter (LkDemoQuery *self, const char *value, GError **error)
{
  if (self->limits & LK_DEMO_WITHOUT_FILTER)
    return TRUE;

  self->choice.filter =
    lk_demo_filter_parse (value, self->choice.type, self->version, self->limits, error);

  return self->choice.filter != NULL;
}

static gboolean
apply_orderby (LkDemoQuery *self, const char *value, GError **error)
{
  self->choice.order =
    lk_demo_filter_parse_order (value, self->choice.type, self->version, self->limits, error);

  return self->choice.order != NULL;
}

static gboolean
apply_search (LkDemoQuery *self, const char *value, GError **error)
{
  if (self->limits & LK_DEMO_WITHOUT_SEARCH)
    {
      lk_demo_refuse (error, "The query parameter '$search' is not supported.");
      return FALSE;
    }

  self->choice.search = lk_demo_search_parse (value, error);
  return self->choice.search != NULL;
}

/* What of them */

/* Cuts "Groups($top=1)" into its name, which is what remains of @text, and what stands between the
 * parentheses; %NULL where there are none. */
static const char *
cut_parentheses (char *text)
{
  char *open = strchr (text, '(');
  gsize length = strlen (text);

  if (open == NULL || text[length - 1] != ')')
    return NULL;

  text[length - 1] = '\0';
  *open = '\0';
  g_strchomp (text);
  return open + 1;
}

static gboolean
apply_nested (LkDemoQuery *self, const char *text, GError **error)
{
  g_autoptr (GArray) options = lk_demo_options_split_nested (text, error);

  return options != NULL && apply_all (self, options, error);
}

static LkDemoQuery *
new_nested (LkDemoQuery *self, const LkDemoProperty *property)
{
  return new_query (property->type, self->version, self->limits);
}

static gboolean
refuse_narrowing (LkDemoQuery *self, const LkDemoProperty *property, GError **error)
{
  lk_demo_refuse (error,
                  "The property '%s' on type '%s' is not of a structured type. Only of such can "
                  "parts be selected.",
                  property->name, self->choice.type->name);
  return FALSE;
}

static gboolean
refuse_repetition (const char *option, const LkDemoProperty *property, GError **error)
{
  lk_demo_refuse (error,
                  "Found multiple %s terms with same %s path '%s' at one $%s, please combine them "
                  "together.",
                  option, option, property->name, option);
  return FALSE;
}

static gboolean apply_select (LkDemoQuery *self, const char *value, GError **error);

/* @path and @options say which parts of the property are wanted; neither means all of it. */
static gboolean
select_property (LkDemoQuery *self,
                 const LkDemoProperty *property,
                 const char *path,
                 const char *options,
                 GError **error)
{
  LkDemoItem *item = find_item (self->selected, property);
  gboolean is_whole = path == NULL && options == NULL;

  if (!is_whole && property->type == NULL)
    return refuse_narrowing (self, property, error);
  if (item != NULL && options != NULL)
    return refuse_repetition ("select", property, error);
  if (item == NULL)
    item = add_item (&self->selected, property, is_whole ? NULL : new_nested (self, property));
  if (is_whole)
    g_clear_pointer (&item->query, lk_demo_query_free);
  if (item->query == NULL)
    return TRUE;

  return path != NULL ? apply_select (item->query, path, error)
                      : apply_nested (item->query, options, error);
}

static gboolean
select_part (LkDemoQuery *self, char *part, GError **error)
{
  const char *options = cut_parentheses (part);
  char *path = strchr (part, '/');
  const LkDemoProperty *property;

  if (g_str_equal (part, "*"))
    {
      self->selects_all = TRUE;
      return TRUE;
    }

  if (path != NULL)
    *path++ = '\0';
  property = find_property (self, part, error);
  return property != NULL && select_property (self, property, path, options, error);
}

static gboolean
apply_select (LkDemoQuery *self, const char *value, GError **error)
{
  g_auto (GStrv) parts = lk_demo_options_split_list (value, ',', error);

  if (parts == NULL)
    return FALSE;
  if (self->selected == NULL)
    self->selected = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!select_part (self, parts[i], error))
      return FALSE;

  return TRUE;
}

static void
expand_everything (LkDemoQuery *self)
{
  const LkDemoProperty *property;

  for (guint i = 0; (property = self->choice.type->nth (self->choice.type, i)) != NULL; i++)
    if (property->is_navigation && lk_demo_property_is_in (property, self->version)
        && find_item (self->expanded, property) == NULL)
      add_item (&self->expanded, property, new_nested (self, property));
}

static gboolean
expand_part (LkDemoQuery *self, char *part, GError **error)
{
  const char *options = cut_parentheses (part);
  const LkDemoProperty *property;
  LkDemoItem *item;

  if (g_str_equal (part, "*"))
    {
      expand_everything (self);
      return TRUE;
    }

  property = find_property (self, part, error);
  if (property == NULL)
    return FALSE;
  if (!property->is_navigation)
    {
      lk_demo_refuse (
        error,
        "Property '%s' on type '%s' is not a navigation property or complex property. "
        "Only navigation properties can be expanded.",
        part, self->choice.type->name);
      return FALSE;
    }

  if (find_item (self->expanded, property) != NULL)
    return refuse_repetition ("expand", property, error);

  item = add_item (&self->expanded, property, new_nested (self, property));
  return options == NULL || apply_nested (item->query, options, error);
}

static gboolean
apply_expand (LkDemoQuery *self, const char *value, GError **error)
{
  g_auto (GStrv) parts = lk_demo_options_split_list (value, ',', error);

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!expand_part (self, parts[i], error))
      return FALSE;

  return TRUE;
}

/* All options */

static const Option known_options[] = {
  { "$top", apply_top },         { "$skip", apply_skip },     { "$count", apply_count },
  { "$orderby", apply_orderby }, { "$select", apply_select }, { "$expand", apply_expand },
  { "$filter", apply_filter },   { "$search", apply_search },
};

static const Option *
find_option (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_options); i++)
    if (g_str_equal (known_options[i].name, name))
      return &known_options[i];

  return NULL;
}

static gboolean
apply_option (LkDemoQuery *self, const LkDemoOption *option, guint *seen, GError **error)
{
  const Option *known = find_option (option->name);
  guint bit = known != NULL ? 1u << (known - known_options) : 0;

  if (known == NULL)
    lk_demo_refuse (error, "The query parameter '%s' is not supported.", option->name);
  else if (*seen & bit)
    lk_demo_refuse (error,
                    "Query option '%s' was specified more than once, but it must be specified at "
                    "most once.",
                    option->name);
  else if (*option->value == '\0')
    lk_demo_refuse (error, "The value for OData query '%s' cannot be empty.", option->name);
  else
    {
      *seen |= bit;
      return known->apply (self, option->value, error);
    }

  return FALSE;
}

static gboolean
apply_all (LkDemoQuery *self, GArray *options, GError **error)
{
  guint seen = 0;

  for (guint i = 0; i < options->len; i++)
    if (!apply_option (self, &g_array_index (options, LkDemoOption, i), &seen, error))
      return FALSE;

  return TRUE;
}

/* The text by which the same choice is known again. */
static char *
describe_choice (const LkDemoType *type, GArray *options)
{
  GString *text = g_string_new (type->name);

  for (guint i = 0; i < options->len; i++)
    {
      const LkDemoOption *option = &g_array_index (options, LkDemoOption, i);

      if (g_str_equal (option->name, "$filter") || g_str_equal (option->name, "$orderby")
          || g_str_equal (option->name, "$search"))
        g_string_append_printf (text, "\n%s=%s", option->name, option->value);
    }

  return g_string_free (text, FALSE);
}

/**
 * lk_demo_query_parse:
 * @type: of the entities that are asked for
 * @encoded_query: (nullable): what stands behind "?" in the request, percent-encoded
 * @version: the version that the server plays; properties of later ones are unknown
 * @error: return location
 *
 * Understands the eight query options (behaviour.md, 2.1 to 2.4) and refuses every other.
 *
 * Returns: (transfer full) (nullable): the query, or %NULL with %LK_ERROR_INVALID and the text for
 *   the body of a 400.
 */
LkDemoQuery *
lk_demo_query_parse (const LkDemoType *type,
                     const char *encoded_query,
                     LkVersion version,
                     GError **error)
{
  return lk_demo_query_parse_limited (type, encoded_query, version, 0, error);
}

/**
 * lk_demo_query_parse_limited:
 * @type: of the entities that are asked for
 * @encoded_query: (nullable): what stands behind "?" in the request, percent-encoded
 * @version: the version that the server plays
 * @limits: what to refuse although OData knows it
 * @error: return location
 *
 * As lk_demo_query_parse().
 */
LkDemoQuery *
lk_demo_query_parse_limited (const LkDemoType *type,
                             const char *encoded_query,
                             LkVersion version,
                             LkDemoLimits limits,
                             GError **error)
{
  g_autoptr (GArray) options = lk_demo_options_split_query (encoded_query, error);
  g_autoptr (LkDemoQuery) self = new_query (type, version, limits);

  if (options == NULL || !apply_all (self, options, error))
    {
      g_prefix_error (error, "The query specified in the URI is not valid. ");
      return NULL;
    }

  self->choice_text = describe_choice (type, options);
  return g_steal_pointer (&self);
}

void
lk_demo_query_free (LkDemoQuery *self)
{
  g_clear_pointer (&self->choice.filter, lk_demo_expression_free);
  g_clear_pointer (&self->choice.search, lk_demo_search_free);
  g_clear_pointer (&self->choice.order, g_array_unref);
  g_clear_pointer (&self->selected, g_ptr_array_unref);
  g_clear_pointer (&self->expanded, g_ptr_array_unref);
  g_free (self->choice_text);
  g_free (self);
}

/**
 * lk_demo_query_use_cache:
 * @self: a query
 * @cache: of the collection that @self will be run on; has to outlive @self
 * @revision: a number that differs whenever something in the collection does
 *
 * Lets @self find its rows where an earlier query with the same filter, search and order left them.
 */
void
lk_demo_query_use_cache (LkDemoQuery *self, LkDemoRowCache *cache, guint64 revision)
{
  self->cache = cache;
  self->revision = revision;
}
