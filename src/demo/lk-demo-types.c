/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-types.h"

#include "lk-search.h"

/**
 * lk_demo_property_is_in:
 * @self: a property
 * @version: the server's
 *
 * Returns: whether that version has it.
 */
gboolean
lk_demo_property_is_in (const LkDemoProperty *self, LkVersion version)
{
  return self->since <= version && (self->until == 0 || version < self->until);
}

/**
 * lk_demo_type_find:
 * @self: a type
 * @name: a property's name; as on real servers its case matters
 * @version: the server's
 *
 * Returns: (nullable): the property, or %NULL where that version has none of this name.
 */
const LkDemoProperty *
lk_demo_type_find (const LkDemoType *self, const char *name, LkVersion version)
{
  const LkDemoProperty *property = self->find (self, name);

  return property != NULL && lk_demo_property_is_in (property, version) ? property : NULL;
}

/* Types whose entities are JSON */

const LkDemoProperty *
lk_demo_json_type_find (const LkDemoType *type, const char *name)
{
  for (const LkDemoProperty *property = type->properties; property->name != NULL; property++)
    if (g_str_equal (property->name, name))
      return property;

  return NULL;
}

const LkDemoProperty *
lk_demo_json_type_nth (const LkDemoType *type, guint index)
{
  const LkDemoProperty *property = &type->properties[index];

  return property->name != NULL ? property : NULL;
}

JsonNode *
lk_demo_json_type_get (gpointer entity, const LkDemoProperty *property)
{
  return json_object_dup_member (entity, property->name);
}

void
lk_demo_json_type_read (gpointer entity, const LkDemoProperty *property, LkDemoValue *out)
{
  lk_demo_value_set_node (out, json_object_get_member (entity, property->name));
}

char *
lk_demo_json_type_dup_text (const LkDemoType *type, gpointer entity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const LkDemoProperty *property = type->properties; property->name != NULL; property++)
    {
      g_auto (LkDemoValue) value = LK_DEMO_VALUE_INIT;

      lk_demo_json_type_read (entity, property, &value);
      if (value.kind == LK_DEMO_KIND_TEXT)
        g_string_append_printf (text, "%s\n", value.text);
    }

  return lk_search_fold (text->str);
}
