/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-test-entering.h"
#include "lk-test-many.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"
#include "lk-values-dialog.h"

static gboolean
says_no_effect (gpointer row)
{
  return lk_test_find_text (row, "like this already") == NULL;
}

static void
test_different (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("Language");
  GtkWidget *dialog;

  for (guint i = 0; i < LK_TEST_MANY_USERS; i++)
    lk_test_many_put (fixture, i, field->name, i < 7 ? "'EN'" : i < 11 ? "'DE'" : "null");
  lk_test_many_open_read (fixture);
  lk_test_click (lk_test_many_get_row (fixture, field), "Language: 3 Different Values");
  dialog = lk_test_find_window (LK_TYPE_VALUES_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  lk_test_structure_picture (dialog, "batch-values");
  g_assert_true (lk_test_shows_text (dialog, "3 different values"));
  g_assert_true (lk_test_shows_text (dialog, "7 users"));
  g_assert_true (lk_test_shows_text (dialog, "4 users"));
  g_assert_true (lk_test_shows_text (dialog, "1 user"));
  g_assert_true (lk_test_shows_text (dialog, "EN"));
  g_assert_true (lk_test_shows_text (dialog, "Not set"));
  gtk_window_close (GTK_WINDOW (dialog));

  lk_test_many_tick (fixture, field, TRUE);
  lk_test_enter_value (lk_test_many_get_row (fixture, field), field);
  g_assert_true (lk_test_spin_until (says_no_effect, lk_test_many_get_row (fixture, field)));
}

/* Where all agree, whoever ticks a field begins with that, and reads that it changes nothing. */
static void
test_common (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEnabled");
  GtkWidget *row;

  for (guint i = 0; i < LK_TEST_MANY_USERS; i++)
    lk_test_many_put (fixture, i, field->name, "true");
  lk_test_many_open_read (fixture);
  row = lk_test_many_get_row (fixture, field);
  g_assert_true (lk_test_shows_text (row, "All: Yes"));
  lk_test_many_tick (fixture, field, TRUE);
  g_assert_true (lk_value_is_true (lk_wishes_get_value (lk_test_many_get_wishes (fixture), field)));
  lk_test_wait_for_text (row, "Nothing changes: all 12 users have it like this already.");

  lk_test_structure_choose (row, "Voicemail", "No");
  g_assert_true (lk_wishes_get_value (lk_test_many_get_wishes (fixture), field)->type
                 == LK_VALUE_BOOL);
  g_assert_false (
    lk_value_is_true (lk_wishes_get_value (lk_test_many_get_wishes (fixture), field)));
  g_assert_true (lk_test_spin_until (says_no_effect, row));
}

/* A newer server's choice is shown as it is, and is not held against anyone. */
static void
test_unknown_choice (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEmailOptions");
  GtkWidget *row;

  lk_test_many_keep (fixture, 2);
  for (guint i = 0; i < 2; i++)
    lk_test_many_put (fixture, i, field->name, "'CarrierPigeon'");
  lk_test_many_open_read (fixture);
  row = lk_test_many_get_row (fixture, field);
  g_assert_true (lk_test_shows_text (row, "All: CarrierPigeon"));
  lk_test_many_tick (fixture, field, TRUE);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpstr (lk_value_get_text (
                     lk_wishes_get_value (lk_test_many_get_wishes (fixture), field)),
                   ==, "CarrierPigeon");
  lk_test_enter_value (row, field);
  lk_test_many_assert_wish (fixture, field);
}

/* What no form knows neither crashes nor is shown as something else. */
static void
test_odd_values (LkTestMany *fixture, gconstpointer version)
{
  static const char *const odd[] = { "null", "[]", "[{}]", "[{'a':['b']},{'Id':'x'}]" };

  lk_test_many_keep (fixture, G_N_ELEMENTS (odd));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH) && lk_user_fields[i].structure != NULL
          && lk_user_fields[i].structure->is_array)
        lk_test_many_try_to_put (fixture, j, lk_user_fields[i].name, odd[j]);
  lk_test_many_open_read (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH) && lk_user_fields[i].structure != NULL)
      {
        lk_test_many_tick (fixture, &lk_user_fields[i], TRUE);
        gtk_window_close (GTK_WINDOW (lk_test_many_open_structure (fixture, &lk_user_fields[i])));
        if (lk_field_has_entries (&lk_user_fields[i]))
          lk_test_many_choose_way (fixture, &lk_user_fields[i], "Remove");
      }
  g_assert_true (lk_batch_form_show_problem (fixture->form));
}

