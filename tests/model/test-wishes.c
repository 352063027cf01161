/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-error.h"
#include "lk-field-kind.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"
#include "lk-wishes.h"

static const LkField *
find (const char *name)
{
  const LkField *field = lk_user_field_find (name);

  g_assert_nonnull (field);
  return field;
}

static void
read_value (const LkField *field, const char *text, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_autoptr (GError) error = NULL;

  lk_field_from_json (field, node, out, &error);
  g_assert_no_error (error);
}

/* A user 101 of whom one field is known, and what the condition of that field is about. */
static LkDraft *
new_draft (const char *name, const char *now, const char *others)
{
  g_autofree char *text = g_strdup_printf ("{'Id':7,'Number':'101','%s':%s%s}", name, now, others);
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) user = lk_user_new_from_json (fields, json_node_get_object (node), &error);

  g_assert_no_error (error);
  return lk_draft_new (user);
}

static gboolean
apply (LkDraft *draft, const char *name, LkWishAct act, const char *text, GError **error)
{
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (text != NULL)
    read_value (find (name), text, &value);
  lk_wishes_put (wishes, find (name), act, &value);
  return lk_wishes_apply (wishes, draft, error);
}

typedef struct
{
  const char *name;
  const char *now;
  LkWishAct act;
  const char *value;
  const char *wanted; /* NULL where nothing changes */
} Case;

