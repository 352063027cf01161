/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-fulfil.h"

#include <string.h>

#include "lk-json.h"

#define CLOCK_LENGTH (sizeof "hh:mm:ss" - 1)

static gboolean
says_nothing (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;

  return json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0';
}

static gboolean
has_only_zeros (const char *fraction)
{
  return *fraction == '\0'
         || (*fraction == '.' && fraction[1 + strspn (fraction + 1, "0")] == '\0');
}

/* A server may write the time of day “09:00:00” as “09:00:00.0000000”. */
static gboolean
is_same_text (const char *a, const char *b)
{
  if (g_str_equal (a, b))
    return TRUE;

  return strlen (a) >= CLOCK_LENGTH && strlen (b) >= CLOCK_LENGTH && a[2] == ':' && a[5] == ':'
         && strncmp (a, b, CLOCK_LENGTH) == 0 && has_only_zeros (a + CLOCK_LENGTH)
         && has_only_zeros (b + CLOCK_LENGTH);
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
is_same_scalar (JsonNode *a, JsonNode *b)
{
  if (json_node_get_value_type (a) == G_TYPE_STRING
      && json_node_get_value_type (b) == G_TYPE_STRING)
    return is_same_text (json_node_get_string (a), json_node_get_string (b));
  if (is_number (a) && is_number (b)
      && json_node_get_value_type (a) != json_node_get_value_type (b))
    return json_node_get_double (a) >= json_node_get_double (b)
           && json_node_get_double (a) <= json_node_get_double (b);

  return json_node_equal (a, b);
}

static gboolean fulfils_entry (JsonNode *now, JsonNode *wanted);

/* The order of the hours of a week says nothing, and a server may sort them. */
static gboolean
fulfils_in_any_order (JsonArray *now, JsonArray *wanted)
{
  guint length = json_array_get_length (now);
  g_autofree gboolean *is_taken = g_new0 (gboolean, length + 1);

  for (guint i = 0; i < length; i++)
    {
      guint j = 0;

      while (j < length
             && (is_taken[j]
                 || !fulfils_entry (json_array_get_element (now, j),
                                    json_array_get_element (wanted, i))))
        j++;
      if (j == length)
        return FALSE;
      is_taken[j] = TRUE;
    }

  return TRUE;
}

static gboolean
are_hours (JsonArray *array)
{
  JsonNode *first = json_array_get_element (array, 0);

  return JSON_NODE_HOLDS_OBJECT (first)
         && json_object_has_member (json_node_get_object (first), "DayOfWeek");
}

static gboolean
fulfils_array (JsonArray *now, JsonArray *wanted)
{
  guint length = json_array_get_length (wanted);

  if (json_array_get_length (now) != length)
    return FALSE;
  if (length > 0 && are_hours (wanted))
    return fulfils_in_any_order (now, wanted);

  for (guint i = 0; i < length; i++)
    if (!fulfils_entry (json_array_get_element (now, i), json_array_get_element (wanted, i)))
      return FALSE;

  return TRUE;
}

static gboolean
is_destination (JsonObject *object)
{
  return lk_json_peek_string (object, "To") != NULL;
}

/* The server itself looks up who has a destination's number, and takes the number of the outside
 * world only for calls that go there. */
static gboolean
fulfils_destination (JsonObject *now, JsonObject *wanted)
{
  const char *to = lk_json_peek_string (wanted, "To");
  gboolean is_outside = g_str_equal (to, "External");
  const char *name = is_outside ? "External" : "Number";
  JsonNode *number = json_object_get_member (wanted, name);

  if (g_strcmp0 (to, lk_json_peek_string (now, "To")) != 0)
    return FALSE;

  return says_nothing (number) || lk_fulfil_node (json_object_get_member (now, name), number);
}

/* What only the server says, whatever it is told: its own numbers of things that are new, and
 * remarks of the protocol. */
static gboolean
is_servers_own (const char *name, JsonNode *wanted)
{
  return (g_str_equal (name, "Id") && json_node_get_value_type (wanted) == G_TYPE_INT64
          && json_node_get_int (wanted) == 0)
         || strchr (name, '@') != NULL;
}

static gboolean
fulfils_object (JsonObject *now, JsonObject *wanted, gboolean is_entry)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (is_destination (wanted))
    return fulfils_destination (now, wanted);

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gboolean is_own_id = g_str_equal (name, "Id") && (is_entry || JSON_NODE_HOLDS_NULL (node));

      if (!is_own_id && !is_servers_own (name, node)
          && !lk_fulfil_node (json_object_get_member (now, name), node))
        return FALSE;
    }

  return TRUE;
}

