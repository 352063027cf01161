/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-json.h"
#include "lk-version.h"

static void
set_one_of_each (LkValue values[6])
{
  g_autoptr (JsonNode) node = lk_test_json ("{'a':1}");

  lk_value_set_null (&values[1]);
  lk_value_set_bool (&values[2], TRUE);
  lk_value_set_int (&values[3], 7);
  lk_value_set_text (&values[4], "Ada");
  lk_value_set_json (&values[5], node);
}

static void
test_equal (void)
{
  LkValue a[6] = { 0 };
  LkValue b[6] = { 0 };

  set_one_of_each (a);
  set_one_of_each (b);
  for (guint i = 0; i < 6; i++)
    for (guint j = 0; j < 6; j++)
      {
        g_assert_cmpint (lk_value_equal (&a[i], &b[j]), ==, i == j);
        g_assert_cmpint (lk_value_compare (&a[i], &b[j]) == 0, ==, i == j);
        g_assert_cmpint (lk_value_compare (&a[i], &b[j]) < 0, ==, i < j);
      }

  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (lk_value_is_set (&a[i]), ==, i > 1);
      g_assert_cmpint (lk_value_is_true (&a[i]), ==, i == 2);
      g_assert_cmpstr (lk_value_get_text (&a[i]), ==, i == 4 ? "Ada" : NULL);
      lk_value_clear (&a[i]);
      lk_value_clear (&b[i]);
    }
}

static void
test_compare (void)
{
  g_auto (LkValue) a = LK_VALUE_INIT;
  g_auto (LkValue) b = LK_VALUE_INIT;

  lk_value_set_bool (&a, FALSE);
  lk_value_set_bool (&b, TRUE);
  g_assert_cmpint (lk_value_compare (&a, &b), <, 0);
  lk_value_set_int (&a, G_MININT64);
  lk_value_set_int (&b, G_MAXINT64);
  g_assert_cmpint (lk_value_compare (&a, &b), <, 0);
  lk_value_set_text (&a, "100");
  lk_value_set_text (&b, "99");
  g_assert_cmpint (lk_value_compare (&a, &b), <, 0);
  lk_value_set_text (&a, "");
  lk_value_set_null (&b);
  g_assert_false (lk_value_equal (&a, &b));
}

static void
test_copy (void)
{
  g_auto (LkValue) a = LK_VALUE_INIT;
  g_auto (LkValue) b = LK_VALUE_INIT;

  lk_value_set_text (&a, "Ada");
  lk_value_set_text (&b, "Bo");
  lk_value_copy (&a, &b);
  g_assert_true (lk_value_equal (&a, &b));
  lk_value_copy (&b, &b);
  lk_value_set_text (&a, "Cy");
  g_assert_cmpstr (lk_value_get_text (&b), ==, "Ada");
  lk_value_clear (&b);
  g_assert_cmpint (b.type, ==, LK_VALUE_ABSENT);
}

/* The same department in many users is held once. */
static void
test_shared (void)
{
  g_autoptr (JsonNode) node = lk_test_json ("[{'Name':'Sales'}]");
  g_auto (LkValue) a = LK_VALUE_INIT;
  g_auto (LkValue) b = LK_VALUE_INIT;

  lk_value_set_json (&a, node);
  lk_value_set_json (&b, node);
  g_assert_true (a.text == b.text);
  lk_value_set_shared_text (&a, "LoggedIn");
  lk_value_set_shared_text (&b, "LoggedIn");
  g_assert_true (a.text == b.text);
}

static void
test_json (void)
{
  g_autoptr (JsonNode) node = lk_test_json ("{'b':[1,1.5,null,'ä\\n'],'a':{}}");
  g_autoptr (JsonNode) again = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  g_assert_null (lk_value_dup_json (&value));
  lk_value_set_json (&value, node);
  again = lk_value_dup_json (&value);
  g_assert_true (json_node_equal (node, again));
}

static const struct
{
  const char *text;
  LkVersion version;
} versions[] = {
  { "20.0.10", LK_VERSION (20, 0, 10) },
  { "20.0.9.995", LK_VERSION (20, 0, 9) },
  { "20.0.10.1621", LK_VERSION (20, 0, 10) },
  { "20", LK_VERSION (20, 0, 0) },
  { "20.1", LK_VERSION (20, 1, 0) },
  { "1023.1023.1023", LK_VERSION (1023u, 1023, 1023) },
  { NULL, 0 },
  { "", 0 },
  { "x", 0 },
  { "20.", 0 },
  { "20..10", 0 },
  { "20.0.x", 0 },
  { "20.0.10 beta", 0 },
  { "-20.0.10", 0 },
  { "1024.0.0", 0 },
  { "99999999999999999999999.0.0", 0 },
};

static void
test_version (void)
{
  g_autofree char *newest = lk_version_to_string (LK_VERSION (20, 0, 10));
  g_autofree char *unknown = lk_version_to_string (0);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    g_assert_cmpuint (lk_version_parse (versions[i].text), ==, versions[i].version);

  g_assert_cmpuint (LK_VERSION (20, 0, 9), <, LK_VERSION (20, 0, 10));
  g_assert_cmpstr (newest, ==, "20.0.10");
  g_assert_cmpstr (unknown, ==, "");
}

/* Whoever else holds the text keeps it whole. */
static void
test_wipe (void)
{
  g_auto (LkValue) a = LK_VALUE_INIT;
  g_auto (LkValue) b = LK_VALUE_INIT;

  lk_value_set_text (&a, "secret");
  lk_value_copy (&a, &b);
  lk_value_wipe (&a);
  g_assert_cmpint (a.type, ==, LK_VALUE_ABSENT);
  g_assert_cmpstr (lk_value_get_text (&b), ==, "secret");
  lk_value_wipe (&b);
  g_assert_cmpint (b.type, ==, LK_VALUE_ABSENT);

  lk_value_set_shared_text (&a, "choice");
  lk_value_set_shared_text (&b, "choice");
  lk_value_wipe (&a);
  g_assert_cmpstr (lk_value_get_text (&b), ==, "choice");
  lk_value_set_bool (&a, TRUE);
  lk_value_wipe (&a);
  g_assert_cmpint (a.type, ==, LK_VALUE_ABSENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/value/compare", test_compare);
  g_test_add_func ("/value/copy", test_copy);
  g_test_add_func ("/value/wipe", test_wipe);
  g_test_add_func ("/value/shared", test_shared);
  g_test_add_func ("/value/json", test_json);
  g_test_add_func ("/version", test_version);

  return g_test_run ();
}