static const Case cases[] = {
  /* What is no list is replaced and emptied. */
  { "Language", "'DE'", LK_WISH_SET, "'EN'", "'EN'" },
  { "Language", "'EN'", LK_WISH_SET, "'EN'", NULL },
  { "Language", "'EN'", LK_WISH_CLEAR, NULL, "null" },
  { "Language", "null", LK_WISH_CLEAR, NULL, NULL },
  { "Language", "''", LK_WISH_CLEAR, NULL, NULL },
  { "VMEnabled", "null", LK_WISH_SET, "false", "false" },
  { "VMEnabled", "true", LK_WISH_SET, "true", NULL },

  /* Choices. */
  { "OfficeHoursProps", "['A','B']", LK_WISH_ADD, "['B','C']", "['A','B','C']" },
  { "OfficeHoursProps", "['A','B']", LK_WISH_ADD, "['B']", NULL },
  { "OfficeHoursProps", "null", LK_WISH_ADD, "['B','B']", "['B']" },
  { "OfficeHoursProps", "['A','B','Newer']", LK_WISH_REMOVE, "['B','C']", "['A','Newer']" },
  { "OfficeHoursProps", "['A']", LK_WISH_REMOVE, "['B']", NULL },
  { "OfficeHoursProps", "null", LK_WISH_REMOVE, "['B']", NULL },
  { "OfficeHoursProps", "['A']", LK_WISH_CLEAR, NULL, "[]" },
  { "OfficeHoursProps", "null", LK_WISH_CLEAR, NULL, NULL },
  { "OfficeHoursProps", "['A','B']", LK_WISH_SET, "['B','A']", NULL },

  /* Departments: the role of a membership that is there, favourites, what nobody knows. */
  { "Groups", "[{'GroupId':1,'Name':'A','X':1}]", LK_WISH_ADD,
    "[{'GroupId':2,'Name':'B','Rights':{'RoleName':'managers'}}]",
    "[{'GroupId':1,'Name':'A','X':1},{'GroupId':2,'Name':'B','Rights':{'RoleName':'managers'}}]" },
  { "Groups", "[{'GroupId':2,'Rights':{'RoleName':'users','CanIntercom':true,'Y':2},'X':1}]",
    LK_WISH_ADD, "[{'GroupId':2,'Name':'B','Rights':{'RoleName':'managers'}}]",
    "[{'GroupId':2,'Rights':{'RoleName':'managers','CanIntercom':null,'Y':2},'X':1}]" },
  { "Groups", "[{'GroupId':2,'Rights':{'RoleName':'managers','CanIntercom':true}}]", LK_WISH_ADD,
    "[{'GroupId':2,'Rights':{'RoleName':'managers'}}]", NULL },
  { "Groups", "[{'GroupId':2,'Rights':{'RoleName':'managers'}}]", LK_WISH_ADD, "[{'GroupId':2}]",
    NULL },
  { "Groups", "[{'GroupId':9,'Name':'___FAVORITES___101'},{'GroupId':2},{'GroupId':3}]",
    LK_WISH_REMOVE, "[{'GroupId':2},{'GroupId':9},{'GroupId':4}]",
    "[{'GroupId':9,'Name':'___FAVORITES___101'},{'GroupId':3}]" },
  { "Groups", "[{'GroupId':2}]", LK_WISH_ADD, "[{'GroupId':9,'Name':'___FAVORITES___100'}]", NULL },

  /* Rules: one for each case, whatever number the server gave it. */
  { "ForwardingExceptions",
    "[{'Id':5,'Condition':'Busy','Data':'','Destination':{'To':'None'},'X':1}]", LK_WISH_ADD,
    "[{'Id':8,'Condition':'Busy','Destination':{'To':'Queue','Number':'800'}}]",
    "[{'Id':5,'Condition':'Busy','Data':'','Destination':{'To':'Queue','Number':'800'},'X':1}]" },
  { "ForwardingExceptions", "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'}}]",
    LK_WISH_ADD, "[{'Id':8,'Condition':'NoAnswer','Destination':{'To':'None'}}]",
    "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'}},"
    "{'Condition':'NoAnswer','Destination':{'To':'None'}}]" },
  { "ForwardingExceptions",
    "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'}},"
    "{'Id':6,'Condition':'Busy','Destination':{'To':'Queue','Number':'800'}}]",
    LK_WISH_REMOVE, "[{'Condition':'Busy','Destination':{'To':'Queue','Number':'800'}}]",
    "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'}}]" },
  { "ForwardingExceptions",
    "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'}},{'Id':6,'Condition':'NoAnswer'}]",
    LK_WISH_REMOVE, "[{'Condition':'Busy'}]", "[{'Id':6,'Condition':'NoAnswer'}]" },
  { "ForwardingExceptions", "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'},'X':1}]",
    LK_WISH_SET,
    "[{'Condition':'NoAnswer'},{'Id':1,'Condition':'Busy','Destination':{'To':'None'}}]",
    "[{'Condition':'NoAnswer'},"
    "{'Id':5,'Condition':'Busy','Destination':{'To':'None'},'X':1}]" },
  { "ForwardingExceptions", "[{'Id':5,'Condition':'Busy','Destination':{'To':'None'},'X':1}]",
    LK_WISH_SET, "[{'Id':1,'Condition':'Busy','Destination':{'To':'None'}}]", NULL },

  /* One's own mailbox is the same, named or not; what stays is not written otherwise. */
  { "ForwardingExceptions",
    "[{'Id':5,'Condition':'Busy','Destination':{'To':'VoiceMail','Number':''}},"
    "{'Id':6,'Condition':'NoAnswer','Destination':{'To':'VoiceMail'}}]",
    LK_WISH_REMOVE, "[{'Condition':'Busy','Destination':{'To':'VoiceMail','Number':'101'}}]",
    "[{'Id':6,'Condition':'NoAnswer','Destination':{'To':'VoiceMail'}}]" },

  /* Greetings: one for each status. */
  { "Greetings", "[{'Type':'Default','Filename':'a.wav','X':1}]", LK_WISH_ADD,
    "[{'Type':'Default','Filename':'b.wav'},{'Type':'Away','Filename':'c.wav'}]",
    "[{'Type':'Default','Filename':'b.wav','X':1},{'Type':'Away','Filename':'c.wav'}]" },
  { "Greetings", "[{'Type':'Default','Filename':'a.wav'},{'Type':'Away','Filename':'c.wav'}]",
    LK_WISH_REMOVE, "[{'Type':'Default'},{'Type':'Away','Filename':'d.wav'}]",
    "[{'Type':'Away','Filename':'c.wav'}]" },

  /* A status changes, the others stay, and none is made. */
  { "ForwardingProfiles",
    "[{'Id':1,'Name':'Available','NoAnswerTimeout':20,'AvailableRoute':{'BusyAllCalls':true,'X':1}},"
    "{'Id':2,'Name':'Away','Y':1}]",
    LK_WISH_SET,
    "[{'Id':77,'Name':'Available','NoAnswerTimeout':30,'AvailableRoute':{'BusyAllCalls':false}},"
    "{'Name':'Nowhere'}]",
    "[{'Id':1,'Name':'Available','NoAnswerTimeout':30,"
    "'AvailableRoute':{'BusyAllCalls':false,'X':1}},{'Id':2,'Name':'Away','Y':1}]" },
  { "ForwardingProfiles",
    "[{'Id':1,'Name':'Away','AwayRoute':{'Internal':{'To':'VoiceMail','Number':'101'}}}]",
    LK_WISH_SET, "[{'Name':'Away','AwayRoute':{'Internal':{'To':'VoiceMail','Number':''}}}]",
    NULL },
  { "ForwardingProfiles",
    "[{'Id':1,'Name':'Away','AwayRoute':{'Internal':{'To':'VoiceMail','Number':'102'}}}]",
    LK_WISH_SET, "[{'Name':'Away','AwayRoute':{'Internal':{'To':'VoiceMail','Number':''}}}]",
    "[{'Id':1,'Name':'Away','AwayRoute':{'Internal':{'To':'VoiceMail','Number':''}}}]" },

  { "Hours", "{'Type':'SpecificHours','Periods':[{'Id':4,'DayOfWeek':'Monday'}]}", LK_WISH_SET,
    "{'Type':'SpecificHours','Periods':[{'Id':5,'DayOfWeek':'Monday'}]}", NULL },
  { "Hours", "{'Type':'OfficeHours'}", LK_WISH_SET,
    "{'Type':'SpecificHours','Periods':[{'Id':5,'DayOfWeek':'Monday'}]}",
    "{'Type':'SpecificHours','Periods':[{'DayOfWeek':'Monday'}]}" },
};

