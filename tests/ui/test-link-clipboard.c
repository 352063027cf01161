/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-clipboard.h"
#include "lk-test-house.h"

#define HINT_TYPE "x-kde-passwordManagerHint"
#define LONG      600

typedef struct
{
  GtkWidget *window;
  GtkWidget *widget;
  GdkClipboard *clipboard;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->widget = gtk_label_new ("Somewhere");
  fixture->window = gtk_window_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->widget);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->clipboard = gtk_widget_get_clipboard (fixture->window);
  gdk_clipboard_set_content (fixture->clipboard, NULL);
  /* Until the display has told everybody, it may take a new owner for the old one. */
  lk_test_spin_frames (fixture->window, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
assert_pastes (Fixture *fixture, const char *expected)
{
  g_autofree char *text = lk_test_paste (fixture->widget);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_empty (gpointer clipboard)
{
  return gdk_clipboard_get_content (clipboard) == NULL;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "grüne Tür 5", LONG);

  assert_pastes (fixture, "grüne Tür 5");
}

static void
wrote_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
test_hint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  gboolean done = FALSE;

  lk_clipboard_lend (fixture->widget, "secret text", LONG);
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (fixture->clipboard),
                                           HINT_TYPE));

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (fixture->clipboard),
                                              HINT_TYPE, stream, G_PRIORITY_DEFAULT, NULL, wrote_cb,
                                              &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
  g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                   g_memory_output_stream_get_data_size (memory), "secret", strlen ("secret"));
}

static void
test_time_over (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "gone soon", 0);
  g_assert_false (is_empty (fixture->clipboard));

  g_assert_true (lk_test_spin_until (is_empty, fixture->clipboard));
}

static void
test_something_else_was_copied (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "secret", 0);
  gdk_clipboard_set_text (fixture->clipboard, "a shopping list");
  drain ();

  assert_pastes (fixture, "a shopping list");
}

static void
test_same_text_was_copied (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "100", 0);
  gdk_clipboard_set_text (fixture->clipboard, "100");
  drain ();

  assert_pastes (fixture, "100");
}

static void
test_copied_again (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "first", 0);
  lk_clipboard_lend (fixture->widget, "second", LONG);
  drain ();

  assert_pastes (fixture, "second");
}

static void
test_window_closes (Fixture *fixture, gconstpointer data)
{
  lk_clipboard_lend (fixture->widget, "secret", LONG);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;

  g_assert_true (is_empty (fixture->clipboard));
}

static void
test_dialog_closes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("In a dialog");

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_set_child (GTK_WINDOW (dialog), label);
  gtk_window_present (GTK_WINDOW (dialog));
  lk_clipboard_lend (label, "still wanted", LONG);
  gtk_window_destroy (GTK_WINDOW (dialog));
  drain ();

  assert_pastes (fixture, "still wanted");
}

static void
activate_cb (GApplication *application, gpointer user_data)
{
  Fixture *fixture = user_data;

  lk_clipboard_lend (fixture->widget, "secret", LONG);
  g_application_quit (application);
}

static void
test_program_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_application_set_default (application);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), fixture);
  g_application_run (application, 0, NULL);

  g_assert_true (is_empty (fixture->clipboard));
  g_application_set_default (NULL);
}

static void
test_says_for_how_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_uint (settings, "clipboard-seconds", 45);
  lk_clipboard_copy_secret (fixture->widget, "secret");

  lk_test_wait_for_text (fixture->window, "Copied for 45 seconds");
  assert_pastes (fixture, "secret");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/link-clipboard/text", test_text);
  ADD ("/link-clipboard/hint", test_hint);
  ADD ("/link-clipboard/time-over", test_time_over);
  ADD ("/link-clipboard/something-else-was-copied", test_something_else_was_copied);
  ADD ("/link-clipboard/same-text-was-copied", test_same_text_was_copied);
  ADD ("/link-clipboard/copied-again", test_copied_again);
  ADD ("/link-clipboard/window-closes", test_window_closes);
  ADD ("/link-clipboard/dialog-closes", test_dialog_closes);
  ADD ("/link-clipboard/program-ends", test_program_ends);
  ADD ("/link-clipboard/says-for-how-long", test_says_for_how_long);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
