/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists that the server replaces as a whole: what is the same, what is sent, and whether what was
 * sent came true. */

#include "lk-error.h"
#include "lk-membership.h"
#include "lk-phone.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

#define FAVOURITES "{'GroupId':10000007,'Name':'___FAVORITES___107','Rights':{'RoleName':'users'}}"

static void
set_json (LkValue *value, const char *text)
{
  g_autoptr (JsonNode) node = lk_test_json (text);

  lk_value_set_json (value, node);
}

static void
assert_equal (const LkField *field, const char *a, const char *b, gboolean expected)
{
  g_auto (LkValue) first = LK_VALUE_INIT;
  g_auto (LkValue) second = LK_VALUE_INIT;

  set_json (&first, a);
  set_json (&second, b);
  g_assert_cmpint (lk_field_equal (field, &first, &second), ==, expected);
  g_assert_cmpint (lk_field_equal (field, &second, &first), ==, expected);
  g_assert_true (lk_field_equal (field, &first, &first));
}

static void
assert_fulfils (const LkField *field, const char *now, const char *wanted, gboolean expected)
{
  g_auto (LkValue) there = LK_VALUE_INIT;
  g_auto (LkValue) asked = LK_VALUE_INIT;

  set_json (&there, now);
  set_json (&asked, wanted);
  g_assert_cmpint (lk_field_fulfils (field, &there, &asked), ==, expected);
  g_assert_true (lk_field_fulfils (field, &there, &there));
}

static void
assert_merge (const LkField *field,
              const char *base,
              const char *wanted,
              const char *now,
              const char *expected)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;
  g_auto (LkValue) there = LK_VALUE_INIT;
  g_auto (LkValue) merged = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  set_json (&before, base);
  set_json (&after, wanted);
  set_json (&there, now);
  g_assert_true (field->structure->merge (&before, &after, &there, &merged, &error));
  g_assert_no_error (error);
  node = lk_value_dup_json (&merged);
  lk_test_assert_json (node, expected);
}

static void
test_same_departments (void)
{
  const LkField *groups = lk_user_field_groups;
  const char *sales = "{'GroupId':1,'Name':'Sales','Rights':{'RoleName':'users'}}";
  const char *support = "{'GroupId':2,'Name':'Support','Rights':{'RoleName':'managers'}}";
  g_autofree char *both = g_strdup_printf ("[%s,%s]", sales, support);
  g_autofree char *turned = g_strdup_printf ("[%s,%s,%s]", support, FAVOURITES, sales);
  g_autofree char *one = g_strdup_printf ("[%s]", sales);
  g_autofree char *twice = g_strdup_printf ("[%s,%s]", sales, sales);

  assert_equal (groups, both, turned, TRUE);
  assert_equal (groups, both, one, FALSE);
  assert_equal (groups, both, twice, FALSE);
  assert_equal (groups, one, twice, FALSE);
  assert_equal (groups, "[]", "[" FAVOURITES "]", TRUE);
  assert_equal (groups, "[{'GroupId':1,'Rights':{'RoleName':'users'}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'managers'}}]", FALSE);
}

/* The list reads the roles alone, the page the rights too. */
static void
test_same_rights (void)
{
  const LkField *groups = lk_user_field_groups;
  const char *plain = "[{'GroupId':1,'Rights':{'RoleName':'users'}}]";
  const char *with = "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':true}}]";
  const char *without = "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':false}}]";

  assert_equal (groups, plain, with, TRUE);
  assert_equal (groups, with, without, FALSE);
}

