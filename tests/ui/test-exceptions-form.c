/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-exception-row.h"
#include "lk-test-structure.h"

#define N_MANY 50

#define CALLER(data)                                                                                  \
  "{'Id':7,'Enabled':true,'CallType':'ExternalCallsOnly','Condition':'BasedOnCallerID','Data':'" data \
  "','Destination':{'To':'VoiceMail','Number':'101','New':[1]},'Hours':{'Type':'OfficeHours',"        \
  "'Periods':[]},'Invented':{'deep':null}}"
#define BUSY                                                                                       \
  "{'Id':8,'Enabled':false,'CallType':'AllCalls','Condition':'PhoneBusy','Data':'',"               \
  "'Destination':{'To':'Teleport','Number':'1'},'Hours':null}"
#define UNKNOWN                                                                                    \
  "{'Id':9,'Enabled':null,'CallType':'MarsOnly','Condition':'FullMoon','Data':'\xd7\xa9 \xf0\x9f\x8c\x9d <b>&'}"

#define OLD(caller)                                                                                \
  "{'Id':3,'CallerId':'" caller "','Destination':{'To':'VoiceMail','Number':'101'},'Hours':null}"

#define THREE "[" CALLER ("+49301234") "," BUSY "," UNKNOWN "]"

#define TITLE_CALLER  "Caller (+49301234) → Voicemail (101)"
#define TITLE_BUSY    "Busy → Teleport (1) (off)"
#define TITLE_UNKNOWN "FullMoon (\xd7\xa9 \xf0\x9f\x8c\x9d <b>&) → …"

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture, const char *exceptions)
{
  g_autofree char *user = g_strdup_printf ("{'Number':'101','FirstName':'Ada','LastName':'Berg',"
                                           "'ForwardingExceptions':%s}",
                                           exceptions);

  fixture->structure = lk_test_structure_new ("ForwardingExceptions", 101, user);
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
set_up (Fixture *fixture, gconstpointer exceptions)
{
  open_dialog (fixture, exceptions);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static GtkWidget *
get_row (Fixture *fixture, const char *title)
{
  return lk_test_get (fixture->dialog, LK_TYPE_EXCEPTION_ROW, title);
}

static void
expand (Fixture *fixture, const char *title)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (fixture, title)), TRUE);
  lk_test_spin_frames (fixture->dialog, 4);
}

static void
choose (Fixture *fixture, const char *name, const char *label)
{
  lk_test_structure_choose (fixture->dialog, name, label);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
click (Fixture *fixture, const char *name)
{
  lk_test_click (fixture->dialog, name);
  lk_test_spin_frames (fixture->dialog, 4);
}

static void
enter (Fixture *fixture, GType type, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (fixture->dialog, type, name)), text);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
finish (Fixture *fixture, const char *wanted)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  lk_test_structure_assert_wanted (fixture->structure, wanted);
}

static void
assert_unchanged (Fixture *fixture)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

/* Opening everything changes nothing. */
static void
test_untouched (Fixture *fixture, gconstpointer exceptions)
{
  expand (fixture, TITLE_CALLER);
  expand (fixture, TITLE_BUSY);
  expand (fixture, TITLE_UNKNOWN);
  assert_unchanged (fixture);
}

static void
test_change (Fixture *fixture, gconstpointer exceptions)
{
  expand (fixture, TITLE_CALLER);
  enter (fixture, ADW_TYPE_ENTRY_ROW, "The caller’s number", " 0170* ");
  finish (fixture, "[" CALLER ("0170*") "," BUSY "," UNKNOWN "]");
}

static void
test_needs_number (Fixture *fixture, gconstpointer exceptions)
{
  expand (fixture, TITLE_BUSY);
  g_assert_null (lk_test_find (fixture->dialog, ADW_TYPE_ENTRY_ROW, "The number called"));
  choose (fixture, "Condition", "Number called");
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  g_assert_true (lk_test_shows_text (fixture->dialog, "Enter the number"));
  enter (fixture, ADW_TYPE_ENTRY_ROW, "The number called", "030");
  finish (fixture,
          "[" CALLER ("+49301234") ",{'Id':8,'Enabled':false,'CallType':'AllCalls','Condition':'"
                                   "BasedOnDID','Data':'030','Destination':{'To':'Teleport',"
                                   "'Number':'1'},'Hours':null}," UNKNOWN "]");
}

static void
test_add (Fixture *fixture, gconstpointer exceptions)
{
  click (fixture, "Add Exception");
  g_assert_true (lk_test_shows_text (fixture->dialog, "Choose the condition"));
  g_assert_true (lk_test_shows_text (fixture->dialog, "Choose…"));
  choose (fixture, "Condition", "Always");
  g_assert_false (lk_test_shows_text (fixture->dialog, "Choose…"));
  g_assert_true (lk_test_shows_text (fixture->dialog, "Choose where calls go"));
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  choose (fixture, "Where calls go", "External number");
  g_assert_false (lk_test_structure_can_finish (fixture->dialog));
  enter (fixture, GTK_TYPE_ENTRY, "Where calls go: phone number", "+4930");
  choose (fixture, "Which calls", "Calls from colleagues");
  choose (fixture, "When", "Outside office hours");
  finish (fixture, "[{'Enabled':true,'CallType':'InternalCallsOnly','Condition':'ForwardAll',"
                   "'Destination':{'To':'External','External':'+4930'},"
                   "'Hours':{'Type':'OutOfOfficeHours'}}]");
}

/* A server before 20.0.9 knows the caller's number alone. */
static void
test_old_rule (Fixture *fixture, gconstpointer exceptions)
{
  expand (fixture, "Caller (030*) → Voicemail (101)");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Condition"));
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_DROP_DOWN, "Which calls"));
  enter (fixture, ADW_TYPE_ENTRY_ROW, "The caller’s number", "040*");
  finish (fixture, "[" OLD ("040*") "]");
}

