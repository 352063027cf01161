/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-entries.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-fulfil.h"
#include "lk-json.h"

#define ID "Id"

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                       _ ("The list is in a form that this program does not know, so single "
                          "entries of it cannot be changed."));
  return FALSE;
}

/* Nothing is an empty list. */
static JsonNode *
dup_list (const LkValue *value, GError **error)
{
  JsonNode *node = lk_value_dup_json (value);

  if (node == NULL && value->type == LK_VALUE_NULL)
    {
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
    }
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return node;

  g_clear_pointer (&node, json_node_unref);
  refuse (error);
  return NULL;
}

static JsonNode *
dup_objects (const LkValue *value, GError **error)
{
  g_autoptr (JsonNode) node = dup_list (value, error);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      {
        refuse (error);
        return NULL;
      }

  return g_steal_pointer (&node);
}

static void strip_object (JsonObject *object);

/**
 * lk_entries_strip_ids:
 * @node: a value that may be changed
 *
 * Takes out the numbers that a server gave to the entries of one user, at any depth: to another
 * user's server they would name something else.
 */
void
lk_entries_strip_ids (JsonNode *node)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    strip_object (json_node_get_object (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    lk_entries_strip_ids (json_array_get_element (array, i));
}

static void
strip_object (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *at = names; at != NULL; at = at->next)
    {
      JsonNode *member = json_object_get_member (object, at->data);

      if (g_str_equal (at->data, ID) && json_node_get_value_type (member) == G_TYPE_INT64)
        json_object_remove_member (object, ID);
      else
        lk_entries_strip_ids (member);
    }
}

/**
 * lk_entry_says:
 * @there: an entry that a user has
 * @part: an entry that somebody wrote for many users
 * @name: a member
 *
 * Returns: whether what @part says in that member stands in @there, or neither says anything.
 */
gboolean
lk_entry_says (JsonObject *there, JsonObject *part, const char *name)
{
  return lk_fulfil_node (json_object_get_member (there, name), json_object_get_member (part, name));
}

/* Whether all that @part says stands in @there already, whatever the server calls it. */
static gboolean
says_all (JsonObject *there, JsonObject *part)
{
  g_autoptr (GList) names = json_object_get_members (part);

  for (GList *at = names; at != NULL; at = at->next)
    if (!g_str_equal (at->data, ID) && !lk_entry_says (there, part, at->data))
      return FALSE;

  return TRUE;
}

/* A destination is one thing: half of one and half of another would lead somewhere else. */
static gboolean
has_parts (JsonObject *object)
{
  return object != NULL && lk_json_peek_string (object, "To") == NULL;
}

static void
put_members (JsonObject *there, JsonObject *part)
{
  g_autoptr (GList) names = json_object_get_members (part);

  for (GList *at = names; at != NULL; at = at->next)
    {
      JsonObject *inner = lk_json_peek_object (part, at->data);
      JsonObject *inner_there = lk_json_peek_object (there, at->data);

      if (g_str_equal (at->data, ID) || lk_entry_says (there, part, at->data))
        continue;
      if (has_parts (inner) && has_parts (inner_there))
        put_members (inner_there, inner);
      else
        json_object_set_member (there, at->data,
                                lk_json_copy (json_object_get_member (part, at->data)));
    }
}

static JsonObject *
find (JsonArray *array, JsonObject *part, LkEntrySame is_same)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (is_same (json_array_get_object_element (array, i), part))
      return json_array_get_object_element (array, i);

  return NULL;
}

static gboolean
merge (const LkValue *now,
       const LkValue *part,
       LkEntrySame is_same,
       gboolean with_new,
       LkValue *out,
       GError **error)
{
  g_autoptr (JsonNode) there = dup_objects (now, error);
  g_autoptr (JsonNode) asked = there != NULL ? dup_objects (part, error) : NULL;
  JsonArray *array;

  if (asked == NULL)
    return FALSE;

  lk_entries_strip_ids (asked);
  array = json_node_get_array (asked);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);
      JsonObject *found = find (json_node_get_array (there), entry, is_same);

      if (found != NULL)
        put_members (found, entry);
      else if (with_new)
        json_array_add_object_element (json_node_get_array (there), json_object_ref (entry));
    }

  lk_value_set_json (out, there);
  return TRUE;
}

