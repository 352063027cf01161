/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-tour-templates.h"

#include "lk-beginning-dialog.h"
#include "lk-new-user-dialog.h"
#include "lk-save-template-dialog.h"
#include "lk-setting-row.h"
#include "lk-templates-dialog.h"
#include "lk-test-input.h"
#include "lk-test-ui.h"
#include "lk-window.h"

#define FORM   LK_TYPE_NEW_USER_DIALOG
#define CHOOSE "Choose what is taken over"
#define NAME   "Reception, half days"

/* Whose place in the list it is does not matter, as long as they are somebody with settings. */
#define COLLEAGUE 12

static GtkWidget *
get_form (LkTour *self)
{
  return lk_tour_get_window (self, FORM);
}

static const char *
get_number (LkTour *self)
{
  GtkWidget *entry = lk_test_find (get_form (self), GTK_TYPE_ENTRY, "Extension");

  return entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : "";
}

static gboolean
has_number (gpointer user_data)
{
  return *get_number (user_data) != '\0';
}

static gboolean
enter (LkTour *self, const char *label, const char *text)
{
  return lk_tour_show (self, FORM, label) && lk_tour_type (self, FORM, GTK_TYPE_ENTRY, label, text);
}

static gboolean
name_them (LkTour *self, const char *first_name, const char *last_name)
{
  return lk_tour_wait_for_widget (self, FORM, GTK_TYPE_ENTRY, "First name")
         && lk_test_spin_until (has_number, self) && enter (self, "First name", first_name)
         && enter (self, "Last name", last_name);
}

static gboolean
can_create (gpointer form)
{
  GtkWidget *button = lk_test_find (form, GTK_TYPE_BUTTON, "Create User");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
create (LkTour *self)
{
  return lk_test_spin_until (can_create, get_form (self))
         && lk_tour_click (self, FORM, "Create User");
}

static gboolean
has_none (gpointer user_data)
{
  return get_form (user_data) == NULL;
}

static gboolean
finish (LkTour *self)
{
  return lk_tour_click (self, FORM, "Done") && lk_test_spin_until (has_none, self);
}

/* A colleague */

static gboolean
select_a_colleague (LkTour *self)
{
  GtkWidget *list =
    lk_tour_wait_for_widget (self, LK_TYPE_WINDOW, GTK_TYPE_COLUMN_VIEW, NULL)
      ? lk_test_find (lk_tour_get_window (self, LK_TYPE_WINDOW), GTK_TYPE_COLUMN_VIEW, NULL)
      : NULL;

  return list != NULL
         && gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)),
                                             COLLEAGUE, TRUE);
}

gboolean
lk_tour_begin_like_a_colleague (LkTour *self)
{
  return lk_tour_act (self, LK_TYPE_WINDOW, "win.show-list", NULL) && select_a_colleague (self)
         && lk_tour_act (self, LK_TYPE_WINDOW, "win.new-user-like", NULL)
         && lk_tour_wait_for_window (self, FORM) && lk_tour_wait_for_text (self, FORM, "Like ")
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, CHOOSE)
         && lk_tour_picture (self, FORM, "like-a-colleague");
}