static void
test_remove (Fixture *fixture, gconstpointer exceptions)
{
  click (fixture, "Remove: " TITLE_BUSY);
  g_assert_null (lk_test_find (fixture->dialog, LK_TYPE_EXCEPTION_ROW, TITLE_BUSY));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)));
  finish (fixture, "[" CALLER ("+49301234") "," UNKNOWN "]");
}

static void
test_remove_all (Fixture *fixture, gconstpointer exceptions)
{
  click (fixture, "Remove: " TITLE_UNKNOWN);
  click (fixture, "Remove: " TITLE_CALLER);
  click (fixture, "Remove: " TITLE_BUSY);
  finish (fixture, "[]");
}

/* By buttons, and by Alt and an arrow; the order is what counts. */
static void
test_move (Fixture *fixture, gconstpointer exceptions)
{
  GtkWidget *up = lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, "Move up: " TITLE_CALLER);
  GtkWidget *down = lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, "Move down: " TITLE_UNKNOWN);

  g_assert_false (gtk_widget_is_sensitive (up));
  g_assert_false (gtk_widget_is_sensitive (down));
  click (fixture, "Move down: " TITLE_CALLER);
  g_assert_true (gtk_widget_is_sensitive (up));
  gtk_widget_activate_action (get_row (fixture, TITLE_UNKNOWN), "exception.move", "i", -1);
  gtk_widget_activate_action (get_row (fixture, TITLE_BUSY), "exception.move", "i", -1);
  finish (fixture, "[" BUSY "," UNKNOWN "," CALLER ("+49301234") "]");
}

static void
test_move_back (Fixture *fixture, gconstpointer exceptions)
{
  GtkWidget *down = lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, "Move down: " TITLE_CALLER);

  gtk_widget_grab_focus (down);
  click (fixture, "Move down: " TITLE_CALLER);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) == down);
  click (fixture, "Move up: " TITLE_CALLER);
  assert_unchanged (fixture);
}

static void
test_switch_on (Fixture *fixture, gconstpointer exceptions)
{
  expand (fixture, TITLE_BUSY);
  gtk_switch_set_active (GTK_SWITCH (lk_test_get (fixture->dialog, GTK_TYPE_SWITCH, "In use")),
                         TRUE);
  g_assert_nonnull (get_row (fixture, "Busy → Teleport (1)"));
  choose (fixture, "Where calls go", "As without exceptions");
  finish (fixture,
          "[" CALLER ("+49301234") ",{'Id':8,'Enabled':true,'CallType':'AllCalls','Condition':'"
                                   "PhoneBusy','Data':'','Destination':{'To':"
                                   "'ProceedWithNoExceptions','Number':''},'Hours':null}," UNKNOWN
                                   "]");
}

/* What the server let be without a destination may stay so; hours in a form that nobody knows keep
 * the whole list as it is. */
static void
test_incomplete (Fixture *fixture, gconstpointer exceptions)
{
  assert_unchanged (fixture);
}

static void
test_unreadable (Fixture *fixture, gconstpointer exceptions)
{
  g_assert_true (lk_test_shows_text (fixture->dialog, "It stays as it is"));
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_BUTTON, "Add Exception"));
  assert_unchanged (fixture);
}

static void
test_many (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GString) before = g_string_new ("[");
  g_autoptr (GString) after = g_string_new ("[");

  for (guint i = 0; i < N_MANY; i++)
    {
      const char *comma = i > 0 ? "," : "";

      g_string_append_printf (before, "%s{'Id':%u,'Condition':'BasedOnDID','Data':'%u','New':%u}",
                              comma, i, i, i);
      if (i != 31)
        g_string_append_printf (after, "%s{'Id':%u,'Condition':'BasedOnDID','Data':'%u','New':%u}",
                                comma, i, i, i);
    }
  g_string_append (before, "]");
  g_string_append (after, "]");

  open_dialog (&fixture, before->str);
  click (&fixture, "Remove: Number called (31) → …");
  finish (&fixture, after->str);
  tear_down (&fixture, NULL);
}

static void
test_narrow (Fixture *fixture, gconstpointer exceptions)
{
  int minimum;

  lk_test_structure_picture (fixture->dialog, "exceptions");
  expand (fixture, TITLE_CALLER);
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  choose (fixture, "When", "Certain hours");
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 1200);
  lk_test_structure_picture (fixture->dialog, "exceptions-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_structure_picture (fixture->dialog, "exceptions-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, exceptions, test) g_test_add (path, Fixture, exceptions, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/exceptions/untouched", THREE, test_untouched);
  ADD ("/exceptions/change", THREE, test_change);
  ADD ("/exceptions/needs-number", THREE, test_needs_number);
  ADD ("/exceptions/add", "null", test_add);
  ADD ("/exceptions/old-rule", "[" OLD ("030*") "]", test_old_rule);
  ADD ("/exceptions/remove", THREE, test_remove);
  ADD ("/exceptions/remove-all", THREE, test_remove_all);
  ADD ("/exceptions/move", THREE, test_move);
  ADD ("/exceptions/move-back", THREE, test_move_back);
  ADD ("/exceptions/switch-on", THREE, test_switch_on);
  ADD ("/exceptions/incomplete", "[{},{'Condition':3,'Data':[],'Destination':'x','Hours':1}]",
       test_incomplete);
  ADD ("/exceptions/unreadable", "[{'Hours':{'Periods':[7]}}]", test_unreadable);
  g_test_add_func ("/exceptions/many", test_many);
  ADD ("/exceptions/narrow", THREE, test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
