/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Structured values line by line, so that a person sees what is different. */

#include "lk-schedule.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

static void
assert_lines_of (const char *name, const LkValue *value, const char *expected)
{
  g_auto (GStrv) lines = lk_field_dup_lines (lk_user_field_find (name), value);
  g_autofree char *found = g_strjoinv ("\n", lines);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_lines (const char *name, const char *json, const char *expected)
{
  g_autoptr (JsonNode) node = lk_test_json (json);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  assert_lines_of (name, &value, expected);
}

static void
test_schedule (void)
{
  const char *periods = "'Periods':[{'DayOfWeek':'Tuesday','Start':'09:00:00','Stop':'12:00:00'},"
                        "{'DayOfWeek':'Monday','Start':'09:00:00','Stop':'17:00:00'},"
                        "{'DayOfWeek':'Tuesday','Start':'13:00:00','Stop':'17:00:00'},"
                        "{'DayOfWeek':'Someday','Start':'x','Stop':null}]";
  g_autofree char *specific =
    g_strdup_printf ("{'Type':'SpecificHours','IgnoreHolidays':true,%s}", periods);
  g_autofree char *office = g_strdup_printf ("{'Type':'OfficeHours',%s}", periods);

  assert_lines ("Hours", specific,
                "Certain hours\nHolidays are days like any other\nMon 09:00–17:00\n"
                "Tue 09:00–12:00, 13:00–17:00\nSomeday x–…");
  assert_lines ("Hours", office, "Office hours");
  assert_lines ("BreakTime", "{}", "");
  assert_lines ("BreakTime", "{'Type':'Newer'}", "Newer");
  assert_lines ("BreakTime", "{'Periods':[7]}", "In a form that this program does not know");
}

static void
test_profiles (void)
{
  assert_lines ("ForwardingProfiles",
                "[{'Name':'Available','NoAnswerTimeout':20,'RingMyMobile':true,'AvailableRoute':{"
                "'NoAnswerInternal':{'To':'VoiceMail','Number':'101'},"
                "'NoAnswerExternal':{'To':'External','External':'0123'},'NoAnswerAllCalls':false,"
                "'BusyInternal':{'To':'None'},'BusyExternal':{'To':'None'},'BusyAllCalls':true}},"
                "{'Name':'Away','CustomName':'Gone','CustomMessage':'Soon back','AwayRoute':{"
                "'Internal':{'To':'None'},'External':null,'AllHoursInternal':true}},"
                "{'Name':'Newer'},{}]",
                "Available: Not answered (20 s) → Voicemail (101); "
                "Not answered (20 s) (Calls from outside) → External number (0123); "
                "Busy → End the call; Ring the mobile, too\n"
                "Gone: Calls from colleagues (outside office hours, too) → End the call; "
                "Calls from outside → …; “Soon back”\n"
                "Newer\n");
}

static void
test_exceptions (void)
{
  assert_lines ("ForwardingExceptions",
                "[{'Condition':'BasedOnCallerID','Data':'0123','CallType':'ExternalCallsOnly',"
                "'Destination':{'To':'VoiceMail','Number':'101'},'Hours':{'Type':'OfficeHours'}},"
                "{'Enabled':false,'Condition':'Newer'}]",
                "Caller (0123) → Voicemail (101) (Calls from outside, Office hours)\n"
                "Newer → … (off)");
}

static void
test_keys (void)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, "<PhoneDevice><BLFS><BLF BLFNo=\"1\" BLFType=\"BLF\">101</BLF>"
                             "<BLF BLFNo=\"3\" BLFType=\"SpeedDial\">0123\nAda\nBerg</BLF>"
                             "<BLF BLFNo=\"4\" BLFType=\"Line\" /></BLFS></PhoneDevice>");
  assert_lines_of ("Blfs", &value,
                   "1: Lamp of an extension (101)\n3: Speed dial (0123 Ada Berg)\n4: Line");
  lk_value_set_text (&value, "");
  assert_lines_of ("Blfs", &value, "");
  lk_value_set_text (&value, "<");
  assert_lines_of ("Blfs", &value, "In a form that this program does not know");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lines/schedule", test_schedule);
  g_test_add_func ("/lines/profiles", test_profiles);
  g_test_add_func ("/lines/exceptions", test_exceptions);
  g_test_add_func ("/lines/keys", test_keys);

  return g_test_run ();
}