/* A status of a name of their own can be chosen, and departments that nobody here is in. */
static void
test_offers (LkTestMany *fixture, gconstpointer version)
{
  const LkField *status = lk_user_field_find ("CurrentProfileName");
  const LkField *group = lk_user_field_primary_group;
  GtkWidget *picker;

  lk_test_many_keep (fixture, 2);
  lk_test_many_put (fixture, 0, "ForwardingProfiles",
                    "[{'Id':1,'Name':'Available'},{'Id':2,'Name':'Siesta'}]");
  lk_test_many_open_read (fixture);
  lk_test_many_tick (fixture, status, TRUE);
  g_assert_true (
    lk_test_shows_text (lk_test_many_get_row (fixture, status), "Only people who have a status"));
  picker = lk_test_get (lk_test_many_get_row (fixture, status), GTK_TYPE_TOGGLE_BUTTON, "Status");
  gtk_widget_grab_focus (picker);
  lk_test_spin_frames (fixture->house->window, 4);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "Siesta");
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "Out of office");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));

  lk_test_many_tick (fixture, group, TRUE);
  g_assert_true (
    lk_test_shows_text (lk_test_many_get_row (fixture, group), "Only people who belong to"));
  g_assert_null (lk_test_find_text (lk_test_many_get_row (fixture, group), "Department no."));
}

/* Whoever cannot find out what the users have can say what they shall have. */
static void
test_offline (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEnabled");
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (fixture->house->demo, "status=500@*,GET /xapi/v1/Users", &error);
  g_assert_no_error (error);
  lk_test_many_open (fixture);
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "could not be read.");
  g_assert_true (lk_test_spin_until (lk_test_many_is_read, fixture->form));
  g_assert_true (lk_test_shows_text (lk_test_many_get_row (fixture, field), "Not known"));
  lk_test_structure_picture (fixture->house->window, "batch-form-offline");
  lk_test_many_tick (fixture, field, TRUE);
  lk_test_enter_value (lk_test_many_get_row (fixture, field), field);
  lk_test_many_assert_wish (fixture, field);

  lk_demo_pbx_clear_faults (fixture->house->demo);
  lk_test_click (GTK_WIDGET (fixture->form), "Try Again");
  g_assert_true (lk_test_spin_until (lk_test_many_is_read, fixture->form));
  g_assert_null (lk_test_find_text (GTK_WIDGET (fixture->form), "could not be read."));
  g_assert_false (lk_test_shows_text (lk_test_many_get_row (fixture, field), "Not known"));
  lk_test_many_assert_wish (fixture, field);
}

/* What the person has entered stays where the values come late, also while a form is open. */
static void
test_late_values (LkTestMany *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("Language");
  const LkField *hours = lk_user_field_find ("Hours");

  for (guint i = 0; i < LK_TEST_MANY_USERS; i++)
    lk_test_many_put (fixture, i, field->name, "'EN'");
  lk_demo_pbx_add_fault (fixture->house->demo, "latency=2000@*,GET /xapi/v1/Users", NULL);
  lk_test_many_open (fixture);
  g_assert_true (lk_test_shows_text (lk_test_many_get_row (fixture, field), "Reading…"));
  lk_test_many_tick (fixture, field, TRUE);
  lk_test_enter_value (lk_test_many_get_row (fixture, field), field);
  g_assert_true (lk_test_spin_until (lk_test_many_is_read, fixture->form));
  g_assert_true (lk_test_shows_text (lk_test_many_get_row (fixture, field), "All: EN"));
  lk_test_many_assert_wish (fixture, field);
  lk_test_many_tick (fixture, field, FALSE);
  lk_test_many_tick (fixture, hours, TRUE);
  lk_test_many_enter (fixture, hours);
  lk_test_many_assert_wish (fixture, hours);
}

/* A form that is closed while it reads leaves nothing behind; the house looks. */
static void
test_closed_early (LkTestMany *fixture, gconstpointer version)
{
  lk_test_many_open (fixture);
}

#define ADD(path, version, test)                                                                   \
  g_test_add ("/batch-values/" path, LkTestMany, GUINT_TO_POINTER (version), lk_test_many_set_up,  \
              test, lk_test_many_tear_down)

static void
add_tests (void)
{
  ADD ("different", LK_VERSION_NEWEST, test_different);
  ADD ("common", LK_VERSION_NEWEST, test_common);
  ADD ("unknown-choice", LK_VERSION_NEWEST, test_unknown_choice);
  ADD ("odd-values", LK_VERSION_NEWEST, test_odd_values);
  ADD ("offers", LK_VERSION_NEWEST, test_offers);
  ADD ("offline", LK_VERSION_NEWEST, test_offline);
  ADD ("late-values", LK_VERSION_NEWEST, test_late_values);
  ADD ("closed-early", LK_VERSION_NEWEST, test_closed_early);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
