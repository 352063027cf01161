/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-change.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

#define DOTS   "••••••••"
#define ROUNDS 500

static void
set_json (LkValue *value, const char *text)
{
  g_autoptr (JsonNode) node = lk_test_json (text);

  lk_value_set_json (value, node);
}

static char *
join (GPtrArray *lines)
{
  static const char marks[] = { ' ', '-', '+' };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const LkChangeLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%c%s\n", marks[line->kind], line->text);
    }

  return g_string_free (text, FALSE);
}

static void
assert_change (const char *name, const LkValue *before, const LkValue *after, const char *expected)
{
  g_autoptr (GPtrArray) lines = lk_change_list (lk_user_field_find (name), before, after);
  g_autofree char *found = join (lines);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_plain (void)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  lk_value_set_text (&before, "Ada");
  lk_value_set_text (&after, "");
  assert_change ("FirstName", &before, &after, "-Ada\n+Empty\n");
  lk_value_set_null (&after);
  assert_change ("FirstName", &before, &after, "-Ada\n+Not set\n");
  lk_value_clear (&before);
  assert_change ("FirstName", &before, &after, "-Not set\n+Not set\n");

  lk_value_set_bool (&after, TRUE);
  assert_change ("Enabled", &before, &after, "-Not set\n+Yes\n");
  lk_value_set_text (&before, "Newer");
  lk_value_set_text (&after, "SRTPDisabled");
  assert_change ("SRTPMode", &before, &after, "-Newer\n+Off\n");
}

static void
test_secret (void)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  lk_value_set_text (&after, "246810");
  assert_change ("VMPIN", &before, &after, "-" DOTS "\n+" DOTS "\n");
  lk_value_set_null (&before);
  assert_change ("VMPIN", &before, &after, "-Not set\n+" DOTS "\n");
  lk_value_set_text (&before, "1");
  lk_value_set_text (&after, "");
  assert_change ("VMPIN", &before, &after, "-" DOTS "\n+Empty\n");
}

static void
test_list (void)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  set_json (&before,
            "[{'GroupId':1,'Name':'A'},{'GroupId':2,'Name':'B'},{'GroupId':3,'Name':'C'}]");
  set_json (&after, "[{'GroupId':1,'Name':'A'},"
                    "{'GroupId':2,'Name':'B','Rights':{'RoleName':'managers'}},"
                    "{'GroupId':3,'Name':'C'},{'GroupId':4,'Name':'D'}]");
  assert_change ("Groups", &before, &after, " A\n-B\n+B (Manager)\n C\n+D\n");
  set_json (&after, "[]");
  assert_change ("Groups", &before, &after, "-A\n-B\n-C\n+Empty\n");
  lk_value_set_null (&before);
  assert_change ("Groups", &before, &after, "-Not set\n+Empty\n");
}

/* A change that no line tells of is not kept quiet about. */
static void
test_hidden (void)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  set_json (&before, "[{'Type':'Default','Filename':'a.wav','Newer':1}]");
  set_json (&after, "[{'Type':'Default','Filename':'a.wav','Newer':2}]");
  assert_change ("Greetings", &before, &after,
                 " Default (a.wav)\n+A detail that is not shown here\n");
  assert_change ("Greetings", &before, &before, " Default (a.wav)\n");
}

/* What is too much for lines of its own is told where it changes. */
static void
test_details (void)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  set_json (&before, "[{'GroupId':1,'Name':'A','Rights':{'RoleName':'users','CanBargeIn':true,"
                     "'ShowMyCalls':true}},{'GroupId':2,'Name':'B'}]");
  set_json (&after, "[{'GroupId':1,'Name':'A','Rights':{'RoleName':'users','CanBargeIn':false,"
                    "'ShowMyCalls':null}},{'GroupId':2,'Rights':{'AllowIVR':true},'Name':'B'}]");
  assert_change ("Groups", &before, &after,
                 " A\n B\n+A: May barge in on calls → No\n"
                 "+B: May use digital receptionists → Yes\n");

  set_json (&before, "[{'Id':5,'Name':'T54W','Settings':{'TimeZone':'1','ProvisionType':'SBC'}}]");
  set_json (&after, "[{'Id':5,'Name':'T54W','Settings':{'TimeZone':'',"
                    "'ProvisionType':'LocalLan'}}]");
  assert_change ("Phones", &before, &after,
                 " T54W\n+T54W: Setup → In the local network\n+T54W: Time zone → Empty\n");

  set_json (&before, "{'Language':'en','SystemPrompt':'Be kind.\\nBe brief.'}");
  set_json (&after, "{'Language':'en','SystemPrompt':'Be kind.','MaxCallDuration':60}");
  assert_change ("AgentSettings", &before, &after,
                 " Language: en\n-Instructions: Be kind. Be brief.\n"
                 "+Instructions: Be kind.\n+Longest call: 60\n");
}

static void
set_random_list (LkValue *value, GString *text)
{
  int length = g_test_rand_int_range (0, 12);

  g_string_assign (text, "[");
  for (int i = 0; i < length; i++)
    g_string_append_printf (text, "%s{'Type':'Default','Filename':'%d'}", i > 0 ? "," : "",
                            g_test_rand_int_range (0, 5));
  g_string_append_c (text, ']');
  set_json (value, text->str);
}

static void
assert_side (GPtrArray *lines, LkChangeKind other, const LkField *field, const LkValue *value)
{
  g_auto (GStrv) expected = lk_field_dup_lines (field, value);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const LkChangeLine *line = g_ptr_array_index (lines, i);

      if (line->kind != other)
        g_assert_cmpstr (line->text, ==, expected[0] == NULL ? "Empty" : expected[n++]);
    }
  g_assert_null (expected[n]);
}

/* Whoever reads the lines kept and removed reads the value before, whoever reads those kept and
 * added the value after. */
static void
test_random (void)
{
  const LkField *field = lk_user_field_find ("Greetings");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_auto (LkValue) before = LK_VALUE_INIT;
      g_auto (LkValue) after = LK_VALUE_INIT;
      g_autoptr (GPtrArray) lines = NULL;

      set_random_list (&before, text);
      set_random_list (&after, text);
      lines = lk_change_list (field, &before, &after);
      assert_side (lines, LK_CHANGE_ADDED, field, &before);
      assert_side (lines, LK_CHANGE_REMOVED, field, &after);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%s{'GroupId':%u,'Name':'A%u'}", i > 0 ? "," : "", i, i);
  g_string_append_c (text, ']');
  set_json (&before, text->str);
  g_string_assign (text, "[");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%s{'GroupId':%u,'Name':'B%u'}", i > 0 ? "," : "", i, i);
  g_string_append_c (text, ']');
  set_json (&after, text->str);

  lines = lk_change_list (lk_user_field_groups, &before, &after);
  g_assert_cmpuint (lines->len, ==, 6000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/plain", test_plain);
  g_test_add_func ("/change/secret", test_secret);
  g_test_add_func ("/change/list", test_list);
  g_test_add_func ("/change/hidden", test_hidden);
  g_test_add_func ("/change/details", test_details);
  g_test_add_func ("/change/random", test_random);
  g_test_add_func ("/change/long", test_long);

  return g_test_run ();
}