static GtkWidget *
find_ticked (GtkWidget *root)
{
  if (LK_IS_SETTING_ROW (root) && lk_setting_row_get_ticked (LK_SETTING_ROW (root)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_ticked (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
take_a_tick_away (LkTour *self)
{
  GtkWidget *row = find_ticked (lk_tour_get_window (self, LK_TYPE_BEGINNING_DIALOG));

  return row != NULL && gtk_widget_activate (lk_test_get (row, GTK_TYPE_CHECK_BUTTON, NULL))
         && !lk_setting_row_get_ticked (LK_SETTING_ROW (row));
}

gboolean
lk_tour_save_as_template (LkTour *self)
{
  return lk_tour_click (self, FORM, CHOOSE)
         && lk_tour_wait_for_window (self, LK_TYPE_BEGINNING_DIALOG) && take_a_tick_away (self)
         && lk_tour_picture (self, LK_TYPE_BEGINNING_DIALOG, "what-is-taken-over")
         && lk_tour_click (self, LK_TYPE_BEGINNING_DIALOG, "Save as Template…")
         && lk_tour_wait_for_window (self, LK_TYPE_SAVE_TEMPLATE_DIALOG)
         && lk_tour_type (self, LK_TYPE_SAVE_TEMPLATE_DIALOG, ADW_TYPE_ENTRY_ROW, "Name", NAME)
         && lk_tour_picture (self, LK_TYPE_SAVE_TEMPLATE_DIALOG, "save-as-template")
         && lk_tour_click (self, LK_TYPE_SAVE_TEMPLATE_DIALOG, "Save")
         && lk_tour_wait_for_text (self, FORM, "saved")
         && lk_tour_close (self, LK_TYPE_BEGINNING_DIALOG)
         && lk_tour_picture (self, FORM, "template-saved") && lk_tour_close (self, FORM)
         && lk_test_spin_until (has_none, self);
}

/* A template */

static gboolean
is_listed (gpointer form)
{
  return lk_test_shows_text (form, NAME);
}

gboolean
lk_tour_begin_with_a_template (LkTour *self)
{
  return lk_tour_act (self, LK_TYPE_WINDOW, "win.new-user", NULL)
         && lk_tour_wait_for_window (self, FORM) && lk_test_spin_until (has_number, self)
         && lk_tour_walk_to (self, FORM, GTK_TYPE_TOGGLE_BUTTON, "Begin with")
         && lk_tour_press (self, FORM, GDK_KEY_space, 0)
         && lk_test_spin_until (is_listed, get_form (self))
         && lk_tour_popover_picture (self, FORM, "beginnings")
         && lk_tour_write (self, FORM, "reception") && lk_tour_press (self, FORM, GDK_KEY_Return, 0)
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, CHOOSE)
         && lk_tour_picture (self, FORM, "begun-with-template");
}

/* Another administrator creates somebody just now. */
static gboolean
take_the_number (LkTour *self)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "FirstName", "Bo");
  json_object_set_string_member (body, "LastName", "Chen");
  json_object_set_string_member (body, "Number", get_number (self));
  return lk_demo_thread_create_user (self->demo, body, NULL, NULL);
}

static gboolean
is_step (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return label != NULL && g_str_has_prefix (label, "Create as ");
}

static GtkWidget *
find_step (GtkWidget *root)
{
  if (is_step (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_step (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
offers_next (gpointer form)
{
  GtkWidget *step = find_step (form);

  return step != NULL && gtk_widget_get_mapped (step);
}

gboolean
lk_tour_find_the_number_taken (LkTour *self)
{
  return name_them (self, "Leopold", "Quartermaine") && take_the_number (self) && create (self)
         && lk_tour_wait_for_text (self, FORM, "belongs to Bo Chen")
         && lk_test_spin_until (offers_next, get_form (self))
         && lk_tour_picture (self, FORM, "number-taken")
         && gtk_widget_activate (find_step (get_form (self)))
         && lk_tour_wait_for_text (self, FORM, "Leopold Quartermaine has extension")
         && lk_tour_picture (self, FORM, "created-with-the-next-number");
}

gboolean
lk_tour_lose_an_answer (LkTour *self)
{
  return lk_tour_click (self, FORM, "Create Another") && name_them (self, "Wilhelmine", "Okonkwo")
         && lk_tour_fault (self, "lost@1,POST /xapi/v1/Users$") && create (self)
         && lk_tour_wait_for_text (self, FORM, "answer was lost")
         && lk_tour_picture (self, FORM, "answer-lost") && lk_tour_fault (self, NULL)
         && finish (self);
}

gboolean
lk_tour_manage_templates (LkTour *self)
{
  return lk_tour_act (self, LK_TYPE_WINDOW, "win.templates", NULL)
         && lk_tour_wait_for_window (self, LK_TYPE_TEMPLATES_DIALOG)
         && lk_tour_wait_for_text (self, LK_TYPE_TEMPLATES_DIALOG, NAME)
         && lk_tour_picture (self, LK_TYPE_TEMPLATES_DIALOG, "templates")
         && lk_tour_close (self, LK_TYPE_TEMPLATES_DIALOG);
}
