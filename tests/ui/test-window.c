/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lk-search.h"
#include "lk-sidebar-row.h"
#include "lk-sidebar.h"
#include "lk-test-shell.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

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

static guint
count_listed (LkTestShell *shell)
{
  return lk_user_list_get_n_listed (shell->list);
}

static void
search (LkTestShell *shell, const char *query)
{
  GtkWidget *entry = get (shell, GTK_TYPE_SEARCH_ENTRY, "Search users");

  gtk_editable_set_text (GTK_EDITABLE (entry), query);
  g_signal_emit_by_name (entry, "search-changed");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
}

static void
choose_view (LkTestShell *shell, LkView *view)
{
  g_autoptr (LkView) owned = view;

  lk_sidebar_choose (LK_SIDEBAR (get (shell, LK_TYPE_SIDEBAR, NULL)), owned);
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
}

static void
select_rows (LkTestShell *shell, guint first, guint n)
{
  gtk_selection_model_unselect_all (lk_test_shell_get_model (shell));
  gtk_selection_model_select_range (lk_test_shell_get_model (shell), first, n, TRUE);
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
}

static gboolean
is_sensitive (LkTestShell *shell, const char *button)
{
  return gtk_widget_is_sensitive (get (shell, GTK_TYPE_BUTTON, button));
}

static GPtrArray *
list_users (LkTestShell *shell)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count_listed (shell); i++)
    g_ptr_array_add (users, g_object_ref (lk_test_shell_get_user (shell, i)));
  return users;
}

static guint
count_with (GPtrArray *users, LkAttention bit)
{
  guint n = 0;

  for (guint i = 0; i < users->len; i++)
    if ((lk_user_get_attention (users->pdata[i]) & bit) != 0)
      n++;

  return n;
}

static void
test_everyone (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *window = GTK_WIDGET (shell->window);
  g_autofree char *result = g_strdup_printf ("%u users", count_listed (shell));
  g_autoptr (GPtrArray) users = list_users (shell);

  g_assert_cmpuint (count_listed (shell), >, N_USERS / 2);
  g_assert_cmpuint (count_with (users, LK_ATTENTION_NOT_PERSON), ==, 0);
  g_assert_true (lk_test_shows_text (window, result));
  g_assert_true (lk_test_shows_text (window, "20.0.10"));
  g_assert_true (lk_test_shows_text (window, "extensions"));
  g_assert_true (lk_test_shows_text (window, "Updated just now"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Acme");
}

static void
test_views (void)
{
  static const LkAttention bits[] = {
    LK_ATTENTION_DISABLED,       LK_ATTENTION_NO_EMAIL,         LK_ATTENTION_DUPLICATE_EMAIL,
    LK_ATTENTION_NOT_REGISTERED, LK_ATTENTION_WEAK_CREDENTIALS, LK_ATTENTION_NO_2FA,
  };
  LkTestShell *shell = get_shared ();
  g_autoptr (GPtrArray) everyone = list_users (shell);

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      g_autoptr (GPtrArray) users = NULL;

      choose_view (shell, lk_view_new_attention (bits[i]));
      users = list_users (shell);
      g_assert_cmpuint (users->len, ==, count_with (everyone, bits[i]));
      g_assert_cmpuint (users->len, ==, count_with (users, bits[i]));
    }

  choose_view (shell, lk_view_new_attention (LK_ATTENTION_NOT_PERSON));
  g_assert_cmpuint (count_listed (shell), >, 0);
  g_assert_cmpuint (count_with (everyone, LK_ATTENTION_NOT_PERSON), ==, 0);
  choose_view (shell, lk_view_new_everyone ());
}

/* The sidebar's row of a department that @user belongs to. */
static LkView *
find_department_of (LkTestShell *shell, LkUser *user)
{
  g_autofree char *text = lk_user_dup_display (user, lk_user_field_groups);
  GtkWidget *sidebar = get (shell, LK_TYPE_SIDEBAR, NULL);
  GtkListBox *rows = GTK_LIST_BOX (lk_test_get (sidebar, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (rows, i)) != NULL; i++)
    {
      LkView *view = lk_sidebar_row_get_view (LK_SIDEBAR_ROW (row));

      if (g_strcmp0 (lk_view_get_heading (view), "Departments") == 0
          && strstr (text, lk_view_get_title (view)) != NULL)
        return view;
    }

  g_error ("No department of %s", text);
}

static void
test_department (void)
{
  LkTestShell *shell = get_shared ();
  guint n_everyone = count_listed (shell);
  LkView *view = find_department_of (shell, lk_test_shell_get_user (shell, 0));
  guint n_members = lk_view_get_count (view);

  choose_view (shell, g_object_ref (view));
  g_assert_cmpuint (n_members, >, 0);
  g_assert_cmpuint (count_listed (shell), ==, n_members);
  g_assert_cmpuint (n_members, <, n_everyone);
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *text =
        lk_user_dup_display (lk_test_shell_get_user (shell, i), lk_user_field_groups);

      g_assert_nonnull (strstr (text, lk_view_get_title (view)));
    }

  search (shell, "nobody is called like this");
  lk_test_click (GTK_WIDGET (shell->window), "Search Everyone");
  search (shell, "");
  g_assert_cmpuint (count_listed (shell), ==, n_everyone);
}