static void
test_apply (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *self = &cases[i];
      g_autoptr (LkDraft) draft = new_draft (self->name, self->now, "");
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) is = NULL;
      g_autoptr (JsonNode) wanted = self->wanted != NULL ? lk_test_json (self->wanted) : NULL;

      apply (draft, self->name, self->act, self->value, &error);
      g_assert_no_error (error);
      is = lk_field_to_json (find (self->name), lk_draft_get (draft, find (self->name)));
      if ((wanted == NULL && lk_draft_count_changes (draft) > 0)
          || (wanted != NULL && !json_node_equal (is, wanted)))
        {
          g_autofree char *text = json_to_string (is, FALSE);

          g_error ("case %u, %s: %s instead of %s", i, self->name, text, self->wanted);
        }
    }
}

typedef struct
{
  const char *name;
  const char *now;
  const char *others;
  LkWishAct act;
  const char *value;
  int code; /* -1 where it can be done */
} Refusal;

static const Refusal refusals[] = {
  { "PrimaryGroupId", "1", ",'Groups':[{'GroupId':2}]", LK_WISH_SET, "2", -1 },
  { "PrimaryGroupId", "1", ",'Groups':[{'GroupId':2}]", LK_WISH_SET, "3", LK_ERROR_INVALID },
  { "PrimaryGroupId", "1", "", LK_WISH_SET, "3", LK_ERROR_INVALID },
  { "CurrentProfileName", "'Away'", ",'ForwardingProfiles':[{'Name':'Lunch'}]", LK_WISH_SET,
    "'Lunch'", -1 },
  { "CurrentProfileName", "'Away'", ",'ForwardingProfiles':[{'Name':'Lunch'}]", LK_WISH_SET,
    "'Dinner'", LK_ERROR_INVALID },
  { "ForwardingExceptions", "[]", "", LK_WISH_ADD,
    "[{'Condition':'Busy','Destination':{'To':'Extension','Number':'102'}}]", -1 },
  { "ForwardingExceptions", "[]", "", LK_WISH_ADD,
    "[{'Condition':'Busy','Destination':{'To':'Extension','Number':'101'}}]", LK_ERROR_INVALID },
  { "ForwardingExceptions", "[]", "", LK_WISH_REMOVE,
    "[{'Condition':'Busy','Destination':{'To':'Extension','Number':'101'}}]", -1 },
  { "ForwardingProfiles", "[]", "", LK_WISH_SET,
    "[{'Name':'Away','AwayRoute':{'Internal':{'To':'Extension','Number':'101'}}}]",
    LK_ERROR_INVALID },
  { "VMEnabled", "true", "", LK_WISH_ADD, "true", LK_ERROR_INVALID },
  { "Hours", "{}", "", LK_WISH_REMOVE, "{}", LK_ERROR_INVALID },
  { "Mobile", "''", ",'x':1", LK_WISH_ADD, "'1'", LK_ERROR_INVALID },
};

