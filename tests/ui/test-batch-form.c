/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-row.h"
#include "lk-test-entering.h"
#include "lk-test-many.h"
#include "lk-test-input.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define OLD LK_VERSION (20, 0, 4)

/* The narrowest window, and what stands around the rows in it. */
#define NARROW  360
#define MARGINS 24

static void
assert_json (const LkValue *value, const char *expected)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
check_field (LkTestMany *fixture, const LkField *field)
{
  guint n_changes = fixture->n_changes;

  lk_test_many_tick (fixture, field, TRUE);
  g_assert_cmpuint (lk_batch_form_count_ticked (fixture->form), ==, 1);
  lk_test_many_enter (fixture, field);
  lk_test_many_assert_wish (fixture, field);
  g_assert_cmpuint (fixture->n_changes, >, n_changes);
  g_assert_false (lk_batch_form_show_problem (fixture->form));

  lk_test_many_tick (fixture, field, FALSE);
  g_assert_cmpuint (lk_wishes_count (lk_test_many_get_wishes (fixture)), ==, 0);
  lk_test_many_tick (fixture, field, TRUE);
  lk_test_many_assert_wish (fixture, field);
  lk_test_many_tick (fixture, field, FALSE);
}

/* Each field that makes sense for many is there, can be set with its own control, and arrives; what
 * is not ticked does not, and a tick that was a slip loses nothing. */
static void
test_each_field (LkTestMany *fixture, gconstpointer version)
{
  guint n_fields = 0;

  lk_test_many_open_read (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH)
        && lk_user_fields[i].since <= GPOINTER_TO_UINT (version))
      {
        check_field (fixture, &lk_user_fields[i]);
        n_fields++;
      }

  g_assert_cmpuint (n_fields, >, version == GUINT_TO_POINTER (OLD) ? 45 : 52);
  g_assert_cmpuint (lk_test_house_count (fixture->house, "PATCH"), ==, 0);
}

/* No field is there that this server does not have, and no secret. */
static void
test_old_server (LkTestMany *fixture, gconstpointer version)
{
  lk_test_many_open_read (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *name = g_strdup_printf ("Change: %s", lk_field_get_label (field));
      gboolean is_there = lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, name)
                          != NULL;

      g_assert_cmpint (is_there, ==, lk_field_has (field, LK_FIELD_BATCH) && field->since <= OLD);
      g_assert_false (is_there && lk_field_has (field, LK_FIELD_SECRET));
    }
}

/* Ways */

static void
test_ways (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("OfficeHoursProps");
  const char *choice = field->choices[1].value;
  g_autofree char *expected = g_strdup_printf ("[\"%s\"]", choice);
  LkWishes *wishes;

  lk_test_many_open_read (fixture);
  wishes = lk_test_many_get_wishes (fixture);
  lk_test_many_tick (fixture, field, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 lk_test_get (lk_test_many_get_row (fixture, field),
                                              GTK_TYPE_CHECK_BUTTON,
                                              lk_field_get_choice_label (field, choice))),
                               TRUE);
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_ADD);
  assert_json (lk_wishes_get_value (wishes, field), expected);

  lk_test_many_choose_way (fixture, field, "Remove");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_REMOVE);
  assert_json (lk_wishes_get_value (wishes, field), expected);

  lk_test_many_choose_way (fixture, field, "Replace");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_SET);
  assert_json (lk_wishes_get_value (wishes, field), expected);
  g_assert_true (lk_test_shows_text (lk_test_many_get_row (fixture, field),
                                     "Takes the place of everything that each user has here now."));

  lk_test_many_choose_way (fixture, field, "Clear");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_CLEAR);
  g_assert_false (lk_value_is_set (lk_wishes_get_value (wishes, field)));
  g_assert_null (lk_test_find (lk_test_many_get_row (fixture, field), GTK_TYPE_CHECK_BUTTON,
                               lk_field_get_choice_label (field, choice)));
}

/* Nobody is left without a department, a status, or a choice that there always is. */
static void
test_what_cannot_be_cleared (LkTestMany *fixture, gconstpointer version)
{
  static const char *const names[] = {
    "Groups",         "PrimaryGroupId", "CurrentProfileName", "ForwardingProfiles", "VMEnabled",
    "VMEmailOptions", "Hours",          "PinProtectTimeout"
  };

  lk_test_many_open_read (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const LkField *field = lk_user_field_find (names[i]);

      lk_test_many_tick (fixture, field, TRUE);
      g_assert_false (lk_test_shows_text (lk_test_many_get_row (fixture, field), "Clear"));
    }
}