static void
test_merge_departments (void)
{
  const char *base = "[{'GroupId':1,'Name':'A','Rights':{'RoleName':'users'}},"
                     "{'GroupId':2,'Name':'B','Rights':{'RoleName':'users'}},"
                     "{'GroupId':3,'Name':'C','Rights':{'RoleName':'users'}}]";
  const char *wanted = "[{'GroupId':3,'Name':'C','Rights':{'RoleName':'managers'}},"
                       "{'GroupId':1,'Name':'A','Rights':{'RoleName':'users'}},"
                       "{'GroupId':9,'Name':'New','Rights':{'RoleName':'users'}}]";
  const char *now = "[{'GroupId':1,'Name':'A','Rights':{'RoleName':'users','Newer':7}}," FAVOURITES
                    ",{'GroupId':2,'Name':'B','Rights':{'RoleName':'users'}},"
                    "{'GroupId':3,'Name':'C','Rights':{'RoleName':'users','CanBargeIn':true}},"
                    "{'GroupId':4,'Name':'D','Rights':{'RoleName':'receptionists'}}]";

  assert_merge (lk_user_field_groups, base, wanted, now,
                "[{'GroupId':1,'Rights':{'RoleName':'users','Newer':7}},"
                "{'GroupId':10000007,'Rights':{'RoleName':'users'}},"
                "{'GroupId':3,'Rights':{'RoleName':'managers'}},"
                "{'GroupId':4,'Rights':{'RoleName':'receptionists'}},"
                "{'GroupId':9,'Rights':{'RoleName':'users'}}]");
}

static void
test_merge_rights (void)
{
  assert_merge (lk_user_field_groups,
                "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':false,'Newer':1}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':true,'Newer':1}}]",
                "[{'GroupId':1,'Name':'A','Rights':{'RoleName':'users','CanBargeIn':false,"
                "'ShowMyCalls':true,'Newer':2}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':true,"
                "'ShowMyCalls':true,'Newer':2}}]");
  /* A new role brings its rights with it, but for what the person chose themselves. */
  assert_merge (lk_user_field_groups,
                "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':false}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'managers','CanBargeIn':false,"
                "'ShowMyCalls':true}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'users','CanBargeIn':false}}]",
                "[{'GroupId':1,'Rights':{'RoleName':'managers','ShowMyCalls':true}}]");
}

/* A department that someone took away meanwhile does not come back by itself, a hidden group never
 * goes, and what is listed twice is sent once. */
static void
test_merge_odd_departments (void)
{
  const char *one = "[{'GroupId':1,'Rights':{'RoleName':'users'}}]";
  const char *two = "[{'GroupId':1,'Rights':{'RoleName':'users'}},{'GroupId':2}]";

  assert_merge (lk_user_field_groups, one, two, "[]", "[{'GroupId':2}]");
  assert_merge (lk_user_field_groups, "[" FAVOURITES "]", "[]", "[" FAVOURITES "]",
                "[{'GroupId':10000007,'Rights':{'RoleName':'users'}}]");
  assert_merge (lk_user_field_groups, "[]", two, "[{'GroupId':1},{'GroupId':1},{'GroupId':5}]",
                "[{'GroupId':1,'Rights':{'RoleName':'users'}},{'GroupId':5},{'GroupId':2}]");
}

