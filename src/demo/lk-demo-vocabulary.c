/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-vocabulary.h"

struct _LkDemoVocabulary
{
  GHashTable *words;
};

LkDemoVocabulary *
lk_demo_vocabulary_new (void)
{
  LkDemoVocabulary *self = g_new0 (LkDemoVocabulary, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
lk_demo_vocabulary_free (LkDemoVocabulary *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

static void
add (LkDemoVocabulary *self, const char *where, const char *separator, const char *what)
{
  g_hash_table_add (self->words, g_strconcat (where, separator, what, NULL));
}

static gboolean
has (LkDemoVocabulary *self, const char *where, const char *separator, const char *what)
{
  g_autofree char *word = g_strconcat (where, separator, what, NULL);

  return g_hash_table_contains (self->words, word);
}

static void
learn_value (LkDemoVocabulary *self, const LkDemoProperty *property, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        learn_value (self, property, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    add (self, property->name, "=", "");
  else if (property->type != NULL && JSON_NODE_HOLDS_OBJECT (node))
    lk_demo_vocabulary_learn (self, property->type, json_node_get_object (node));
  else if (property->kind == LK_DEMO_KIND_CHOICE
           && json_node_get_value_type (node) == G_TYPE_STRING)
    add (self, property->name, "=", json_node_get_string (node));
}

/**
 * lk_demo_vocabulary_learn:
 * @self: a vocabulary
 * @type: what @record is
 * @record: what the server holds
 *
 * Learns every word of the record.
 */
void
lk_demo_vocabulary_learn (LkDemoVocabulary *self, const LkDemoType *type, JsonObject *record)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, record);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const LkDemoProperty *property = type->find (type, name);

      if (property == NULL)
        add (self, type->name, "/", name);
      else
        learn_value (self, property, node);
    }
}

/**
 * lk_demo_vocabulary_has_member:
 * @self: a vocabulary
 * @type: a type
 * @name: a member that the type does not have
 *
 * Returns: whether a record had it all the same. A user's own members never count: no client writes
 * one that it does not know.
 */
gboolean
lk_demo_vocabulary_has_member (LkDemoVocabulary *self, const LkDemoType *type, const char *name)
{
  return type != &lk_demo_type_user && has (self, type->name, "/", name);
}

/**
 * lk_demo_vocabulary_has_choice:
 * @self: a vocabulary
 * @property: an enumeration
 * @choice: what the enumeration does not have
 *
 * Returns: whether a record had it all the same.
 */
gboolean
lk_demo_vocabulary_has_choice (LkDemoVocabulary *self,
                               const LkDemoProperty *property,
                               const char *choice)
{
  return has (self, property->name, "=", choice);
}

/**
 * lk_demo_vocabulary_has_nothing:
 * @self: a vocabulary
 * @property: a collection
 *
 * Returns: whether a record had null in its place.
 */
gboolean
lk_demo_vocabulary_has_nothing (LkDemoVocabulary *self, const LkDemoProperty *property)
{
  return has (self, property->name, "=", "");
}
