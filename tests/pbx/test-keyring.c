/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-keyring.h"

#define SECRET "not-a-real-key-3e11"

static gboolean
store (LkKeyring *keyring, const char *profile, const char *secret, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_keyring_store_async (keyring, profile, "Linekeeper test", secret, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_keyring_store_finish (keyring, result, error);
}

static char *
look_up (LkKeyring *keyring, const char *profile, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_keyring_lookup_async (keyring, profile, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_keyring_lookup_finish (keyring, result, error);
}

static gboolean
forget (LkKeyring *keyring, const char *profile, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_keyring_forget_async (keyring, profile, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_keyring_forget_finish (keyring, result, error);
}

static void
check_round_trip (LkKeyring *keyring)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = look_up (keyring, "a", &error);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *gone = NULL;

  g_assert_no_error (error);
  g_assert_null (nothing);
  g_assert_true (store (keyring, "a", SECRET, &error));
  g_assert_no_error (error);
  one = look_up (keyring, "a", NULL);
  g_assert_cmpstr (one, ==, SECRET);
  other = look_up (keyring, "b", &error);
  g_assert_no_error (error);
  g_assert_null (other);

  store (keyring, "a", SECRET "-2", &error);
  g_assert_no_error (error);
  replaced = look_up (keyring, "a", NULL);
  g_assert_cmpstr (replaced, ==, SECRET "-2");

  g_assert_true (forget (keyring, "a", &error));
  g_assert_no_error (error);
  gone = look_up (keyring, "a", &error);
  g_assert_no_error (error);
  g_assert_null (gone);
  g_assert_true (forget (keyring, "a", NULL));
}

static void
check_unusable (LkKeyring *keyring, const char *word)
{
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) lookup_error = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *kept = NULL;

  g_assert_false (store (keyring, "a", SECRET, &store_error));
  g_assert_error (store_error, LK_ERROR, LK_ERROR_KEYRING);
  nothing = look_up (keyring, "a", &lookup_error);
  g_assert_null (nothing);
  g_assert_error (lookup_error, LK_ERROR, LK_ERROR_KEYRING);
  g_assert_cmpstr (store_error->message, ==, lookup_error->message);
  g_assert_nonnull (strstr (store_error->message, word));

  lk_keyring_keep_for_session (keyring, "a", SECRET);
  kept = look_up (keyring, "a", NULL);
  g_assert_cmpstr (kept, ==, SECRET);
  g_assert_true (forget (keyring, "a", NULL));
}

static void
test_in_memory (void)
{
  g_autoptr (LkKeyring) keyring = lk_keyring_new_in_memory ();

  check_round_trip (keyring);
}

static void
test_session (void)
{
  g_autoptr (LkKeyring) keyring = lk_keyring_new_in_memory ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  lk_keyring_keep_for_session (keyring, "a", "one");
  lk_keyring_keep_for_session (keyring, "a", "two");
  first = look_up (keyring, "a", NULL);
  g_assert_cmpstr (first, ==, "two");
  g_assert_true (forget (keyring, "a", NULL));
  second = look_up (keyring, "a", NULL);
  g_assert_null (second);
}

/* The situations of a desktop, each in a child of this program: libsecret keeps its connection for
 * as long as a program runs. */
static void
situation (const char *word)
{
  g_autoptr (LkKeyring) keyring = lk_keyring_new ();

  if (word == NULL)
    check_round_trip (keyring);
  else
    check_unusable (keyring, word);
}

/* The daemon must not die of a warning of its own, and has to end with the test. */
#define START_DAEMON(options)                                                                      \
  "echo | env -u G_DEBUG gnome-keyring-daemon --foreground --components=secrets " options          \
  " >/dev/null & trap \"kill $!\" EXIT;"                                                           \
  "gdbus wait --session --timeout 30 org.freedesktop.secrets || exit 1;"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_tree (inside);
    }
  g_remove (path);
}