static void
assert_removes (LkTestMany *fixture, const LkField *field, const char *part, const char *other)
{
  LkWishes *wishes = lk_test_many_get_wishes (fixture);
  g_autoptr (JsonNode) node = lk_value_dup_json (lk_wishes_get_value (wishes, field));
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_REMOVE);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  g_assert_nonnull (strstr (text, part));
  g_assert_null (strstr (text, other));
}

static GtkCheckButton *
find_entry (GtkWidget *row, const char *part)
{
  GtkWidget *label = lk_test_get (row, GTK_TYPE_LABEL, lk_test_find_text (row, part));

  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON));
}

/* What goes is chosen among what is there. */
static void
test_remove (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("ForwardingExceptions");
  GtkWidget *row;

  lk_test_many_keep (fixture, 3);
  for (guint i = 0; i < 3; i++)
    lk_test_many_put (fixture, i, "ForwardingExceptions",
                      i < 2 ? "[{'Id':7,'Condition':'BasedOnCallerID','Data':'030*',"
                              "'Destination':{'To':'External','External':'+4930'}}]"
                            : "[{'Id':9,'Condition':'BasedOnCallerID','Data':'040*',"
                              "'Destination':{'To':'External','External':'+4940'}}]");
  lk_test_many_open_read (fixture);
  lk_test_many_tick (fixture, field, TRUE);
  lk_test_many_choose_way (fixture, field, "Remove");
  row = lk_test_many_get_row (fixture, field);
  gtk_widget_grab_focus (row);
  lk_test_spin_frames (fixture->house->window, 4);
  lk_test_structure_picture (fixture->house->window, "batch-remove");
  g_assert_true (lk_test_shows_text (row, "(1 user)"));
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (lk_test_shows_text (row, "Choose what to remove."));

  gtk_check_button_set_active (find_entry (row, "(2 users)"), TRUE);
  assert_removes (fixture, field, "+4930", "+4940");
  lk_test_wait_for_text (row, "1 of 3 users has it like this already.");
}

/* Problems */

static void
test_nothing_entered (LkTestMany *fixture, gconstpointer version)
{
  const LkField *text = lk_user_field_find ("EmergencyAdditionalInfo");
  const LkField *flag = lk_user_field_find ("Internal");

  lk_test_many_put (fixture, 0, text->name, "'First floor'");
  lk_test_many_put (fixture, 0, flag->name, "true");
  lk_test_many_put (fixture, 1, flag->name, "false");
  lk_test_many_open_read (fixture);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  lk_test_many_tick (fixture, text, TRUE);
  lk_test_many_tick (fixture, flag, TRUE);
  g_assert_cmpuint (lk_wishes_count (lk_test_many_get_wishes (fixture)), ==, 0);
  g_assert_cmpuint (lk_batch_form_count_ticked (fixture->form), ==, 2);
  g_assert_true (lk_test_shows_text (lk_test_many_get_row (fixture, flag), "Choose…"));

  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (
    lk_test_shows_text (lk_test_many_get_row (fixture, text), "To empty it, choose “Clear”."));
  g_assert_true (
    lk_test_shows_text (lk_test_many_get_row (fixture, flag), "Choose what it shall be."));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->house->window)),
                                         lk_test_many_get_row (fixture, text)));

  lk_test_enter_value (lk_test_many_get_row (fixture, text), text);
  lk_test_enter_value (lk_test_many_get_row (fixture, flag), flag);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpuint (lk_wishes_count (lk_test_many_get_wishes (fixture)), ==, 2);
  g_assert_null (lk_test_find_text (GTK_WIDGET (fixture->form), "Choose what it shall be."));
}

static void
test_letters_in_number (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("PinProtectTimeout");
  GtkWidget *row;

  lk_test_many_open_read (fixture);
  lk_test_many_tick (fixture, field, TRUE);
  row = lk_test_many_get_row (fixture, field);
  gtk_editable_set_text (GTK_EDITABLE (
                           lk_test_get (row, GTK_TYPE_EDITABLE, lk_field_get_label (field))),
                         "ten");
  g_assert_cmpuint (lk_wishes_count (lk_test_many_get_wishes (fixture)), ==, 0);
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (lk_test_shows_text (row, "This must be a whole number."));
  lk_test_enter_value (row, field);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  lk_test_many_assert_wish (fixture, field);
}

/* The field that has to be mended comes out of what a search hides. */
static void
test_hidden_problem (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("OutboundCallerID");
  GtkWidget *search;

  lk_test_many_put (fixture, 0, field->name, "'4930123'");
  lk_test_many_open_read (fixture);
  lk_test_many_tick (fixture, field, TRUE);
  search = lk_test_get (GTK_WIDGET (fixture->form), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "meetings");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_null (
    lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, "Change: Outbound caller ID"));
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  lk_test_many_get_row (fixture, field);
}

