/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-json.h"

#include "lk-json.h"
#include "lk-user-fields.h"

/**
 * lk_test_json:
 * @text: JSON with ' in place of "
 *
 * Returns: (transfer full): the tree, as immutable as one from the network.
 */
JsonNode *
lk_test_json (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = lk_json_parse (bytes, &error);

  g_assert_no_error (error);
  return node;
}

/**
 * lk_test_json_object:
 * @text: JSON of an object with ' in place of "
 *
 * Returns: (transfer full): the object.
 */
JsonObject *
lk_test_json_object (const char *text)
{
  g_autoptr (JsonNode) node = lk_test_json (text);

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_dup_object (node);
}

void
lk_test_assert_json (JsonNode *node, const char *text)
{
  g_autofree char *found = json_to_string (node, FALSE);
  g_autofree char *expected = g_strdelimit (g_strdup (text), "'", '"');

  g_assert_cmpstr (found, ==, expected);
}

void
lk_test_assert_json_object (JsonObject *object, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  lk_test_assert_json (node, text);
}

static const char *
random_text (void)
{
  static const char *const texts[] = { "",           "Ada",         "SpecificHours",
                                       "Monday",     "09:00:00",    "users",
                                       "VoiceMail",  "External",    "12:0",
                                       "Zoë \"“”\"", "%s %n %d",    "___FAVORITES___101",
                                       "Default",    "aa:bb:cc:dd", "ÿ\x01" };

  return texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
}

static JsonNode *
random_array (const char *const *names, guint depth)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    json_array_add_element (array, lk_test_random_json (names, depth - 1));
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
random_object (const char *const *names, guint depth)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  int n_names = (int) g_strv_length ((char **) names);

  for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
    json_object_set_member (object, names[g_test_rand_int_range (0, n_names)],
                            lk_test_random_json (names, depth - 1));
  json_node_take_object (node, object);
  return node;
}

/**
 * lk_test_random_json:
 * @names: what members may be called
 * @depth: how deep at most
 *
 * Returns: (transfer full): any JSON, by g_test_rand_int(). At @depth 0 it is no object or array.
 */
JsonNode *
lk_test_random_json (const char *const *names, guint depth)
{
  switch (g_test_rand_int_range (0, depth > 0 ? 8 : 4))
    {
    case 0:
      return json_node_new (JSON_NODE_NULL);
    case 1:
      return json_node_init_boolean (json_node_alloc (), g_test_rand_bit ());
    case 2:
      return json_node_init_int (json_node_alloc (), g_test_rand_int ());
    case 3:
      return json_node_init_string (json_node_alloc (), random_text ());
    case 4:
      return random_array (names, depth);
    default:
      return random_object (names, depth);
    }
}

/**
 * lk_test_summarise:
 * @field_name: a field
 * @text: the field's JSON with ' in place of "
 *
 * Returns: (transfer full): the line that shows it.
 */
char *
lk_test_summarise (const char *field_name, const char *text)
{
  const LkField *field = lk_user_field_find (field_name);
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_autoptr (GError) error = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_field_from_json (field, node, &value, &error);
  g_assert_no_error (error);
  return lk_field_to_display (field, &value);
}
