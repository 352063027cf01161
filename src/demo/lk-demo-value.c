/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-value.h"

#include <string.h>

/**
 * lk_demo_value_clear:
 * @self: a value
 *
 * Frees what @self owns and makes it null.
 */
void
lk_demo_value_clear (LkDemoValue *self)
{
  if (self->owner != NULL)
    self->release (self->owner);
  *self = (LkDemoValue) LK_DEMO_VALUE_INIT;
}

void
lk_demo_value_set_bool (LkDemoValue *self, gboolean boolean)
{
  lk_demo_value_clear (self);
  self->kind = LK_DEMO_KIND_BOOL;
  self->boolean = !!boolean;
}

void
lk_demo_value_set_number (LkDemoValue *self, double number)
{
  lk_demo_value_clear (self);
  self->kind = LK_DEMO_KIND_NUMBER;
  self->number = number;
}

/**
 * lk_demo_value_set_text:
 * @self: a value
 * @borrowed: a text that lives longer than @self
 */
void
lk_demo_value_set_text (LkDemoValue *self, const char *borrowed)
{
  lk_demo_value_clear (self);
  self->kind = LK_DEMO_KIND_TEXT;
  self->text = borrowed;
}

void
lk_demo_value_take_text (LkDemoValue *self, char *text)
{
  lk_demo_value_set_text (self, text);
  self->owner = text;
  self->release = g_free;
}

static void
set_primitive (LkDemoValue *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    lk_demo_value_set_text (self, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    lk_demo_value_set_bool (self, json_node_get_boolean (node));
  else
    lk_demo_value_set_number (self, json_node_get_double (node));
}

/**
 * lk_demo_value_set_node:
 * @self: a value
 * @borrowed: (nullable): JSON that lives longer than @self; %NULL is null
 */
void
lk_demo_value_set_node (LkDemoValue *self, JsonNode *borrowed)
{
  lk_demo_value_clear (self);
  if (borrowed == NULL)
    return;

  switch (json_node_get_node_type (borrowed))
    {
    case JSON_NODE_OBJECT:
      self->kind = LK_DEMO_KIND_ENTITY;
      self->entity = json_node_get_object (borrowed);
      break;
    case JSON_NODE_ARRAY:
      self->kind = LK_DEMO_KIND_LIST;
      self->list = json_node_get_array (borrowed);
      break;
    case JSON_NODE_VALUE:
      set_primitive (self, borrowed);
      break;
    case JSON_NODE_NULL:
      break;
    }
}

void
lk_demo_value_take_node (LkDemoValue *self, JsonNode *node)
{
  lk_demo_value_set_node (self, node);
  self->owner = node;
  self->release = (GDestroyNotify) json_node_unref;
}

/**
 * lk_demo_value_is_true:
 * @self: a value
 *
 * Returns: whether it is the boolean true; null is not.
 */
gboolean
lk_demo_value_is_true (const LkDemoValue *self)
{
  return self->kind == LK_DEMO_KIND_BOOL && self->boolean;
}

gboolean
lk_demo_value_is_null (const LkDemoValue *self)
{
  return self->kind == LK_DEMO_KIND_NULL;
}

/**
 * lk_demo_value_compare:
 * @a: a value
 * @b: another
 *
 * Null comes before everything, false before true. Texts are compared character by character, upper
 * case before lower case, because extension numbers are texts on the server as well: "99" comes
 * after "100" (behaviour.md, 2.1).
 *
 * Returns: below, at or above zero.
 */
int
lk_demo_value_compare (const LkDemoValue *a, const LkDemoValue *b)
{
  if (a->kind != b->kind)
    return (int) a->kind - (int) b->kind;

  switch (a->kind)
    {
    case LK_DEMO_KIND_BOOL:
      return a->boolean - b->boolean;
    case LK_DEMO_KIND_NUMBER:
      return (a->number > b->number) - (a->number < b->number);
    case LK_DEMO_KIND_TEXT:
    case LK_DEMO_KIND_CHOICE:
      return strcmp (a->text, b->text);
    case LK_DEMO_KIND_NULL:
    case LK_DEMO_KIND_ENTITY:
    case LK_DEMO_KIND_LIST:
      break;
    }

  return 0;
}