static void
test_search (LkTestMany *fixture, gconstpointer version)
{
  GtkWidget *search;

  lk_test_many_open (fixture);
  search = lk_test_get (GTK_WIDGET (fixture->form), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "voicemail pin");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_nonnull (lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON,
                                  "Change: Voicemail without PIN"));
  g_assert_null (
    lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, "Change: Language"));
  gtk_editable_set_text (GTK_EDITABLE (search), "no such thing");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (fixture->form), "No Field Matches"));
}

/* Looks */

static void
test_narrow (LkTestMany *fixture, gconstpointer version)
{
  lk_test_many_open_read (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
      {
        int minimum;

        lk_test_many_tick (fixture, &lk_user_fields[i], TRUE);
        gtk_widget_measure (lk_test_many_get_row (fixture, &lk_user_fields[i]),
                            GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        if (minimum > NARROW - MARGINS)
          g_error ("%s needs %d pixels", lk_user_fields[i].name, minimum);
      }
  lk_batch_form_show_problem (fixture->form);
}

static void
test_pictures (LkTestMany *fixture, gconstpointer version)
{
  static const char *const names[] = { "Enabled", "OutboundCallerID", "Language", "Groups",
                                       "PrimaryGroupId" };
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *window = fixture->house->window;

  lk_test_many_open_read (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lk_test_many_tick (fixture, lk_user_field_find (names[i]), TRUE);
  lk_test_many_enter (fixture, lk_user_field_find ("Groups"));
  lk_test_enter_value (lk_test_many_get_row (fixture, lk_user_field_enabled),
                       lk_user_field_enabled);
  lk_batch_form_show_problem (fixture->form);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form");
  gtk_widget_grab_focus (lk_test_many_get_row (fixture, lk_user_field_primary_group));
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form-lists");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  lk_test_structure_picture (window, "batch-form-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 760);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
says_second_floor (gpointer fixture)
{
  LkWishes *wishes = lk_test_many_get_wishes (fixture);
  const LkField *field = lk_user_field_find ("EmergencyAdditionalInfo");

  return lk_wishes_has (wishes, field)
         && g_strcmp0 (lk_value_get_text (lk_wishes_get_value (wishes, field)), "second floor")
              == 0;
}

static gboolean
is_ticked (gpointer button)
{
  return gtk_check_button_get_active (button);
}

static gboolean
is_alone (gpointer form)
{
  return lk_test_find (form, GTK_TYPE_CHECK_BUTTON, "Change: Language") == NULL;
}

/* Find a field, tick it, enter a value: all without the pointer. */
static void
test_keyboard (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("EmergencyAdditionalInfo");
  GtkWindow *window = GTK_WINDOW (fixture->house->window);

  for (guint i = 0; i < LK_TEST_MANY_USERS; i++)
    lk_test_many_put (fixture, i, field->name, "''");
  lk_test_many_open_read (fixture);
  lk_test_press_key_in (window, GDK_KEY_f, GDK_CONTROL_MASK);
  if (!lk_test_type_in (window, "more for emergencies"))
    {
      g_test_skip ("There is no keyboard to type on.");
      return;
    }

  g_assert_true (lk_test_spin_until (is_alone, fixture->form));
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_press_key_in (window, GDK_KEY_space, 0);
  g_assert_true (lk_test_spin_until (is_ticked, lk_test_many_get_tick (fixture, field)));
  lk_test_spin_frames (fixture->house->window, 4);
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_type_in (window, "second floor");
  g_assert_true (lk_test_spin_until (says_second_floor, fixture));
}

#define ADD(path, version, test)                                                                   \
  g_test_add ("/batch-form/" path, LkTestMany, GUINT_TO_POINTER (version), lk_test_many_set_up,    \
              test, lk_test_many_tear_down)

static void
add_tests (void)
{
  ADD ("each-field", LK_VERSION_NEWEST, test_each_field);
  ADD ("each-field-of-old-server", OLD, test_each_field);
  ADD ("old-server", OLD, test_old_server);
  ADD ("ways", LK_VERSION_NEWEST, test_ways);
  ADD ("what-cannot-be-cleared", LK_VERSION_NEWEST, test_what_cannot_be_cleared);
  ADD ("remove", LK_VERSION_NEWEST, test_remove);
  ADD ("nothing-entered", LK_VERSION_NEWEST, test_nothing_entered);
  ADD ("letters-in-number", LK_VERSION_NEWEST, test_letters_in_number);
  ADD ("hidden-problem", LK_VERSION_NEWEST, test_hidden_problem);
  ADD ("search", LK_VERSION_NEWEST, test_search);
  ADD ("narrow", LK_VERSION_NEWEST, test_narrow);
  ADD ("pictures", LK_VERSION_NEWEST, test_pictures);
  ADD ("keyboard", LK_VERSION_NEWEST, test_keyboard);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
