/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "lk-connect-page.h"
#include "lk-error.h"
#include "lk-phone-systems-dialog.h"
#include "lk-test-form.h"

#define N_USERS   30
#define NO_BUS    "unix:path=/nonexistent"
#define WRONG_KEY "not the key"
#define NEW_KEY   "New API key (empty: as before)"

static void
test_first_run (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  g_autofree char *file = NULL;

  g_assert_false (lk_test_form_can_connect (shell));
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_until_open (shell);

  g_assert_cmpstr (lk_profile_get_name (lk_window_get_profile (shell->window)), ==, "127.0.0.1");
  g_assert_cmpuint (g_list_model_get_n_items (lk_phone_systems_get_profiles (shell->phone_systems)),
                    ==, 1);
  file = lk_test_shell_read_profiles (shell);
  g_assert_nonnull (strstr (file, LK_TEST_SHELL_CLIENT));
  g_assert_null (strstr (file, LK_TEST_SHELL_KEY));
}

static void
test_wrong_key (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_form_fill (shell, WRONG_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "API key");
  g_assert_cmpuint (lk_test_form_count_sign_ins (shell), ==, 1);

  g_assert_false (lk_test_form_can_connect (shell));
  g_signal_emit_by_name (lk_test_form_get_row (GTK_WIDGET (shell->window), "API key"),
                         "entry-activated");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 4);
  g_assert_cmpuint (lk_test_form_count_sign_ins (shell), ==, 1);

  lk_test_form_enter (GTK_WIDGET (shell->window), "API key", LK_TEST_SHELL_KEY "\n ");
  g_assert_false (lk_test_form_is_faulty (GTK_WIDGET (shell->window), "API key"));
  lk_test_form_press_connect (shell);
  lk_test_form_wait_until_open (shell);
}

/* Not even where it is typed anew. */
static void
test_wrong_key_again (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  GtkWidget *window = GTK_WIDGET (shell->window);

  lk_test_form_fill (shell, WRONG_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "API key");

  lk_test_form_enter (window, "API key", WRONG_KEY "!");
  lk_test_form_enter (window, "API key", WRONG_KEY);
  g_assert_false (lk_test_form_is_faulty (window, "API key"));
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "API key");
  g_assert_cmpuint (lk_test_form_count_sign_ins (shell), ==, 1);
}

static void
test_wrong_address (void)
{
  static const char *const addresses[] = { "http://pbx.example", "https://", "ftp://pbx.example",
                                           "pbx.example:99999999" };
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      lk_test_form_enter (GTK_WIDGET (shell->window), "Server address", addresses[i]);
      lk_test_form_press_connect (shell);
      g_assert_true (lk_test_form_is_faulty (GTK_WIDGET (shell->window), "Server address"));
    }

  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, NULL, NULL), ==, 0);
}

static void
fail_at (const char *fault, const char *title)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_break (shell, fault);
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, title);
  g_assert_null (lk_window_get_profile (shell->window));
  g_assert_cmpuint (g_list_model_get_n_items (lk_phone_systems_get_profiles (shell->phone_systems)),
                    ==, 0);

  lk_test_shell_mend (shell);
  g_assert_true (lk_test_form_can_connect (shell));
}

static void
test_failures (void)
{
  fail_at ("html@*", "Server address");
  fail_at ("status=500@*", "Server address");
  fail_at ("status=404@*", "Server address");
  fail_at ("truncate@*", "Server address");
  fail_at ("status=403@*,/xapi", "Client ID");
}

/* A role that may see the users and nothing of the system is enough. */
static void
test_users_only (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_break (shell, "status=403@*,/xapi/v1/SystemStatus");
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_until_open (shell);
}

/* What comes of it afterwards is of no interest to a window that shows something else by now. */
static void
test_another_opens_meanwhile (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_break (shell, "latency=50@*");
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);

  g_assert_true (lk_window_get_profile (shell->window) == shell->profile);
  g_assert_cmpuint (g_list_model_get_n_items (lk_phone_systems_get_profiles (shell->phone_systems)),
                    ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_break (shell, "stall@*");
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (shell->window), "Connecting…"));
  lk_test_click (GTK_WIDGET (shell->window), "Cancel");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);

  g_assert_true (lk_test_form_can_connect (shell));
  g_assert_false (lk_test_form_is_faulty (GTK_WIDGET (shell->window), "Server address"));
  lk_test_shell_mend (shell);
}

static void
test_no_keyring (void)
{
  g_autoptr (LkKeyring) keyring = lk_keyring_new ();
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, keyring);

  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "API key");
  g_assert_null (lk_window_get_profile (shell->window));

  lk_test_click (GTK_WIDGET (shell->window), "Keep for This Session Only");
  lk_test_form_wait_until_open (shell);
}

