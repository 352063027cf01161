/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a new user begins with, and what becomes of it while someone types, ticks and chooses. */

#include "lk-field-kind.h"
#include "lk-template.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

#define NEWEST LK_VERSION (20, 0, 10)

static LkTemplate *
read_text (const char *text)
{
  g_autoptr (JsonObject) record = lk_test_json_object (text);
  g_autoptr (GError) error = NULL;
  LkTemplate *template = lk_template_new_from_json (record, &error);

  g_assert_no_error (error);
  return template;
}

static const LkField *
get_field (const char *name)
{
  const LkField *field = lk_user_field_find (name);

  g_assert_nonnull (field);
  return field;
}

static void
set_text (LkDraft *draft, const char *name, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (draft, get_field (name), &value);
}

static const char *
get_text (LkDraft *draft, const char *name)
{
  const LkValue *value = lk_draft_get (draft, get_field (name));

  return value->type == LK_VALUE_TEXT ? value->text : NULL;
}

static void
assert_held (LkTemplate *template, const char *name, const char *expected)
{
  const LkValue *value = lk_template_get (template, get_field (name));
  g_autoptr (JsonNode) node = NULL;

  g_assert_true (lk_value_is_set (value));
  node = lk_field_to_json (get_field (name), value);
  lk_test_assert_json (node, expected);
}

/* What is not only hers but often so waits until someone says so. */
static void
test_often_own (void)
{
  g_autoptr (LkUser) colleague = lk_test_user_new (0);
  g_autoptr (LkTemplate) template = lk_template_new_from_user (colleague);
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);
  const LkField *field = get_field ("OutboundCallerID");
  guint n_taken = lk_template_count_taken (template);

  g_assert_true (lk_value_is_set (lk_template_get (template, field)));
  g_assert_false (lk_template_takes (template, field));
  lk_template_apply (template, draft);
  g_assert_null (get_text (draft, "OutboundCallerID"));

  lk_template_set_takes (template, field, TRUE);
  g_assert_cmpuint (lk_template_count_taken (template), ==, n_taken + 1);
  lk_template_apply (template, draft);
  g_assert_cmpstr (get_text (draft, "OutboundCallerID"), ==, "first");

  lk_template_set_takes (template, field, FALSE);
  lk_template_apply (template, draft);
  g_assert_null (get_text (draft, "OutboundCallerID"));
}

/* Whoever adds a setting means it, even if it is often one's own. */
static void
test_added (void)
{
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);
  g_autoptr (LkTemplate) template = lk_template_new_from_user (lk_draft_get_original (draft));
  const LkField *field = get_field ("OutboundCallerID");
  g_auto (LkValue) value = LK_VALUE_INIT;

  g_assert_cmpuint (lk_template_count (template), ==, 0);
  lk_value_set_text (&value, "+49303");
  lk_template_set (template, field, &value);
  g_assert_true (lk_template_takes (template, field));

  lk_template_set_takes (template, field, FALSE);
  lk_value_set_text (&value, "+49304");
  lk_template_set (template, field, &value);
  g_assert_false (lk_template_takes (template, field));
}

static void
test_from_draft (void)
{
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);
  g_autoptr (JsonNode) rules = lk_test_json (
    "[{'Condition':'NoAnswer','Destination':{'To':'VoiceMail','Number':'150','Name':'New'}},"
    "{'Condition':'PhoneBusy','Destination':{'To':'External','External':'0170 12345678'}}]");
  g_autoptr (LkTemplate) template = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  set_text (draft, "Number", "150");
  set_text (draft, "FirstName", "Ada");
  set_text (draft, "Mobile", "+49 170 12345678");
  set_text (draft, "VMPIN", "4711");
  set_text (draft, "OutboundCallerID", "+49302");
  set_text (draft, "Language", "FR");
  lk_value_set_json (&value, rules);
  lk_draft_set (draft, get_field ("ForwardingExceptions"), &value);

  template = lk_template_new_from_draft (" French ", draft);
  g_assert_cmpstr (lk_template_get_name (template), ==, "French");
  g_assert_cmpuint (lk_template_count (template), ==, 3);
  g_assert_cmpuint (lk_template_count_taken (template), ==, 3);
  assert_held (template, "Language", "'FR'");
  assert_held (template, "OutboundCallerID", "'+49302'");
  assert_held (template, "ForwardingExceptions",
               "[{'Condition':'NoAnswer','Destination':{'To':'VoiceMail','Number':''}}]");
}

static void
test_main_department (void)
{
  g_autoptr (LkTemplate) template =
    read_text ("{'name':'Sales','fields':{'Groups':[{'GroupId':28,'Rights':{'RoleName':'users'}}],"
               "'PrimaryGroupId':28}}");
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);

  lk_template_apply (template, draft);
  g_assert_true (lk_draft_is_changed (draft, lk_user_field_primary_group));

  lk_template_set_takes (template, lk_user_field_groups, FALSE);
  lk_template_apply (template, draft);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 0);
}

