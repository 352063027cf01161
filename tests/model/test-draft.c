/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-draft.h"
#include "lk-field-kind.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

static char *
to_text (LkDraft *draft)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);

  return json_to_string (node, FALSE);
}

static void
assert_body (LkDraft *draft, const char *expected)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);

  lk_test_assert_json_object (body, expected);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, json_object_get_size (body));
}

static void
assert_one (LkDraft *draft, const LkField *field, const LkValue *value)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);
  g_autoptr (JsonNode) expected = lk_field_to_json (field, value);

  g_assert_cmpuint (json_object_get_size (body), ==, 1);
  g_assert_true (json_node_equal (json_object_get_member (body, field->name), expected));
  g_assert_true (lk_value_equal (lk_draft_get (draft, field), value));
  g_assert_true (lk_draft_is_changed (draft, field));
  g_assert_true (lk_draft_next_change (draft, NULL) == field);
  g_assert_null (lk_draft_next_change (draft, field));
}

static void
assert_none (LkDraft *draft, LkUser *user, const LkField *field)
{
  assert_body (draft, "{}");
  g_assert_true (lk_value_equal (lk_draft_get (draft, field), lk_user_get (user, field)));
  g_assert_false (lk_draft_is_changed (draft, field));
  g_assert_null (lk_draft_next_change (draft, NULL));
}

static void
try_field (const LkField *field)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_auto (LkValue) other = LK_VALUE_INIT;
  g_auto (LkValue) nothing = LK_VALUE_INIT;

  lk_test_get_sample (field, 1, &other);
  g_assert_true (lk_draft_set (draft, field, &other));
  g_assert_false (lk_draft_set (draft, field, &other));
  assert_one (draft, field, &other);
  lk_draft_put_back (draft, field);
  assert_none (draft, user, field);
  g_assert_true (lk_draft_undo (draft) == field);
  assert_one (draft, field, &other);

  lk_value_set_null (&nothing);
  lk_draft_end_step (draft);
  if (field->kind == &lk_kind_choice_set)
    return;
  g_assert_true (lk_draft_set (draft, field, &nothing));
  assert_one (draft, field, &nothing);
  g_assert_true (lk_draft_undo (draft) == field);
  assert_one (draft, field, &other);
  g_assert_true (lk_draft_undo (draft) == field);
  assert_none (draft, user, field);
  g_assert_null (lk_draft_undo (draft));
}

static void
test_each_field (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (&lk_user_fields[i] != lk_user_field_id)
      try_field (&lk_user_fields[i]);
}

static void
set_text (LkDraft *draft, const LkField *field, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (draft, field, &value);
}

static void
assert_text (LkDraft *draft, const LkField *field, const char *expected)
{
  g_assert_cmpstr (lk_value_get_text (lk_draft_get (draft, field)), ==, expected);
}

/* What is typed letter by letter is one step, until another field or the end of a step. */
static void
test_steps (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  const LkField *first = lk_user_field_first_name;
  const LkField *last = lk_user_field_last_name;

  set_text (draft, first, "A");
  set_text (draft, first, "Ad");
  set_text (draft, first, "Ada");
  set_text (draft, last, "Berg");
  lk_draft_end_step (draft);
  set_text (draft, last, "Bergson");

  g_assert_true (lk_draft_undo (draft) == last);
  assert_text (draft, last, "Berg");
  g_assert_true (lk_draft_undo (draft) == last);
  assert_text (draft, last, "first");
  g_assert_true (lk_draft_undo (draft) == first);
  assert_text (draft, first, "first");
  g_assert_false (lk_draft_can_undo (draft));

  g_assert_true (lk_draft_redo (draft) == first);
  assert_text (draft, first, "Ada");
  set_text (draft, last, "Lind");
  g_assert_false (lk_draft_can_redo (draft));
  assert_body (draft, "{'FirstName':'Ada','LastName':'Lind'}");
}

static void
test_idle_step (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  set_text (draft, lk_user_field_first_name, "firsty");
  set_text (draft, lk_user_field_first_name, "first");
  g_assert_false (lk_draft_can_undo (draft));
  assert_body (draft, "{}");
}

