/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-bind.h"

#include <string.h>

static gboolean
is_choice (const LkChoice *choices, const char *value)
{
  for (const LkChoice *choice = choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return TRUE;

  return FALSE;
}

/* A time of day, "08:30:00", perhaps with a fraction of a second. */
static gboolean
is_time (const char *text)
{
  static const char *const pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,12})?$";

  return g_regex_match_simple (pattern, text, 0, 0);
}

static gboolean
binds_choice (const LkDemoProperty *property, JsonNode *node, LkDemoVocabulary *vocabulary)
{
  const char *choice = json_node_get_string (node);

  return property->choices == NULL || is_choice (property->choices, choice)
         || lk_demo_vocabulary_has_choice (vocabulary, property, choice);
}

static gboolean
binds_value (const LkDemoProperty *property,
             JsonNode *node,
             LkVersion version,
             LkDemoVocabulary *vocabulary)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (property->type != NULL)
    return JSON_NODE_HOLDS_OBJECT (node)
           && lk_demo_bind (property->type, json_node_get_object (node), version, vocabulary);

  switch (property->kind)
    {
    case LK_DEMO_KIND_BOOL:
      return type == G_TYPE_BOOLEAN;
    case LK_DEMO_KIND_NUMBER:
      return type == G_TYPE_INT64 && json_node_get_int (node) == (gint32) json_node_get_int (node);
    case LK_DEMO_KIND_CHOICE:
      return type == G_TYPE_STRING && binds_choice (property, node, vocabulary);
    case LK_DEMO_KIND_TEXT:
      return type == G_TYPE_STRING && (!property->is_time || is_time (json_node_get_string (node)));
    case LK_DEMO_KIND_NULL:
    case LK_DEMO_KIND_ENTITY:
    case LK_DEMO_KIND_LIST:
      return TRUE;
    }

  return FALSE;
}

static gboolean
binds_collection (const LkDemoProperty *property,
                  JsonNode *node,
                  LkVersion version,
                  LkDemoVocabulary *vocabulary)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_NULL (node))
    return lk_demo_vocabulary_has_nothing (vocabulary, property);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_NULL (element) || !binds_value (property, element, version, vocabulary))
        return FALSE;
    }

  return TRUE;
}

static gboolean
binds_member (const LkDemoType *type,
              const char *name,
              JsonNode *node,
              LkVersion version,
              LkDemoVocabulary *vocabulary)
{
  const LkDemoProperty *property = lk_demo_type_find (type, name, version);

  if (property == NULL)
    return lk_demo_vocabulary_has_member (vocabulary, type, name);
  if (property->is_collection)
    return binds_collection (property, node, version, vocabulary);
  return binds_value (property, node, version, vocabulary);
}

/**
 * lk_demo_bind:
 * @type: what the body shall be
 * @body: what a client sent
 * @version: the server's version
 * @vocabulary: what the server knows beyond the documents of that version
 *
 * Returns: whether the server can make sense of the body: no property that @type does not have in
 *   that version, and no value of another JSON type (behaviour.md, 3).
 */
gboolean
lk_demo_bind (const LkDemoType *type,
              JsonObject *body,
              LkVersion version,
              LkDemoVocabulary *vocabulary)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    if (strchr (name, '@') == NULL && !binds_member (type, name, node, version, vocabulary))
      return FALSE;

  return TRUE;
}

/**
 * lk_demo_bind_find:
 * @parameters: the body of an action
 * @name: a parameter
 *
 * Returns: (transfer none) (nullable): the parameter, in whatever case it was written
 *   (behaviour.md, 5.3).
 */
JsonNode *
lk_demo_bind_find (JsonObject *parameters, const char *name)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, parameters);
  while (json_object_iter_next (&iter, &member, &node))
    if (g_ascii_strcasecmp (member, name) == 0)
      return node;

  return NULL;
}

/**
 * lk_demo_bind_find_object:
 * @parameters: the body of an action
 * @name: a parameter
 *
 * Returns: (transfer none) (nullable): the parameter, or %NULL where it is no object.
 */
JsonObject *
lk_demo_bind_find_object (JsonObject *parameters, const char *name)
{
  JsonNode *node = lk_demo_bind_find (parameters, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * lk_demo_bind_find_ids:
 * @parameters: the body of an action
 *
 * Returns: (transfer full) (nullable) (element-type int): the Ids that the action is about, or
 * %NULL where the body does not have them.
 */
GArray *
lk_demo_bind_find_ids (JsonObject *parameters)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));
  JsonNode *node = lk_demo_bind_find (parameters, "ids");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gint64 number = json_node_get_value_type (element) == G_TYPE_INT64
                        ? json_node_get_int (element)
                        : G_MAXINT64;
      int id = (int) number;

      if (id != number)
        return NULL;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}
