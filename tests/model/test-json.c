/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-test-json.h"

static JsonNode *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  return lk_json_parse (bytes, error);
}

static void
assert_refused (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, length, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static char *
nest (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_depth (void)
{
  static const guint too_deep[] = { 65, 100, 80000, 1000000 };
  g_autofree char *deepest = nest (64);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (deepest, strlen (deepest), &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  for (guint i = 0; i < G_N_ELEMENTS (too_deep); i++)
    {
      g_autofree char *text = nest (too_deep[i]);

      assert_refused (text, strlen (text));
      assert_refused (text, too_deep[i]);
    }
}

static void
test_brackets_in_strings (void)
{
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *text = g_strdup_printf ("{\"a\":\"\\\"%s\\\\\"}", brackets);
  g_autoptr (JsonNode) node = parse (text, strlen (text), NULL);

  g_assert_nonnull (node);
}

static void
test_refused (void)
{
  static const char *const bad[] = { "",          " ",    "{",      "[1,",   "{\"a\":}",
                                     "{\"a\" 1}", "nul",  "<html>", "\"abc", "[1]]",
                                     "\"a\xff\"", "\"\\", "]",      "}{" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i], strlen (bad[i]));

  assert_refused ("[1,\0 2]", 7);
}

/* The other planes’ characters come in two halves; a half is no character. */
static void
test_escapes (void)
{
  static const char *const bad[] = { "[\"\\ud800\"]",        "[\"\\ud800\\u0041\"]",
                                     "[\"\\ude00\\ud83d\"]", "[\"\\ud83d:\\ude00\"]",
                                     "[\"\\u0000\"]",        "[\"\\300\"]",
                                     "[\"\\x41\"]",          "[\"\\u12\"]",
                                     "{\"Id\\u0000\":1}" };
  static const char good[] = "[\"\\ud83d\\ude00 \\\\ud800 \\u00e4\"]";
  g_autoptr (JsonNode) node = parse (good, strlen (good), NULL);

  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (node), 0), ==,
                   "😀 \\ud800 ä");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i], strlen (bad[i]));
}

/* A truncated answer is never taken for a whole one. */
static void
test_truncated (void)
{
  static const char whole[] =
    "{\"value\":[{\"Id\":1,\"Number\":\"10\\u00e4\",\"Tags\":[]},true,null]}";

  for (gsize length = 0; length < sizeof whole - 1; length++)
    assert_refused (whole, length);

  json_node_unref (parse (whole, sizeof whole - 1, NULL));
}

/* Bytes that claim to be a gigabyte: refused by their length, before anyone reads them. */
static void
test_huge (void)
{
  static const char text[] = "[]";

  assert_refused (text, (gsize) LK_JSON_MAX_SIZE + 1);
}

/* What was read can be written so that it can be read again. */
static void
test_writer (void)
{
  static const char *const texts[] = { "[]",
                                       "{}",
                                       "null",
                                       "true",
                                       "-1",
                                       "0.5",
                                       "5.0",
                                       "1e999",
                                       "-1e999",
                                       "1e+308",
                                       "1e+22",
                                       "9223372036854775807",
                                       "\"\"",
                                       "\"\\\"\\\\ä\\u0001\\u000a\"",
                                       "{\"b\":[1,{\"\":null}],\"a\\\"\":false}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i], strlen (texts[i]), NULL);
      g_autofree char *written = lk_json_to_string (node);

      g_assert_cmpstr (written, ==, texts[i]);
    }
}

/* Values keep trees as their text: no number may be lost on the way. */
static void
test_numbers_in_values (void)
{
  static const char *const numbers[] = { "1.5", "1e3", "1e-9", "1e25", "1e308", "1e999" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("[%s]", numbers[i]);
      g_autoptr (JsonNode) node = parse (text, strlen (text), NULL);
      g_autoptr (JsonNode) again = NULL;
      g_auto (LkValue) value = LK_VALUE_INIT;

      lk_value_set_json (&value, node);
      again = lk_value_dup_json (&value);
      g_assert_cmpfloat (json_array_get_double_element (json_node_get_array (again), 0), ==,
                         g_ascii_strtod (numbers[i], NULL));
    }
}

static void
test_getters (void)
{
  g_autoptr (JsonObject) object =
    lk_test_json_object ("{'text':'a','number':7,'yes':true,'list':[{},7],'more':{},'no':null}");
  g_autoptr (GError) error = NULL;
  JsonArray *list = lk_json_get_array (object, "list", NULL);
  gint64 number = 0;

  g_assert_nonnull (lk_json_get_object (object, "more", NULL));
  g_assert_nonnull (lk_json_get_element_object (list, 0, NULL));
  g_assert_cmpstr (lk_json_get_string (object, "text", NULL), ==, "a");
  g_assert_true (lk_json_get_int (object, "number", &number, NULL));
  g_assert_cmpint (number, ==, 7);
  g_assert_true (lk_json_peek_bool (object, "yes"));
  g_assert_cmpint (lk_json_peek_int (object, "number", -1), ==, 7);

  g_assert_null (lk_json_get_element_object (list, 1, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

static void
test_getters_of_something_else (void)
{
  static const char *const names[] = { "text", "number", "yes", "list", "more", "no", "absent" };
  g_autoptr (JsonObject) object =
    lk_test_json_object ("{'text':'a','number':7,'yes':true,'list':[],'more':{},'no':null}");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 number = 0;
      guint found = (lk_json_get_string (object, names[i], NULL) != NULL)
                    + (lk_json_get_array (object, names[i], NULL) != NULL)
                    + (lk_json_get_object (object, names[i], NULL) != NULL)
                    + lk_json_get_int (object, names[i], &number, NULL)
                    + lk_json_peek_bool (object, names[i]);

      g_assert_cmpuint (found, ==, i < 5 ? 1 : 0);
      g_assert_cmpint (lk_json_peek_int (object, names[i], -1), ==, i == 1 ? 7 : -1);
      g_assert_true (lk_json_get_string (object, names[i], &error) != NULL
                     || g_error_matches (error, LK_ERROR, LK_ERROR_PROTOCOL));
    }
}

static void
test_root (void)
{
  g_autoptr (JsonNode) array = lk_test_json ("[]");
  g_autoptr (JsonNode) object = lk_test_json ("{}");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (lk_json_get_root_object (object, NULL));
  g_assert_null (lk_json_get_root_object (array, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_null (lk_json_get_root_object (NULL, NULL));
}

static void
test_copy (void)
{
  g_autoptr (JsonNode) node = lk_test_json ("{'a':[{'b':[1,null,'c']}]}");
  g_autoptr (JsonNode) copy = lk_json_copy (node);
  JsonArray *list = lk_json_peek_array (json_node_get_object (copy), "a");

  json_object_set_int_member (json_array_get_object_element (list, 0), "b", 2);
  lk_test_assert_json (copy, "{'a':[{'b':2}]}");
  lk_test_assert_json (node, "{'a':[{'b':[1,null,'c']}]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/brackets-in-strings", test_brackets_in_strings);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/huge", test_huge);
  g_test_add_func ("/json/writer", test_writer);
  g_test_add_func ("/json/numbers-in-values", test_numbers_in_values);
  g_test_add_func ("/json/getters", test_getters);
  g_test_add_func ("/json/getters-of-something-else", test_getters_of_something_else);
  g_test_add_func ("/json/root", test_root);
  g_test_add_func ("/json/copy", test_copy);

  return g_test_run ();
}
