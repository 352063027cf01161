/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-record.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"
#include "lk-phrase.h"

/**
 * lk_record_get_tristate:
 * @record: an object
 * @name: a member
 *
 * Returns: the member's answer; unset where it is absent, null or no boolean.
 */
LkTristate
lk_record_get_tristate (JsonObject *record, const char *name)
{
  JsonNode *node = json_object_get_member (record, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return LK_TRISTATE_UNSET;

  return json_node_get_boolean (node) ? LK_TRISTATE_YES : LK_TRISTATE_NO;
}

/**
 * lk_record_get_number:
 * @record: an object
 * @name: a member
 *
 * Returns: the number; %LK_NUMBER_UNSET where the member is absent, null or no whole number.
 */
gint64
lk_record_get_number (JsonObject *record, const char *name)
{
  return lk_json_peek_int (record, name, LK_NUMBER_UNSET);
}

/**
 * lk_record_dup_text:
 * @record: an object
 * @name: a member
 *
 * Returns: (transfer full) (nullable): the text; %NULL where the member is absent, null or no
 *   string.
 */
char *
lk_record_dup_text (JsonObject *record, const char *name)
{
  return g_strdup (lk_json_peek_string (record, name));
}

/**
 * lk_record_copy:
 * @original: (nullable): an object, perhaps an immutable one
 *
 * Returns: (transfer full): a deep copy that may be changed; empty where there is no original.
 */
JsonObject *
lk_record_copy (JsonObject *original)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (original == NULL)
    return json_object_new ();

  node = json_node_init_object (json_node_alloc (), original);
  copy = lk_json_copy (node);
  return json_node_dup_object (copy);
}

/* Each of the following leaves a member alone that already says the same. So what was not changed
 * goes back exactly as it came: absent, null, or of a type that a newer server chose. */

/**
 * lk_record_put_tristate:
 * @record: an object that may be changed
 * @name: a member
 * @answer: its answer; unset is sent as null
 */
void
lk_record_put_tristate (JsonObject *record, const char *name, LkTristate answer)
{
  if (lk_record_get_tristate (record, name) == answer)
    return;

  if (answer == LK_TRISTATE_UNSET)
    json_object_set_null_member (record, name);
  else
    json_object_set_boolean_member (record, name, answer == LK_TRISTATE_YES);
}

/**
 * lk_record_put_number:
 * @record: an object that may be changed
 * @name: a member
 * @number: its number; %LK_NUMBER_UNSET is sent as null
 */
void
lk_record_put_number (JsonObject *record, const char *name, gint64 number)
{
  if (lk_record_get_number (record, name) == number)
    return;

  if (number == LK_NUMBER_UNSET)
    json_object_set_null_member (record, name);
  else
    json_object_set_int_member (record, name, number);
}

/**
 * lk_record_put_text:
 * @record: an object that may be changed
 * @name: a member
 * @text: (nullable): its text; %NULL is sent as null
 */
void
lk_record_put_text (JsonObject *record, const char *name, const char *text)
{
  if (g_strcmp0 (lk_json_peek_string (record, name), text) == 0)
    return;

  if (text == NULL)
    json_object_set_null_member (record, name);
  else
    json_object_set_string_member (record, name, text);
}

/**
 * lk_record_put_object:
 * @record: an object that may be changed
 * @name: a member
 * @object: (transfer full) (nullable): the object; %NULL is sent as null
 */
void
lk_record_put_object (JsonObject *record, const char *name, JsonObject *object)
{
  if (object != NULL)
    json_object_set_object_member (record, name, object);
  else if (lk_json_peek_object (record, name) != NULL)
    json_object_set_null_member (record, name);
}

/**
 * lk_record_put_array:
 * @record: an object that may be changed
 * @name: a member
 * @array: (transfer full): the array; an empty one does not take the place of no array
 */
void
lk_record_put_array (JsonObject *record, const char *name, JsonArray *array)
{
  if (json_array_get_length (array) > 0 || lk_json_peek_array (record, name) != NULL)
    json_object_set_array_member (record, name, array);
  else
    json_array_unref (array);
}

/**
 * lk_record_class_copy:
 * @klass: what the item is
 * @item: a value that says what @klass could parse
 *
 * Returns: (transfer full): another value that says the same, unknown members included.
 */
gpointer
lk_record_class_copy (const LkRecordClass *klass, gconstpointer item)
{
  g_autoptr (JsonObject) record = klass->build (item);

  return klass->parse (record, NULL);
}

