/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-dialog.h"
#include "lk-list-finder.h"
#include "lk-select-list-dialog.h"
#include "lk-selection-bar.h"
#include "lk-test-input.h"
#include "lk-test-shell.h"
#include "lk-user-fields.h"
#include "lk-users-pane.h"

#define N_USERS 60
#define MANY    10000

/* Windows are slow to make where memory is watched: tests that change nothing for good share one.
 */
static LkTestShell *shared;

static LkTestShell *
open_shell (guint n_users)
{
  LkTestShell *shell = lk_test_shell_new (n_users, NULL);

  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  return shell;
}

static void
settle (LkTestShell *shell)
{
  lk_test_spin_frames (GTK_WIDGET (shell->window), 3);
}

static LkTestShell *
get_shared (void)
{
  if (shared == NULL)
    shared = open_shell (N_USERS);
  lk_test_shell_act (shared, "win.search-everyone");
  lk_user_list_unselect_all (shared->list);
  settle (shared);
  return shared;
}

static GtkWidget *
find_bar (LkTestShell *shell)
{
  return lk_test_find (GTK_WIDGET (shell->window), LK_TYPE_SELECTION_BAR, NULL);
}

static void
select_first (LkTestShell *shell, guint n)
{
  gtk_selection_model_select_range (lk_test_shell_get_model (shell), 0, n, TRUE);
  settle (shell);
}

static void
press (LkTestShell *shell, guint key, GdkModifierType modifiers)
{
  g_assert_true (lk_test_press_key_in (GTK_WINDOW (shell->window), key, modifiers));
  settle (shell);
}

/* The bar */

static void
test_bar (void)
{
  LkTestShell *shell = get_shared ();

  select_first (shell, 1);
  g_assert_null (find_bar (shell));
  select_first (shell, 7);
  g_assert_nonnull (find_bar (shell));
  g_assert_true (lk_test_shows_text (find_bar (shell), "7 selected"));
  lk_test_click (find_bar (shell), "Unselect All");
  settle (shell);
  g_assert_null (find_bar (shell));
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 0);
}

/* Who is among them is the truth. */
static void
test_contents (void)
{
  LkTestShell *shell = get_shared ();
  guint n = lk_user_list_get_n_listed (shell->list);
  guint n_disabled = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    n_disabled +=
      !lk_value_is_true (lk_user_get (lk_test_shell_get_user (shell, i), lk_user_field_enabled));
  text = g_strdup_printf (n_disabled == 1 ? "%u is disabled." : "%u are disabled.", n_disabled);

  lk_test_shell_act (shell, "win.select-all");
  lk_test_wait_for_text (find_bar (shell), text);
  g_assert_true (lk_test_shows_text (find_bar (shell), "administrator"));
}

/* The mouse */

static GtkWidget *
find_cell (LkTestShell *shell, guint position)
{
  const char *number =
    lk_user_get_text (lk_test_shell_get_user (shell, position), lk_user_field_number);

  return lk_test_get (GTK_WIDGET (shell->list), GTK_TYPE_INSCRIPTION, number);
}

static void
click (LkTestShell *shell, guint position, GdkModifierType modifiers)
{
  g_assert_true (lk_test_click_at (find_cell (shell, position), modifiers));
  settle (shell);
}

static gboolean
is_selected (LkTestShell *shell, guint position)
{
  return gtk_selection_model_is_selected (lk_test_shell_get_model (shell), position);
}

static void
test_mouse (void)
{
  LkTestShell *shell = get_shared ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (shell->window));

  /* A person takes longer to come back to a row. */
  g_object_set (settings, "gtk-double-click-time", 0, NULL);
  click (shell, 1, 0);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 1);
  click (shell, 3, GDK_CONTROL_MASK);
  click (shell, 5, GDK_CONTROL_MASK);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 3);
  g_assert_true (is_selected (shell, 1) && is_selected (shell, 3) && is_selected (shell, 5));
  click (shell, 3, GDK_CONTROL_MASK);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 2);
  g_assert_false (is_selected (shell, 3));
  click (shell, 2, 0);
  click (shell, 6, GDK_SHIFT_MASK);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 5);
  lk_test_put_pointer_aside ();
  gtk_settings_reset_property (settings, "gtk-double-click-time");
}

