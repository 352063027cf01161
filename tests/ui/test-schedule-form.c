/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "lk-schedule-form.h"
#include "lk-test-structure.h"

#define SPECIFIC                                                                                   \
  "{'Type':'SpecificHours','IgnoreHolidays':false,'Invented':[1,{'deep':null}],'Periods':["        \
  "{'DayOfWeek':'Monday','Start':'08:00:00','Stop':'12:00:00','New':7},"                           \
  "{'DayOfWeek':'Funday','Start':'01:00:00','Stop':'02:00:00'},"                                   \
  "{'DayOfWeek':'Monday','Start':'13:00:00','Stop':'17:00:30'}]}"

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer hours)
{
  g_autofree char *user = g_strdup_printf ("{'Number':'101','FirstName':'Ada','LastName':'Berg',"
                                           "'Hours':%s}",
                                           (const char *) hours);

  fixture->structure = lk_test_structure_new ("Hours", 101, user);
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static void
finish (Fixture *fixture)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
}

static void
enter (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (fixture->dialog, GTK_TYPE_ENTRY, name)), text);
}

static void
assert_entry (Fixture *fixture, const char *name, const char *text)
{
  GtkWidget *entry = lk_test_get (fixture->dialog, GTK_TYPE_ENTRY, name);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
}

static void
test_untouched (Fixture *fixture, gconstpointer hours)
{
  g_autofree char *before = lk_test_structure_dup_wanted (fixture->structure);
  g_autofree char *after = NULL;

  finish (fixture);
  after = lk_test_structure_dup_wanted (fixture->structure);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_type (Fixture *fixture, gconstpointer hours)
{
  g_assert_nonnull (lk_test_find (fixture->dialog, GTK_TYPE_BUTTON, "Add hours: Monday"));
  lk_test_structure_choose (fixture->dialog, "When", "At all hours");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_BUTTON, "Add hours: Monday"));
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "{'Type':'AllHours','IgnoreHolidays':false,'Invented':[1,{'deep':null}],'Periods':["
    "{'DayOfWeek':'Monday','Start':'08:00:00','Stop':'12:00:00','New':7},"
    "{'DayOfWeek':'Funday','Start':'01:00:00','Stop':'02:00:00'},"
    "{'DayOfWeek':'Monday','Start':'13:00:00','Stop':'17:00:30'}]}");
}

static void
test_holidays (Fixture *fixture, gconstpointer hours)
{
  lk_test_structure_choose (fixture->dialog, "Holidays", "Are days like any other");
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure,
                                   "{'Type':'OfficeHours','IgnoreHolidays':true,'Periods':[]}");
}

static void
test_times (Fixture *fixture, gconstpointer hours)
{
  assert_entry (fixture, "Monday, hours 1: from", "08:00");
  assert_entry (fixture, "Monday, hours 2: until", "17:00:30");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Funday"));
  enter (fixture, "Monday, hours 1: from", "730");
  enter (fixture, "Monday, hours 1: until", "11.45");
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "{'Type':'SpecificHours','IgnoreHolidays':false,'Invented':[1,{'deep':null}],'Periods':["
    "{'DayOfWeek':'Monday','Start':'07:30:00','Stop':'11:45:00','New':7},"
    "{'DayOfWeek':'Funday','Start':'01:00:00','Stop':'02:00:00'},"
    "{'DayOfWeek':'Monday','Start':'13:00:00','Stop':'17:00:30'}]}");
}

static void
test_no_time (Fixture *fixture, gconstpointer hours)
{
  static const char *const wrong[] = { "", "25", "9:60", "9:5", "nine", "-1", "12345", "9:00:99" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      enter (fixture, "Monday, hours 1: from", wrong[i]);
      g_assert_false (lk_test_structure_can_finish (fixture->dialog));
    }
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "is no time of day"));
  lk_test_structure_picture (fixture->dialog, "schedule-no-time");

  enter (fixture, "Monday, hours 1: from", "9");
  g_assert_true (lk_test_structure_can_finish (fixture->dialog));
  g_assert_null (lk_test_find_text (fixture->dialog, "is no time of day"));
}

static void
test_keys (Fixture *fixture, gconstpointer hours)
{
  GtkWidget *entry = lk_test_get (fixture->dialog, GTK_TYPE_ENTRY, "Monday, hours 1: from");

  gtk_widget_activate_action (entry, "clock.step", "i", 15);
  assert_entry (fixture, "Monday, hours 1: from", "08:15");
  gtk_widget_activate_action (entry, "clock.step", "i", -60);
  assert_entry (fixture, "Monday, hours 1: from", "07:15");
  enter (fixture, "Monday, hours 1: from", "0");
  gtk_widget_activate_action (entry, "clock.step", "i", -15);
  assert_entry (fixture, "Monday, hours 1: from", "23:45");
}

