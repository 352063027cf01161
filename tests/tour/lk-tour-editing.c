/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-tour-editing.h"

#include "lk-conflict-dialog.h"
#include "lk-request-dialog.h"
#include "lk-review-dialog.h"
#include "lk-test-ui.h"
#include "lk-user-page.h"
#include "lk-window.h"

#define MOBILE "+49 30 5550199"
#define TAKEN  "reception@acme.example"

/* Each step leaves the user who is open without changes that are not saved, but for the first four,
 * which are one walk. */

static LkUserPage *
get_page (LkTour *self)
{
  return LK_USER_PAGE (
    lk_test_get (lk_tour_get_window (self, LK_TYPE_WINDOW), LK_TYPE_USER_PAGE, NULL));
}

static gboolean
act (LkTour *self, const char *action)
{
  return gtk_widget_activate_action_variant (GTK_WIDGET (get_page (self)), action, NULL);
}

static gboolean
enter (LkTour *self, const char *label, const char *text)
{
  return lk_tour_show (self, LK_TYPE_WINDOW, label)
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_ENTRY, label, text);
}

/* Another administrator changes a user just now. */
static gboolean
change_elsewhere (LkTour *self, int id, const char *name, const char *text)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, name, text);
  return lk_demo_thread_change_user (self->demo, id, body, NULL);
}

static int
get_id (LkTour *self)
{
  return lk_user_get_id (lk_user_page_get_user (get_page (self)));
}

gboolean
lk_tour_edit_fields (LkTour *self)
{
  return enter (self, "Mobile", MOBILE) && enter (self, "First name", "Wilhelmine")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "2 changes")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "edited");
}

gboolean
lk_tour_undo (LkTour *self)
{
  return act (self, "edit.undo") && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "1 change")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "undone") && act (self, "edit.redo")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "2 changes");
}

/* Another field than the one that is looked for. */
static gboolean
is_out_of_sight (gpointer window)
{
  return lk_test_find (window, GTK_TYPE_ENTRY, "Mobile") == NULL;
}

gboolean
lk_tour_find_a_field (LkTour *self)
{
  return act (self, "user.search")
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search in the fields",
                          "language")
         && lk_test_spin_until (is_out_of_sight, lk_tour_get_window (self, LK_TYPE_WINDOW))
         && lk_tour_picture (self, LK_TYPE_WINDOW, "field-found")
         && gtk_widget_activate_action (GTK_WIDGET (get_page (self)), "user.go-to", "i", 0)
         && lk_tour_wait_for_widget (self, LK_TYPE_WINDOW, GTK_TYPE_ENTRY, "Mobile");
}

gboolean
lk_tour_review (LkTour *self)
{
  return lk_tour_click (self, LK_TYPE_WINDOW, "Review…")
         && lk_tour_wait_for_window (self, LK_TYPE_REVIEW_DIALOG)
         && lk_tour_wait_for_text (self, LK_TYPE_REVIEW_DIALOG, MOBILE)
         && lk_tour_picture (self, LK_TYPE_REVIEW_DIALOG, "review")
         && lk_tour_close (self, LK_TYPE_REVIEW_DIALOG);
}

gboolean
lk_tour_look_at_the_request (LkTour *self)
{
  return act (self, "edit.show-request") && lk_tour_wait_for_window (self, LK_TYPE_REQUEST_DIALOG)
         && lk_tour_picture (self, LK_TYPE_REQUEST_DIALOG, "request")
         && lk_tour_close (self, LK_TYPE_REQUEST_DIALOG);
}

static gboolean
has_no_changes (gpointer page)
{
  return !lk_user_page_has_changes (page);
}

static gboolean
wait_until_saved (LkTour *self)
{
  return lk_test_spin_until (has_no_changes, get_page (self));
}

gboolean
lk_tour_save (LkTour *self)
{
  return lk_tour_click (self, LK_TYPE_WINDOW, "Save") && wait_until_saved (self)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "Saved")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "saved");
}

gboolean
lk_tour_be_refused (LkTour *self)
{
  return change_elsewhere (self, get_id (self) + 1, "EmailAddress", TAKEN)
         && enter (self, "E-mail", TAKEN) && lk_tour_click (self, LK_TYPE_WINDOW, "Save")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "is already used")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "refused-value")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Revert") && wait_until_saved (self);
}

gboolean
lk_tour_meet_a_conflict (LkTour *self)
{
  return enter (self, "Mobile", MOBILE "0")
         && change_elsewhere (self, get_id (self), "Mobile", "+49 170 1234567")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Save")
         && lk_tour_wait_for_window (self, LK_TYPE_CONFLICT_DIALOG)
         && lk_tour_picture (self, LK_TYPE_CONFLICT_DIALOG, "conflict")
         && lk_tour_click (self, LK_TYPE_CONFLICT_DIALOG, "Use mine: Mobile")
         && lk_tour_click (self, LK_TYPE_CONFLICT_DIALOG, "Save") && wait_until_saved (self);
}

gboolean
lk_tour_be_asked_before_leaving (LkTour *self)
{
  return enter (self, "Mobile", MOBILE "1")
         && lk_tour_act (self, LK_TYPE_WINDOW, "win.next-user", NULL)
         && lk_tour_wait_for_window (self, ADW_TYPE_MESSAGE_DIALOG)
         && lk_tour_picture (self, ADW_TYPE_MESSAGE_DIALOG, "leaving")
         && lk_tour_click (self, ADW_TYPE_MESSAGE_DIALOG, "_Cancel")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Revert") && wait_until_saved (self);
}