static guint
count_matches (GPtrArray *users, const char *query)
{
  g_auto (GStrv) words = lk_search_split (query);
  guint n = 0;

  for (guint i = 0; i < users->len; i++)
    if (lk_user_matches (users->pdata[i], (const char *const *) words))
      n++;

  return n;
}

static void
test_search (void)
{
  static const char *const queries[] = { "a",  "an", "an a", "an", "a",
                                         "10", "@",  "zzz",  "",   "acme 1" };
  LkTestShell *shell = get_shared ();
  g_autoptr (GPtrArray) users = list_users (shell);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      search (shell, queries[i]);
      g_assert_cmpuint (count_listed (shell), ==, count_matches (users, queries[i]));
    }

  search (shell, "zzz");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (shell->window), "No Results Found"));
  lk_test_click (GTK_WIDGET (shell->window), "Clear Search");
  search (shell, "");
  g_assert_cmpuint (count_listed (shell), ==, users->len);
}

static void
test_selection (void)
{
  LkTestShell *shell = get_shared ();
  LkUserPage *page = LK_USER_PAGE (get (shell, LK_TYPE_USER_PAGE, NULL));
  LkUser *third = lk_test_shell_get_user (shell, 2);

  select_rows (shell, 2, 1);
  g_assert_true (lk_user_page_get_user (page) == third);
  g_assert_true (is_sensitive (shell, "Provisioning Link…"));

  select_rows (shell, 2, 3);
  g_assert_null (lk_user_page_get_user (page));
  g_assert_cmpuint (lk_user_list_get_n_selected (shell->list), ==, 3);
  g_assert_null (lk_user_list_get_selected (shell->list));
}

static void
test_copy (void)
{
  LkTestShell *shell = get_shared ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (shell->window));
  g_auto (GValue) value = G_VALUE_INIT;

  select_rows (shell, 4, 1);
  lk_test_shell_act (shell, "win.copy-extension");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==,
                   lk_user_get_text (lk_test_shell_get_user (shell, 4), lk_user_field_number));
}

static void
test_refresh_keeps_place (void)
{
  LkTestShell *shell = get_shared ();
  GtkWidget *scrolled = lk_test_get (GTK_WIDGET (shell->list), GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  LkUser *chosen = lk_test_shell_get_user (shell, 20);
  guint n_before = lk_demo_pbx_count_requests (shell->demo, "GET", "/xapi/v1/Users");

  select_rows (shell, 20, 1);
  gtk_adjustment_set_value (place, 300);
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);

  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_loaded (shell);
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, "GET", "/xapi/v1/Users"), >, n_before);
  g_assert_true (lk_user_list_get_selected (shell->list) == chosen);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 300);
}

