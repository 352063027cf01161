/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lk-new-user-dialog.h"
#include "lk-sidebar.h"
#include "lk-templates-dialog.h"
#include "lk-test-editing.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"
#include "lk-users-pane.h"

#define N_USERS 40

/* Windows are slow to make where memory is watched: the tests that change nothing for good share
 * one. */
static LkTestShell *shared;

static LkTestShell *
open_shell (void)
{
  LkTestShell *shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  return shell;
}

static LkTestShell *
get_shared (void)
{
  if (shared == NULL)
    shared = open_shell ();

  return shared;
}

static GtkWidget *
get (LkTestShell *shell, GType type, const char *name)
{
  return lk_test_get (GTK_WIDGET (shell->window), type, name);
}

static void
settle (LkTestShell *shell)
{
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
}

static GtkWidget *
find_dialog (void)
{
  return lk_test_find_window (LK_TYPE_NEW_USER_DIALOG);
}

static GtkWidget *
get_dialog (void)
{
  GtkWidget *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

static gboolean
has_number (gpointer dialog)
{
  return *lk_test_editing_get_text (dialog, "Extension") != '\0';
}

static gboolean
has_result (gpointer dialog)
{
  return lk_test_find (dialog, GTK_TYPE_BUTTON, "Done") != NULL;
}

/* Fills in the form and presses Create User. */
static void
create (const char *last_name)
{
  GtkWidget *dialog = get_dialog ();

  g_assert_true (lk_test_spin_until (has_number, dialog));
  lk_test_editing_enter (dialog, "First name", "Zoë");
  lk_test_editing_enter (dialog, "Last name", last_name);
  lk_test_spin_frames (dialog, 2);
  g_assert_true (gtk_widget_activate_action (dialog, "create.start", NULL));
  g_assert_true (lk_test_spin_until (has_result, dialog));
}

typedef struct
{
  LkTestShell *shell;
  const char *last_name;
} Expectation;

static LkUser *
get_shown (LkTestShell *shell)
{
  GtkWidget *page = lk_test_find (GTK_WIDGET (shell->window), LK_TYPE_USER_PAGE, NULL);

  return page != NULL ? lk_user_page_get_user (LK_USER_PAGE (page)) : NULL;
}

static gboolean
is_selected (gpointer user_data)
{
  const Expectation *expectation = user_data;
  LkUser *user = lk_user_list_get_selected (expectation->shell->list);

  return user != NULL
         && g_strcmp0 (lk_user_get_text (user, lk_user_field_last_name), expectation->last_name)
              == 0;
}

static void
assert_selected (LkTestShell *shell, const char *last_name)
{
  Expectation expectation = { shell, last_name };

  g_assert_true (lk_test_spin_until (is_selected, &expectation));
  settle (shell);
  g_assert_true (get_shown (shell) == lk_user_list_get_selected (shell->list));
}

static void
search (LkTestShell *shell, const char *query)
{
  GtkWidget *entry = get (shell, GTK_TYPE_SEARCH_ENTRY, "Search users");

  gtk_editable_set_text (GTK_EDITABLE (entry), query);
  g_signal_emit_by_name (entry, "search-changed");
  settle (shell);
}

static void
choose_view (LkTestShell *shell, LkView *view)
{
  g_autoptr (LkView) owned = view;

  lk_sidebar_choose (LK_SIDEBAR (get (shell, LK_TYPE_SIDEBAR, NULL)), owned);
  settle (shell);
}

static void
select_row (LkTestShell *shell, guint row)
{
  gtk_selection_model_select_item (lk_test_shell_get_model (shell), row, TRUE);
  settle (shell);
}

static void
close_dialog (void)
{
  GtkWidget *dialog = find_dialog ();

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (find_dialog ());
}

static gboolean
is_at_end (LkTestShell *shell)
{
  GtkWidget *view = get (shell, GTK_TYPE_COLUMN_VIEW, "Users");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_adjustment_get_value (adjustment) > 0
         && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
              >= gtk_adjustment_get_upper (adjustment) - 1;
}

/* The way in */

static void
test_button (void)
{
  LkTestShell *shell = get_shared ();

  lk_test_click (GTK_WIDGET (shell->window), "New User");
  get_dialog ();
  /* One dialog is enough. */
  lk_test_shell_act (shell, "win.new-user");
  close_dialog ();
}

static void
test_like (void)
{
  LkTestShell *shell = get_shared ();
  g_autofree char *name = NULL;

  gtk_selection_model_unselect_all (lk_test_shell_get_model (shell));
  settle (shell);
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (shell->window), "win.new-user-like", NULL)
                  && find_dialog () != NULL);

  select_row (shell, 3);
  name = lk_user_dup_name (lk_test_shell_get_user (shell, 3));
  lk_test_shell_act (shell, "win.new-user-like");
  lk_test_wait_for_text (get_dialog (), name);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

static void
test_templates (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *dialog;

  lk_test_shell_act (shell, "win.templates");
  dialog = lk_test_find_window (LK_TYPE_TEMPLATES_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Wanted before there is a connection, the form opens as soon as there is one. */
static void
test_before_connection (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_window_create_user (shell->window);
  g_assert_null (find_dialog ());
  lk_test_shell_open (shell);
  g_assert_null (find_dialog ());
  lk_window_create_user (shell->window);
  lk_test_shell_wait_until_loaded (shell);
  get_dialog ();
  close_dialog ();
}

/* The first user of all: the page that says there is none leads to the form. */
static void
test_nobody_yet (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (0, NULL);
  GtkWidget *page;

  lk_test_shell_open (shell);
  lk_test_wait_for_text (GTK_WIDGET (shell->window), "No Users Yet");
  page = lk_test_get (get (shell, LK_TYPE_USERS_PANE, NULL), ADW_TYPE_STATUS_PAGE, NULL);
  lk_test_click (page, "New User");
  get_dialog ();
  close_dialog ();
}

/* Back to whoever was created */

static void
test_created (void)
{
  LkTestShell *shell = get_shared ();
  guint n_before = lk_user_list_get_n_listed (shell->list);

  lk_test_shell_act (shell, "win.new-user");
  create ("Almeida");
  lk_test_click (find_dialog (), "Done");
  g_assert_null (find_dialog ());
  assert_selected (shell, "Almeida");
  g_assert_true (is_at_end (shell));
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), ==, n_before + 1);
}

