/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-forwarding-form.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define MAILBOX "{'To':'VoiceMail','Number':'','External':''}"

#define LEGS                                                                                       \
  "'BusyAllCalls':true,'BusyInternal':" MAILBOX ",'BusyExternal':" MAILBOX                         \
  ",'NotRegisteredAllCalls':null"

#define AVAILABLE(destination, rest)                                                               \
  "{'Id':1,'Name':'Available','CustomName':'','CustomMessage':null,'NoAnswerTimeout':20,"          \
  "'RingMyMobile':false,'AcceptMultipleCalls':null,'Invented':{'deep':[1]},'AvailableRoute':{"     \
  "'NoAnswerAllCalls':false,'NoAnswerInternal':" destination ",'Later':7," LEGS "}" rest "}"

#define AWAY(destination)                                                                            \
  "{'Name':'Away','CustomName':'Fishing \xf0\x9f\x8e\xa3 <b>&','AwayRoute':{'Internal':" destination \
  ",'External':null,'AllHoursInternal':true}}"

#define BOTH "[" AVAILABLE (MAILBOX, "") "," AWAY (MAILBOX) "]"

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer profiles)
{
  g_autofree char *user = g_strdup_printf ("{'Number':'101','FirstName':'Ada','LastName':'Berg',"
                                           "'ForwardingProfiles':%s}",
                                           (const char *) profiles);

  fixture->structure = lk_test_structure_new ("ForwardingProfiles", 101, user);
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static void
expand (Fixture *fixture, const char *title)
{
  GtkWidget *row = lk_test_get (fixture->dialog, ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  lk_test_spin_frames (fixture->dialog, 4);
}

static void
finish (Fixture *fixture, const char *wanted)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  lk_test_structure_assert_wanted (fixture->structure, wanted);
}

static void
enter (Fixture *fixture, GType type, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (fixture->dialog, type, name)), text);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
choose (Fixture *fixture, const char *name, const char *label)
{
  lk_test_structure_choose (fixture->dialog, name, label);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
flip (Fixture *fixture, const char *name)
{
  GtkWidget *toggle = lk_test_get (fixture->dialog, GTK_TYPE_SWITCH, name);

  gtk_switch_set_active (GTK_SWITCH (toggle), !gtk_switch_get_active (GTK_SWITCH (toggle)));
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
pick_open (Fixture *fixture, const char *query)
{
  GtkWidget *search = lk_test_get (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, "Search");

  gtk_editable_set_text (GTK_EDITABLE (search), query);
  g_signal_emit_by_name (search, "activate");
  lk_test_spin_frames (fixture->dialog, 4);
}

static void
pick (Fixture *fixture, const char *name, const char *query)
{
  lk_test_click (fixture->dialog, name);
  lk_test_spin_frames (fixture->dialog, 4);
  pick_open (fixture, query);
}

static void
test_untouched (Fixture *fixture, gconstpointer profiles)
{
  if (lk_test_find (fixture->dialog, ADW_TYPE_EXPANDER_ROW, "Available") != NULL)
    expand (fixture, "Available");
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

/* One thing is changed; all else, also what this program does not know, is as it was. */
static void
test_outside_number (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Available");
  choose (fixture, "Not answered: calls from colleagues", "External number");
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  enter (fixture, GTK_TYPE_ENTRY, "Not answered: calls from colleagues: phone number", "call me");
  g_assert_true (lk_test_shows_text (fixture->dialog, "does not look like a phone number"));
  enter (fixture, GTK_TYPE_ENTRY, "Not answered: calls from colleagues: phone number",
         " +49 (30) 1234 ");
  g_assert_false (lk_test_shows_text (fixture->dialog, "does not look like a phone number"));
  finish (fixture, "[" AVAILABLE ("{'To':'External','Number':'','External':'+49 (30) 1234'}",
                                  "") "," AWAY (MAILBOX) "]");
}

static void
test_extension (Fixture *fixture, gconstpointer profiles)
{
  LkUser *user = lk_test_house_get_user (fixture->structure->house, 5);
  g_autofree char *number = g_strdup (lk_user_get_text (user, lk_user_field_number));
  g_autofree char *name = lk_user_dup_name (user);
  g_autofree char *destination = NULL;
  g_autofree char *wanted = NULL;

  expand (fixture, "Fishing \xf0\x9f\x8e\xa3 <b>&");
  choose (fixture, "Calls from colleagues", "Extension");
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  pick (fixture, "Calls from colleagues: which one", number);
  destination = g_strdup_printf (
    "{'To':'Extension','Number':'%s','Name':'%s','External':'','Type':'Extension','Tags':[],"
    "'New':1}",
    number, name);
  wanted = g_strdup_printf ("[{'Name':'Away','CustomName':'Fishing \xf0\x9f\x8e\xa3 <b>&',"
                            "'AwayRoute':{'Internal':%s,'External':null,'AllHoursInternal':true}}]",
                            destination);
  finish (fixture, wanted);
}

/* Going back to the first kind goes back to the first place. */
static void
test_there_and_back (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Fishing \xf0\x9f\x8e\xa3 <b>&");
  choose (fixture, "Calls from colleagues", "End the call");
  choose (fixture, "Calls from colleagues", "Queue");
  g_assert_true (lk_test_shows_text (fixture->dialog, "800 Support"));
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

/* The wrong kind of route is neither offered nor sent. */
static void
test_right_route (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Away");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Busy: calls from colleagues"));
  choose (fixture, "Calls from outside", "End the call");
  finish (fixture, "[{'Name':'Available','AvailableRoute':null},"
                   "{'Name':'Away','AwayRoute':{'External':{'To':'None'}}}]");
}

static void
test_other_route (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Custom 2");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Busy: calls from colleagues"));
  enter (fixture, ADW_TYPE_ENTRY_ROW, "Message to colleagues", "Gone");
  finish (fixture, "[{'Name':'Custom 1','AvailableRoute':{'BusyAllCalls':true,'New':1}},"
                   "{'Name':'Custom 2','AwayRoute':{'New':2},'CustomMessage':'Gone'},"
                   "{'Name':'Holiday','AvailableRoute':{'New':3},'AwayRoute':{'New':4}}]");
}