static GtkWidget *
find_dialog (LkTestShell *shell)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (shell->window))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static gboolean
has_no_dialog (gpointer shell)
{
  return find_dialog (shell) == NULL;
}

static GtkWidget *
edit (LkTestShell *shell)
{
  lk_test_shell_act (shell, "win.edit-connection");
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  g_assert_nonnull (find_dialog (shell));
  return find_dialog (shell);
}

static LkTestShell *
connect_shell (void)
{
  LkTestShell *shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_until_open (shell);
  return shell;
}

static void
test_rename (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  guint n_before = lk_demo_pbx_count_requests (shell->demo, NULL, NULL);
  GtkWidget *dialog = edit (shell);
  g_autofree char *file = NULL;

  lk_test_form_enter (dialog, "Name in Linekeeper (optional)", "Head office");
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shell->window)), ==, "Head office");
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, NULL, NULL), ==, n_before);
  file = lk_test_shell_read_profiles (shell);
  g_assert_nonnull (strstr (file, "Head office"));
}

/* The profile keeps its address until the keyring has the key for the new one. */
static void
test_key_cannot_be_kept (void)
{
  g_autoptr (LkKeyring) keyring = lk_keyring_new ();
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, keyring);
  g_autoptr (LkTestShell) other = lk_test_shell_new (N_USERS, NULL);
  GtkWidget *dialog;
  LkProfile *profile;
  LkTestFault fault;

  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "API key");
  lk_test_click (GTK_WIDGET (shell->window), "Keep for This Session Only");
  lk_test_form_wait_until_open (shell);
  profile = lk_window_get_profile (shell->window);

  dialog = edit (shell);
  lk_test_form_enter (dialog, "Server address", lk_demo_pbx_get_origin (other->demo));
  lk_test_form_enter (dialog, NEW_KEY, LK_TEST_SHELL_KEY);
  lk_test_click (dialog, "Save");
  fault = (LkTestFault) { dialog, NEW_KEY };
  g_assert_true (lk_test_spin_until (lk_test_form_shows_fault, &fault));
  g_assert_cmpstr (lk_profile_get_origin (profile), ==, lk_demo_pbx_get_origin (shell->demo));

  lk_test_click (dialog, "Keep for This Session Only");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));
  g_assert_cmpstr (lk_profile_get_origin (profile), ==, lk_demo_pbx_get_origin (other->demo));
  g_assert_true (lk_window_get_profile (shell->window) == profile);
  lk_test_shell_wait_until_loaded (shell);
}

/* What was mended on the phone system is tried with the key that is there already. */
static void
test_stored_key_is_tried (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  GtkWidget *dialog;
  LkTestFault fault;

  lk_test_shell_break (shell, "status=403@*,/xapi");
  lk_test_shell_act (shell, "win.refresh");
  lk_test_wait_for_text (GTK_WIDGET (shell->window), "Edit Connection…");

  dialog = edit (shell);
  fault = (LkTestFault) { dialog, "Client ID" };
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (lk_test_form_shows_fault, &fault));

  lk_test_shell_mend (shell);
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));
  lk_test_shell_wait_until_loaded (shell);
  g_assert_null (lk_test_find_text (GTK_WIDGET (shell->window), "Edit Connection…"));
}

static void
test_twice_the_same (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  guint n_before = lk_demo_pbx_count_requests (shell->demo, NULL, NULL);
  GtkWidget *page = lk_connect_page_new ();
  GtkWidget *window = adw_window_new ();

  lk_connect_page_set_phone_systems (LK_CONNECT_PAGE (page), shell->phone_systems);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  lk_test_spin_frames (window, 2);

  lk_test_form_enter (window, "Server address", lk_demo_pbx_get_origin (shell->demo));
  lk_test_form_enter (window, "Client ID", LK_TEST_SHELL_CLIENT);
  lk_test_form_enter (window, "API key", LK_TEST_SHELL_KEY);
  lk_test_click (window, "Connect");
  g_assert_true (lk_test_form_is_faulty (window, "Client ID"));
  g_assert_true (lk_test_shows_text (window, "“127.0.0.1” is this phone system"));
  g_assert_cmpuint (lk_demo_pbx_count_requests (shell->demo, NULL, NULL), ==, n_before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_new_address_needs_the_key (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  GtkWidget *dialog = edit (shell);
  GtkWidget *save = lk_test_get (dialog, GTK_TYPE_BUTTON, "Save");

  g_assert_true (gtk_widget_is_sensitive (save));
  lk_test_form_enter (dialog, "Server address", "https://elsewhere.example");
  g_assert_false (gtk_widget_is_sensitive (save));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_new_key_reconnects (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  guint n_before = lk_test_form_count_sign_ins (shell);
  GtkWidget *dialog = edit (shell);

  lk_test_form_enter (dialog, NEW_KEY, LK_TEST_SHELL_KEY);
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));
  lk_test_shell_wait_until_loaded (shell);
  g_assert_cmpuint (lk_test_form_count_sign_ins (shell), ==, n_before + 2);
}

typedef struct
{
  guint n_done;
  guint n_failed;
} Loads;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loads *loads = user_data;

  loads->n_done++;
  if (!lk_phone_systems_load_finish (LK_PHONE_SYSTEMS (source), result, NULL))
    loads->n_failed++;
}

