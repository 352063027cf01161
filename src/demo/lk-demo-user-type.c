/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-types.h"

#include "lk-demo-tree.h"
#include "lk-field-kind.h"
#include "lk-user-fields.h"
#include "lk-user.h"

/* The type of users is the field table, seen by the query engine: row for row, in its order. */

typedef struct
{
  const LkFieldKind *field_kind;
  LkDemoKind kind;
} KindPair;

static const KindPair kinds[] = {
  { &lk_kind_bool, LK_DEMO_KIND_BOOL },         { &lk_kind_int, LK_DEMO_KIND_NUMBER },
  { &lk_kind_choice, LK_DEMO_KIND_CHOICE },     { &lk_kind_choice_set, LK_DEMO_KIND_CHOICE },
  { &lk_kind_structured, LK_DEMO_KIND_ENTITY },
};

static const LkDemoType *const structures[] = {
  &lk_demo_type_user_group,     &lk_demo_type_phone,    &lk_demo_type_forwarding_profile,
  &lk_demo_type_extension_rule, &lk_demo_type_greeting, &lk_demo_type_schedule,
  &lk_demo_type_agent_settings,
};

static LkDemoKind
find_kind (const LkField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].field_kind == field->kind)
      return kinds[i].kind;

  return LK_DEMO_KIND_TEXT;
}

static const LkDemoType *
find_structure (const LkField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (structures); i++)
    if (g_str_equal (structures[i]->name, field->structure->type))
      return structures[i];

  g_assert_not_reached ();
}

static void
describe (const LkField *field, LkDemoProperty *property)
{
  gboolean is_structured = field->kind == &lk_kind_structured;

  property->name = field->name;
  property->kind = find_kind (field);
  property->since = field->since;
  property->choices = field->choices;
  property->is_navigation = lk_field_has (field, LK_FIELD_NAVIGATION);
  property->type = is_structured ? find_structure (field) : NULL;
  property->is_collection = is_structured ? field->structure->is_array
                                          : field->kind == &lk_kind_choice_set;
}

static const LkDemoProperty *
get_properties (void)
{
  static LkDemoProperty properties[LK_N_USER_FIELDS];
  static gsize described = 0;

  if (g_once_init_enter (&described))
    {
      for (guint i = 0; i < LK_N_USER_FIELDS; i++)
        describe (&lk_user_fields[i], &properties[i]);
      g_once_init_leave (&described, 1);
    }

  return properties;
}

static const LkField *
get_field (const LkDemoProperty *property)
{
  return &lk_user_fields[property - get_properties ()];
}

static const LkDemoProperty *
find_field (const LkDemoType *type, const char *name)
{
  const LkField *field = lk_user_field_find (name);

  return field != NULL ? &get_properties ()[field - lk_user_fields] : NULL;
}

static const LkDemoProperty *
nth_field (const LkDemoType *type, guint index)
{
  return index < LK_N_USER_FIELDS ? &get_properties ()[index] : NULL;
}

static JsonNode *
dup_field (gpointer entity, const LkDemoProperty *property)
{
  const LkField *field = get_field (property);
  const LkValue *value = lk_user_get (entity, field);

  if (value->type == LK_VALUE_JSON)
    return lk_demo_tree_get (value);
  return lk_value_is_set (value) ? lk_field_to_json (field, value) : NULL;
}

static void
read_field (gpointer entity, const LkDemoProperty *property, LkDemoValue *out)
{
  const LkValue *value = lk_user_get (entity, get_field (property));

  switch (value->type)
    {
    case LK_VALUE_ABSENT:
    case LK_VALUE_NULL:
      lk_demo_value_clear (out);
      break;
    case LK_VALUE_BOOL:
      lk_demo_value_set_bool (out, value->boolean);
      break;
    case LK_VALUE_INT:
      lk_demo_value_set_number (out, (double) value->integer);
      break;
    case LK_VALUE_TEXT:
      lk_demo_value_set_text (out, value->text);
      break;
    case LK_VALUE_JSON:
      lk_demo_value_take_node (out, lk_demo_tree_get (value));
      break;
    }
}

/* What `$search` looks at on a real server is not known (behaviour.md, 11): here it is the same as
 * in the program's own list. */
static char *
dup_user_text (const LkDemoType *type, gpointer entity)
{
  return g_strdup (lk_user_get_search_text (entity));
}

const LkDemoType lk_demo_type_user = {
  .name = "Pbx.User",
  .find = find_field,
  .nth = nth_field,
  .get = dup_field,
  .read = read_field,
  .dup_search_text = dup_user_text,
};