/* Null, nothing and an empty text are one to a person, who would see no difference. */
static void
test_nothing (void)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();
  g_autoptr (LkUser) user = lk_user_new (fields, 7);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_auto (LkValue) null = LK_VALUE_INIT;

  lk_value_set_null (&null);
  lk_user_set (user, lk_user_field_first_name, &null);
  set_text (draft, lk_user_field_first_name, "");
  set_text (draft, lk_user_field_last_name, "");
  assert_body (draft, "{}");

  set_text (draft, lk_user_field_find ("AccessPassword"), "tell nobody");
  assert_body (draft, "{'AccessPassword':'tell nobody'}");
  lk_draft_put_back (draft, lk_user_field_find ("AccessPassword"));
  assert_body (draft, "{}");
}

static void
set_json (LkDraft *draft, const LkField *field, const char *text)
{
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  lk_draft_set (draft, field, &value);
}

/* The same departments in another order are no change; a right that was not read is a wish. */
static void
test_departments (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (1);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  const LkField *groups = lk_user_field_groups;

  set_json (draft, groups, "[{'GroupId':2,'Name':'B'},{'GroupId':1,'Name':'A'}]");
  assert_body (draft, "{}");
  set_json (draft, groups, "[{'GroupId':2,'Rights':{'CanBargeIn':true}},{'GroupId':1,'Name':'A'}]");
  g_assert_true (lk_draft_is_changed (draft, groups));
  lk_draft_put_back (draft, groups);
  set_json (draft, lk_user_field_find ("OfficeHoursProps"), "['A']");
  assert_body (draft, "{}");
}

static void
test_revert (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  set_text (draft, lk_user_field_first_name, "Ada");
  set_text (draft, lk_user_field_last_name, "Berg");
  lk_draft_revert (draft);
  assert_body (draft, "{}");
  lk_draft_undo (draft);
  lk_draft_undo (draft);
  assert_body (draft, "{'FirstName':'Ada','LastName':'Berg'}");
}

static void
count_cb (LkDraft *draft, const LkField *field, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
count_notify_cb (LkDraft *draft, GParamSpec *pspec, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
test_signals (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  guint n_changed = 0;
  guint n_notified = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (draft, "notify::n-edits", G_CALLBACK (count_notify_cb), &n_notified);
  set_text (draft, lk_user_field_first_name, "Ada");
  set_text (draft, lk_user_field_first_name, "Adam");
  set_text (draft, lk_user_field_first_name, "Adam");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_notified, ==, 1);
  lk_draft_put_back (draft, lk_user_field_first_name);
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpuint (n_notified, ==, 2);
}

/* Letters in a number are no change, but would be lost like one. */
static void
test_unfinished (void)
{
  const LkField *timeout = lk_user_field_find ("PinProtectTimeout");
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_auto (LkValue) number = LK_VALUE_INIT;
  guint n_changed = 0;
  guint n_notified = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (draft, "notify::n-edits", G_CALLBACK (count_notify_cb), &n_notified);
  lk_draft_set_unfinished (draft, timeout, TRUE);
  g_assert_true (lk_draft_is_unfinished (draft, timeout));
  g_assert_false (lk_draft_is_changed (draft, timeout));
  g_assert_cmpuint (lk_draft_count_edits (draft), ==, 1);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 0);
  g_assert_cmpuint (n_notified, ==, 1);

  lk_draft_revert (draft);
  g_assert_cmpuint (lk_draft_count_edits (draft), ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (lk_draft_can_undo (draft));

  lk_value_set_int (&number, 77);
  lk_draft_set (draft, timeout, &number);
  lk_draft_set_unfinished (draft, timeout, TRUE);
  g_assert_cmpuint (lk_draft_count_edits (draft), ==, 1);
  lk_draft_undo (draft);
  g_assert_false (lk_draft_is_unfinished (draft, timeout));
  g_assert_cmpuint (lk_draft_count_edits (draft), ==, 0);
}

static LkUser *
new_named (const char *first, const char *last)
{
  LkUser *user = lk_test_user_new (0);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, first);
  lk_user_set (user, lk_user_field_first_name, &value);
  lk_value_set_text (&value, last);
  lk_user_set (user, lk_user_field_last_name, &value);
  return user;
}

/* What the person changes stays compared with what they saw; the rest follows the server. */
static void
test_news (void)
{
  g_autoptr (LkUser) user = new_named ("A", "B");
  g_autoptr (LkUser) newer = new_named ("C", "D");
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  const LkField *first = lk_user_field_first_name;

  set_text (draft, first, "mine");
  lk_draft_take_news (draft, newer);
  assert_text (draft, first, "mine");
  assert_text (draft, lk_user_field_last_name, "D");
  g_assert_cmpstr (lk_value_get_text (lk_draft_get_original_value (draft, first)), ==, "A");
  assert_body (draft, "{'FirstName':'mine'}");

  /* Once it is put back, nothing keeps it from following the server. */
  lk_draft_put_back (draft, first);
  assert_body (draft, "{}");
  assert_text (draft, first, "C");
  while (lk_draft_undo (draft) != NULL)
    ;
  assert_body (draft, "{}");
  assert_text (draft, first, "C");
}