static void
load (LkTestShell *shell, guint n)
{
  Loads loads = { 0 };

  for (guint i = 0; i < n; i++)
    lk_phone_systems_load_async (shell->phone_systems, NULL, loaded_cb, &loads);
  while (loads.n_done < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (loads.n_failed, ==, 0);
}

static void
count_added_cb (GListModel *profiles, guint position, guint removed, guint added, guint *n)
{
  *n += added;
}

/* One group that cannot be read is said once and takes nothing else down. */
static void
test_unreadable_group (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  GListModel *profiles = lk_phone_systems_get_profiles (shell->phone_systems);
  g_autoptr (GError) complaint = NULL;
  g_autofree char *saved = NULL;
  guint n_added = 0;

  lk_test_shell_write_profiles (shell, "[Profile good]\nOrigin=https://pbx.example\nClientId=1\n"
                                       "[Profile bad]\nName=Nothing else\n");
  g_signal_connect (profiles, "items-changed", G_CALLBACK (count_added_cb), &n_added);
  load (shell, 3);
  load (shell, 1);
  g_assert_cmpuint (g_list_model_get_n_items (profiles), ==, 1);
  g_assert_cmpuint (n_added, ==, 1);
  complaint = lk_phone_systems_take_complaint (shell->phone_systems);
  g_assert_error (complaint, LK_ERROR, LK_ERROR_INVALID);
  g_assert_null (lk_phone_systems_take_complaint (shell->phone_systems));

  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_until_open (shell);
  g_assert_cmpuint (g_list_model_get_n_items (profiles), ==, 2);
  g_assert_cmpuint (n_added, ==, 2);
  saved = lk_test_shell_read_profiles (shell);
  g_assert_nonnull (strstr (saved, "Nothing else"));
}

static gboolean
is_closed (gpointer user_data)
{
  LkTestShell *shell = user_data;

  return lk_window_get_profile (shell->window) == NULL;
}

static void
test_remove (void)
{
  g_autoptr (LkTestShell) shell = connect_shell ();
  g_autofree char *file = NULL;
  GtkWidget *dialog, *question;

  lk_phone_systems_dialog_present (GTK_WINDOW (shell->window), shell->phone_systems);
  lk_test_spin_frames (GTK_WIDGET (shell->window), 2);
  dialog = find_dialog (shell);
  lk_test_click (dialog, "Remove “127.0.0.1”");
  lk_test_spin_frames (dialog, 2);
  g_assert_nonnull (lk_window_get_profile (shell->window));

  question = GTK_WIDGET (
    gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL
      ? g_list_model_get_item (gtk_window_get_toplevels (),
                               g_list_model_get_n_items (gtk_window_get_toplevels ()) - 1)
      : NULL);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (question));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "remove");
  g_object_unref (question);

  g_assert_true (lk_test_spin_until (is_closed, shell));
  g_assert_cmpuint (g_list_model_get_n_items (lk_phone_systems_get_profiles (shell->phone_systems)),
                    ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GTlsCertificate *
make_certificate (const char *folder)
{
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  const char *command[] = { "openssl", "req",   "-x509", "-newkey",   "rsa:2048",
                            "-nodes",  "-days", "2",     "-subj",     "/CN=localhost",
                            "-keyout", key,     "-out",  certificate, NULL };
  GTlsCertificate *made = NULL;
  int status;

  if (g_spawn_sync (NULL, (char **) command, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL)
      && g_spawn_check_wait_status (status, NULL))
    made = g_tls_certificate_new_from_files (certificate, key, NULL);
  g_unlink (key);
  g_unlink (certificate);

  return made;
}

static void
listen_with (LkTestShell *shell, GTlsCertificate *certificate)
{
  const LkDemoSettings settings = {
    .n_users = N_USERS,
    .seed = 1,
    .client_id = LK_TEST_SHELL_CLIENT,
    .client_secret = LK_TEST_SHELL_KEY,
  };
  g_autoptr (GError) error = NULL;

  g_object_unref (shell->demo);
  shell->demo = lk_demo_pbx_new (&settings);
  lk_demo_pbx_listen_tls (shell->demo, 0, certificate, &error);
  g_assert_no_error (error);
}

/* A letter that is typed and taken back costs no trust. */
static void
slip_and_save (LkTestShell *shell)
{
  LkProfile *profile = lk_window_get_profile (shell->window);
  g_autofree char *slip = g_strconcat (lk_profile_get_origin (profile), "x", NULL);
  g_autofree char *trusted = g_strdup (lk_profile_get_certificate (profile));
  GtkWidget *dialog = edit (shell);

  lk_test_form_enter (dialog, "Server address", slip);
  lk_test_form_enter (dialog, "Server address", lk_profile_get_origin (profile));
  lk_test_form_enter (dialog, "Name in Linekeeper (optional)", "Head office");
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));
  g_assert_cmpstr (lk_profile_get_name (profile), ==, "Head office");
  g_assert_cmpstr (lk_profile_get_certificate (profile), ==, trusted);
}

