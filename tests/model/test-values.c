/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-forwarding-exception.h"
#include "lk-forwarding-profile.h"
#include "lk-greeting.h"
#include "lk-membership.h"
#include "lk-phone.h"
#include "lk-schedule.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

/* What a field’s JSON looks like to a person. */
typedef struct
{
  const char *field;
  const char *json;
  const char *line;
} Summary;

#define HOURS(day, start, stop) "{'DayOfWeek':'" day "','Start':'" start "','Stop':'" stop "'}"
#define OFFICE(day)             HOURS (day, "09:00:00", "17:00:00")
#define WEEK                                                                                       \
  OFFICE ("Monday")                                                                                \
  "," OFFICE ("Tuesday") "," OFFICE ("Wednesday") "," OFFICE ("Thursday") "," OFFICE ("Friday")

static const Summary summaries[] = {
  { "Groups",
    "[{'Name':'Sales','Rights':{'RoleName':'managers'}},"
    "{'Name':'Support','Rights':{'RoleName':'users'}}]",
    "Sales (Manager), Support" },
  { "Groups", "[{'Name':'___FAVORITES___101'},{'Name':'Sales'}]", "Sales" },
  { "Groups", "[{'Name':'Sales','Rights':{'RoleName':'wizards'}}]", "Sales (wizards)" },

  { "Hours", "{'Type':'OfficeHours'}", "Office hours" },
  { "Hours", "{'Type':'Moonlight'}", "Moonlight" },
  { "Hours", "{}", "" },
  { "Hours", "{'Type':'SpecificHours','Periods':[]}", "Certain hours" },
  { "Hours", "{'Type':'SpecificHours','Periods':[" WEEK "]}", "Mon–Fri 09:00–17:00" },
  { "Hours", "{'Type':'OutOfSpecificHoursIncludingHolidays','Periods':[" WEEK "]}",
    "Outside Mon–Fri 09:00–17:00, and on holidays" },
  { "Hours", "{'Type':'SpecificHours','Periods':[" OFFICE ("Saturday") "," OFFICE ("Sunday") "]}",
    "Sat–Sun 09:00–17:00" },
  { "Hours",
    "{'Type':'SpecificHours','Periods':[" HOURS ("Sunday", "10:00:00", "14:30:00") "," HOURS (
      "Monday",
      "08:00:00",
      "12:00:00") "," HOURS ("Monday", "13:00:00", "18:00:00") "]}",
    "Mon 08:00–12:00, 13:00–18:00; Sun 10:00–14:30" },
  { "BreakTime",
    "{'Type':'SpecificHoursExcludingHolidays','Periods':[{'DayOfWeek':'Feastday',"
    "'Start':'noon','Stop':null}]}",
    "Feastday noon–…, not on holidays" },

  { "ForwardingProfiles", "[{'Name':'Available'},{'Name':'Custom 1','CustomName':'Lunch'}]",
    "Available, Lunch" },
  { "ForwardingExceptions",
    "[{'Enabled':true,'Condition':'BasedOnCallerID','Data':'030123',"
    "'Destination':{'To':'VoiceMail','Number':'101','Name':'Ada'}}]",
    "Caller (030123) → Voicemail (101 Ada)" },
  { "ForwardingExceptions",
    "[{'Enabled':false,'Condition':'ForwardAll',"
    "'Destination':{'To':'External','External':'+4930123'}}]",
    "Always → External number (+4930123) (off)" },
  { "ForwardingExceptions", "[{'Condition':'NoAnswer','Hours':{'Type':'Never'}}]",
    "Not answered → …" },

  { "Greetings", "[{'Type':'Default','Filename':'hello.wav'},{'Type':'Away','Filename':''}]",
    "Default (hello.wav)" },
  { "Phones", "[{'Name':'Yealink T54W','MacAddress':'805EC0AABBCC'}]",
    "Yealink T54W (805EC0AABBCC)" },
  { "Phones", "[{}]", "Phone" },
  { "AgentSettings", "{'AgentType':'Receptionist','Voice':'Ada','Language':''}",
    "Receptionist, Ada" },
  { "AgentSettings", "{}", "Set up" },

  { "Hours", "{'Type':'SpecificHours','Periods':[7]}",
    "In a form that this program does not know" },
};

static void
test_summaries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autofree char *line = lk_test_summarise (summaries[i].field, summaries[i].json);

      g_assert_cmpstr (line, ==, summaries[i].line);
    }
}

