/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-shell.h"

#include <glib/gstdio.h>

#define PROFILES "phone-systems.ini"

static LkDemoPbx *
start_demo (guint n_users)
{
  const LkDemoSettings settings = {
    .n_users = n_users,
    .seed = 1,
    .client_id = LK_TEST_SHELL_CLIENT,
    .client_secret = LK_TEST_SHELL_KEY,
  };
  LkDemoPbx *demo = lk_demo_pbx_new (&settings);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_listen (demo, 0, &error);
  g_assert_no_error (error);
  return demo;
}

static LkProfile *
new_profile (LkDemoPbx *demo)
{
  LkProfile *profile = lk_profile_new ("6c0d7a3e-0000-4000-8000-000000000001");

  g_object_set (profile, "name", "Acme", "colour", "green", "origin", lk_demo_pbx_get_origin (demo),
                "client-id", LK_TEST_SHELL_CLIENT, NULL);
  return profile;
}

static LkJournalKeeper *
new_journal (void)
{
  g_autoptr (LkJournal) journal = lk_journal_new_in_memory ();

  return lk_journal_keeper_new (journal);
}

static LkPhoneSystems *
new_phone_systems (LkTestShell *self)
{
  g_autoptr (GFile) file = g_file_new_build_filename (self->folder, PROFILES, NULL);
  g_autoptr (LkProfileStore) store = lk_profile_store_new (file);

  return lk_phone_systems_new (store, self->keyring, self->journal);
}

/**
 * lk_test_shell_new:
 * @n_users: how many users the phone system has
 * @keyring: (nullable): another keyring than one in memory
 *
 * Returns: (transfer full): a window that asks for a phone system, and one that it could be.
 */
LkTestShell *
lk_test_shell_new (guint n_users, LkKeyring *keyring)
{
  LkTestShell *self = g_new0 (LkTestShell, 1);

  self->demo = start_demo (n_users);
  self->folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  self->keyring = keyring != NULL ? g_object_ref (keyring) : lk_keyring_new_in_memory ();
  self->journal = new_journal ();
  self->phone_systems = new_phone_systems (self);
  self->profile = new_profile (self->demo);

  self->window = lk_window_new (NULL, self->phone_systems);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 760);
  gtk_window_present (GTK_WINDOW (self->window));
  lk_test_spin_frames (GTK_WIDGET (self->window), 2);
  return self;
}

/* What was cancelled may still be on its way back from a thread. */
static gboolean
is_ours_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/**
 * lk_test_shell_free:
 * @self: (transfer full): a shell
 *
 * Takes everything down, and fails the test where something of it stays.
 */
void
lk_test_shell_free (LkTestShell *self)
{
  g_autofree char *file = g_build_filename (self->folder, PROFILES, NULL);
  LkWindow *window = g_object_ref (self->window);

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lk_test_spin_until (is_ours_alone, window);
  g_assert_finalize_object (window);
  lk_test_spin_until (is_ours_alone, self->phone_systems);
  g_assert_finalize_object (self->phone_systems);
  lk_test_spin_until (is_ours_alone, self->profile);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->demo);
  g_object_unref (self->keyring);
  lk_test_spin_until (is_ours_alone, self->journal);
  g_assert_finalize_object (self->journal);
  g_unlink (file);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

/**
 * lk_test_shell_open:
 * @self: a shell
 *
 * Opens the phone system in the window, as one that was set up before.
 */
void
lk_test_shell_open (LkTestShell *self)
{
  lk_keyring_keep_for_session (self->keyring, lk_profile_get_id (self->profile), LK_TEST_SHELL_KEY);
  lk_window_open (self->window, self->profile, self->keyring, self->journal);
}

static gboolean
is_idle (gpointer user_data)
{
  LkTestShell *self = user_data;

  return lk_test_find (GTK_WIDGET (self->window), GTK_TYPE_PROGRESS_BAR, NULL) == NULL;
}

void
lk_test_shell_wait_until_idle (LkTestShell *self)
{
  g_assert_true (lk_test_spin_until (is_idle, self));
}

/**
 * lk_test_shell_wait_until_loaded:
 * @self: a shell
 *
 * Waits until the list is complete.
 */
void
lk_test_shell_wait_until_loaded (LkTestShell *self)
{
  lk_test_shell_wait_until_idle (self);
  self->list = LK_USER_LIST (lk_test_get (GTK_WIDGET (self->window), LK_TYPE_USER_LIST, NULL));
  g_assert_cmpuint (lk_user_list_get_n_listed (self->list), >, 0);
  lk_test_spin_frames (GTK_WIDGET (self->window), 2);
}

/**
 * lk_test_shell_break:
 * @self: a shell
 * @fault: what the phone system does wrong from now on
 */
void
lk_test_shell_break (LkTestShell *self, const char *fault)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->demo, fault, &error);
  g_assert_no_error (error);
}

void
lk_test_shell_mend (LkTestShell *self)
{
  lk_demo_pbx_clear_faults (self->demo);
}

GtkSelectionModel *
lk_test_shell_get_model (LkTestShell *self)
{
  GtkWidget *view = lk_test_get (GTK_WIDGET (self->window), GTK_TYPE_COLUMN_VIEW, "Users");

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

/**
 * lk_test_shell_get_user:
 * @self: a shell
 * @position: a row of the list as it is shown
 *
 * Returns: (transfer none): the user in that row.
 */
LkUser *
lk_test_shell_get_user (LkTestShell *self, guint position)
{
  g_autoptr (LkUser)
    user = g_list_model_get_item (G_LIST_MODEL (lk_test_shell_get_model (self)), position);

  g_assert_nonnull (user);
  return user;
}

/**
 * lk_test_shell_act:
 * @self: a shell
 * @action: what a shortcut or a menu would do
 */
void
lk_test_shell_act (LkTestShell *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, NULL));
}

/**
 * lk_test_shell_write_profiles:
 * @self: a shell
 * @text: the file of the profiles, before it is read
 */
void
lk_test_shell_write_profiles (LkTestShell *self, const char *text)
{
  g_autofree char *file = g_build_filename (self->folder, PROFILES, NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

/**
 * lk_test_shell_read_profiles:
 * @self: a shell
 *
 * Returns: (transfer full) (nullable): the file of the profiles; %NULL where there is none.
 */
char *
lk_test_shell_read_profiles (LkTestShell *self)
{
  g_autofree char *file = g_build_filename (self->folder, PROFILES, NULL);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}