/* As if the phone system had made itself a new certificate: the way back needs no key. */
static void
renew_and_save (LkTestShell *shell)
{
  LkProfile *profile = lk_window_get_profile (shell->window);
  g_autofree char *new = g_strdup (lk_profile_get_certificate (profile));
  g_autofree char *old = g_strnfill (64, '0');
  GtkWidget *dialog;
  LkTestFault fault;

  g_object_set (profile, "certificate", old, NULL);
  dialog = edit (shell);
  fault = (LkTestFault) { dialog, "Server address" };
  lk_test_click (dialog, "Save");
  g_assert_true (lk_test_spin_until (lk_test_form_shows_fault, &fault));

  lk_test_click (dialog, "Trust This Certificate Only");
  g_assert_true (lk_test_spin_until (has_no_dialog, shell));
  g_assert_cmpstr (lk_profile_get_certificate (profile), ==, new);
  lk_test_shell_wait_until_loaded (shell);
}

static void
test_certificate (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  g_autoptr (GTlsCertificate) certificate = make_certificate (shell->folder);
  GtkWidget *window = GTK_WIDGET (shell->window);

  if (certificate == NULL)
    {
      g_test_skip ("openssl is not there to make a certificate");
      return;
    }

  listen_with (shell, certificate);
  lk_test_form_fill (shell, LK_TEST_SHELL_KEY);
  lk_test_form_press_connect (shell);
  lk_test_form_wait_for_fault (shell, "Server address");
  g_assert_cmpuint (lk_test_form_count_sign_ins (shell), ==, 0);
  g_assert_true (lk_test_shows_text (window, "SHA-256"));

  lk_test_click (window, "Trust This Certificate Only");
  lk_test_form_wait_until_open (shell);
  g_assert_cmpuint (strlen (lk_profile_get_certificate (lk_window_get_profile (shell->window))), ==,
                    64);
  slip_and_save (shell);
  renew_and_save (shell);
}

static void
add_tests (void)
{
  g_test_add_func ("/connect/first-run", test_first_run);
  g_test_add_func ("/connect/wrong-key", test_wrong_key);
  g_test_add_func ("/connect/wrong-key-again", test_wrong_key_again);
  g_test_add_func ("/connect/wrong-address", test_wrong_address);
  g_test_add_func ("/connect/failures", test_failures);
  g_test_add_func ("/connect/users-only", test_users_only);
  g_test_add_func ("/connect/another-opens-meanwhile", test_another_opens_meanwhile);
  g_test_add_func ("/connect/cancel", test_cancel);
  g_test_add_func ("/connect/no-keyring", test_no_keyring);
  g_test_add_func ("/connect/rename", test_rename);
  g_test_add_func ("/connect/key-cannot-be-kept", test_key_cannot_be_kept);
  g_test_add_func ("/connect/stored-key-is-tried", test_stored_key_is_tried);
  g_test_add_func ("/connect/twice-the-same", test_twice_the_same);
  g_test_add_func ("/connect/new-address-needs-the-key", test_new_address_needs_the_key);
  g_test_add_func ("/connect/new-key-reconnects", test_new_key_reconnects);
  g_test_add_func ("/connect/unreadable-group", test_unreadable_group);
  g_test_add_func ("/connect/remove", test_remove);
  g_test_add_func ("/connect/certificate", test_certificate);
}

int
main (int argc, char *argv[])
{
  /* No session bus, and so no keyring service but the one in memory. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", NO_BUS, TRUE);

  return lk_test_house_run (argc, argv, add_tests);
}