static void
test_membership (void)
{
  g_autoptr (JsonObject) record =
    lk_test_json_object ("{'GroupId':28,'Name':'Sales','Rights':{'RoleName':'users','New':1}}");
  g_autoptr (LkMembership) self = lk_membership_parse (record, NULL);
  g_autoptr (JsonObject) built = NULL;

  g_assert_cmpint (self->group_id, ==, 28);
  g_assert_cmpstr (self->role, ==, "users");
  g_assert_false (lk_membership_is_favourites (self));

  g_free (self->role);
  self->role = g_strdup ("managers");
  g_assert_cmpstr (lk_membership_get_role_label (self), ==, "Manager");
  built = lk_membership_build (self);
  lk_test_assert_json_object (
    built, "{'GroupId':28,'Name':'Sales','Rights':{'RoleName':'managers','New':1}}");
}

static void
test_new_membership (void)
{
  g_autoptr (LkMembership) self = lk_membership_new ();
  g_autoptr (JsonObject) built = NULL;

  self->group_id = 30;
  self->role = g_strdup ("users");
  built = lk_membership_build (self);
  lk_test_assert_json_object (built, "{'GroupId':30,'Rights':{'RoleName':'users'}}");
}

static void
test_favourites (void)
{
  g_autoptr (JsonObject) record = lk_test_json_object ("{'Name':'___FAVORITES___101'}");
  g_autoptr (LkMembership) self = lk_membership_parse (record, NULL);
  g_autoptr (LkMembership) nameless = lk_membership_new ();

  g_assert_true (lk_membership_is_favourites (self));
  g_assert_false (lk_membership_is_favourites (nameless));
}

static void
test_schedule (void)
{
  g_autoptr (JsonObject) record =
    lk_test_json_object ("{'Type':'OfficeHours','IgnoreHolidays':null,'Periods':[{'New':1}]}");
  g_autoptr (LkSchedule) self = lk_schedule_parse (record, NULL);
  g_autoptr (JsonObject) built = NULL;

  g_assert_cmpint (self->ignore_holidays, ==, LK_TRISTATE_UNSET);
  self->ignore_holidays = LK_TRISTATE_NO;
  g_ptr_array_add (self->periods, lk_period_new ("Monday", "09:00:00", "12:00:00"));
  built = lk_schedule_build (self);
  lk_test_assert_json_object (built,
                              "{'Type':'OfficeHours','IgnoreHolidays':false,'Periods':[{'New':1},"
                              "{'DayOfWeek':'Monday','Start':'09:00:00','Stop':'12:00:00'}]}");
}

static void
test_new_schedule (void)
{
  g_autoptr (LkSchedule) self = lk_schedule_new ("OfficeHours");
  g_autoptr (JsonObject) built = lk_schedule_build (self);

  lk_test_assert_json_object (built, "{'Type':'OfficeHours'}");
}

static void
test_profile (void)
{
  g_autoptr (JsonObject) record = lk_test_json_object (
    "{'Name':'Available','NoAnswerTimeout':20,'AwayRoute':null,"
    "'AvailableRoute':{'BusyInternal':{'To':'None','Tags':['MS']},'BusyAllCalls':true}}");
  g_autoptr (LkForwardingProfile) self = lk_forwarding_profile_parse (record, NULL);
  LkRouteLeg *busy = &self->available->legs[LK_SITUATION_BUSY];
  g_autoptr (JsonObject) built = NULL;

  g_assert_cmpint (self->id, ==, LK_NUMBER_UNSET);
  g_assert_cmpint (self->no_answer_timeout, ==, 20);
  g_assert_null (self->away);
  g_assert_cmpint (busy->all_calls, ==, LK_TRISTATE_YES);
  g_assert_null (busy->external);

  g_free (busy->internal->to);
  busy->internal->to = g_strdup ("VoiceMail");
  busy->external = lk_destination_new ("External");
  busy->external->external = g_strdup ("+4930");
  self->no_answer_timeout = LK_NUMBER_UNSET;
  built = lk_forwarding_profile_build (self);
  lk_test_assert_json_object (
    built, "{'Name':'Available','NoAnswerTimeout':null,'AwayRoute':null,"
           "'AvailableRoute':{'BusyInternal':{'To':'VoiceMail','Tags':['MS']},'BusyAllCalls':true,"
           "'BusyExternal':{'To':'External','External':'+4930'}}}");
}