/**
 * lk_record_parse_array:
 * @klass: what the elements are
 * @array: (nullable): an array of objects
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the values; none where there is no array. %NULL with
 *   %LK_ERROR_PROTOCOL where an element is no object.
 */
GPtrArray *
lk_record_parse_array (const LkRecordClass *klass, JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (klass->free);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++)
    {
      JsonObject *record = lk_json_get_element_object (array, i, error);
      gpointer item = record != NULL ? klass->parse (record, error) : NULL;

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }

  return g_steal_pointer (&items);
}

/**
 * lk_record_build_array:
 * @klass: what the items are
 * @items: the values
 *
 * Returns: (transfer full): their array, in the same order.
 */
JsonArray *
lk_record_build_array (const LkRecordClass *klass, GPtrArray *items)
{
  JsonArray *array = json_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (array, klass->build (g_ptr_array_index (items, i)));

  return array;
}

/**
 * lk_record_parse_value:
 * @klass: what the field's elements are
 * @value: the field's value
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the values; none where the field holds no list. %NULL with
 *   %LK_ERROR_PROTOCOL where an element is no object.
 */
GPtrArray *
lk_record_parse_value (const LkRecordClass *klass, const LkValue *value, GError **error)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  return lk_record_parse_array (klass, array, error);
}

/**
 * lk_record_build_value:
 * @klass: what the items are
 * @items: the values
 * @out: (inout): the field's value; what it held before is freed
 */
void
lk_record_build_value (const LkRecordClass *klass, GPtrArray *items, LkValue *out)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, lk_record_build_array (klass, items));
  lk_value_set_json (out, node);
}

/**
 * lk_record_adapt_value:
 * @value: a field's value, a list of objects
 * @adapt: changes an entry so that it can be someone else's; %FALSE where it cannot
 * @owner: for @adapt
 * @out: (inout): the value with the entries that remain, without the numbers that the server gave
 *   them; what it held before is freed. Left as it is where none remains
 */
void
lk_record_adapt_value (const LkValue *value,
                       gboolean (*adapt) (JsonObject *entry, gconstpointer owner),
                       gconstpointer owner,
                       LkValue *out)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = array != NULL ? json_array_get_length (array) : 0; i-- > 0;)
    {
      JsonNode *entry = json_array_get_element (array, i);
      JsonObject *record = JSON_NODE_HOLDS_OBJECT (entry) ? json_node_get_object (entry) : NULL;

      if (record != NULL && json_object_has_member (record, "Id"))
        json_object_remove_member (record, "Id");
      if (record == NULL || !adapt (record, owner))
        json_array_remove_element (array, i);
    }

  if (array != NULL && json_array_get_length (array) > 0)
    lk_value_set_json (out, node);
}

/**
 * lk_record_dup_unreadable:
 *
 * Returns: (transfer full): a translated line that stands for a value that cannot be parsed.
 */
char *
lk_record_dup_unreadable (void)
{
  return g_strdup (_ ("In a form that this program does not know"));
}

/**
 * lk_record_summarise_value:
 * @klass: what the field's elements are
 * @value: the field's value
 *
 * Returns: (transfer full): one translated line with all that people need to see.
 */
char *
lk_record_summarise_value (const LkRecordClass *klass, const LkValue *value)
{
  g_autoptr (GPtrArray) items = lk_record_parse_value (klass, value, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (items == NULL)
    return lk_record_dup_unreadable ();

  for (guint i = 0; i < items->len; i++)
    {
      char *part = klass->describe (g_ptr_array_index (items, i));

      if (part != NULL)
        g_ptr_array_add (parts, part);
    }

  return lk_phrase_join (parts);
}

/**
 * lk_record_dup_lines:
 * @klass: what the field's elements are
 * @value: the field's value
 * @tell: all of an element in one translated line; %NULL for one that people need not see
 *
 * Returns: (transfer full): the lines of the list.
 */
char **
lk_record_dup_lines (const LkRecordClass *klass,
                     const LkValue *value,
                     char *(*tell) (gconstpointer item))
{
  g_autoptr (GPtrArray) items = lk_record_parse_value (klass, value, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (items == NULL)
    g_ptr_array_add (lines, lk_record_dup_unreadable ());

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      char *line = tell (g_ptr_array_index (items, i));

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }

  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
