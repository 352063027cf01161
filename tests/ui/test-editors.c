/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-editors.h"
#include "lk-test-desk.h"
#include "lk-user-fields.h"

/* The narrowest window, and what stands around the rows in it. */
#define NARROW  360
#define MARGINS 24

static void
test_text (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 89 1\"");
  lk_test_desk_assert_mark (desk, "Mobile", FALSE);

  lk_test_desk_type (desk, "Mobile", "+49 89 2");
  lk_test_desk_assert_body (desk, "{\"Mobile\":\"+49 89 2\"}");
  lk_test_desk_assert_mark (desk, "Mobile", TRUE);

  lk_test_desk_type (desk, "Mobile", "");
  lk_test_desk_assert_body (desk, "{\"Mobile\":\"\"}");
  lk_test_click (lk_test_desk_get_row (desk, "Mobile"), "Put back: Mobile");
  lk_test_desk_assert_body (desk, "{}");
  lk_test_desk_assert_mark (desk, "Mobile", FALSE);
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "Mobile"), ==, "+49 89 1");
}

static void
test_text_typed_back (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"1\"");
  lk_test_desk_type (desk, "Mobile", "12");
  lk_test_desk_type (desk, "Mobile", "1");

  lk_test_desk_assert_body (desk, "{}");
  lk_test_desk_assert_mark (desk, "Mobile", FALSE);
}

static void
test_text_null (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "null");
  lk_test_desk_type (desk, "Mobile", "1");
  lk_test_desk_assert_body (desk, "{\"Mobile\":\"1\"}");

  lk_test_desk_type (desk, "Mobile", "");
  lk_test_desk_assert_body (desk, "{}");
  lk_test_desk_assert_value (desk, "Mobile", "null");
}

/* An entry holds less than the wire can. */
static void
test_text_longer_than_an_entry (LkTestDesk *desk, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (70000, 'x');
  g_autofree char *json = g_strdup_printf ("\"%s\"", long_text);
  GtkWidget *row;

  lk_test_desk_open (desk, "Mobile", json);
  row = lk_test_desk_get_row (desk, "Mobile");
  g_assert_false (
    gtk_editable_get_editable (GTK_EDITABLE (lk_test_get (row, GTK_TYPE_ENTRY, NULL))));
  lk_test_desk_assert_value (desk, "Mobile", json);

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  g_assert_true (
    gtk_editable_get_editable (GTK_EDITABLE (lk_test_get (row, GTK_TYPE_ENTRY, NULL))));
}

static void
test_number (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "PinProtectTimeout", "20");
  lk_test_desk_type (desk, "PinProtectTimeout", " 30 ");
  lk_test_desk_assert_body (desk, "{\"PinProtectTimeout\":30}");

  lk_test_desk_type (desk, "PinProtectTimeout", "");
  lk_test_desk_assert_body (desk, "{\"PinProtectTimeout\":null}");
  lk_test_click (lk_test_desk_get_row (desk, "PinProtectTimeout"), "Put back: PIN stays valid for");
  lk_test_desk_assert_body (desk, "{}");
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "PinProtectTimeout"), ==, "20");
}

static void
test_number_counts (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "PinProtectTimeout", "20");
  lk_test_desk_press (desk, "PinProtectTimeout", GDK_KEY_Up);
  lk_test_desk_assert_body (desk, "{\"PinProtectTimeout\":21}");
  lk_test_desk_press (desk, "PinProtectTimeout", GDK_KEY_Down);
  lk_test_desk_press (desk, "PinProtectTimeout", GDK_KEY_Down);
  lk_test_desk_assert_body (desk, "{\"PinProtectTimeout\":19}");
}

/* Letters never reach the draft; nobody is told before they pause, and saving finds it at once. */
static void
test_number_with_letters (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row;

  lk_test_desk_open (desk, "PinProtectTimeout", "20");
  row = lk_test_desk_get_row (desk, "PinProtectTimeout");
  lk_test_desk_type_on (desk, "PinProtectTimeout", "x");
  lk_test_desk_assert_body (desk, "{}");
  g_assert_false (lk_test_shows_text (row, "whole number"));

  g_assert_true (lk_user_sections_find_problem (LK_USER_SECTIONS (desk->sections))
                 == lk_user_field_find ("PinProtectTimeout"));
  g_assert_true (lk_test_shows_text (row, "whole number"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  lk_test_click (row, "Put back: PIN stays valid for");
  g_assert_false (lk_test_shows_text (row, "whole number"));
  g_assert_null (lk_user_sections_find_problem (LK_USER_SECTIONS (desk->sections)));
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "PinProtectTimeout"), ==, "20");
}

