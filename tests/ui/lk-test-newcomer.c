/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-newcomer.h"

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
#include "lk-structure-dialog.h"
#include "lk-test-structure.h"

#define N_USERS 12

/* So that the pictures look as the program does. */
static void
load_style (void)
{
  static GtkCssProvider *style;

  if (style != NULL)
    return;

  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/io/github/linekeeper/Linekeeper/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Under sanitizers eighty rows take long to build, so most tests share them. */
static LkTestNewcomer *shared;

static void
begin (LkTestNewcomer *self, LkVersion version)
{
  g_autoptr (LkCatalogue) catalogue = lk_catalogue_new (self->page.house->pbx);

  self->draft = lk_draft_new_user (version);
  self->context = lk_edit_context_new (self->page.house->directory, catalogue, self->draft);
  lk_user_sections_set_context (self->sections, self->context);
}

static void
end (LkTestNewcomer *self)
{
  lk_user_sections_set_context (self->sections, NULL);
  g_clear_object (&self->context);
  g_clear_object (&self->draft);
}

/**
 * lk_test_newcomer_new:
 * @version: which server the phone system plays
 *
 * Returns: (transfer full): somebody of whom nothing is set yet.
 */
LkTestNewcomer *
lk_test_newcomer_new (LkVersion version)
{
  LkTestNewcomer *self = g_new0 (LkTestNewcomer, 1);
  GtkWidget *sections = g_object_new (LK_TYPE_USER_SECTIONS, "for-new-user", TRUE, NULL);

  load_style ();
  self->page.house = lk_test_house_new (N_USERS, version);
  self->page.page = sections;
  self->sections = LK_USER_SECTIONS (sections);
  lk_user_sections_set_version (self->sections, version);
  begin (self, version);
  lk_test_house_show (self->page.house, sections);
  return self;
}

/**
 * lk_test_newcomer_share:
 *
 * Returns: (transfer none): somebody of whom nothing is set yet, before the phone system that all
 *   tests share. lk_test_newcomer_end() lets go of it.
 */
LkTestNewcomer *
lk_test_newcomer_share (void)
{
  if (shared == NULL)
    shared = lk_test_newcomer_new (LK_VERSION_NEWEST);
  else
    {
      end (shared);
      begin (shared, LK_VERSION_NEWEST);
    }

  lk_demo_pbx_clear_faults (shared->page.house->demo);
  g_ptr_array_set_size (shared->page.house->exchanges, 0);
  return shared;
}

void
lk_test_newcomer_end (void)
{
  g_clear_pointer (&shared, lk_test_newcomer_free);
}

/**
 * lk_test_newcomer_free:
 * @self: (transfer full): somebody new
 */
void
lk_test_newcomer_free (LkTestNewcomer *self)
{
  end (self);
  lk_test_house_free (self->page.house);
  g_free (self);
}

GtkWidget *
lk_test_newcomer_get_row (LkTestNewcomer *self, const LkField *field)
{
  return GTK_WIDGET (lk_test_page_find_row (&self->page, field->name));
}

void
lk_test_newcomer_type (LkTestNewcomer *self, const LkField *field, const char *text)
{
  GtkWidget *row = lk_test_newcomer_get_row (self, field);

  gtk_editable_set_text (GTK_EDITABLE (
                           lk_test_get (row, GTK_TYPE_EDITABLE, lk_field_get_label (field))),
                         text);
}

/* Structured values */

GtkWidget *
lk_test_newcomer_open (LkTestNewcomer *self, const LkField *field)
{
  g_autofree char *name = g_strdup_printf ("Set: %s", lk_field_get_label (field));
  GtkWidget *dialog;

  lk_test_click (lk_test_newcomer_get_row (self, field), name);
  dialog = lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

static void
enter_agent (LkTestNewcomer *self, GtkWidget *dialog)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (dialog, ADW_TYPE_ENTRY_ROW, "First words")),
                         "Good morning");
}

static void
enter_keys (LkTestNewcomer *self, GtkWidget *dialog)
{
  lk_test_click (dialog, "Add Key");
  lk_test_spin_frames (dialog, 2);
}