static void
test_away_profile (void)
{
  g_autoptr (JsonObject) record = lk_test_json_object (
    "{'AwayRoute':{'AllHoursInternal':false,'Internal':{'To':'VoiceMail'},'External':null}}");
  g_autoptr (LkForwardingProfile) self = lk_forwarding_profile_parse (record, NULL);
  g_autoptr (JsonObject) built = NULL;

  g_assert_null (self->available);
  g_assert_cmpint (self->away->all_hours_internal, ==, LK_TRISTATE_NO);
  g_assert_cmpint (self->away->all_hours_external, ==, LK_TRISTATE_UNSET);

  g_clear_pointer (&self->away->internal, lk_destination_free);
  built = lk_forwarding_profile_build (self);
  lk_test_assert_json_object (
    built, "{'AwayRoute':{'AllHoursInternal':false,'Internal':null,'External':null}}");
}

static void
test_exception (void)
{
  g_autoptr (LkForwardingException) self = lk_forwarding_exception_new (LK_VERSION (20, 0, 9));
  g_autoptr (JsonObject) built = NULL;

  self->condition = g_strdup ("BasedOnCallerID");
  self->data = g_strdup ("030*");
  self->destination = lk_destination_new ("None");
  built = lk_forwarding_exception_build (self);
  lk_test_assert_json_object (built, "{'Enabled':true,'CallType':'AllCalls',"
                                     "'Condition':'BasedOnCallerID','Data':'030*',"
                                     "'Destination':{'To':'None'},'Hours':{'Type':'AllHours'}}");
}

/* Before 20.0.9 a rule knows the caller's number and nothing else. */
static void
test_old_exception (void)
{
  g_autoptr (LkForwardingException) self = lk_forwarding_exception_new (LK_VERSION (20, 0, 8));
  g_autoptr (LkForwardingException) again = NULL;
  g_autoptr (JsonObject) built = NULL;
  g_autoptr (JsonObject) changed = NULL;

  self->data = g_strdup ("030*");
  built = lk_forwarding_exception_build (self);
  lk_test_assert_json_object (built, "{'CallerId':'030*','Hours':{'Type':'AllHours'}}");

  again = lk_forwarding_exception_parse (built, NULL);
  g_assert_true (again->only_caller);
  g_assert_cmpstr (again->data, ==, "030*");
  g_free (again->data);
  again->data = g_strdup ("040*");
  changed = lk_forwarding_exception_build (again);
  lk_test_assert_json_object (changed, "{'CallerId':'040*','Hours':{'Type':'AllHours'}}");
}

static void
test_phone (void)
{
  g_autoptr (JsonObject) record = lk_test_json_object (
    "{'Id':5,'MacAddress':'805EC0AABBCC','Settings':{'ProvisionType':'SBC','IsSBC':true}}");
  g_autoptr (LkPhone) self = lk_phone_parse (record, NULL);
  g_autoptr (JsonObject) built = NULL;

  g_assert_cmpstr (self->provision_type, ==, "SBC");
  g_clear_pointer (&self->mac_address, g_free);
  built = lk_phone_build (self);
  lk_test_assert_json_object (
    built, "{'Id':5,'MacAddress':null,'Settings':{'ProvisionType':'SBC','IsSBC':true}}");
}

static void
test_new_greeting (void)
{
  g_autoptr (LkGreeting) self = lk_greeting_new ("Default");
  g_autoptr (JsonObject) built = lk_greeting_build (self);

  lk_test_assert_json_object (built, "{'Type':'Default'}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values/summaries", test_summaries);
  g_test_add_func ("/values/membership", test_membership);
  g_test_add_func ("/values/new-membership", test_new_membership);
  g_test_add_func ("/values/favourites", test_favourites);
  g_test_add_func ("/values/schedule", test_schedule);
  g_test_add_func ("/values/new-schedule", test_new_schedule);
  g_test_add_func ("/values/profile", test_profile);
  g_test_add_func ("/values/away-profile", test_away_profile);
  g_test_add_func ("/values/exception", test_exception);
  g_test_add_func ("/values/old-exception", test_old_exception);
  g_test_add_func ("/values/phone", test_phone);
  g_test_add_func ("/values/new-greeting", test_new_greeting);

  return g_test_run ();
}