static void
test_problem_is_told_after_a_pause (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "PinProtectTimeout", "20");
  lk_test_desk_type_on (desk, "PinProtectTimeout", "x");
  lk_test_wait_for_text (lk_test_desk_get_row (desk, "PinProtectTimeout"), "whole number");
}

static void
test_switch (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row;

  lk_test_desk_open (desk, "CallScreening", "false");
  row = lk_test_desk_get_row (desk, "CallScreening");
  gtk_switch_set_active (GTK_SWITCH (lk_test_get (row, GTK_TYPE_SWITCH, "Call screening")), TRUE);
  lk_test_desk_assert_body (desk, "{\"CallScreening\":true}");

  lk_test_click (row, "Put back: Call screening");
  lk_test_desk_assert_body (desk, "{}");
  g_assert_false (
    gtk_switch_get_active (GTK_SWITCH (lk_test_get (row, GTK_TYPE_SWITCH, "Call screening"))));
}

static void
test_switch_null (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row;

  lk_test_desk_open (desk, "CallScreening", "null");
  row = lk_test_desk_get_row (desk, "CallScreening");
  g_assert_null (lk_test_find (row, GTK_TYPE_SWITCH, NULL));
  lk_test_desk_choose (desk, "CallScreening", "No");
  lk_test_desk_assert_body (desk, "{\"CallScreening\":false}");
  lk_test_desk_choose (desk, "CallScreening", "Not set");
  lk_test_desk_assert_body (desk, "{}");
  lk_test_desk_choose (desk, "CallScreening", "Yes");
  lk_test_click (row, "Put back: Call screening");
  lk_test_desk_assert_value (desk, "CallScreening", "null");

  lk_test_desk_open (desk, "CallScreening", "true");
  g_assert_nonnull (lk_test_find (row, GTK_TYPE_SWITCH, "Call screening"));
}

static void
test_choice (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "SRTPMode", "\"SRTPDisabled\"");
  lk_test_desk_choose (desk, "SRTPMode", "Always");
  lk_test_desk_assert_body (desk, "{\"SRTPMode\":\"SRTPEnforced\"}");
  lk_test_click (lk_test_desk_get_row (desk, "SRTPMode"), "Put back: Encrypted audio");
  lk_test_desk_assert_body (desk, "{}");
}

static void
test_choice_null (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "SRTPMode", "null");
  lk_test_desk_choose (desk, "SRTPMode", "Always");
  lk_test_desk_choose (desk, "SRTPMode", "Not set");
  lk_test_desk_assert_body (desk, "{}");
}

/* Of a newer server: it is shown, it survives what happens around it, and it can come back. */
static void
test_choice_unknown (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "SRTPMode", "\"SRTPQuantum\"");
  g_assert_true (lk_test_shows_text (lk_test_desk_get_row (desk, "SRTPMode"), "SRTPQuantum"));
  lk_test_desk_type (desk, "Mobile", "1");
  lk_test_desk_assert_body (desk, "{\"Mobile\":\"1\"}");

  lk_test_desk_choose (desk, "SRTPMode", "Off");
  lk_test_click (lk_test_desk_get_row (desk, "SRTPMode"), "Put back: Encrypted audio");
  lk_test_desk_assert_value (desk, "SRTPMode", "\"SRTPQuantum\"");
}

static void
tick (LkTestDesk *desk, const char *name, gboolean active)
{
  GtkWidget *row = lk_test_desk_get_row (desk, "OfficeHoursProps");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (lk_test_get (row, GTK_TYPE_CHECK_BUTTON, name)),
                               active);
}