static void
test_add_and_remove (Fixture *fixture, gconstpointer hours)
{
  lk_test_click (fixture->dialog, "Add hours: Sunday");
  lk_test_spin_frames (fixture->dialog, 2);
  assert_entry (fixture, "Sunday, hours 1: from", "09:00");
  lk_test_click (fixture->dialog, "Add hours: Sunday");
  lk_test_spin_frames (fixture->dialog, 2);
  assert_entry (fixture, "Sunday, hours 2: from", "18:00");
  assert_entry (fixture, "Sunday, hours 2: until", "22:00");
  lk_test_click (fixture->dialog, "Remove: Monday, hours 1");
  lk_test_click (fixture->dialog, "Remove: Sunday, hours 2");
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "{'Type':'SpecificHours','IgnoreHolidays':false,'Invented':[1,{'deep':null}],'Periods':["
    "{'DayOfWeek':'Funday','Start':'01:00:00','Stop':'02:00:00'},"
    "{'DayOfWeek':'Monday','Start':'13:00:00','Stop':'17:00:30'},"
    "{'DayOfWeek':'Sunday','Start':'09:00:00','Stop':'17:00:00'}]}");
}

static void
copy_monday (Fixture *fixture, guint days)
{
  GtkWidget *button =
    lk_test_get (fixture->dialog, GTK_TYPE_MENU_BUTTON, "Copy to other days: Monday");

  gtk_widget_activate_action (button, "day.copy", "u", days);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
test_copy (Fixture *fixture, gconstpointer hours)
{
  copy_monday (fixture, 0x1f);
  lk_test_structure_picture (fixture->dialog, "schedule-copied");
  assert_entry (fixture, "Friday, hours 2: from", "13:00");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_ENTRY, "Saturday, hours 1: from"));
  assert_entry (fixture, "Monday, hours 2: from", "13:00");

  lk_test_click (fixture->dialog, "Remove: Monday, hours 2");
  lk_test_click (fixture->dialog, "Remove: Monday, hours 1");
  copy_monday (fixture, 0x7f & ~0x02);
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "{'Type':'SpecificHours','IgnoreHolidays':false,'Invented':[1,{'deep':null}],'Periods':["
    "{'DayOfWeek':'Funday','Start':'01:00:00','Stop':'02:00:00'},"
    "{'DayOfWeek':'Tuesday','Start':'08:00:00','Stop':'12:00:00','New':7},"
    "{'DayOfWeek':'Tuesday','Start':'13:00:00','Stop':'17:00:30'}]}");
}

static void
test_overlap_is_doubtful (Fixture *fixture, gconstpointer hours)
{
  enter (fixture, "Monday, hours 2: from", "11:00");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "overlap"));
  lk_test_structure_picture (fixture->dialog, "schedule-overlap");
  enter (fixture, "Monday, hours 2: from", "12:00");
  g_assert_null (lk_test_find_text (fixture->dialog, "overlap"));
  enter (fixture, "Monday, hours 1: until", "07:00");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "end before they begin"));
  g_assert_true (lk_test_structure_can_finish (fixture->dialog));
}

static void
test_unknown_type (Fixture *fixture, gconstpointer hours)
{
  lk_test_structure_choose (fixture->dialog, "Holidays", "Are holidays");
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure,
                                   "{'Type':'WhenItRains','IgnoreHolidays':false,'Periods':["
                                   "{'DayOfWeek':'Monday','Start':'08:00:00','Stop':'12:00:00'}]}");
}

static void
test_null (Fixture *fixture, gconstpointer hours)
{
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
  fixture->dialog = lk_test_structure_open (fixture->structure);
  lk_test_structure_choose (fixture->dialog, "When", "Certain hours");
  lk_test_spin_frames (fixture->dialog, 2);
  lk_test_click (fixture->dialog, "Add hours: Monday");
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure,
                                   "{'Type':'SpecificHours','Periods':["
                                   "{'DayOfWeek':'Monday','Start':'09:00:00','Stop':'17:00:00'}]}");
}

static void
test_unreadable (Fixture *fixture, gconstpointer hours)
{
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "It stays as it is"));
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_narrow (Fixture *fixture, gconstpointer hours)
{
  int minimum;

  copy_monday (fixture, 0x7f);
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 640);
  lk_test_structure_picture (fixture->dialog, "schedule-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_structure_picture (fixture->dialog, "schedule-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, hours, test) g_test_add (path, Fixture, hours, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/schedule/untouched", SPECIFIC, test_untouched);
  ADD ("/schedule/type", SPECIFIC, test_type);
  ADD ("/schedule/holidays", "{'Type':'OfficeHours','Periods':[]}", test_holidays);
  ADD ("/schedule/times", SPECIFIC, test_times);
  ADD ("/schedule/no-time", SPECIFIC, test_no_time);
  ADD ("/schedule/keys", SPECIFIC, test_keys);
  ADD ("/schedule/add-and-remove", SPECIFIC, test_add_and_remove);
  ADD ("/schedule/copy", SPECIFIC, test_copy);
  ADD ("/schedule/overlap", SPECIFIC, test_overlap_is_doubtful);
  ADD ("/schedule/unknown-type",
       "{'Type':'WhenItRains','Periods':["
       "{'DayOfWeek':'Monday','Start':'08:00:00','Stop':'12:00:00'}]}",
       test_unknown_type);
  ADD ("/schedule/null", "null", test_null);
  ADD ("/schedule/unreadable", "{'Type':'SpecificHours','Periods':[7]}", test_unreadable);
  ADD ("/schedule/narrow", SPECIFIC, test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