/**
 * lk_entries_add:
 * @now: the list that a user has
 * @part: entries that shall be in it
 * @is_same: which entry of @now an entry of @part is; that one then says what @part says, and the
 *   others come to the end
 * @out: (inout): the list with them
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_entries_add (const LkValue *now,
                const LkValue *part,
                LkEntrySame is_same,
                LkValue *out,
                GError **error)
{
  return merge (now, part, is_same, TRUE, out, error);
}

/**
 * lk_entries_change:
 * @now: the list that a user has
 * @part: what some of its entries shall be
 * @is_same: which entry of @now an entry of @part is
 * @out: (inout): the list with those changes and no more entries than before
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_entries_change (const LkValue *now,
                   const LkValue *part,
                   LkEntrySame is_same,
                   LkValue *out,
                   GError **error)
{
  return merge (now, part, is_same, FALSE, out, error);
}

/**
 * lk_entries_remove:
 * @now: the list that a user has
 * @part: entries that shall not be in it
 * @is_meant: whether an entry of @part means one of @now
 * @out: (inout): the list without them
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_entries_remove (const LkValue *now,
                   const LkValue *part,
                   LkEntrySame is_meant,
                   LkValue *out,
                   GError **error)
{
  g_autoptr (JsonNode) there = dup_objects (now, error);
  g_autoptr (JsonNode) asked = there != NULL ? dup_objects (part, error) : NULL;
  JsonArray *array;

  if (asked == NULL)
    return FALSE;

  array = json_node_get_array (there);
  for (guint i = json_array_get_length (array); i-- > 0;)
    for (guint j = 0; j < json_array_get_length (json_node_get_array (asked)); j++)
      if (is_meant (json_array_get_object_element (array, i),
                    json_array_get_object_element (json_node_get_array (asked), j)))
        {
          json_array_remove_element (array, i);
          break;
        }

  lk_value_set_json (out, there);
  return TRUE;
}

static JsonNode *
take_match (JsonArray *there, gboolean *is_taken, JsonObject *wanted)
{
  for (guint i = 0; i < json_array_get_length (there); i++)
    if (!is_taken[i] && says_all (json_array_get_object_element (there, i), wanted))
      {
        is_taken[i] = TRUE;
        return json_array_dup_element (there, i);
      }

  return NULL;
}

/**
 * lk_entries_replace:
 * @now: the list that a user has
 * @wanted: what it shall be
 * @out: (inout): @wanted; an entry that is in @now already is the one that is there
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_entries_replace (const LkValue *now, const LkValue *wanted, LkValue *out, GError **error)
{
  g_autoptr (JsonNode) there = dup_objects (now, error);
  g_autoptr (JsonNode) asked = there != NULL ? dup_objects (wanted, error) : NULL;
  g_autoptr (JsonNode) result = json_node_new (JSON_NODE_ARRAY);
  g_autofree gboolean *is_taken = NULL;
  JsonArray *array;

  if (asked == NULL)
    return FALSE;

  lk_entries_strip_ids (asked);
  json_node_take_array (result, json_array_new ());
  is_taken = g_new0 (gboolean, json_array_get_length (json_node_get_array (there)) + 1);
  array = json_node_get_array (asked);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);
      JsonNode *match = take_match (json_node_get_array (there), is_taken, entry);

      json_array_add_element (json_node_get_array (result),
                              match != NULL ? match : json_array_dup_element (array, i));
    }

  lk_value_set_json (out, result);
  return TRUE;
}

static gboolean
has_choice (JsonArray *array, JsonNode *choice)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), choice))
      return TRUE;

  return FALSE;
}

/**
 * lk_choices_add:
 * @now: the choices that a user has
 * @part: some that shall be among them
 * @out: (inout): both, each once; those of @now as they are
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_choices_add (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  g_autoptr (JsonNode) there = dup_list (now, error);
  g_autoptr (JsonNode) asked = there != NULL ? dup_list (part, error) : NULL;
  JsonArray *array;

  if (asked == NULL)
    return FALSE;

  array = json_node_get_array (there);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (asked)); i++)
    {
      JsonNode *choice = json_array_get_element (json_node_get_array (asked), i);

      if (!has_choice (array, choice))
        json_array_add_element (array, json_node_copy (choice));
    }

  lk_value_set_json (out, there);
  return TRUE;
}

/**
 * lk_choices_remove:
 * @now: the choices that a user has
 * @part: some that shall not be among them
 * @out: (inout): the others, as they are
 * @error: return location
 *
 * Returns: whether that could be done; otherwise %LK_ERROR_PROTOCOL.
 */
gboolean
lk_choices_remove (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  g_autoptr (JsonNode) there = dup_list (now, error);
  g_autoptr (JsonNode) asked = there != NULL ? dup_list (part, error) : NULL;
  JsonArray *array;

  if (asked == NULL)
    return FALSE;

  array = json_node_get_array (there);
  for (guint i = json_array_get_length (array); i-- > 0;)
    if (has_choice (json_node_get_array (asked), json_array_get_element (array, i)))
      json_array_remove_element (array, i);

  lk_value_set_json (out, there);
  return TRUE;
}
