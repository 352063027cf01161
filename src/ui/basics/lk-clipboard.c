/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-clipboard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-error-report.h"
#include "lk-secret.h"

/* Clipboard managers that see this do not keep the text. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT      "secret"

#define TEXT_TYPE "text/plain;charset=utf-8"

/* What is lent to the clipboard until someone else copies something, the time is over, the window
 * closes or the program ends. */
typedef struct
{
  GdkClipboard *clipboard;
  GdkContentProvider *content;
  guint timeout;
  gulong changed_handler;
  GtkWidget *window;
  gulong window_handler;
  gulong shutdown_handler;
} Loan;

static void
end (Loan *loan)
{
  g_clear_handle_id (&loan->timeout, g_source_remove);
  g_clear_signal_handler (&loan->changed_handler, loan->clipboard);
  if (loan->window != NULL)
    g_clear_signal_handler (&loan->window_handler, loan->window);
  g_clear_weak_pointer (&loan->window);
  if (loan->shutdown_handler != 0)
    g_clear_signal_handler (&loan->shutdown_handler, g_application_get_default ());
  g_clear_object (&loan->content);
  g_free (loan);
}

static void
take_back (Loan *loan)
{
  GdkClipboard *clipboard = loan->clipboard;

  g_clear_signal_handler (&loan->changed_handler, clipboard);
  if (gdk_clipboard_get_content (clipboard) == loan->content)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_data (G_OBJECT (clipboard), "lk-loan", NULL);
}

static gboolean
time_over_cb (gpointer user_data)
{
  Loan *loan = user_data;

  loan->timeout = 0;
  take_back (loan);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GdkClipboard *clipboard, gpointer user_data)
{
  Loan *loan = user_data;

  if (gdk_clipboard_get_content (clipboard) != loan->content)
    take_back (loan);
}

static void
window_closed_cb (GtkWidget *window, gpointer user_data)
{
  take_back (user_data);
}

/* Comes before the toolkit hands what is on the clipboard to a clipboard manager for good. */
static void
shutdown_cb (GApplication *application, gpointer user_data)
{
  take_back (user_data);
}

/* A dialog may close as soon as the secret is copied; its main window is what counts. */
static GtkWidget *
get_main_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  return GTK_WIDGET (window);
}

static GdkContentProvider *
new_content (const char *secret)
{
  char *copy = g_strdup (secret);
  g_autoptr (GBytes)
    text = g_bytes_new_with_free_func (copy, strlen (copy), (GDestroyNotify) lk_secret_free, copy);
  g_autoptr (GBytes) hint = g_bytes_new_static (HINT, strlen (HINT));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes (TEXT_TYPE, text),
    gdk_content_provider_new_for_bytes (HINT_TYPE, hint),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * lk_clipboard_lend:
 * @widget: where the person copied it
 * @secret: what to copy
 * @seconds: for how long
 *
 * Copies @secret with the hint for password managers, without a word. It is taken back after
 * @seconds, when the main window of @widget closes and when the program ends, but only where
 * nothing else was copied meanwhile.
 */
void
lk_clipboard_lend (GtkWidget *widget, const char *secret, guint seconds)
{
  Loan *loan = g_new0 (Loan, 1);

  loan->clipboard = gtk_widget_get_clipboard (widget);
  loan->content = new_content (secret);
  gdk_clipboard_set_content (loan->clipboard, loan->content);
  g_object_set_data_full (G_OBJECT (loan->clipboard), "lk-loan", loan, (GDestroyNotify) end);

  loan->timeout = g_timeout_add_seconds (seconds, time_over_cb, loan);
  loan->changed_handler =
    g_signal_connect (loan->clipboard, "changed", G_CALLBACK (changed_cb), loan);
  g_set_weak_pointer (&loan->window, get_main_window (widget));
  if (loan->window != NULL)
    loan->window_handler =
      g_signal_connect (loan->window, "unrealize", G_CALLBACK (window_closed_cb), loan);
  if (g_application_get_default () != NULL)
    loan->shutdown_handler =
      g_signal_connect (g_application_get_default (), "shutdown", G_CALLBACK (shutdown_cb), loan);
}

/**
 * lk_clipboard_get_seconds:
 *
 * Returns: how long the preferences let a secret stay on the clipboard.
 */
guint
lk_clipboard_get_seconds (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  return g_settings_get_uint (settings, "clipboard-seconds");
}

/**
 * lk_clipboard_copy_secret:
 * @widget: where the person copied it
 * @secret: what to copy
 *
 * As lk_clipboard_lend(), for the time set in the preferences, and says so.
 */
void
lk_clipboard_copy_secret (GtkWidget *widget, const char *secret)
{
  guint seconds = lk_clipboard_get_seconds ();
  g_autofree char *news =
    g_strdup_printf (ngettext ("Copied for %u second", "Copied for %u seconds", seconds), seconds);

  lk_clipboard_lend (widget, secret, seconds);
  lk_report_news (widget, news);
}