/* What the server of today does not have stays in the template. */
static void
test_older_server (void)
{
  g_autoptr (LkTemplate) template =
    read_text ("{'name':'Sales','fields':{'ForbidRecording':true,'Language':'EN'}}");
  g_autoptr (LkDraft) draft = lk_draft_new_user (LK_VERSION (20, 0, 5));

  lk_template_apply (template, draft);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 1);
}

static void
test_what_was_typed (void)
{
  g_autoptr (LkTemplate) template =
    read_text ("{'name':'A','fields':{'Language':'EN','PromptSet':'a','VMEnabled':true}}");
  g_autoptr (LkTemplate) other = read_text ("{'name':'B','fields':{'PromptSet':'b'}}");
  g_autoptr (LkTemplate) copy = lk_template_copy (template);
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);

  set_text (draft, "PromptSet", "typed");
  set_text (draft, "FirstName", "Ada");
  lk_template_apply (template, draft);
  g_assert_cmpstr (get_text (draft, "PromptSet"), ==, "a");

  /* Typed over: neither the next tick, nor a copy with other ticks, takes it away. */
  set_text (draft, "Language", "DE");
  lk_template_set_takes (template, get_field ("VMEnabled"), FALSE);
  lk_template_apply (template, draft);
  lk_template_withdraw (template, draft);
  lk_template_apply (copy, draft);
  g_assert_cmpstr (get_text (draft, "Language"), ==, "DE");
  g_assert_true (lk_draft_is_changed (draft, get_field ("VMEnabled")));

  /* Another beginning, then none: what was typed is there as it was. */
  lk_template_withdraw (copy, draft);
  lk_template_apply (other, draft);
  g_assert_cmpstr (get_text (draft, "PromptSet"), ==, "b");
  lk_template_withdraw (other, draft);
  g_assert_cmpstr (get_text (draft, "PromptSet"), ==, "typed");
  g_assert_cmpstr (get_text (draft, "Language"), ==, "DE");
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 3);
}

static void
test_undo (void)
{
  g_autoptr (LkTemplate) template =
    read_text ("{'name':'A','fields':{'Language':'EN','PromptSet':'a'}}");
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);

  lk_template_apply (template, draft);
  g_assert_true (lk_draft_undo (draft) == get_field ("PromptSet"));
  g_assert_true (lk_draft_undo (draft) == get_field ("Language"));
  g_assert_false (lk_draft_can_undo (draft));
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 0);
  lk_draft_redo (draft);
  lk_template_withdraw (template, draft);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 0);
}

static void
type_something (LkDraft *draft, GRand *random)
{
  const LkField *field = &lk_user_fields[g_rand_int_range (random, 0, LK_N_USER_FIELDS)];
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (!lk_field_is_creatable (field))
    return;

  lk_test_get_sample (field, (guint) g_rand_int_range (random, 0, LK_TEST_N_SAMPLES), &value);
  lk_draft_set (draft, field, &value);
}

static void
tick_something (LkTemplate *template, GRand *random)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (g_rand_int_range (random, 0, 8) == 0)
      lk_template_set_takes (template, &lk_user_fields[i], g_rand_boolean (random));
}

/* Whatever was typed before: choosing beginnings, ticking and choosing none leaves it as it was. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);
      g_autoptr (JsonObject) before = NULL;
      g_autoptr (JsonObject) after = NULL;
      g_autoptr (JsonNode) first = json_node_new (JSON_NODE_OBJECT);
      g_autoptr (JsonNode) second = json_node_new (JSON_NODE_OBJECT);

      for (gint n = g_rand_int_range (random, 0, 12); n > 0; n--)
        type_something (draft, random);
      before = lk_draft_to_json (draft);

      for (gint n = g_rand_int_range (random, 1, 4); n > 0; n--)
        {
          g_autoptr (LkUser)
            colleague = lk_test_user_new ((guint) g_rand_int_range (random, 0, LK_TEST_N_SAMPLES));
          g_autoptr (LkTemplate) template = lk_template_new_from_user (colleague);

          lk_template_apply (template, draft);
          for (gint ticks = g_rand_int_range (random, 0, 4); ticks > 0; ticks--)
            {
              tick_something (template, random);
              lk_template_apply (template, draft);
            }
          lk_template_withdraw (template, draft);
        }

      after = lk_draft_to_json (draft);
      json_node_set_object (first, before);
      json_node_set_object (second, after);
      g_assert_true (json_node_equal (first, second));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beginning/often-own", test_often_own);
  g_test_add_func ("/beginning/added", test_added);
  g_test_add_func ("/beginning/from-draft", test_from_draft);
  g_test_add_func ("/beginning/main-department", test_main_department);
  g_test_add_func ("/beginning/older-server", test_older_server);
  g_test_add_func ("/beginning/what-was-typed", test_what_was_typed);
  g_test_add_func ("/beginning/undo", test_undo);
  g_test_add_func ("/beginning/random", test_random);
  return g_test_run ();
}
