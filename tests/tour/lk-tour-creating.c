/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-tour-creating.h"

#include "lk-kept-secret.h"
#include "lk-new-user-dialog.h"
#include "lk-test-input.h"
#include "lk-test-ui.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"
#include "lk-window.h"

#define FORM LK_TYPE_NEW_USER_DIALOG

/* All of this is one walk that the keyboard takes alone. */

static gboolean
press (LkTour *self, guint key, GdkModifierType modifiers)
{
  return lk_tour_press (self, FORM, key, modifiers);
}

/* What is typed replaces what was there: whoever comes to an entry by Tab has all of it selected.
 */
static gboolean
fill_in (LkTour *self, const char *label, const char *text)
{
  return lk_tour_walk_to (self, FORM, GTK_TYPE_ENTRY, label)
         && press (self, GDK_KEY_a, GDK_CONTROL_MASK) && lk_tour_write (self, FORM, text)
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_TEXT, text);
}

static gboolean
push (LkTour *self, GType type, const char *name)
{
  return lk_tour_walk_to (self, FORM, type, name) && press (self, GDK_KEY_space, 0);
}

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

gboolean
lk_tour_open_the_form (LkTour *self)
{
  return lk_tour_press (self, LK_TYPE_WINDOW, GDK_KEY_n, GDK_CONTROL_MASK)
         && lk_tour_wait_for_window (self, FORM) && lk_test_spin_until (has_number, self)
         && lk_tour_picture (self, FORM, "new-user");
}

static gboolean
is_open (gpointer window)
{
  return lk_test_find (window, GTK_TYPE_LIST_VIEW, NULL) != NULL;
}

static gboolean
is_shut (gpointer window)
{
  return lk_test_find (window, GTK_TYPE_POPOVER, NULL) == NULL;
}

static gboolean
choose_a_department (LkTour *self)
{
  return push (self, GTK_TYPE_TOGGLE_BUTTON, "Department")
         && lk_test_spin_until (is_open, get_form (self))
         && lk_tour_popover_picture (self, FORM, "departments")
         && lk_tour_write (self, FORM, "sales") && press (self, GDK_KEY_Return, 0)
         && lk_test_spin_until (is_shut, get_form (self));
}

static gboolean
choose_a_role (LkTour *self)
{
  return lk_tour_wait_for_widget (self, FORM, GTK_TYPE_DROP_DOWN, "Role")
         && push (self, GTK_TYPE_DROP_DOWN, "Role") && lk_test_spin_until (is_open, get_form (self))
         && lk_tour_popover_picture (self, FORM, "roles") && press (self, GDK_KEY_Down, 0)
         && press (self, GDK_KEY_Return, 0) && lk_test_spin_until (is_shut, get_form (self));
}

gboolean
lk_tour_fill_in_the_form (LkTour *self)
{
  return fill_in (self, "First name", "Zoe") && fill_in (self, "Last name", "Almeida")
         && choose_a_department (self) && choose_a_role (self)
         && fill_in (self, "E-mail", "zoe.almeida@acme.example")
         && fill_in (self, "Mobile", "+49 30 5550177") && push (self, GTK_TYPE_SWITCH, "Web client")
         && push (self, GTK_TYPE_SWITCH, "Welcome e-mail")
         && lk_tour_picture (self, FORM, "new-user-filled-in");
}

/* Of whom the window shows behind the form. */
static char *
dup_taken_number (LkTour *self)
{
  GtkWidget *page =
    lk_test_get (lk_tour_get_window (self, LK_TYPE_WINDOW), LK_TYPE_USER_PAGE, NULL);

  return g_strdup (
    lk_user_get_text (lk_user_page_get_user (LK_USER_PAGE (page)), lk_user_field_number));
}

gboolean
lk_tour_enter_a_colleagues_number (LkTour *self)
{
  g_autofree char *suggested = g_strdup (get_number (self));
  g_autofree char *taken = dup_taken_number (self);

  return fill_in (self, "Extension", taken) && lk_tour_wait_for_text (self, FORM, "belongs to")
         && lk_tour_picture (self, FORM, "colleagues-number")
         && fill_in (self, "Extension", suggested);
}