static void
test_refuse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *self = &refusals[i];
      g_autoptr (LkDraft) draft = new_draft (self->name, self->now, self->others);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (apply (draft, self->name, self->act, self->value, &error), ==,
                       self->code < 0);
      if (self->code >= 0)
        g_assert_error (error, LK_ERROR, self->code);
    }
}

/* Of whom the phone system said nothing nothing can be added to. */
static void
test_absent (void)
{
  g_autoptr (LkDraft) draft = new_draft ("Language", "'EN'", "");
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (draft, "OfficeHoursProps", LK_WISH_ADD, "['A']", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_clear_error (&error);
  g_assert_true (apply (draft, "OfficeHoursProps", LK_WISH_SET, "['A']", &error));
  g_assert_true (lk_draft_is_changed (draft, find ("OfficeHoursProps")));
}

/* A department and the main department in one change. */
static void
test_together (void)
{
  g_autoptr (LkDraft) draft = new_draft ("PrimaryGroupId", "1", ",'Groups':[{'GroupId':1}]");
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_autoptr (LkFieldSet) fields = NULL;
  g_auto (LkValue) group = LK_VALUE_INIT;
  g_auto (LkValue) main = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  lk_value_set_int (&main, 5);
  lk_wishes_put (wishes, lk_user_field_primary_group, LK_WISH_SET, &main);
  fields = lk_wishes_get_fields (wishes);
  g_assert_cmpint (lk_field_set_find (fields, lk_user_field_groups), >=, 0);
  g_assert_cmpint (lk_field_set_find (fields, lk_user_field_number), >=, 0);
  g_assert_false (lk_wishes_apply (wishes, draft, NULL));

  read_value (lk_user_field_groups, "[{'GroupId':5,'Name':'E'}]", &group);
  lk_wishes_put (wishes, lk_user_field_groups, LK_WISH_ADD, &group);
  g_assert_true (lk_wishes_apply (wishes, draft, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 2);
}

static void
changed_cb (LkWishes *wishes, const LkField *field, guint *n)
{
  g_assert_nonnull (field);
  (*n)++;
}

static void
test_book (void)
{
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_autoptr (LkWishes) copy = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;
  guint n = 0;

  g_signal_connect (wishes, "changed", G_CALLBACK (changed_cb), &n);
  lk_value_set_bool (&value, TRUE);
  lk_wishes_put (wishes, find ("VMEnabled"), LK_WISH_SET, &value);
  lk_wishes_put (wishes, find ("Language"), LK_WISH_CLEAR, NULL);
  lk_wishes_drop (wishes, find ("Internal"));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (lk_wishes_count (wishes), ==, 2);
  g_assert_true (lk_wishes_next (wishes, NULL) == find ("Language"));
  g_assert_true (lk_wishes_next (wishes, find ("Language")) == find ("VMEnabled"));
  g_assert_null (lk_wishes_next (wishes, find ("VMEnabled")));

  lines = lk_wishes_dup_lines (wishes);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "Language: empty");
  g_assert_cmpstr (lines[1], ==, "Voicemail: Yes");

  copy = lk_wishes_copy (wishes);
  lk_wishes_drop (wishes, find ("Language"));
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (lk_wishes_has (wishes, find ("Language")));
  g_assert_true (lk_wishes_has (copy, find ("Language")));
  g_assert_cmpint (lk_wishes_get_act (copy, find ("Language")), ==, LK_WISH_CLEAR);
  g_assert_true (lk_value_is_true (lk_wishes_get_value (copy, find ("VMEnabled"))));
}

static void
test_kinds (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (!lk_field_has (field, LK_FIELD_BATCH))
        continue;
      g_assert_false (lk_field_has (field, LK_FIELD_SECRET));
      g_assert_true (lk_field_is_editable (field));
      if (lk_field_has_entries (field))
        g_assert_true (lk_field_can_clear (field));
      if (field->structure != NULL)
        g_assert_cmpint (field->structure->add != NULL, ==, field->structure->remove != NULL);
    }
  g_assert_false (lk_field_can_clear (lk_user_field_primary_group));
  g_assert_false (lk_field_can_clear (find ("CurrentProfileName")));
  g_assert_false (lk_field_can_clear (find ("VMEnabled")));
  g_assert_false (lk_field_has_entries (find ("ForwardingProfiles")));
}