/* What a server before 20.0.9 knows is the caller's number alone. */
static void
enter_exception (LkTestNewcomer *self, GtkWidget *dialog)
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
enter_greeting (LkTestNewcomer *self, GtkWidget *dialog)
{
  search_in (dialog, "Default", "hello.wav");
}

static void
enter_department (LkTestNewcomer *self, GtkWidget *dialog)
{
  GListModel *departments = lk_directory_get_departments (self->page.house->directory);
  g_autoptr (LkDepartment) department = g_list_model_get_item (departments, 0);
  GtkWidget *picker = lk_test_get (dialog, GTK_TYPE_TOGGLE_BUTTON, "Add Department");

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_wait_for_text (dialog, lk_department_get_name (department));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  search_in (dialog, "Add Department", lk_department_get_name (department));
}

static void
enter_phone (LkTestNewcomer *self, GtkWidget *dialog)
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
enter_schedule (LkTestNewcomer *self, GtkWidget *dialog)
{
  lk_test_structure_choose (dialog, "When", "Never");
}

/* What the form begins with is good enough. */
static void
enter_nothing (LkTestNewcomer *self, GtkWidget *dialog)
{
}

static const struct
{
  const LkStructure *structure;
  void (*enter) (LkTestNewcomer *self, GtkWidget *dialog);
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

static void
enter_structure (LkTestNewcomer *self, const LkField *field)
{
  GtkWidget *dialog = lk_test_newcomer_open (self, field);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].structure == field->structure)
      {
        forms[i].enter (self, dialog);
        g_assert_true (lk_test_structure_can_finish (dialog));
        gtk_widget_activate_action (dialog, "structure.done", NULL);
        return;
      }

  g_error ("No test knows how to enter %s", field->name);
}

/* Values that stand in the row */

static void
enter_offer (LkTestNewcomer *self, const LkField *field)
{
  GtkWidget *row = lk_test_newcomer_get_row (self, field);
  GtkWidget *picker = lk_test_get (row, LK_TYPE_ENTRY_PICKER, NULL);

  lk_entry_picker_set_value (LK_ENTRY_PICKER (picker), "31", "Sales");
  g_signal_emit_by_name (picker, "changed");
}

/**
 * lk_test_newcomer_enter:
 * @self: somebody new
 * @field: a field
 *
 * Sets some value in the field's row, or in its form, with the control that is there.
 */
void
lk_test_newcomer_enter (LkTestNewcomer *self, const LkField *field)
{
  GtkWidget *row = lk_test_newcomer_get_row (self, field);

  if (field->structure != NULL)
    enter_structure (self, field);
  else if (field->offer != LK_OFFER_NONE)
    enter_offer (self, field);
  else if (field->kind == &lk_kind_bool)
    lk_test_structure_choose (row, lk_field_get_label (field), "Yes");
  else if (field->kind == &lk_kind_choice)
    lk_test_structure_choose (row, lk_field_get_label (field),
                              lk_field_get_choice_label (field, field->choices[1].value));
  else if (field->kind == &lk_kind_choice_set)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (lk_test_get (row, GTK_TYPE_CHECK_BUTTON, NULL)),
                                 TRUE);
  else
    lk_test_newcomer_type (self, field, "4711");
}

void
lk_test_newcomer_put_back (LkTestNewcomer *self, const LkField *field)
{
  g_autofree char *button = g_strdup_printf ("Put back: %s", lk_field_get_label (field));

  lk_test_click (lk_test_newcomer_get_row (self, field), button);
}

/**
 * lk_test_newcomer_picture:
 * @self: somebody new
 * @window: a window of theirs
 * @name: what the pictures show
 *
 * Writes pictures of the window in several looks into the folder that LINEKEEPER_PICTURES names, if
 * it does.
 */
void
lk_test_newcomer_picture (LkTestNewcomer *self, GtkWidget *window, const char *name)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *dark = g_strdup_printf ("%s-dark", name);
  g_autofree char *narrow = g_strdup_printf ("%s-narrow", name);
  g_autofree char *mirrored = g_strdup_printf ("%s-right-to-left", name);

  if (g_getenv ("LINEKEEPER_PICTURES") == NULL)
    return;

  lk_test_structure_picture (window, name);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  lk_test_structure_picture (window, dark);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 760);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, narrow);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, mirrored);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}
