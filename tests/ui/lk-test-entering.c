/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-entering.h"

#include "lk-agent-settings.h"
#include "lk-blf.h"
#include "lk-department.h"
#include "lk-entry-picker.h"
#include "lk-field-kind.h"
#include "lk-forwarding-exception.h"
#include "lk-forwarding-profile.h"
#include "lk-greeting.h"
#include "lk-memberships.h"
#include "lk-phone-maker.h"
#include "lk-phones.h"
#include "lk-schedule.h"
#include "lk-test-structure.h"

/* Structured values */

static void
enter_agent (LkTestHouse *house, GtkWidget *dialog)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (dialog, ADW_TYPE_ENTRY_ROW, "First words")),
                         "Good morning");
}

static void
enter_keys (LkTestHouse *house, GtkWidget *dialog)
{
  lk_test_click (dialog, "Add Key");
  lk_test_spin_frames (dialog, 2);
}

/* What a server before 20.0.9 knows is the caller's number alone. */
static void
enter_exception (LkTestHouse *house, GtkWidget *dialog)
{
  lk_test_click (dialog, "Add Exception");
  lk_test_spin_frames (dialog, 2);
  if (lk_test_find (dialog, GTK_TYPE_DROP_DOWN, "Condition") != NULL)
    lk_test_structure_choose (dialog, "Condition", "Always");
  else
    gtk_editable_set_text (GTK_EDITABLE (
                             lk_test_get (dialog, ADW_TYPE_ENTRY_ROW, "The caller’s number")),
                           "030*");
  lk_test_structure_choose (dialog, "Where calls go", "External number");
  gtk_editable_set_text (GTK_EDITABLE (
                           lk_test_get (dialog, GTK_TYPE_ENTRY, "Where calls go: phone number")),
                         "+4930");
}

static void
search_in (GtkWidget *dialog, const char *button, const char *wanted)
{
  GtkWidget *picker = lk_test_get (dialog, GTK_TYPE_TOGGLE_BUTTON, button);
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_spin_frames (dialog, 4);
  search = lk_test_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), wanted);
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  lk_test_spin_frames (dialog, 2);
}

static void
enter_greeting (LkTestHouse *house, GtkWidget *dialog)
{
  search_in (dialog, "Default", "hello.wav");
}

static void
enter_department (LkTestHouse *house, GtkWidget *dialog)
{
  GListModel *departments = lk_directory_get_departments (house->directory);
  g_autoptr (LkDepartment) department = g_list_model_get_item (departments, 0);
  GtkWidget *picker = lk_test_get (dialog, GTK_TYPE_TOGGLE_BUTTON, "Add Department");

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_wait_for_text (dialog, lk_department_get_name (department));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  search_in (dialog, "Add Department", lk_department_get_name (department));
}

static void
enter_phone (LkTestHouse *house, GtkWidget *dialog)
{
  GtkWidget *maker = lk_test_get (dialog, LK_TYPE_PHONE_MAKER, NULL);
  GtkWidget *picker = lk_test_get (maker, LK_TYPE_ENTRY_PICKER, NULL);

  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (maker, GTK_TYPE_EDITABLE, "MAC address")),
                         "80:5e:c0:aa:bb:dd");
  lk_entry_picker_set_value (LK_ENTRY_PICKER (picker), "snom.ph.xml", "Snom D785");
  g_signal_emit_by_name (picker, "changed");
  lk_test_click (dialog, "Add Phone");
  lk_test_spin_frames (dialog, 2);
}

static void
enter_schedule (LkTestHouse *house, GtkWidget *dialog)
{
  lk_test_structure_choose (dialog, "When", "Never");
}

/* What the form begins with is good enough. */
static void
enter_nothing (LkTestHouse *house, GtkWidget *dialog)
{
}

static const struct
{
  const LkStructure *structure;
  void (*enter) (LkTestHouse *house, GtkWidget *dialog);
} forms[] = {
  { &lk_agent_settings_structure, enter_agent },
  { &lk_blf_structure, enter_keys },
  { &lk_forwarding_exception_structure, enter_exception },
  { &lk_forwarding_profile_structure, enter_nothing },
  { &lk_greeting_structure, enter_greeting },
  { &lk_memberships_structure, enter_department },
  { &lk_phones_structure, enter_phone },
  { &lk_schedule_structure, enter_schedule },
};

/**
 * lk_test_enter_form:
 * @house: the phone system
 * @dialog: the form of a structured field, on screen, in which nothing is entered yet
 * @field: that field
 *
 * Enters some value with the controls that are there, and presses Done.
 */
void
lk_test_enter_form (LkTestHouse *house, GtkWidget *dialog, const LkField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].structure == field->structure)
      {
        forms[i].enter (house, dialog);
        g_assert_true (lk_test_structure_can_finish (dialog));
        gtk_widget_activate_action (dialog, "structure.done", NULL);
        return;
      }

  g_error ("No test knows how to enter %s", field->name);
}

/* Values that stand in the row */

static void
enter_offer (GtkWidget *row)
{
  GtkWidget *picker = lk_test_get (row, LK_TYPE_ENTRY_PICKER, NULL);

  lk_entry_picker_set_value (LK_ENTRY_PICKER (picker), "31", "Sales");
  g_signal_emit_by_name (picker, "changed");
}

/**
 * lk_test_enter_value:
 * @row: where a field without a structure is entered
 * @field: that field
 *
 * Enters some value with the control that is there.
 */
void
lk_test_enter_value (GtkWidget *row, const LkField *field)
{
  const char *label = lk_field_get_label (field);

  if (field->offer != LK_OFFER_NONE)
    enter_offer (row);
  else if (field->kind == &lk_kind_bool)
    lk_test_structure_choose (row, label, "Yes");
  else if (field->kind == &lk_kind_choice)
    lk_test_structure_choose (row, label,
                              lk_field_get_choice_label (field, field->choices[1].value));
  else if (field->kind == &lk_kind_choice_set)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   lk_test_get (row, GTK_TYPE_CHECK_BUTTON,
                                                lk_field_get_choice_label (field, field->choices[0]
                                                                                    .value))),
                                 TRUE);
  else
    gtk_editable_set_text (GTK_EDITABLE (lk_test_get (row, GTK_TYPE_EDITABLE, label)), "4711");
}
