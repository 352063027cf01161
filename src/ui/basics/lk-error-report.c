/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-error-report.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Long enough to read, to understand, and to find the button. */
#define SECONDS_TO_ACT 15

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (overlay == NULL && ADW_IS_APPLICATION_WINDOW (root))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  else if (overlay == NULL && GTK_IS_WINDOW (root)
           && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    return find_overlay (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root))));

  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

void
lk_report_error (GtkWidget *widget, const char *title, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog =
    adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The toasts would queue, each for seconds: what was said before is no news any more. */
static void
replace_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  AdwToast *former = g_object_get_data (G_OBJECT (overlay), "lk-news");

  if (former != NULL)
    adw_toast_dismiss (former);
  g_object_set_data_full (G_OBJECT (overlay), "lk-news", toast,
                          toast != NULL ? g_object_unref : NULL);
}

static AdwToast *
make_toast (GtkWidget *widget, const char *sentence)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;

  toast = adw_toast_new (markup);
  replace_toast (overlay, g_object_ref (toast));
  return toast;
}

void
lk_report_news (GtkWidget *widget, const char *sentence)
{
  AdwToast *toast = make_toast (widget, sentence);

  if (toast != NULL)
    adw_toast_overlay_add_toast (find_overlay (widget), toast);
}

void
lk_report_news_to_act_on (GtkWidget *widget,
                          const char *sentence,
                          const char *label,
                          const char *action)
{
  AdwToast *toast = make_toast (widget, sentence);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, SECONDS_TO_ACT);
  adw_toast_overlay_add_toast (find_overlay (widget), toast);
}

void
lk_report_warning (GtkWidget *widget, const char *sentence)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, SECONDS_TO_ACT);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
lk_withdraw_news (GtkWidget *widget)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    replace_toast (overlay, NULL);
}