static void
test_choice_set (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "OfficeHoursProps",
                     "[\"Unheard\",\"BlockOutboundCalls\",\"GlobalSchedule\"]");
  tick (desk, "Block outbound calls outside the hours", FALSE);
  tick (desk, "Log out of queues outside the hours", TRUE);
  lk_test_desk_assert_body (
    desk, "{\"OfficeHoursProps\":[\"Unheard\",\"GlobalSchedule\",\"AutoQueueLogOut\"]}");

  tick (desk, "Log out of queues outside the hours", FALSE);
  tick (desk, "Block outbound calls outside the hours", TRUE);
  lk_test_desk_assert_body (desk, "{}");
  tick (desk, "Unheard", FALSE);
  lk_test_desk_assert_body (desk,
                            "{\"OfficeHoursProps\":[\"BlockOutboundCalls\",\"GlobalSchedule\"]}");
  lk_test_click (lk_test_desk_get_row (desk, "OfficeHoursProps"), "Put back: Effect of the hours");
  lk_test_desk_assert_body (desk, "{}");
}

static void
test_choice_set_null (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "OfficeHoursProps", "null");
  tick (desk, "Follow the phone system’s hours", TRUE);
  lk_test_desk_assert_body (desk, "{\"OfficeHoursProps\":[\"GlobalSchedule\"]}");
  tick (desk, "Follow the phone system’s hours", FALSE);
  lk_test_desk_assert_body (desk, "{}");
  lk_test_desk_assert_value (desk, "OfficeHoursProps", "null");
}

/* What the server refused stands at its row until the person changes something there. */
static void
test_refusal (LkTestDesk *desk, gconstpointer data)
{
  LkUserSections *sections = LK_USER_SECTIONS (desk->sections);
  GtkWidget *row;

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  row = lk_test_desk_get_row (desk, "Mobile");
  lk_test_desk_type (desk, "Mobile", "2");
  lk_user_sections_show_problem (sections, lk_user_field_find ("Mobile"), "Not this number.");
  g_assert_true (lk_test_shows_text (row, "Not this number."));
  g_assert_null (lk_user_sections_find_problem (sections));

  lk_test_desk_type (desk, "Mobile", "3");
  g_assert_false (lk_test_shows_text (row, "Not this number."));
  lk_user_sections_show_problem (sections, lk_user_field_find ("Mobile"), "Nor this.");
  lk_user_sections_clear_problems (sections);
  g_assert_false (lk_test_shows_text (row, "Nor this."));
}

static void
test_focus (LkTestDesk *desk, gconstpointer data)
{
  static const char *const names[] = { "MyPhonePush", "Mobile", "SRTPMode", "OfficeHoursProps" };

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *row = lk_test_desk_get_row (desk, names[i]);
      GtkWidget *focus;

      g_assert_true (
        lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_find (names[i])));
      focus = gtk_window_get_focus (GTK_WINDOW (desk->page.house->window));
      g_assert_true (focus != row && gtk_widget_is_ancestor (focus, row));
    }
}

/* Tab goes from one control to the next, and never to a row around it. */
static void
test_tab (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *window = desk->page.house->window;
  GtkWidget *last = lk_test_desk_get_row (desk, "EmailAddress");

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_first_name);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      g_assert_false (LK_IS_FIELD_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
    }
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), last));
}

/* Whoever loses their main department needs another one, and nobody is told any more who has it. */
static void
test_lost_department (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row = lk_test_desk_get_row (desk, "Groups");

  lk_test_desk_open (desk, "Groups",
                     "[{\"GroupId\":1,\"Name\":\"Bees\"},{\"GroupId\":2,\"Name\":\"Ants\"}]");
  lk_test_desk_bring_news (desk, "PrimaryGroupId", "1");
  lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_groups);
  lk_test_desk_set (desk, "Groups", "[{\"GroupId\":2,\"Name\":\"Ants\"}]");
  lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_first_name);
  g_assert_true (lk_test_shows_text (row, "“Bees” is the main department"));
  g_assert_null (lk_user_sections_find_problem (LK_USER_SECTIONS (desk->sections)));

  lk_test_desk_set (desk, "PrimaryGroupId", "2");
  g_assert_false (lk_test_shows_text (row, "is the main department"));
}

/* What is typed on the way from value to value never reaches the button that puts back. */
static void
test_tab_past_put_back (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *window = desk->page.house->window;
  GtkWidget *row = lk_test_desk_get_row (desk, "FirstName");
  GtkWidget *next = lk_test_desk_get_row (desk, "LastName");

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  lk_test_desk_type (desk, "FirstName", "Zoë");
  lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_first_name);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), next));

  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), row));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
}

