/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-application.h"
#include "lk-connect-page.h"
#include "lk-new-user-dialog.h"
#include "lk-test-editing.h"

/* The program as the desktop starts it, with and without a phone system to create somebody on. */
static LkApplication *application;

static GtkWidget *
find_dialog (void)
{
  return lk_test_find_window (LK_TYPE_NEW_USER_DIALOG);
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_window (gpointer data)
{
  return lk_test_find_window (LK_TYPE_WINDOW) == NULL;
}

static gboolean
is_asking (gpointer data)
{
  GtkWidget *window = lk_test_find_window (LK_TYPE_WINDOW);

  return window != NULL && lk_test_find (window, LK_TYPE_CONNECT_PAGE, NULL) != NULL;
}

static void
act (const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
}

static void
quit (void)
{
  act ("quit");
  g_assert_true (lk_test_spin_until (has_no_window, NULL));
}

static void
assert_key (const char *action, const char *key)
{
  g_auto (GStrv)
    keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);

  g_assert_cmpstr (keys[0], ==, key);
}

/* Started for that alone, and asked for it once more while it runs. */
static gboolean
create_cb (gpointer data)
{
  GtkWidget *window;

  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  window = lk_test_find_window (LK_TYPE_WINDOW);
  lk_test_spin_frames (find_dialog (), 2);
  assert_key ("win.new-user", "<Control>n");
  assert_key ("app.new-window", "<Shift><Control>n");

  act ("new-user");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  g_assert_null (find_dialog ());

  act ("new-user");
  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_dialog ())) == GTK_WINDOW (window));
  quit ();
  return G_SOURCE_REMOVE;
}

/* What was entered is not lost by quitting. */
static gboolean
quit_with_entries_cb (gpointer data)
{
  GtkWidget *dialog;

  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  dialog = find_dialog ();
  lk_test_spin_frames (dialog, 2);
  lk_test_editing_enter (dialog, "Last name", "Almeida");
  act ("quit");
  g_assert_true (find_dialog () == dialog);
  lk_test_click (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  g_assert_null (find_dialog ());
  quit ();
  return G_SOURCE_REMOVE;
}

/* Where no phone system is known, the program asks for one first. */
static gboolean
ask_first_cb (gpointer data)
{
  g_assert_true (lk_test_spin_until (is_asking, NULL));
  lk_test_spin_frames (lk_test_find_window (LK_TYPE_WINDOW), 2);
  g_assert_null (find_dialog ());
  quit ();
  return G_SOURCE_REMOVE;
}

typedef struct
{
  GSourceFunc walk;
  char *arguments[4];
} Start;

static void
test (gconstpointer data)
{
  const Start *start = data;
  int n = (int) g_strv_length ((GStrv) start->arguments);

  application = lk_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                             | G_APPLICATION_NON_UNIQUE);
  g_idle_add (start->walk, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), n, (char **) start->arguments),
                   ==, 0);
  g_assert_finalize_object (application);
}

static void
add_tests (void)
{
  static const Start create = { create_cb, { "linekeeper", "--demo", "--new-user" } };
  static const Start entries = { quit_with_entries_cb, { "linekeeper", "--demo", "--new-user" } };
  static const Start ask = { ask_first_cb, { "linekeeper", "--new-user" } };

  g_test_add_data_func ("/new-user-start/create", &create, test);
  g_test_add_data_func ("/new-user-start/quit-with-entries", &entries, test);
  g_test_add_data_func ("/new-user-start/ask-first", &ask, test);
}

int
main (int argc, char *argv[])
{
  return lk_test_house_run (argc, argv, add_tests);
}