/* @script prepares the situation and then runs "$0" with the word that the sentence must hold. */
static void
run_in_session (const char *script, const char *bus_address)
{
  g_autofree char *home = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_auto (GStrv) environment = g_get_environ ();
  const char *const command[] = { "dbus-run-session", "--", "sh", "-c", script,
                                  g_get_prgname (),   NULL };
  const char *const *argv = bus_address == NULL ? command : command + 2;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  environment = g_environ_setenv (environment, "HOME", home, TRUE);
  environment = g_environ_setenv (environment, "XDG_RUNTIME_DIR", home, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", home, TRUE);
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", home, TRUE);
  environment = g_environ_unsetenv (environment, "GNOME_KEYRING_CONTROL");
  environment = g_environ_unsetenv (environment, "SECRET_BACKEND");
  /* Where there is a display, the daemon would ask a person, and wait. */
  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  /* libsecret itself loses a message where there is no keyring. */
  environment = g_environ_setenv (environment, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  if (bus_address != NULL)
    environment = g_environ_setenv (environment, "DBUS_SESSION_BUS_ADDRESS", bus_address, TRUE);

  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s", output);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  remove_tree (home);
}

static gboolean
has_programs (const char *first, const char *second)
{
  g_autofree char *first_path = g_find_program_in_path (first);
  g_autofree char *second_path = g_find_program_in_path (second);

  if (first_path != NULL && second_path != NULL)
    return TRUE;

  g_test_skip ("needs a session bus and a keyring daemon");
  return FALSE;
}

static void
test_no_bus (void)
{
  run_in_session ("exec \"$0\" --situation 'No keyring service'", "unix:path=/nonexistent/bus");
}

/* A bus of its own, which can start no service at all. */
static void
test_no_service (void)
{
  if (has_programs ("dbus-run-session", "sh"))
    run_in_session ("echo '<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                    "<policy context=\"default\"><allow send_destination=\"*\"/>"
                    "<allow receive_sender=\"*\"/><allow own=\"*\"/>"
                    "</policy></busconfig>' > \"$HOME/bus.conf\";"
                    "exec dbus-run-session --config-file=\"$HOME/bus.conf\" -- "
                    "\"$0\" --situation 'No keyring service'",
                    NULL);
}

static void
test_no_keyring_yet (void)
{
  if (has_programs ("dbus-run-session", "gnome-keyring-daemon"))
    run_in_session (START_DAEMON ("") "\"$0\" --situation 'do not have a keyring'", NULL);
}

static void
test_locked (void)
{
  if (has_programs ("dbus-run-session", "gnome-keyring-daemon"))
    run_in_session (
      START_DAEMON (
        "--unlock") "\"$0\" --situation || exit 1;"
                    "gdbus call --session --dest org.freedesktop.secrets --object-path "
                    "/org/freedesktop/secrets --method org.freedesktop.Secret.Service.Lock "
                    "\"['/org/freedesktop/secrets/collection/login']\" >/dev/null || exit 1;"
                    "\"$0\" --situation 'is locked'",
      NULL);
}

static void
test_unlocked (void)
{
  if (has_programs ("dbus-run-session", "gnome-keyring-daemon"))
    run_in_session (START_DAEMON ("--unlock") "\"$0\" --situation", NULL);
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--situation"))
    {
      situation (argv[2]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_set_prgname (argv[0]);

  g_test_add_func ("/keyring/in-memory", test_in_memory);
  g_test_add_func ("/keyring/session", test_session);
  g_test_add_func ("/keyring/no-bus", test_no_bus);
  g_test_add_func ("/keyring/no-service", test_no_service);
  g_test_add_func ("/keyring/no-keyring-yet", test_no_keyring_yet);
  g_test_add_func ("/keyring/locked", test_locked);
  g_test_add_func ("/keyring/unlocked", test_unlocked);

  return g_test_run ();
}