static void
test_news (LkTestDesk *desk, gconstpointer data)
{
  GtkEditable *entry;

  lk_test_desk_open (desk, "Mobile", "\"12345\"");
  entry = GTK_EDITABLE (lk_test_get (lk_test_desk_get_row (desk, "Mobile"), GTK_TYPE_ENTRY, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_position (entry, 2);
  lk_test_desk_bring_news (desk, "Mobile", "\"12345\"");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);
  lk_test_desk_bring_news (desk, "Mobile", "\"54321\"");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "54321");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);

  lk_test_desk_type (desk, "Mobile", "mine");
  lk_test_desk_bring_news (desk, "Mobile", "\"theirs\"");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "mine");
  lk_test_desk_assert_body (desk, "{\"Mobile\":\"mine\"}");
}

static void
test_news_leave_what_is_no_value_yet (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "PinProtectTimeout", "20");
  lk_test_desk_type_on (desk, "PinProtectTimeout", "x");
  lk_test_desk_bring_news (desk, "PinProtectTimeout", "20");
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "PinProtectTimeout"), ==, "20x");
}

static void
test_undo (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"1\"");
  lk_test_desk_type (desk, "Mobile", "2");
  g_assert_true (lk_draft_undo (desk->draft) == lk_user_field_find ("Mobile"));
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "Mobile"), ==, "1");
  lk_test_desk_assert_mark (desk, "Mobile", FALSE);
  lk_draft_redo (desk->draft);
  g_assert_cmpstr (lk_test_desk_get_entered (desk, "Mobile"), ==, "2");
  lk_test_desk_assert_mark (desk, "Mobile", TRUE);
}

static void
test_says_what_was_before (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row;

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  row = lk_test_desk_get_row (desk, "Mobile");
  lk_test_desk_type (desk, "Mobile", "2");

  lk_test_get (row, GTK_TYPE_BUTTON, "Put Back: 1");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mobile: 2");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Changed. Before: 1");
}

static void
test_read_only (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row;

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  row = lk_test_desk_get_row (desk, "Number");
  g_assert_null (lk_test_find (row, GTK_TYPE_ENTRY, NULL));
  g_assert_nonnull (lk_field_get_reason (lk_user_field_number));
  lk_test_get (row, GTK_TYPE_IMAGE, lk_field_get_reason (lk_user_field_number));
}

/* Nothing can be changed before it is known to whom it belongs. */
static void
test_without_context (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *row = lk_test_desk_get_row (desk, "Mobile");

  gtk_window_set_focus (GTK_WINDOW (desk->page.house->window), NULL);
  lk_user_sections_set_context (LK_USER_SECTIONS (desk->sections), NULL);
  lk_user_sections_show (LK_USER_SECTIONS (desk->sections), desk->user, NULL);
  g_assert_false (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
  lk_test_desk_open (desk, "Mobile", "\"1\"");
  g_assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
}

static const LkField *
find_long_text (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].maximum > 0 && lk_user_fields[i].structure == NULL
        && g_str_equal (lk_user_fields[i].kind->id, "text"))
      return &lk_user_fields[i];

  return NULL;
}

static void
test_too_long (LkTestDesk *desk, gconstpointer data)
{
  const LkField *field = find_long_text ();
  g_autofree char *text = NULL;

  if (field == NULL)
    {
      g_test_skip ("No text has a limit");
      return;
    }

  text = g_strnfill ((gsize) field->maximum + 1, 'x');
  lk_test_desk_open (desk, field->name, "\"\"");
  lk_test_desk_type (desk, field->name, text);
  g_assert_true (lk_user_sections_find_problem (LK_USER_SECTIONS (desk->sections)) == field);
  g_assert_true (lk_test_shows_text (lk_test_desk_get_row (desk, field->name), "too long"));
}

/* A value of another kind than the table says is shown as far as possible, and kept. */
static void
assert_keeps (LkValueEditor *editor, const LkField *field, const LkValue *odd)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_editor_show (editor, odd);
  lk_value_editor_get (editor, &value);
  if (!lk_value_equal (&value, odd))
    g_error ("%s does not keep a value of type %d", field->name, odd->type);
}