/* Keys */

static void
test_keys (void)
{
  LkTestShell *shell = get_shared ();
  guint n = lk_user_list_get_n_listed (shell->list);

  gtk_widget_grab_focus (GTK_WIDGET (shell->list));
  settle (shell);
  press (shell, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, n);
  press (shell, GDK_KEY_Escape, 0);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 0);
}

/* All in this view are not all there are. */
static void
test_all_in_view (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *entry = lk_test_get (GTK_WIDGET (shell->window), GTK_TYPE_SEARCH_ENTRY, NULL);
  guint n;

  gtk_editable_set_text (GTK_EDITABLE (entry), "11");
  g_signal_emit_by_name (entry, "search-changed");
  settle (shell);
  n = lk_user_list_get_n_listed (shell->list);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, N_USERS / 2);
  lk_test_shell_act (shell, "win.select-all");
  settle (shell);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, n);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  settle (shell);
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, n);
}

/* The key that deletes opens the dialog that asks, and sends nothing. */
static void
test_delete_key (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *dialog;

  gtk_widget_grab_focus (GTK_WIDGET (shell->list));
  select_first (shell, 3);
  press (shell, GDK_KEY_Delete, 0);
  dialog = lk_test_find_window (LK_TYPE_BATCH_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Delete 3 Users");
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (shell);
}

static void
test_edit (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *dialog;

  select_first (shell, 4);
  lk_test_click (find_bar (shell), "Edit the selected users");
  dialog = lk_test_find_window (LK_TYPE_BATCH_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Edit 4 Users");
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (shell);
}

/* By a list */

static GtkWidget *
open_list (LkTestShell *shell)
{
  GtkWidget *dialog;

  lk_test_shell_act (shell, "win.select-list");
  dialog = lk_test_find_window (LK_TYPE_SELECT_LIST_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

static void
paste (GtkWidget *dialog, const char *text)
{
  GtkWidget *view = lk_test_get (dialog, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_assert_false (gtk_widget_is_sensitive (lk_test_get (dialog, GTK_TYPE_BUTTON, "Select")));
  lk_test_wait_for_text (dialog, "found");
}

static const char *
get_number (LkTestShell *shell, guint position)
{
  return lk_user_get_text (lk_test_shell_get_user (shell, position), lk_user_field_number);
}

static void
test_list (void)
{
  LkTestShell *shell = get_shared ();
  g_autofree char *text =
    g_strdup_printf ("Extension;Name\n%s;Somebody <%s>,\n%s. 99999 nobody@nowhere.example 99999",
                     get_number (shell, 2),
                     lk_user_get_text (lk_test_shell_get_user (shell, 5), lk_user_field_email),
                     get_number (shell, 9));
  GtkWidget *dialog = open_list (shell);

  paste (dialog, text);
  g_assert_true (lk_test_shows_text (dialog, "3 users found"));
  g_assert_true (lk_test_shows_text (dialog, "Nobody has these 2:\n99999\nnobody@nowhere.example"));
  g_assert_true (lk_test_shows_text (dialog, "3 words are neither"));
  lk_test_click (dialog, "Select");
  settle (shell);

  g_assert_null (lk_test_find_window (LK_TYPE_SELECT_LIST_DIALOG));
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 3);
  g_assert_true (gtk_selection_model_is_selected (lk_test_shell_get_model (shell), 2));
  g_assert_true (gtk_selection_model_is_selected (lk_test_shell_get_model (shell), 5));
  g_assert_true (gtk_selection_model_is_selected (lk_test_shell_get_model (shell), 9));
}

static void
test_list_of_nobody (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *dialog = open_list (shell);

  paste (dialog, "\302\240\t,;.\n");
  g_assert_true (lk_test_shows_text (dialog, "0 users found"));
  g_assert_false (gtk_widget_is_sensitive (lk_test_get (dialog, GTK_TYPE_BUTTON, "Select")));
  g_assert_true (lk_test_press_key_in (GTK_WINDOW (dialog), GDK_KEY_Escape, 0));
  settle (shell);
  g_assert_null (lk_test_find_window (LK_TYPE_SELECT_LIST_DIALOG));
}

/* Whoever the search hides comes into sight. */
static void
test_list_elsewhere (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *entry = lk_test_get (GTK_WIDGET (shell->window), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", get_number (shell, 1), get_number (shell, 30));
  GtkWidget *dialog;

  gtk_editable_set_text (GTK_EDITABLE (entry), get_number (shell, 1));
  g_signal_emit_by_name (entry, "search-changed");
  settle (shell);
  dialog = open_list (shell);
  paste (dialog, text);
  lk_test_click (dialog, "Select");
  settle (shell);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 2);
  g_assert_true (
    lk_test_shows_text (GTK_WIDGET (shell->window), "The search or the view was changed"));
}

/* Two with one address: nobody is chosen by it. */
static void
test_list_ambiguous (void)
{
  LkTestShell *shell = get_shared ();
  LkUser *first = lk_test_shell_get_user (shell, 4);
  LkUser *second = lk_test_shell_get_user (shell, 6);
  g_auto (LkValue) kept = LK_VALUE_INIT;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  lk_value_copy (lk_user_get (second, lk_user_field_email), &kept);
  lk_user_set (second, lk_user_field_email, lk_user_get (first, lk_user_field_email));
  dialog = open_list (shell);
  paste (dialog, lk_user_get_text (first, lk_user_field_email));
  text = g_strdup_printf ("%s: %s, %s", lk_user_get_text (first, lk_user_field_email),
                          get_number (shell, 4), get_number (shell, 6));
  g_assert_true (lk_test_shows_text (dialog, "0 users found"));
  g_assert_true (lk_test_shows_text (dialog, text));
  gtk_window_destroy (GTK_WINDOW (dialog));
  lk_user_set (second, lk_user_field_email, &kept);
  settle (shell);
}

/* Ten thousand rows are one signal, not ten thousand. */
static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_many (void)
{
  LkTestShell *shell = open_shell (MANY);
  guint n_signals = 0;
  gint64 start;

  g_signal_connect_swapped (shell->list, "changed", G_CALLBACK (count_cb), &n_signals);
  start = g_get_monotonic_time ();
  lk_test_shell_act (shell, "win.select-all");
  g_test_message ("Selecting %u users took %" G_GINT64_FORMAT " µs",
                  lk_user_list_get_n_selected (shell->list), g_get_monotonic_time () - start);
  g_assert_cmpuint (n_signals, <, 5);
  lk_test_wait_for_text (find_bar (shell), "disabled.");
  g_signal_handlers_disconnect_by_data (shell->list, &n_signals);
  lk_test_shell_free (shell);
}

static void
test_end (void)
{
  g_clear_pointer (&shared, lk_test_shell_free);
}

static void
add_tests (void)
{
  g_test_add_func ("/selection/bar", test_bar);
  g_test_add_func ("/selection/contents", test_contents);
  g_test_add_func ("/selection/mouse", test_mouse);
  g_test_add_func ("/selection/keys", test_keys);
  g_test_add_func ("/selection/all-in-view", test_all_in_view);
  g_test_add_func ("/selection/delete-key", test_delete_key);
  g_test_add_func ("/selection/edit", test_edit);
  g_test_add_func ("/selection/list", test_list);
  g_test_add_func ("/selection/list-of-nobody", test_list_of_nobody);
  g_test_add_func ("/selection/list-elsewhere", test_list_elsewhere);
  g_test_add_func ("/selection/list-ambiguous", test_list_ambiguous);
  g_test_add_func ("/selection/end", test_end);
  g_test_add_func ("/selection/many", test_many);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
