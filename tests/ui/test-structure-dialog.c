/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-structure.h"

#define HOURS "{'Type':'OfficeHours','IgnoreHolidays':null,'Periods':[]}"

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->structure =
    lk_test_structure_new ("Hours", 101,
                           "{'Number':'101','FirstName':'Ada','LastName':'Berg','Hours':" HOURS
                           "}");
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static guint
count_changes (Fixture *fixture)
{
  return lk_draft_count_changes (fixture->structure->draft);
}

static void
change (Fixture *fixture)
{
  lk_test_structure_choose (fixture->dialog, "When", "Never");
}

static gboolean
is_open (void)
{
  return lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG) != NULL;
}

static void
answer (const char *label)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_spin_frames (question, 1);
  lk_test_click (question, label);
}

static void
test_says_what_and_whom (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Ada Berg, extension 101"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==,
                   lk_field_get_label (fixture->structure->field));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (fixture->dialog)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                         GTK_WIDGET (lk_test_get (fixture->dialog,
                                                                  LK_TYPE_VALUE_EDITOR, NULL))));
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->structure->house->exchanges->len;

  change (fixture);
  g_assert_cmpuint (count_changes (fixture), ==, 0);
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (count_changes (fixture), ==, 1);
  g_assert_nonnull (lk_test_find_text (fixture->structure->editor, "Never"));
  g_assert_cmpuint (fixture->structure->house->exchanges->len, ==, before);
}

static void
test_done_with_the_same (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  lk_test_structure_choose (fixture->dialog, "When", "Office hours");
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  lk_test_click (fixture->dialog, "Cancel");
  g_assert_false (is_open ());
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
test_cancel_asks (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_true (is_open ());
  answer ("_Keep Editing");
  g_assert_true (is_open ());

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  answer ("_Discard");
  g_assert_false (is_open ());
  g_assert_cmpuint (count_changes (fixture), ==, 0);
  g_assert_nonnull (lk_test_find_text (fixture->structure->editor, "Office hours"));
}

static void
test_opens_again (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  fixture->dialog = lk_test_structure_open (fixture->structure);
  change (fixture);
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  fixture->dialog = lk_test_structure_open (fixture->structure);
  lk_test_structure_choose (fixture->dialog, "When", "Office hours");
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
show (Fixture *fixture, const char *type)
{
  g_autofree char *text = g_strdup_printf ("{\"Type\":\"%s\",\"Periods\":[]}", type);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  lk_value_editor_show (LK_VALUE_EDITOR (fixture->structure->editor), &value);
}

static void
test_news_are_shown (Fixture *fixture, gconstpointer data)
{
  show (fixture, "AllHours");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "At all hours"));
  g_assert_null (lk_test_find_text (fixture->dialog, "changed elsewhere"));
}

static void
test_news_do_not_replace_what_was_entered (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  show (fixture, "AllHours");
  lk_test_wait_for_text (fixture->dialog, "changed elsewhere");
  lk_test_structure_finish (fixture->structure, fixture->dialog);
  g_assert_nonnull (lk_test_find_text (fixture->structure->editor, "Never"));
}

static void
test_closes_with_its_user (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  lk_value_editor_set_context (LK_VALUE_EDITOR (fixture->structure->editor), NULL);
  g_assert_false (is_open ());
  g_assert_cmpuint (count_changes (fixture), ==, 0);
}

static void
test_closes_with_its_user_while_asking (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  lk_value_editor_set_context (LK_VALUE_EDITOR (fixture->structure->editor), NULL);
  g_assert_false (is_open ());
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_many_lines_are_folded (void)
{
  g_autoptr (LkTestStructure) structure = lk_test_structure_new (
    "Groups", 101,
    "{'Number':'101','Groups':[{'GroupId':1,'Name':'Sales'},{'GroupId':2,'Name':'Support'},"
    "{'GroupId':3,'Name':'Stores'},{'GroupId':4,'Name':'Board'},{'GroupId':5,'Name':'Lab'}]}");

  g_assert_nonnull (lk_test_find_text (structure->editor, "Stores"));
  g_assert_null (lk_test_find_text (structure->editor, "Board"));
  lk_test_click (structure->editor, "Show 2 More Lines");
  g_assert_nonnull (lk_test_find_text (structure->editor, "Lab"));
  lk_test_click (structure->editor, "Show Fewer Lines");
  g_assert_null (lk_test_find_text (structure->editor, "Lab"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/structure/says-what-and-whom", test_says_what_and_whom);
  ADD ("/structure/done", test_done);
  ADD ("/structure/done-with-the-same", test_done_with_the_same);
  ADD ("/structure/cancel", test_cancel);
  ADD ("/structure/cancel-asks", test_cancel_asks);
  ADD ("/structure/opens-again", test_opens_again);
  ADD ("/structure/news-are-shown", test_news_are_shown);
  ADD ("/structure/news-do-not-replace", test_news_do_not_replace_what_was_entered);
  ADD ("/structure/closes-with-its-user", test_closes_with_its_user);
  ADD ("/structure/closes-while-asking", test_closes_with_its_user_while_asking);
  g_test_add_func ("/structure/many-lines-are-folded", test_many_lines_are_folded);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