static void
test_odd_values_are_kept (LkTestDesk *desk, gconstpointer data)
{
  LkValue odd[6] = { LK_VALUE_INIT };
  g_autoptr (JsonNode) node = json_from_string ("[\"a\",\"a\",{\"b\":null}]", NULL);

  lk_value_set_null (&odd[1]);
  lk_value_set_bool (&odd[2], TRUE);
  lk_value_set_int (&odd[3], G_MAXINT32);
  lk_value_set_text (&odd[4], "\u202eא 😀\n");
  lk_value_set_json (&odd[5], node);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autoptr (GtkWidget) editor = g_object_ref_sink (lk_editor_new (field));

      for (guint j = 0; field->structure == NULL && j < G_N_ELEMENTS (odd); j++)
        if (!lk_field_has (field, LK_FIELD_SECRET) && lk_field_is_editable (field))
          assert_keeps (LK_VALUE_EDITOR (editor), field, &odd[j]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    lk_value_clear (&odd[i]);
}

/* As in a dialog about many users, where there is no draft. */
static void
test_alone (LkTestDesk *desk, gconstpointer data)
{
  g_autoptr (LkEditContext)
    context = lk_edit_context_new (desk->page.house->directory, desk->catalogue, NULL);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      g_autoptr (GtkWidget) widget = g_object_ref_sink (lk_editor_new (&lk_user_fields[i]));
      LkValueEditor *editor = LK_VALUE_EDITOR (widget);
      g_auto (LkValue) nothing = LK_VALUE_INIT;
      g_auto (LkValue) value = LK_VALUE_INIT;

      lk_value_editor_set_context (editor, context);
      lk_value_set_null (&nothing);
      lk_value_editor_show (editor, &nothing);
      lk_value_editor_get (editor, &value);
      g_assert_false (lk_value_is_set (&value));
      g_assert_null (lk_value_editor_dup_problem (editor));
      lk_value_editor_set_context (editor, NULL);
    }
}

static void
test_narrow (LkTestDesk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (&desk->page);
  int minimum;

  lk_test_desk_open (desk, "CallScreening", "null");
  lk_test_desk_type (desk, "Mobile", "2");
  for (guint i = 0; i < rows->len; i++)
    {
      gtk_widget_measure (g_ptr_array_index (rows, i), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      if (minimum > NARROW - MARGINS)
        g_error ("%s needs %d pixels", lk_field_row_get_field (g_ptr_array_index (rows, i))->name,
                 minimum);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/editors/" path, LkTestDesk, NULL, lk_test_desk_enter, test, lk_test_desk_leave)

static void
add_tests (void)
{
  ADD ("text", test_text);
  ADD ("text/typed-back", test_text_typed_back);
  ADD ("text/null", test_text_null);
  ADD ("text/longer-than-an-entry", test_text_longer_than_an_entry);
  ADD ("number", test_number);
  ADD ("number/counts", test_number_counts);
  ADD ("number/with-letters", test_number_with_letters);
  ADD ("number/problem-is-told-after-a-pause", test_problem_is_told_after_a_pause);
  ADD ("switch", test_switch);
  ADD ("switch/null", test_switch_null);
  ADD ("choice", test_choice);
  ADD ("choice/null", test_choice_null);
  ADD ("choice/unknown", test_choice_unknown);
  ADD ("choice-set", test_choice_set);
  ADD ("choice-set/null", test_choice_set_null);
  ADD ("refusal", test_refusal);
  ADD ("focus", test_focus);
  ADD ("tab", test_tab);
  ADD ("tab-past-put-back", test_tab_past_put_back);
  ADD ("lost-department", test_lost_department);
  ADD ("news", test_news);
  ADD ("news/leave-what-is-no-value-yet", test_news_leave_what_is_no_value_yet);
  ADD ("undo", test_undo);
  ADD ("says-what-was-before", test_says_what_was_before);
  ADD ("read-only", test_read_only);
  ADD ("without-context", test_without_context);
  ADD ("too-long", test_too_long);
  ADD ("odd-values-are-kept", test_odd_values_are_kept);
  ADD ("alone", test_alone);
  ADD ("narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_desk_end ();
  return status;
}