static void
test_news_and_undo (void)
{
  g_autoptr (LkUser) user = new_named ("A", "B");
  g_autoptr (LkUser) newer = new_named ("C", "D");
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  set_text (draft, lk_user_field_first_name, "mine");
  lk_draft_put_back (draft, lk_user_field_first_name);
  lk_draft_take_news (draft, newer);
  lk_draft_undo (draft);
  assert_body (draft, "{'FirstName':'mine'}");
  lk_draft_undo (draft);
  assert_body (draft, "{}");
  assert_text (draft, lk_user_field_first_name, "C");
}

/* After a save the server says what was wanted. Undo makes a wish of what was before. */
static void
test_granted (void)
{
  g_autoptr (LkUser) user = new_named ("A", "B");
  g_autoptr (LkUser) newer = new_named ("mine", "B");
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  set_text (draft, lk_user_field_first_name, "mine");
  lk_draft_take_news (draft, newer);
  assert_body (draft, "{}");
  lk_draft_undo (draft);
  assert_body (draft, "{'FirstName':'A'}");
  lk_draft_redo (draft);
  assert_body (draft, "{}");
}

static void
test_learn (void)
{
  const LkField *pin = lk_user_field_find ("VMPIN");
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autoptr (LkUser) user = lk_user_new (fields, 7);
  g_autoptr (LkUser) newer = lk_user_new (fields, 7);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_auto (LkValue) known = LK_VALUE_INIT;

  set_text (draft, pin, "1357");
  assert_body (draft, "{'VMPIN':'1357'}");
  lk_value_set_text (&known, "2468");
  lk_draft_learn (draft, pin, &known);
  assert_body (draft, "{'VMPIN':'1357'}");
  lk_draft_undo (draft);
  assert_body (draft, "{}");
  assert_text (draft, pin, "2468");
  set_text (draft, pin, "");
  assert_body (draft, "{'VMPIN':''}");
  lk_draft_take_news (draft, newer);
  lk_draft_put_back (draft, pin);
  assert_text (draft, pin, "2468");

  set_text (draft, pin, "9");
  lk_value_set_text (&known, "9");
  lk_draft_learn (draft, pin, &known);
  assert_body (draft, "{}");
}

static void
test_resolve (void)
{
  g_autoptr (LkUser) user = new_named ("A", "B");
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_auto (LkValue) now = LK_VALUE_INIT;

  set_text (draft, lk_user_field_first_name, "mine");
  set_text (draft, lk_user_field_last_name, "mine too");
  lk_value_set_text (&now, "theirs");
  lk_draft_resolve (draft, lk_user_field_first_name, &now, TRUE);
  lk_draft_resolve (draft, lk_user_field_last_name, &now, FALSE);
  assert_body (draft, "{'FirstName':'mine'}");
  assert_text (draft, lk_user_field_last_name, "theirs");
  lk_draft_put_back (draft, lk_user_field_first_name);
  assert_text (draft, lk_user_field_first_name, "theirs");
}

static void
test_hostile_text (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_autofree char *body = NULL;

  set_text (draft, lk_user_field_first_name, "\"},{\\ \n\u202e");
  body = to_text (draft);
  g_assert_cmpstr (body, ==, "{\"FirstName\":\"\\\"},{\\\\ \\n\u202e\"}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/each-field", test_each_field);
  g_test_add_func ("/draft/steps", test_steps);
  g_test_add_func ("/draft/idle-step", test_idle_step);
  g_test_add_func ("/draft/nothing", test_nothing);
  g_test_add_func ("/draft/departments", test_departments);
  g_test_add_func ("/draft/revert", test_revert);
  g_test_add_func ("/draft/signals", test_signals);
  g_test_add_func ("/draft/unfinished", test_unfinished);
  g_test_add_func ("/draft/news", test_news);
  g_test_add_func ("/draft/news-and-undo", test_news_and_undo);
  g_test_add_func ("/draft/granted", test_granted);
  g_test_add_func ("/draft/learn", test_learn);
  g_test_add_func ("/draft/resolve", test_resolve);
  g_test_add_func ("/draft/hostile-text", test_hostile_text);

  return g_test_run ();
}