static void
test_made_route (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Available");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Calls from outside"));
  choose (fixture, "Busy: calls from outside go the same way", "Yes");
  finish (fixture, "[{'Name':'Available','AvailableRoute':{'BusyAllCalls':true}},"
                   "{'Name':'Away'}]");
}

static void
test_same_way (Fixture *fixture, gconstpointer profiles)
{
  const char *outside = "Not answered: calls from outside";

  expand (fixture, "Available");
  g_assert_nonnull (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, outside));
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Busy: calls from outside"));
  flip (fixture, "Not answered: calls from outside go the same way");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, outside));
  flip (fixture, "Not answered: calls from outside go the same way");
  flip (fixture, "Busy: calls from outside go the same way");
  g_assert_nonnull (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Busy: calls from outside"));
  flip (fixture, "Busy: calls from outside go the same way");
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_texts (Fixture *fixture, gconstpointer profiles)
{
  expand (fixture, "Available");
  enter (fixture, ADW_TYPE_ENTRY_ROW, "Not answered after (seconds)", "soon");
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  g_assert_true (lk_test_shows_text (fixture->dialog, "must be a whole number"));
  enter (fixture, ADW_TYPE_ENTRY_ROW, "Not answered after (seconds)", " 45 ");
  enter (fixture, ADW_TYPE_ENTRY_ROW, "Own name of the status", "At my desk");
  flip (fixture, "Ring the mobile, too");
  choose (fixture, "Let calls in during a call", "Yes");
  g_assert_true (lk_test_shows_text (fixture->dialog, "At my desk"));
  finish (
    fixture,
    "[{'Id':1,'Name':'Available','CustomName':'At my desk','CustomMessage':null,"
    "'NoAnswerTimeout':45,'RingMyMobile':true,'AcceptMultipleCalls':true,"
    "'Invented':{'deep':[1]},'AvailableRoute':{'NoAnswerAllCalls':false,'NoAnswerInternal':" MAILBOX
    ",'Later':7," LEGS "}}," AWAY (MAILBOX) "]");
}

static gboolean
has_asked (gpointer house)
{
  return lk_test_house_count (house, "/Peers") > 0;
}

/* Queues and their like are read when they are first needed; those of another kind are not offered.
 */
static void
test_service (Fixture *fixture, gconstpointer profiles)
{
  const char *which = "Not answered: calls from colleagues: which one";

  expand (fixture, "Available");
  choose (fixture, "Not answered: calls from colleagues", "Queue");
  g_assert_false (has_asked (fixture->structure->house));
  lk_test_click (fixture->dialog, which);
  g_assert_true (lk_test_spin_until (has_asked, fixture->structure->house));
  lk_test_wait_for_text (fixture->dialog, "801 Support queue");
  g_assert_false (lk_test_shows_text (fixture->dialog, "Welcome menu"));
  pick_open (fixture, "support");
  finish (fixture, "[" AVAILABLE ("{'To':'Queue','Number':'801','External':'',"
                                  "'Name':'Support queue'}",
                                  "") "," AWAY (MAILBOX) "]");
}

static void
test_hostile (Fixture *fixture, gconstpointer profiles)
{
  test_untouched (fixture, profiles);
}

/* No field's value is like that today; a form keeps it all the same. */
static void
test_unreadable (void)
{
  const LkField *field = lk_user_field_find ("ForwardingProfiles");
  GtkWidget *form = g_object_ref_sink (lk_forwarding_form_new (field));
  g_autoptr (JsonNode) node = json_from_string ("[{\"Name\":\"Away\"},7]", NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_auto (LkValue) out = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  lk_value_editor_show (LK_VALUE_EDITOR (form), &value);
  g_assert_null (lk_value_editor_dup_problem (LK_VALUE_EDITOR (form)));
  lk_value_editor_get (LK_VALUE_EDITOR (form), &out);
  g_assert_true (lk_value_equal (&value, &out));
  g_object_unref (form);
}

static void
test_narrow (Fixture *fixture, gconstpointer profiles)
{
  int minimum;

  expand (fixture, "Available");
  choose (fixture, "Not answered: calls from colleagues", "External number");
  enter (fixture, GTK_TYPE_ENTRY, "Not answered: calls from colleagues: phone number", "x");
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  lk_test_structure_picture (fixture->dialog, "forwarding");
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 1200);
  lk_test_structure_picture (fixture->dialog, "forwarding-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_structure_picture (fixture->dialog, "forwarding-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, profiles, test) g_test_add (path, Fixture, profiles, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/forwarding/untouched", BOTH, test_untouched);
  ADD ("/forwarding/outside-number", BOTH, test_outside_number);
  ADD ("/forwarding/extension",
       "[" AWAY ("{'To':'Queue','Number':'800','Name':'Support','External':'','Type':'Queue',"
                 "'Tags':['MS'],'New':1}") "]",
       test_extension);
  ADD ("/forwarding/there-and-back",
       "[" AWAY ("{'To':'Queue','Number':'800','Name':'Support','Type':'Queue'}") "]",
       test_there_and_back);
  ADD ("/forwarding/right-route",
       "[{'Name':'Available','AvailableRoute':null},{'Name':'Away','AwayRoute':null}]",
       test_right_route);
  ADD ("/forwarding/other-route",
       "[{'Name':'Custom 1','AvailableRoute':{'BusyAllCalls':true,'New':1},'AwayRoute':{}},"
       "{'Name':'Custom 2','AvailableRoute':{'BusyAllCalls':true},'AwayRoute':{'New':2}},"
       "{'Name':'Holiday','AvailableRoute':{'New':3},'AwayRoute':{'New':4}}]",
       test_other_route);
  ADD ("/forwarding/made-route", "[{'Name':'Available'},{'Name':'Away'}]", test_made_route);
  ADD ("/forwarding/same-way", BOTH, test_same_way);
  ADD ("/forwarding/texts", BOTH, test_texts);
  ADD ("/forwarding/service", BOTH, test_service);
  ADD ("/forwarding/null", "null", test_untouched);
  ADD ("/forwarding/hostile",
       "[{},{'Name':7,'NoAnswerTimeout':'x'},{'Name':'Available','AvailableRoute':[],"
       "'AwayRoute':{'Internal':{'To':3}},'NoAnswerTimeout':-99999999999},"
       "{'Name':'Available','AvailableRoute':{'BusyInternal':{'To':'Teleport','Number':'1'},"
       "'NoAnswerInternal':{'To':'Deflect'},'BusyAllCalls':'maybe'},'AwayRoute':{}}]",
       test_hostile);
  g_test_add_func ("/forwarding/unreadable", test_unreadable);
  ADD ("/forwarding/narrow", BOTH, test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