static void
test_unreachable_from_the_start (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_break (shell, "status=500@*");
  lk_test_shell_open (shell);
  lk_test_wait_for_text (GTK_WIDGET (shell->window), "Users Cannot Be Loaded");
  g_assert_null (lk_test_find (GTK_WIDGET (shell->window), LK_TYPE_USER_LIST, NULL));

  lk_test_shell_mend (shell);
  lk_test_click (GTK_WIDGET (shell->window), "Retry");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  lk_test_shell_wait_until_loaded (shell);
}

static void
test_unreachable_later (void)
{
  LkTestShell *shell = get_shared ();
  guint n_before = count_listed (shell);

  lk_test_shell_break (shell, "status=500@*");
  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_idle (shell);
  g_assert_cmpuint (count_listed (shell), ==, n_before);
  g_assert_nonnull (lk_test_find (GTK_WIDGET (shell->window), GTK_TYPE_BUTTON, "Retry"));

  lk_test_shell_mend (shell);
  lk_test_click (GTK_WIDGET (shell->window), "Retry");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  lk_test_shell_wait_until_idle (shell);
  g_assert_cmpuint (count_listed (shell), ==, n_before);
}

/* In another window, with a connection that knows nothing of the first. */
static void
open_again (LkTestShell *shell)
{
  LkWindow *window = lk_window_new (NULL, shell->phone_systems);

  gtk_window_present (GTK_WINDOW (window));
  lk_window_open (window, shell->profile, shell->keyring, shell->journal);
  lk_test_wait_for_text (GTK_WIDGET (window), "Sign-In Refused");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_refused_key (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_keyring_keep_for_session (shell->keyring, lk_profile_get_id (shell->profile), "wrong");
  lk_window_open (shell->window, shell->profile, shell->keyring, shell->journal);
  lk_test_wait_for_text (GTK_WIDGET (shell->window), "Sign-In Refused");
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, "POST", "/connect/token"), ==, 1);

  g_assert_false (is_sensitive (shell, "Refresh"));
  lk_test_shell_act (shell, "win.refresh");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 4);
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, "POST", "/connect/token"), ==, 1);
  open_again (shell);
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, "POST", "/connect/token"), ==, 1);
}

static void
test_missing_key (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_window_open (shell->window, shell->profile, shell->keyring, shell->journal);
  lk_test_wait_for_text (GTK_WIDGET (shell->window), "No API Key");
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, NULL, NULL), ==, 0);
}

static void
test_empty_system (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (0, NULL);

  lk_test_shell_open (shell);
  lk_test_shell_wait_until_idle (shell);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (shell->window), "No Users Yet")
                 || lk_test_shows_text (GTK_WIDGET (shell->window), "Nobody Here"));
}

static GtkColumnViewColumn *
find_column (LkTestShell *shell, const char *title)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (get (shell, GTK_TYPE_COLUMN_VIEW, "Users"));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }

  g_error ("No column “%s”", title);
}

static void
assert_ascending (LkTestShell *shell, const char *id)
{
  const LkUserColumn *column = NULL;

  for (guint i = 0; i < lk_user_column_get_n (); i++)
    if (g_str_equal (lk_user_column_get_nth (i)->id, id))
      column = lk_user_column_get_nth (i);
  for (guint i = 1; i < count_listed (shell); i++)
    {
      g_autofree char *above =
        lk_user_column_dup_sort_key (column, lk_test_shell_get_user (shell, i - 1));
      g_autofree char *below =
        lk_user_column_dup_sort_key (column, lk_test_shell_get_user (shell, i));

      g_assert_cmpint (strcmp (above, below), <=, 0);
    }
}