static void
test_merge_nameless (void)
{
  g_auto (LkValue) base = LK_VALUE_INIT;
  g_auto (LkValue) now = LK_VALUE_INIT;
  g_auto (LkValue) out = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  set_json (&base, "[]");
  set_json (&now, "[{'Name':'Sales'}]");
  g_assert_false (lk_user_field_groups->structure->merge (&base, &base, &now, &out, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

static void
test_fulfilled_departments (void)
{
  const LkField *groups = lk_user_field_groups;
  const char *sent = "[{'GroupId':2,'Rights':{'RoleName':'managers'}},"
                     "{'GroupId':10000007,'Rights':{'RoleName':'users'}}]";

  assert_fulfils (groups,
                  "[" FAVOURITES ",{'GroupId':2,'Name':'B','Rights':{'RoleName':'managers',"
                  "'CanBargeIn':true}}]",
                  sent, TRUE);
  assert_fulfils (groups, "[{'GroupId':2,'Rights':{'RoleName':'managers'}}]", sent, FALSE);
  assert_fulfils (groups, "[" FAVOURITES ",{'GroupId':2,'Rights':{'RoleName':'users'}}]", sent,
                  FALSE);
  assert_fulfils (groups,
                  "[" FAVOURITES ",{'GroupId':2,'Rights':{'RoleName':'managers'}},{'GroupId':3}]",
                  sent, FALSE);
  assert_fulfils (groups, "[" FAVOURITES "]", "[]", TRUE);
}

static void
test_same_phones (void)
{
  const LkField *phones = lk_user_field_phones;
  const char *page = "[{'Id':5,'Name':'T54W','MacAddress':'001565AABBCC','Interface':null,"
                     "'Settings':{'ProvisionType':'SBC','Firmware':'1'}}]";
  const char *whole = "[{'Id':5,'Name':'T54W','MacAddress':'001565AABBCC','Interface':'',"
                      "'ProvisioningLinkExt':'x',"
                      "'Settings':{'ProvisionType':'SBC','Firmware':'2','Secret':'y'}}]";

  assert_equal (phones, page, whole, TRUE);
  assert_equal (phones, page, "[]", FALSE);
  assert_equal (phones, page,
                "[{'Id':5,'Name':'T54W','MacAddress':'001565AABBCC',"
                "'Settings':{'ProvisionType':'LocalLan','Firmware':'1'}}]",
                FALSE);
}

static void
test_merge_phones (void)
{
  const char *base = "[{'Id':5,'Name':'A','MacAddress':'1','Settings':{'TimeZone':'1'}},"
                     "{'Id':6,'Name':'B','MacAddress':'2','Settings':{'TimeZone':'1'}},"
                     "{'Id':7,'Name':'C','MacAddress':'3','Settings':{'TimeZone':'1'}}]";
  const char *wanted = "[{'Id':5,'Name':'A','MacAddress':'1','Settings':{'TimeZone':'2'}},"
                       "{'Id':7,'Name':'C','MacAddress':'3','Settings':{'TimeZone':'1'}},"
                       "{'Name':'D','MacAddress':'4'}]";
  const char *now = "[{'Id':5,'Name':'A!','MacAddress':'1','Link':'a','Settings':{'TimeZone':'1',"
                    "'Secret':'s'}},"
                    "{'Id':6,'Name':'B','MacAddress':'2','Link':'b'},"
                    "{'Id':7,'Name':'C','MacAddress':'3','Link':'c','Settings':{'Secret':'t'}}]";

  assert_merge (lk_user_field_phones, base, wanted, now,
                "[{'Id':5,'Name':'A!','MacAddress':'1','Link':'a','Settings':{'TimeZone':'2',"
                "'Secret':'s'}},"
                "{'Id':7,'Name':'C','MacAddress':'3','Link':'c','Settings':{'Secret':'t'}},"
                "{'Name':'D','MacAddress':'4'}]");
}

static void
test_fulfilled_phones (void)
{
  const LkField *phones = lk_user_field_phones;
  const char *sent = "[{'Name':'T54W','MacAddress':'001565AABBCC','Interface':''}]";

  assert_fulfils (phones,
                  "[{'Id':12,'Name':'T54W','MacAddress':'00:15:65:aa:bb:cc','Interface':null,"
                  "'Settings':{'Secret':'x'}}]",
                  sent, TRUE);
  assert_fulfils (phones, "[{'Id':12,'Name':'T54W','MacAddress':'001565AABBCD'}]", sent, FALSE);
  assert_fulfils (phones, "[{'Id':12,'Name':'T53','MacAddress':'001565AABBCC'}]", sent, FALSE);
  assert_fulfils (phones, "[]", sent, FALSE);
  /* The server may give the entries of a list that it replaces other numbers. */
  assert_fulfils (phones, "[{'Id':13,'Name':'T54W','MacAddress':'001565AABBCC'}]",
                  "[{'Id':12,'Name':'T54W','MacAddress':'001565AABBCC'}]", TRUE);
}

/* Statuses are known by name: the phone system has its own order of them, and perhaps more. */
static void
test_fulfilled_statuses (void)
{
  const LkField *profiles = lk_user_field_find ("ForwardingProfiles");
  const char *sent = "[{'Name':'Away','NoAnswerTimeout':5},{'Id':9,'Name':'Available'}]";

  assert_fulfils (profiles, "[{'Id':1,'Name':'Available'},{'Name':'Away','NoAnswerTimeout':5}]",
                  sent, TRUE);
  assert_fulfils (profiles,
                  "[{'Name':'Available'},{'Name':'Custom 1'},{'Name':'Away','NoAnswerTimeout':5,"
                  "'CustomName':'Weg'}]",
                  sent, TRUE);
  assert_fulfils (profiles, "[{'Name':'Available'},{'Name':'Away','NoAnswerTimeout':6}]", sent,
                  FALSE);
  assert_fulfils (profiles, "[{'Name':'Away','NoAnswerTimeout':5}]", sent, FALSE);
  assert_fulfils (profiles, "[{'Name':'Away'}]", "[]", FALSE);
  assert_fulfils (profiles, "[{'Name':'Away'},{'NoAnswerTimeout':5}]", "[{'NoAnswerTimeout':5}]",
                  FALSE);
  assert_fulfils (profiles, "[{'NoAnswerTimeout':5}]", "[{'NoAnswerTimeout':5}]", TRUE);
}

static void
test_fulfilled_schedule (void)
{
  const LkField *hours = lk_user_field_find ("Hours");
  const char *sent = "{'Type':'SpecificHours','IgnoreHolidays':null,'Periods':["
                     "{'DayOfWeek':'Tuesday','Start':'09:00:00','Stop':'17:00:00'},"
                     "{'DayOfWeek':'Monday','Start':'09:00:00','Stop':'17:00:00'}]}";

  assert_fulfils (hours,
                  "{'Type':'SpecificHours','Periods':["
                  "{'DayOfWeek':'Monday','Start':'09:00:00.0000000','Stop':'17:00:00'},"
                  "{'DayOfWeek':'Tuesday','Start':'09:00:00','Stop':'17:00:00.000'}]}",
                  sent, TRUE);
  assert_fulfils (hours,
                  "{'Type':'SpecificHours','Periods':["
                  "{'DayOfWeek':'Monday','Start':'09:00:00.5','Stop':'17:00:00'},"
                  "{'DayOfWeek':'Tuesday','Start':'09:00:00','Stop':'17:00:00'}]}",
                  sent, FALSE);
  assert_fulfils (hours, "{'Type':'OfficeHours','Periods':[]}", sent, FALSE);
}

static void
test_fulfilled_exceptions (void)
{
  const LkField *rules = lk_user_field_find ("ForwardingExceptions");
  const char *sent = "[{'Id':0,'Condition':'NoAnswer','Data':'','Enabled':true,"
                     "'Destination':{'To':'Extension','Number':'101','Name':'old'}},"
                     "{'Id':null,'Destination':{'To':'External','External':'0123','Number':'x'}}]";
  const char *turned = "[{'Destination':{'To':'External','External':'0123'}},"
                       "{'Condition':'NoAnswer','Enabled':true,"
                       "'Destination':{'To':'Extension','Number':'101'}}]";

  assert_fulfils (
    rules,
    "[{'Id':12,'Condition':'NoAnswer','Data':null,'Enabled':true,'CallType':'All',"
    "'Destination':{'To':'Extension','Number':'101','Name':'Ada','Type':'Extension'}},"
    "{'Id':13,'Destination':{'To':'External','External':'0123','Number':null}}]",
    sent, TRUE);
  assert_fulfils (rules, "[{'Id':31,'Condition':'NoAnswer'},{'Id':32,'Condition':'PhoneBusy'}]",
                  "[{'Id':12,'Condition':'NoAnswer'},{'Id':13,'Condition':'PhoneBusy'}]", TRUE);
  assert_fulfils (rules, turned, sent, FALSE);
  assert_fulfils (rules,
                  "[{'Condition':'NoAnswer','Enabled':true,"
                  "'Destination':{'To':'Extension','Number':'102'}},"
                  "{'Destination':{'To':'External','External':'0123'}}]",
                  sent, FALSE);
}

static void
assert_plain (const char *name, const char *now, const char *wanted, gboolean expected)
{
  const LkField *field = lk_user_field_find (name);
  g_auto (LkValue) there = LK_VALUE_INIT;
  g_auto (LkValue) asked = LK_VALUE_INIT;

  if (now != NULL)
    lk_value_set_text (&there, now);
  if (wanted != NULL)
    lk_value_set_text (&asked, wanted);
  else
    lk_value_set_null (&asked);
  g_assert_cmpint (lk_field_fulfils (field, &there, &asked), ==, expected);
}

static void
test_fulfilled_plain (void)
{
  const LkField *effects = lk_user_field_find ("OfficeHoursProps");
  g_auto (LkValue) nothing = LK_VALUE_INIT;
  g_auto (LkValue) empty = LK_VALUE_INIT;

  assert_plain ("FirstName", NULL, "", TRUE);
  assert_plain ("FirstName", "", NULL, TRUE);
  assert_plain ("FirstName", "Ada", NULL, FALSE);
  assert_plain ("FirstName", NULL, "Ada", FALSE);
  assert_plain ("FirstName", "ada", "Ada", FALSE);
  assert_fulfils (effects, "['AutoQueueLogOut','GlobalSchedule']",
                  "['GlobalSchedule','AutoQueueLogOut']", TRUE);
  assert_fulfils (effects, "['AutoQueueLogOut']", "['GlobalSchedule','AutoQueueLogOut']", FALSE);

  set_json (&empty, "[]");
  g_assert_true (lk_field_fulfils (effects, &empty, &nothing));
  g_assert_true (lk_field_fulfils (effects, &nothing, &empty));
}

static void
test_copies (void)
{
  g_autoptr (JsonObject) record =
    lk_test_json_object ("{'Id':5,'Newer':[1],'Settings':{'Firmware':'1','Secret':{'a':2}}}");
  g_autoptr (LkPhone) phone = lk_phone_parse (record, NULL);
  g_autoptr (LkPhone) copy = lk_phone_copy (phone);
  g_autoptr (LkPhone) fresh = lk_phone_new ();
  g_autoptr (JsonObject) built = NULL;
  g_autoptr (JsonObject) built_fresh = NULL;

  g_assert_cmpstr (copy->firmware, ==, "1");
  copy->time_zone = g_strdup ("7");
  fresh->sbc_name = g_strdup ("edge");
  built = lk_phone_build (copy);
  built_fresh = lk_phone_build (fresh);
  lk_test_assert_json_object (
    built, "{'Id':5,'Newer':[1],'Settings':{'Firmware':'1','Secret':{'a':2},'TimeZone':'7'}}");
  lk_test_assert_json_object (built_fresh, "{'Settings':{'SbcName':'edge'}}");
}

static void
test_rights (void)
{
  g_autoptr (JsonObject)
    record = lk_test_json_object ("{'GroupId':5,'Rights':{'RoleName':'users','CanBargeIn':null}}");
  g_autoptr (LkMembership) membership = lk_membership_parse (record, NULL);
  g_autoptr (LkMembership) copy = lk_membership_copy (membership);
  g_autoptr (JsonObject) built = NULL;

  for (const LkChoice *right = lk_membership_rights; right->value != NULL; right++)
    g_assert_cmpint (lk_membership_get_right (copy, right->value), ==, LK_TRISTATE_UNSET);
  lk_membership_set_right (copy, "CanBargeIn", LK_TRISTATE_YES);
  lk_membership_set_right (copy, "AllowIVR", LK_TRISTATE_NO);
  built = lk_membership_build (copy);
  lk_test_assert_json_object (
    built, "{'GroupId':5,'Rights':{'RoleName':'users','CanBargeIn':true,'AllowIVR':false}}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lists/same-departments", test_same_departments);
  g_test_add_func ("/lists/same-rights", test_same_rights);
  g_test_add_func ("/lists/merge-departments", test_merge_departments);
  g_test_add_func ("/lists/merge-rights", test_merge_rights);
  g_test_add_func ("/lists/merge-odd-departments", test_merge_odd_departments);
  g_test_add_func ("/lists/merge-nameless", test_merge_nameless);
  g_test_add_func ("/lists/fulfilled-departments", test_fulfilled_departments);
  g_test_add_func ("/lists/same-phones", test_same_phones);
  g_test_add_func ("/lists/merge-phones", test_merge_phones);
  g_test_add_func ("/lists/fulfilled-phones", test_fulfilled_phones);
  g_test_add_func ("/lists/fulfilled-statuses", test_fulfilled_statuses);
  g_test_add_func ("/lists/fulfilled-schedule", test_fulfilled_schedule);
  g_test_add_func ("/lists/fulfilled-exceptions", test_fulfilled_exceptions);
  g_test_add_func ("/lists/fulfilled-plain", test_fulfilled_plain);
  g_test_add_func ("/lists/copies", test_copies);
  g_test_add_func ("/lists/rights", test_rights);

  return g_test_run ();
}
