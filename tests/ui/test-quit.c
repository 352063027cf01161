/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-application.h"
#include "lk-test-editing.h"
#include "lk-user-page.h"

/* The program as a person starts it, with the phone system that comes with it. */
static LkApplication *application;
static gboolean has_ended;

static void
spend_time (GtkWidget *widget)
{
  lk_test_spin_frames (widget, 2);
}

static gboolean
is_loaded (gpointer data)
{
  GtkWidget *window = lk_test_find_window (LK_TYPE_WINDOW);

  return window != NULL && lk_test_find (window, GTK_TYPE_PROGRESS_BAR, NULL) == NULL
         && lk_test_find (window, LK_TYPE_USER_LIST, NULL) != NULL
         && lk_user_list_get_n_listed (LK_USER_LIST (lk_test_get (window, LK_TYPE_USER_LIST, NULL)))
              > 0;
}

static LkTestShell
wait_until_loaded (void)
{
  LkTestShell shell = { NULL };

  g_assert_true (lk_test_spin_until (is_loaded, NULL));
  shell.window = LK_WINDOW (lk_test_find_window (LK_TYPE_WINDOW));
  spend_time (GTK_WIDGET (shell.window));
  return shell;
}

/* The first user gets a change that is not saved. */
static void
edit (LkTestShell *shell)
{
  gtk_selection_model_select_item (lk_test_shell_get_model (shell), 0, TRUE);
  spend_time (GTK_WIDGET (shell->window));
  lk_test_editing_open (shell);
  lk_test_editing_enter (GTK_WIDGET (shell->window), "Mobile", "11");
}

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

static void
answer (const char *response)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_click (question, response);
}

static gboolean
has_no_window (gpointer data)
{
  return lk_test_find_window (LK_TYPE_WINDOW) == NULL;
}

/* Whoever quits with changes that are not saved is asked, may stay with them, and may be asked
 * again. */
static gboolean
quit_with_changes_cb (gpointer data)
{
  LkTestShell shell = wait_until_loaded ();
  GtkWidget *window = GTK_WIDGET (shell.window);

  edit (&shell);
  quit ();
  answer ("_Cancel");
  spend_time (window);
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_cmpstr (lk_test_editing_get_text (window, "Mobile"), ==, "11");
  g_assert_false (has_ended);

  quit ();
  answer ("_Discard");
  g_assert_true (lk_test_spin_until (has_no_window, NULL));
  return G_SOURCE_REMOVE;
}

static gboolean
quit_at_once_cb (gpointer data)
{
  wait_until_loaded ();
  quit ();
  g_assert_true (has_no_window (NULL));
  return G_SOURCE_REMOVE;
}

static void
shutdown_cb (void)
{
  has_ended = TRUE;
}

/* Windows so small that the pointer, which was put aside, is on none of them: GTK loses a part of a
 * tooltip that is open when its window goes. */
static void
keep_from_pointer (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_int (settings, "window-width", 1200);
  g_settings_set_int (settings, "window-height", 380);
}

/* Returns only where the program ends, which the deadline of the suite sees to otherwise. */
static void
test (gconstpointer walk)
{
  static char *arguments[] = { "linekeeper", "--demo", NULL };

  keep_from_pointer ();
  application = lk_application_new ();
  has_ended = FALSE;
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                             | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "shutdown", G_CALLBACK (shutdown_cb), NULL);
  g_idle_add ((GSourceFunc) walk, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  g_assert_true (has_ended);
  g_assert_finalize_object (application);
}

static void
add_tests (void)
{
  g_test_add_data_func ("/quit/with-changes", (gconstpointer) quit_with_changes_cb, test);
  g_test_add_data_func ("/quit/at-once", (gconstpointer) quit_at_once_cb, test);
}

int
main (int argc, char *argv[])
{
  return lk_test_house_run (argc, argv, add_tests);
}
