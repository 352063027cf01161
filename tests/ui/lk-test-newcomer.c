/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-newcomer.h"

#include "lk-structure-dialog.h"
#include "lk-test-entering.h"
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
enter_structure (LkTestNewcomer *self, const LkField *field)
{
  lk_test_enter_form (self->page.house, lk_test_newcomer_open (self, field), field);
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
  if (field->structure != NULL)
    enter_structure (self, field);
  else
    lk_test_enter_value (lk_test_newcomer_get_row (self, field), field);
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
