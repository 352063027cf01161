/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-structure.h"

/* One of those that the demo has, because it is asked for their recordings. */
#define USER_ID 1003

#define AWAY    "{'Type':'Away','Filename':'away.wav','DisplayName':'At the lake <b>&','New':[1]}"
#define UNKNOWN "{'Type':'Asleep','Filename':'\xd7\xa9.wav','DisplayName':null}"
#define EMPTY   "{'Type':'Default','Filename':'','DisplayName':''}"

#define THREE "[" EMPTY "," AWAY "," UNKNOWN "]"

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer greetings)
{
  g_autofree char *user = g_strdup_printf ("{'Number':'101','FirstName':'Ada','LastName':'Berg',"
                                           "'Greetings':%s}",
                                           (const char *) greetings);

  fixture->structure = lk_test_structure_new ("Greetings", USER_ID, user);
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static void
pick (Fixture *fixture, const char *name, const char *recording)
{
  GtkWidget *search;

  lk_test_click (fixture->dialog, name);
  lk_test_wait_for_text (fixture->dialog, "At the lake <b>&");
  lk_test_spin_frames (fixture->dialog, 4);
  search = lk_test_get (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, "Search");
  gtk_editable_set_text (GTK_EDITABLE (search), recording);
  g_signal_emit_by_name (search, "activate");
  lk_test_spin_frames (fixture->dialog, 4);
}

static void
finish (Fixture *fixture, const char *wanted)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  lk_test_structure_assert_wanted (fixture->structure, wanted);
}

static void
test_untouched (Fixture *fixture, gconstpointer greetings)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

/* Waits until the list is there, because it comes from the phone system. */
static gboolean
has_list (gpointer dialog)
{
  return lk_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL) != NULL;
}

static void
test_choose (Fixture *fixture, gconstpointer greetings)
{
  lk_test_click (fixture->dialog, "Default");
  g_assert_true (lk_test_spin_until (has_list, fixture->dialog));
  g_signal_emit_by_name (lk_test_get (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, "Search"),
                         "stop-search");
  lk_test_spin_frames (fixture->dialog, 4);
  g_assert_cmpuint (lk_test_house_count (fixture->structure->house, "/Greetings"), ==, 1);
  pick (fixture, "Default", "lake");
  finish (fixture,
          "[{'Type':'Default','Filename':'away.wav','DisplayName':'At the lake <b>&'}," AWAY
          "," UNKNOWN "]");
}

static void
test_none (Fixture *fixture, gconstpointer greetings)
{
  pick (fixture, "Away", "No recording");
  finish (fixture,
          "[" EMPTY ",{'Type':'Away','Filename':'','DisplayName':'','New':[1]}," UNKNOWN "]");
}

/* A status of which the server did not speak joins with its recording, and only then. */
static void
test_new_status (Fixture *fixture, gconstpointer greetings)
{
  pick (fixture, "Out of office", "\xd7\xa9.wav");
  pick (fixture, "Custom 1", "lake");
  pick (fixture, "Custom 1", "No recording");
  finish (fixture, "[" EMPTY "," AWAY "," UNKNOWN
                   ",{'Type':'OutOfOffice','Filename':'\xd7\xa9.wav','DisplayName':''}]");
}

static void
test_there_and_back (Fixture *fixture, gconstpointer greetings)
{
  pick (fixture, "Away", "No recording");
  pick (fixture, "Away", "lake");
  test_untouched (fixture, greetings);
}

static void
test_narrow (Fixture *fixture, gconstpointer greetings)
{
  int minimum;

  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 640);
  lk_test_structure_picture (fixture->dialog, "greetings-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_structure_picture (fixture->dialog, "greetings-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, greetings, test) g_test_add (path, Fixture, greetings, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/greetings/untouched", THREE, test_untouched);
  ADD ("/greetings/choose", THREE, test_choose);
  ADD ("/greetings/none", THREE, test_none);
  ADD ("/greetings/new-status", THREE, test_new_status);
  ADD ("/greetings/there-and-back", THREE, test_there_and_back);
  ADD ("/greetings/null", "null", test_untouched);
  ADD ("/greetings/hostile",
       "[{},{'Type':3},{'Type':'Away','Filename':7,'DisplayName':[]},{'Type':'Away'}]",
       test_untouched);
  ADD ("/greetings/narrow", THREE, test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