/* A server that replaces a list may give its entries other numbers. */
static gboolean
fulfils_entry (JsonNode *now, JsonNode *wanted)
{
  if (JSON_NODE_HOLDS_OBJECT (now) && JSON_NODE_HOLDS_OBJECT (wanted))
    return fulfils_object (json_node_get_object (now), json_node_get_object (wanted), TRUE);

  return lk_fulfil_node (now, wanted);
}

/**
 * lk_fulfil_node:
 * @now: (nullable): what the server says
 * @wanted: (nullable): what it was asked for
 *
 * Returns: whether all that @wanted says stands in @now: each member of an object, as many entries
 *   of a list and in the same order. An empty text, an empty list and null are one; what else @now
 *   says makes no difference.
 */
gboolean
lk_fulfil_node (JsonNode *now, JsonNode *wanted)
{
  if (says_nothing (wanted))
    return says_nothing (now);
  if (now == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_OBJECT (wanted))
    return JSON_NODE_HOLDS_OBJECT (now)
           && fulfils_object (json_node_get_object (now), json_node_get_object (wanted), FALSE);
  if (JSON_NODE_HOLDS_ARRAY (wanted))
    return JSON_NODE_HOLDS_ARRAY (now)
           && fulfils_array (json_node_get_array (now), json_node_get_array (wanted));

  return JSON_NODE_HOLDS_VALUE (now) && is_same_scalar (now, wanted);
}

static const char *
peek_key (JsonNode *entry, const char *key)
{
  return JSON_NODE_HOLDS_OBJECT (entry) ? lk_json_peek_string (json_node_get_object (entry), key)
                                        : NULL;
}

static JsonNode *
find_entry (JsonArray *now, JsonNode *wanted, const char *key)
{
  const char *name = peek_key (wanted, key);

  for (guint i = 0; name != NULL && i < json_array_get_length (now); i++)
    if (g_strcmp0 (peek_key (json_array_get_element (now, i), key), name) == 0)
      return json_array_get_element (now, i);

  return NULL;
}

/**
 * lk_fulfil_by_key:
 * @now: a list, as the server has it
 * @wanted: what it was asked for
 * @key: the member by which entries are known, "Name"
 *
 * Returns: whether for each entry that was asked for there is one of the same key in which all of
 * it stands, in whatever order. Entries that nobody asked for make no difference, unless none at
 * all was asked for.
 */
gboolean
lk_fulfil_by_key (JsonNode *now, JsonNode *wanted, const char *key)
{
  JsonArray *asked;

  if (lk_fulfil_node (now, wanted))
    return TRUE;
  if (says_nothing (wanted) || !JSON_NODE_HOLDS_ARRAY (wanted) || now == NULL
      || !JSON_NODE_HOLDS_ARRAY (now))
    return FALSE;

  asked = json_node_get_array (wanted);
  for (guint i = 0; i < json_array_get_length (asked); i++)
    {
      JsonNode *entry = json_array_get_element (asked, i);
      JsonNode *found = find_entry (json_node_get_array (now), entry, key);

      if (found == NULL || !fulfils_entry (found, entry))
        return FALSE;
    }

  return TRUE;
}

static gboolean
contains_all (JsonArray *texts, JsonArray *wanted)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (texts); i++)
    g_hash_table_add (found, (gpointer) json_array_get_string_element (texts, i));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    if (!g_hash_table_contains (found, json_array_get_string_element (wanted, i)))
      return FALSE;

  return TRUE;
}

/**
 * lk_fulfil_choices:
 * @now: an array of texts
 * @wanted: another
 *
 * Returns: whether the same choices are in both, in whatever order and however often.
 */
gboolean
lk_fulfil_choices (JsonNode *now, JsonNode *wanted)
{
  return contains_all (json_node_get_array (now), json_node_get_array (wanted))
         && contains_all (json_node_get_array (wanted), json_node_get_array (now));
}