gboolean
lk_tour_look_at_all_settings (LkTour *self)
{
  return push (self, GTK_TYPE_LIST_BOX_ROW, "All Settings…")
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, "Back to the Form")
         && lk_tour_picture (self, FORM, "all-settings")
         && lk_tour_walk_to (self, FORM, GTK_TYPE_ENTRY, "Outbound caller ID")
         && lk_tour_write (self, FORM, "+49 30 555010")
         && lk_tour_picture (self, FORM, "all-settings-changed") && press (self, GDK_KEY_Escape, 0)
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, "Cancel");
}

/* What was just added has no place yet that could be scrolled to. */
static gboolean
settle (LkTour *self)
{
  lk_test_spin_frames (get_form (self), 4);
  return TRUE;
}

gboolean
lk_tour_read_what_will_be_set (LkTour *self)
{
  return push (self, ADW_TYPE_EXPANDER_ROW, "What will be set")
         && lk_tour_wait_for_text (self, FORM, "Zoe") && settle (self)
         && lk_tour_show (self, FORM, "What will be set")
         && lk_tour_picture (self, FORM, "what-will-be-set");
}

/* It can be as soon as nothing is in the way. */
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
         && press (self, GDK_KEY_Return, GDK_CONTROL_MASK)
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, "Done");
}

gboolean
lk_tour_create_a_user (LkTour *self)
{
  return create (self) && lk_tour_wait_for_text (self, FORM, "Zoe Almeida has extension")
         && lk_tour_picture (self, FORM, "created");
}

static const char *
get_password (LkTour *self)
{
  GtkWidget *secret = lk_test_find (get_form (self), LK_TYPE_KEPT_SECRET, NULL);
  GtkWidget *label = secret != NULL ? lk_test_find (secret, GTK_TYPE_LABEL, NULL) : NULL;

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

gboolean
lk_tour_reveal_the_password (LkTour *self)
{
  g_autofree char *dots = g_strdup (get_password (self));

  if (dots == NULL || !push (self, GTK_TYPE_BUTTON, "Reveal: Web client password")
      || !lk_tour_wait_for_widget (self, FORM, GTK_TYPE_BUTTON, "Hide: Web client password"))
    return FALSE;

  self->password = g_strdup (get_password (self));
  return !g_str_equal (dots, self->password) && lk_tour_picture (self, FORM, "password-revealed")
         && push (self, GTK_TYPE_BUTTON, "Hide: Web client password");
}

gboolean
lk_tour_create_another (LkTour *self)
{
  return push (self, GTK_TYPE_BUTTON, "Create Another")
         && lk_tour_wait_for_widget (self, FORM, GTK_TYPE_ENTRY, "First name")
         && lk_test_spin_until (has_number, self) && lk_tour_picture (self, FORM, "another")
         && fill_in (self, "First name", "Theodora") && fill_in (self, "Last name", "Brightwater")
         && fill_in (self, "E-mail", "theodora.brightwater@acme.example") && create (self)
         && lk_tour_wait_for_text (self, FORM, "Theodora Brightwater")
         && lk_tour_picture (self, FORM, "another-created");
}

static gboolean
has_no_form (gpointer tour)
{
  return get_form (tour) == NULL;
}

gboolean
lk_tour_find_them_in_the_list (LkTour *self)
{
  return push (self, GTK_TYPE_BUTTON, "Done")
         && lk_tour_wait_for_window (self, ADW_TYPE_MESSAGE_DIALOG)
         && lk_tour_picture (self, ADW_TYPE_MESSAGE_DIALOG, "password-not-seen")
         && lk_tour_walk_to (self, ADW_TYPE_MESSAGE_DIALOG, GTK_TYPE_BUTTON, "_Leave")
         && lk_tour_press (self, ADW_TYPE_MESSAGE_DIALOG, GDK_KEY_Return, 0)
         && lk_test_spin_until (has_no_form, self)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "Brightwater")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "new-user-in-the-list");
}