/* Random lists */

/* An entry of which @kind says which it is, and @flavour what else it says. */
static char *
build_entry (const LkField *field, guint kind, guint flavour)
{
  static const char *const types[] = { "Default", "Available", "Away", "OutOfOffice", "Newer" };

  if (field == lk_user_field_groups)
    return g_strdup_printf ("{'GroupId':%u,'Name':'G%u','Rights':{'RoleName':'%s'}}", kind, kind,
                            flavour % 2 > 0 ? "users" : "managers");
  if (field->kind == &lk_kind_choice_set)
    return g_strdup_printf ("'C%u'", kind);
  if (strstr (field->name, "Greet") != NULL)
    return g_strdup_printf ("{'Type':'%s','Filename':'f%u.wav'}", types[kind % 5], flavour);

  return g_strdup_printf ("{'Condition':'BasedOnCallerID','Data':'%u','Destination':{'To':'Queue',"
                          "'Number':'8%u'}}",
                          kind, flavour);
}

static void
make_list (const LkField *field, guint n_kinds, LkValue *out)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint kind = 0; kind < n_kinds; kind++)
    if (g_test_rand_bit ())
      {
        g_autofree char *entry = build_entry (field, kind, (guint) g_test_rand_int_range (0, 3));

        g_string_append_printf (text, "%s%s", text->len > 1 ? "," : "", entry);
      }
  g_string_append_c (text, ']');
  read_value (field, text->str, out);
}

static LkDraft *
new_draft_of (const LkField *field, const LkValue *value)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_one (field);
  g_autoptr (LkUser) user = lk_user_new (fields, 7);

  lk_user_set (user, field, value);
  return lk_draft_new (user);
}

static void
make_so (const LkField *field, const LkValue *now, LkWishAct act, const LkValue *part, LkValue *out)
{
  g_autoptr (LkDraft) draft = new_draft_of (field, now);
  g_autoptr (GError) error = NULL;

  lk_wish_apply (field, act, part, draft, &error);
  g_assert_no_error (error);
  lk_value_copy (lk_draft_get (draft, field), out);
}

static guint
count (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return json_array_get_length (json_node_get_array (node));
}