static void
test_another (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *focus;

  lk_test_shell_act (shell, "win.new-user");
  create ("Cardoso");
  lk_test_click (find_dialog (), "Create Another");
  create ("Dietrich");
  lk_test_click (find_dialog (), "Open User");
  g_assert_null (find_dialog ());
  assert_selected (shell, "Dietrich");
  focus = gtk_window_get_focus (GTK_WINDOW (shell->window));
  g_assert_true (gtk_widget_is_ancestor (focus, get (shell, LK_TYPE_USER_PAGE, NULL)));
}

/* Who was created is in sight, whatever was listed before. */
static void
test_search_goes (void)
{
  LkTestShell *shell = get_shared ();

  search (shell, "nobody is called that");
  lk_test_shell_act (shell, "win.new-user");
  create ("Eriksen");
  lk_test_click (find_dialog (), "Done");
  assert_selected (shell, "Eriksen");
  g_assert_true (is_at_end (shell));
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (get (shell, GTK_TYPE_SEARCH_ENTRY, "Search users"))),
                   ==, "");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (shell->window), "Zoë Eriksen is in the list"));
}

static void
test_search_stays (void)
{
  LkTestShell *shell = get_shared ();

  search (shell, "Zoë");
  lk_test_shell_act (shell, "win.new-user");
  create ("Fuentes");
  lk_test_click (find_dialog (), "Done");
  assert_selected (shell, "Fuentes");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (get (shell, GTK_TYPE_SEARCH_ENTRY, "Search users"))),
                   ==, "Zoë");
  search (shell, "");
}

static void
test_view_goes (void)
{
  LkTestShell *shell = get_shared ();
  LkSidebar *sidebar = LK_SIDEBAR (get (shell, LK_TYPE_SIDEBAR, NULL));

  choose_view (shell, lk_view_new_attention (LK_ATTENTION_NOT_PERSON));
  lk_test_shell_act (shell, "win.new-user");
  create ("Gonçalves");
  lk_test_click (find_dialog (), "Done");
  assert_selected (shell, "Gonçalves");
  g_assert_true (is_at_end (shell));
  g_assert_true (lk_view_is_everyone (lk_sidebar_get_view (sidebar)));
}

/* Changes of somebody else’s that are not saved are asked about, not dropped. */
static void
test_unsaved_changes (void)
{
  LkTestShell *shell = get_shared ();
  LkUser *before;

  select_row (shell, 0);
  lk_test_editing_open (shell);
  before = get_shown (shell);
  lk_test_editing_enter (GTK_WIDGET (shell->window), "Mobile", "11");
  lk_test_shell_act (shell, "win.new-user");
  create ("Halloran");
  lk_test_click (find_dialog (), "Done");
  g_assert_true (get_shown (shell) == before);
  lk_test_click (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  assert_selected (shell, "Halloran");
}

/* When the window’s phone system goes away */

static void
test_another_connection (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  lk_test_shell_act (shell, "win.new-user");
  get_dialog ();
  g_signal_emit_by_name (shell->phone_systems, "saved", shell->profile, TRUE);
  g_assert_null (find_dialog ());
  lk_test_shell_wait_until_loaded (shell);

  lk_test_shell_act (shell, "win.new-user");
  lk_test_editing_enter (get_dialog (), "Last name", "Jansen");
  g_signal_emit_by_name (shell->phone_systems, "saved", shell->profile, TRUE);
  get_dialog ();
  lk_test_click (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  g_assert_null (find_dialog ());
  lk_test_shell_wait_until_loaded (shell);

  /* Nor does closing the window lose anything. */
  lk_test_shell_act (shell, "win.new-user");
  lk_test_editing_enter (get_dialog (), "Last name", "Ivarsson");
  gtk_window_close (GTK_WINDOW (shell->window));
  get_dialog ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shell->window)));
  lk_test_click (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  g_assert_null (find_dialog ());
}

static void
test_end (void)
{
  g_clear_pointer (&shared, lk_test_shell_free);
}

static void
add_tests (void)
{
  g_test_add_func ("/new-user-window/button", test_button);
  g_test_add_func ("/new-user-window/like", test_like);
  g_test_add_func ("/new-user-window/templates", test_templates);
  g_test_add_func ("/new-user-window/created", test_created);
  g_test_add_func ("/new-user-window/another", test_another);
  g_test_add_func ("/new-user-window/search-goes", test_search_goes);
  g_test_add_func ("/new-user-window/search-stays", test_search_stays);
  g_test_add_func ("/new-user-window/view-goes", test_view_goes);
  g_test_add_func ("/new-user-window/unsaved-changes", test_unsaved_changes);
  g_test_add_func ("/new-user-window/end", test_end);
  g_test_add_func ("/new-user-window/before-connection", test_before_connection);
  g_test_add_func ("/new-user-window/nobody-yet", test_nobody_yet);
  g_test_add_func ("/new-user-window/another-connection", test_another_connection);
}

int
main (int argc, char *argv[])
{
  return lk_test_house_run (argc, argv, add_tests);
}
