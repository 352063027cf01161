/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-tour-jobs.h"

#include "lk-batch-dialog.h"
#include "lk-history-window.h"
#include "lk-select-list-dialog.h"
#include "lk-test-ui.h"
#include "lk-user-fields.h"
#include "lk-values-dialog.h"
#include "lk-window.h"

#define WINDOW LK_TYPE_WINDOW
#define DIALOG LK_TYPE_BATCH_DIALOG

#define FIELD "E-mail about voicemail"

/* Three of the demo's people: one is found by both, one is nobody. */
#define PASTED "101, 102; 103 99999"

static GtkWidget *
find_action (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && (gtk_widget_has_css_class (root, "suggested-action")
          || gtk_widget_has_css_class (root, "destructive-action")))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
can_start (gpointer window)
{
  GtkWidget *button = find_action (window);

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* What the button says has a number in it. */
static gboolean
start (LkTour *self, GType type)
{
  GtkWidget *window = lk_tour_get_window (self, type);

  return lk_test_spin_until (can_start, window) && gtk_widget_activate (find_action (window));
}

static gboolean
paste (LkTour *self)
{
  return lk_tour_act (self, WINDOW, "win.select-list", NULL)
         && lk_tour_wait_for_window (self, LK_TYPE_SELECT_LIST_DIALOG)
         && lk_tour_write (self, LK_TYPE_SELECT_LIST_DIALOG, PASTED)
         && lk_tour_wait_for_text (self, LK_TYPE_SELECT_LIST_DIALOG, "99999");
}

static gboolean
select_pasted (LkTour *self)
{
  return start (self, LK_TYPE_SELECT_LIST_DIALOG)
         && lk_tour_wait_for_text (self, WINDOW, "3 selected");
}

gboolean
lk_tour_paste_a_list (LkTour *self)
{
  return paste (self) && lk_tour_picture (self, LK_TYPE_SELECT_LIST_DIALOG, "pasted-list")
         && select_pasted (self) && lk_tour_picture (self, WINDOW, "some-selected");
}

gboolean
lk_tour_select_many (LkTour *self)
{
  return lk_tour_act (self, WINDOW, "win.show-list", NULL)
         && lk_tour_press (self, WINDOW, GDK_KEY_a, GDK_CONTROL_MASK)
         && lk_tour_wait_for_text (self, WINDOW, "administrators")
         && lk_tour_picture (self, WINDOW, "everyone-selected");
}

gboolean
lk_tour_ask_what_they_have (LkTour *self)
{
  return lk_tour_act (self, WINDOW, "win.edit-selected", NULL)
         && lk_tour_wait_for_window (self, DIALOG)
         && lk_tour_wait_for_widget (self, DIALOG, GTK_TYPE_BUTTON, "Language: 9 Different Values")
         && lk_tour_picture (self, DIALOG, "batch-what")
         && lk_tour_click (self, DIALOG, "Language: 9 Different Values")
         && lk_tour_wait_for_window (self, LK_TYPE_VALUES_DIALOG)
         && lk_tour_picture (self, LK_TYPE_VALUES_DIALOG, "batch-values")
         && lk_tour_close (self, LK_TYPE_VALUES_DIALOG);
}

static gboolean
is_open (gpointer window)
{
  return lk_test_find (window, GTK_TYPE_LIST_VIEW, NULL) != NULL;
}

static gboolean
push (LkTour *self, GType type, const char *name)
{
  return lk_tour_walk_to (self, DIALOG, type, name)
         && lk_tour_press (self, DIALOG, GDK_KEY_space, 0);
}

/* By keyboard, from the search on. */
gboolean
lk_tour_choose_what_changes (LkTour *self)
{
  return lk_tour_type (self, DIALOG, GTK_TYPE_SEARCH_ENTRY, "Search in the fields", FIELD)
         && push (self, GTK_TYPE_CHECK_BUTTON, "Change: " FIELD)
         && push (self, GTK_TYPE_DROP_DOWN, FIELD)
         && lk_test_spin_until (is_open, lk_tour_get_window (self, DIALOG))
         && lk_tour_press (self, DIALOG, GDK_KEY_Down, 0)
         && lk_tour_press (self, DIALOG, GDK_KEY_Down, 0)
         && lk_tour_press (self, DIALOG, GDK_KEY_Return, 0)
         && lk_tour_wait_for_text (self, DIALOG, "have it like this already")
         && lk_tour_picture (self, DIALOG, "batch-chosen");
}

gboolean
lk_tour_preview_the_job (LkTour *self)
{
  return lk_tour_click (self, DIALOG, "Preview")
         && lk_tour_wait_for_text (self, DIALOG, "as wanted already")
         && lk_tour_picture (self, DIALOG, "batch-preview");
}

/* One of those who change, so that the phone system refuses somebody. */
static int
find_somebody (LkTour *self)
{
  GtkWidget *list = lk_test_get (lk_tour_get_window (self, WINDOW), GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
  g_autoptr (LkUser) user = g_list_model_get_item (model, 7);

  return lk_user_get_id (user);
}

gboolean
lk_tour_run_the_job (LkTour *self)
{
  g_autofree char *refuser = g_strdup_printf ("refuse-user=%d", find_somebody (self));

  return lk_tour_fault (self, refuser) && lk_tour_fault (self, "latency=150")
         && start (self, DIALOG) && lk_tour_wait_for_widget (self, DIALOG, GTK_TYPE_BUTTON, "Pause")
         && lk_tour_wait_for_text (self, DIALOG, "Sending")
         && lk_tour_picture (self, DIALOG, "batch-running")
         && lk_tour_picture (self, WINDOW, "job-bar")
         && lk_tour_wait_for_widget (self, DIALOG, GTK_TYPE_BUTTON, "Retry Failed")
         && lk_tour_picture (self, DIALOG, "batch-outcome") && lk_tour_fault (self, NULL);
}

gboolean
lk_tour_undo_the_job (LkTour *self)
{
  return lk_tour_click (self, DIALOG, "Undo")
         && lk_tour_wait_for_text (self, DIALOG, "users change.")
         && lk_tour_picture (self, DIALOG, "undo-preview") && start (self, DIALOG)
         && lk_tour_wait_for_text (self, DIALOG, "users were taken back.")
         && lk_tour_picture (self, DIALOG, "undone") && lk_tour_close (self, DIALOG);
}

gboolean
lk_tour_delete_some (LkTour *self)
{
  return paste (self) && select_pasted (self)
         && lk_tour_act (self, WINDOW, "win.delete-selected", NULL)
         && lk_tour_wait_for_window (self, DIALOG)
         && lk_tour_wait_for_text (self, DIALOG, "users will be deleted")
         && lk_tour_picture (self, DIALOG, "delete-preview") && start (self, DIALOG)
         && lk_tour_wait_for_text (self, DIALOG, "users were deleted.")
         && lk_tour_picture (self, DIALOG, "delete-outcome");
}

gboolean
lk_tour_bring_them_back (LkTour *self)
{
  return lk_tour_click (self, DIALOG, "Undo")
         && lk_tour_wait_for_text (self, DIALOG, "will be created again")
         && lk_tour_picture (self, DIALOG, "undo-of-deletion") && start (self, DIALOG)
         && lk_tour_wait_for_text (self, DIALOG, "users were created again.")
         && lk_tour_picture (self, DIALOG, "brought-back") && lk_tour_close (self, DIALOG);
}

gboolean
lk_tour_look_at_the_history (LkTour *self)
{
  return lk_tour_act (self, WINDOW, "win.history", NULL)
         && lk_tour_wait_for_window (self, LK_TYPE_HISTORY_WINDOW)
         && lk_tour_wait_for_text (self, LK_TYPE_HISTORY_WINDOW, "Today")
         && lk_tour_picture (self, LK_TYPE_HISTORY_WINDOW, "history")
         && lk_tour_close (self, LK_TYPE_HISTORY_WINDOW);
}