static void
assert_same (const LkField *field, const LkValue *a, const LkValue *b)
{
  g_assert_true (lk_field_fulfils (field, a, b));
  g_assert_true (lk_field_fulfils (field, b, a));
}

/* Twice is once; what was not there and is added and removed leaves no trace; what is removed is
 * not there; the order stays. */
static void
try_lists (const LkField *field)
{
  g_auto (LkValue) now = LK_VALUE_INIT;
  g_auto (LkValue) part = LK_VALUE_INIT;
  g_auto (LkValue) without = LK_VALUE_INIT;
  g_auto (LkValue) with = LK_VALUE_INIT;
  g_auto (LkValue) again = LK_VALUE_INIT;
  g_auto (LkValue) back = LK_VALUE_INIT;

  make_list (field, 5, &now);
  make_list (field, 5, &part);
  make_so (field, &now, LK_WISH_ADD, &part, &with);
  make_so (field, &with, LK_WISH_ADD, &part, &again);
  assert_same (field, &with, &again);
  g_assert_cmpuint (count (&with), >=, MAX (count (&now), count (&part)));
  g_assert_cmpuint (count (&with), <=, 5);

  make_so (field, &with, LK_WISH_REMOVE, &part, &without);
  g_assert_cmpuint (count (&without), ==, count (&with) - count (&part));
  make_so (field, &without, LK_WISH_REMOVE, &part, &again);
  assert_same (field, &without, &again);

  make_so (field, &without, LK_WISH_ADD, &part, &with);
  make_so (field, &with, LK_WISH_REMOVE, &part, &back);
  g_assert_true (lk_value_equal (&without, &back));
}

static void
test_lists (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    for (guint j = 0; j < 500 && lk_field_has_entries (&lk_user_fields[i]); j++)
      if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
        try_lists (&lk_user_fields[i]);
}

/* Whatever stands in a list, nothing breaks. */
static void
test_hostile (void)
{
  static const char *const lists[] = {
    "[]",
    "[{}]",
    "[{},{}]",
    "[{'GroupId':null},{'GroupId':'x'},{'GroupId':1},{'GroupId':1}]",
    "[{'Rights':[]},{'Rights':{'RoleName':7}}]",
    "[{'Condition':[],'Data':{},'Hours':7,'Destination':[1]}]",
    "[{'Type':7,'Filename':{}},{'Type':null}]",
    "[{'Name':[],'AvailableRoute':'x','AwayRoute':{'Internal':{'To':{}}}}]",
    "[{'Destination':{'To':'VoiceMail','Number':[]}},{'Id':'x'},{'Id':{'Id':7}}]",
  };
  static const LkWishAct acts[] = { LK_WISH_SET, LK_WISH_CLEAR, LK_WISH_ADD, LK_WISH_REMOVE };

  for (guint f = 0; f < LK_N_USER_FIELDS; f++)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      for (guint j = 0; j < G_N_ELEMENTS (lists) * G_N_ELEMENTS (acts); j++)
        {
          const LkField *field = &lk_user_fields[f];
          LkWishAct act = acts[j % G_N_ELEMENTS (acts)];
          g_autoptr (LkDraft) draft = NULL;

          if (field->structure == NULL || !field->structure->is_array
              || !lk_field_has (field, LK_FIELD_BATCH))
            continue;
          draft = new_draft (field->name, lists[i], "");
          apply (draft, field->name, act, lists[j / G_N_ELEMENTS (acts)], NULL);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/wishes/apply", test_apply);
  g_test_add_func ("/model/wishes/refuse", test_refuse);
  g_test_add_func ("/model/wishes/absent", test_absent);
  g_test_add_func ("/model/wishes/together", test_together);
  g_test_add_func ("/model/wishes/book", test_book);
  g_test_add_func ("/model/wishes/kinds", test_kinds);
  g_test_add_func ("/model/wishes/lists", test_lists);
  g_test_add_func ("/model/wishes/hostile", test_hostile);

  return g_test_run ();
}