static void
test_sort (void)
{
  LkTestShell *shell = get_shared ();
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  GtkColumnView *view = GTK_COLUMN_VIEW (get (shell, GTK_TYPE_COLUMN_VIEW, "Users"));
  g_autofree char *sorted_by = NULL;
  LkUser *first;

  assert_ascending (shell, "Number");
  gtk_column_view_sort_by_column (view, find_column (shell, "Name"), GTK_SORT_ASCENDING);
  assert_ascending (shell, "Name");
  g_settings_sync ();
  sorted_by = g_settings_get_string (settings, "sort-column");
  g_assert_cmpstr (sorted_by, ==, "Name");
  g_assert_false (g_settings_get_boolean (settings, "sort-descending"));

  first = lk_test_shell_get_user (shell, 0);
  gtk_column_view_sort_by_column (view, find_column (shell, "Name"), GTK_SORT_DESCENDING);
  g_assert_true (lk_test_shell_get_user (shell, count_listed (shell) - 1) == first);
  g_assert_true (g_settings_get_boolean (settings, "sort-descending"));

  g_settings_reset (settings, "sort-column");
  g_settings_reset (settings, "sort-descending");
}

static void
test_columns (void)
{
  LkTestShell *shell = get_shared ();
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) ids = NULL;
  GtkWidget *chooser;

  g_assert_true (gtk_column_view_column_get_visible (find_column (shell, "E-mail")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (shell, "Language")));

  gtk_menu_button_popup (GTK_MENU_BUTTON (get (shell, GTK_TYPE_MENU_BUTTON, "Columns")));
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  chooser = get (shell, GTK_TYPE_LIST_BOX, "Columns");
  gtk_widget_activate (lk_test_get (chooser, GTK_TYPE_CHECK_BUTTON, "Language"));
  gtk_widget_activate (lk_test_get (chooser, GTK_TYPE_CHECK_BUTTON, "E-mail"));
  g_assert_false (gtk_column_view_column_get_visible (find_column (shell, "E-mail")));
  g_assert_true (gtk_column_view_column_get_visible (find_column (shell, "Language")));

  ids = g_settings_get_strv (settings, "columns");
  g_assert_true (g_strv_contains ((const char *const *) ids, "Language"));
  g_assert_false (g_strv_contains ((const char *const *) ids, "EmailAddress"));

  lk_test_click (GTK_WIDGET (shell->window), "Reset to Default Columns");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (get (shell, GTK_TYPE_MENU_BUTTON, "Columns")));
  g_assert_true (gtk_column_view_column_get_visible (find_column (shell, "E-mail")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (shell, "Language")));
}

static gboolean
is_folded (gpointer leaflet)
{
  return adw_leaflet_get_folded (leaflet);
}

static void
test_narrow (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  AdwLeaflet *pages;

  gtk_window_set_default_size (GTK_WINDOW (shell->window), 360, 640);
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_idle (shell);
  pages = ADW_LEAFLET (get (shell, ADW_TYPE_LEAFLET, NULL));
  g_assert_true (lk_test_spin_until (is_folded, pages));

  lk_test_click (GTK_WIDGET (shell->window), "Views");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  g_assert_nonnull (lk_test_find (GTK_WIDGET (shell->window), LK_TYPE_SIDEBAR, NULL));
  lk_test_shell_act (shell, "win.search");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);

  select_rows (shell, 0, 1);
  lk_test_shell_act (shell, "win.open-user");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  lk_test_click (GTK_WIDGET (shell->window), "Back to the List");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  g_assert_nonnull (lk_test_find (GTK_WIDGET (shell->window), LK_TYPE_USER_LIST, NULL));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (shell->window)), <=, 400);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/everyone", test_everyone);
  g_test_add_func ("/window/views", test_views);
  g_test_add_func ("/window/department", test_department);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/selection", test_selection);
  g_test_add_func ("/window/copy", test_copy);
  g_test_add_func ("/window/refresh-keeps-place", test_refresh_keeps_place);
  g_test_add_func ("/window/unreachable-from-the-start", test_unreachable_from_the_start);
  g_test_add_func ("/window/unreachable-later", test_unreachable_later);
  g_test_add_func ("/window/refused-key", test_refused_key);
  g_test_add_func ("/window/missing-key", test_missing_key);
  g_test_add_func ("/window/empty-system", test_empty_system);
  g_test_add_func ("/window/sort", test_sort);
  g_test_add_func ("/window/columns", test_columns);
  g_test_add_func ("/window/narrow", test_narrow);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  g_clear_pointer (&shared, lk_test_shell_free);
  return status;
}
