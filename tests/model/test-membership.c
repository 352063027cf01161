/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-membership.h"
#include "lk-test-json.h"

#define ROUNDS 2000

static const gint64 ids[] = { -5, 0, 1, 12, 123, 1234, 4294967308 };

static gboolean
is_parsed_among (const LkValue *groups, gint64 id)
{
  g_autoptr (GPtrArray) parsed = lk_record_parse_value (&lk_membership_class, groups, NULL);

  for (guint i = 0; parsed != NULL && i < parsed->len; i++)
    if (((LkMembership *) parsed->pdata[i])->group_id == id)
      return TRUE;

  return FALSE;
}

static void
set_groups (LkValue *groups, const char *text)
{
  g_autoptr (JsonNode) node = lk_test_json (text);

  lk_value_set_json (groups, node);
}

static void
assert_among (const char *text, gint64 id, gboolean expected)
{
  g_auto (LkValue) groups = LK_VALUE_INIT;

  set_groups (&groups, text);
  g_assert_cmpint (lk_membership_is_among (&groups, id), ==, expected);
  g_assert_cmpint (is_parsed_among (&groups, id), ==, expected);
}

static void
test_is_among (void)
{
  assert_among ("[{\"GroupId\":12}]", 12, TRUE);
  assert_among ("[{\"GroupId\":1},{\"Name\":\"Sales\",\"GroupId\":12,\"Id\":3}]", 12, TRUE);
  assert_among ("[{\"GroupId\": 12, \"Name\": \"]}\\\\\"}]", 12, TRUE);
  assert_among ("[{\"Name\":\"]}\\\"{[\"},{\"GroupId\":-5}]", -5, TRUE);
  assert_among ("[]", 12, FALSE);
}

/* What reads alike without being the number of a group. */
static void
test_is_not_among (void)
{
  assert_among ("[{\"GroupId\":123}]", 12, FALSE);
  assert_among ("[{\"GroupId\":12}]", 123, FALSE);
  assert_among ("[{\"GroupId\":-12}]", 12, FALSE);
  assert_among ("[{\"GroupId\":12.5}]", 12, FALSE);
  assert_among ("[{\"GroupId\":\"12\"}]", 12, FALSE);
  assert_among ("[{\"GroupId\":4294967308}]", 12, FALSE);
  assert_among ("[{\"OldGroupId\":12}]", 12, FALSE);
  assert_among ("[{\"x\\\"GroupId\":12}]", 12, FALSE);
  assert_among ("[{\"Name\":\"\\\"GroupId\\\":12,\"}]", 12, FALSE);
  assert_among ("[{\"Rights\":{\"GroupId\":12}}]", 12, FALSE);
  assert_among ("[{\"GroupId\":[12]}]", 12, FALSE);
}

static void
test_no_groups (void)
{
  g_auto (LkValue) groups = LK_VALUE_INIT;

  g_assert_false (lk_membership_is_among (&groups, 12));
  lk_value_set_null (&groups);
  g_assert_false (lk_membership_is_among (&groups, 12));
  lk_value_set_text (&groups, "[{\"GroupId\":12}]");
  g_assert_false (lk_membership_is_among (&groups, 12));
}

static void
append_random_membership (GString *text)
{
  static const char *const parts[] = {
    "\"Name\":\"a,}\\\"GroupId\\\":12,\"",
    "\"Rights\":{\"GroupId\":12}",
    "\"List\":[{}]",
    "\"No\\\\\":null",
    "\"GroupId\\\"\":12",
  };
  guint n_before = g_test_rand_int_range (0, G_N_ELEMENTS (parts));

  g_string_append (text, text->str[text->len - 1] == '[' ? "{" : ",{");
  for (guint i = 0; i < n_before; i++)
    g_string_append_printf (text, "%s,", parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  g_string_append_printf (text, "\"GroupId\":%" G_GINT64_FORMAT "}",
                          ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))]);
}

static void
test_same_as_parsing (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) text = g_string_new ("[");
      g_auto (LkValue) groups = LK_VALUE_INIT;

      for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
        append_random_membership (text);
      g_string_append_c (text, ']');
      set_groups (&groups, text->str);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        g_assert_cmpint (lk_membership_is_among (&groups, ids[i]), ==,
                         is_parsed_among (&groups, ids[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/membership/is-among", test_is_among);
  g_test_add_func ("/membership/is-not-among", test_is_not_among);
  g_test_add_func ("/membership/no-groups", test_no_groups);
  g_test_add_func ("/membership/same-as-parsing", test_same_as_parsing);

  return g_test_run ();
}
