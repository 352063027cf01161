/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-welcome-row.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"

struct _LkWelcomeRow
{
  AdwActionRow parent_instance;

  GtkSpinner *spinner;
  GtkButton *button;

  LkWelcome *welcome;
  int user_id;
  char *address;
};

G_DEFINE_FINAL_TYPE (LkWelcomeRow, lk_welcome_row, ADW_TYPE_ACTION_ROW)

static char *
dup_failure (const GError *error)
{
  if (lk_error_leaves_open (error))
    return g_strdup (
      _ ("The phone system gave no clear answer: it is not known whether it was sent."));

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("Not sent. %s"), error->message);
}

static char *
dup_welcome_state (LkWelcomeRow *self)
{
  switch (lk_welcome_get_state (self->welcome))
    {
    case LK_WELCOME_SENDING:
      return g_strdup (_ ("Being sent…"));
    case LK_WELCOME_SENT:
      /* Translators: %s is an e-mail address. */
      return g_strdup_printf (_ ("The phone system sends it to %s."), self->address);
    case LK_WELCOME_FAILED:
      return dup_failure (lk_welcome_get_error (self->welcome));
    default:
      if (*self->address == '\0')
        return g_strdup (_ ("There is no e-mail address."));
      /* Translators: %s is an e-mail address. */
      return g_strdup_printf (_ ("Not sent to %s yet"), self->address);
    }
}

/* Whether they may have it already. */
static gboolean
may_be_sent (LkWelcomeRow *self)
{
  return lk_welcome_get_state (self->welcome) == LK_WELCOME_SENT
         || lk_error_leaves_open (lk_welcome_get_error (self->welcome));
}

static void
changed_cb (LkWelcomeRow *self)
{
  gboolean is_sending = lk_welcome_get_state (self->welcome) == LK_WELCOME_SENDING;
  gboolean again = may_be_sent (self);
  g_autofree char *state = dup_welcome_state (self);
  g_autofree char *markup = g_markup_escape_text (state, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  gtk_spinner_set_spinning (self->spinner, is_sending);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_sending);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !is_sending && *self->address != '\0');
  gtk_button_set_label (self->button, again ? _ ("_Send Again…") : _ ("_Send"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  again ? _ ("Send Welcome E-Mail Again…")
                                        : _ ("Send Welcome E-Mail"),
                                  -1);
}

static void
send_again_cb (AdwMessageDialog *dialog, const char *response, LkWelcomeRow *self)
{
  if (g_str_equal (response, "send"))
    lk_welcome_send (self->welcome, self->user_id);
}

static void
ask_to_send_again (LkWelcomeRow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _ ("Send It Again?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  lk_welcome_get_state (self->welcome) == LK_WELCOME_SENT
                                    /* Translators: %s is an e-mail address. */
                                    ? _ ("The welcome e-mail to %s was sent already.")
                                    /* Translators: %s is an e-mail address. */
                                    : _ ("The welcome e-mail to %s may have been sent already."),
                                  self->address);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "send",
                                    _ ("_Send Again"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (send_again_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clicked_cb (LkWelcomeRow *self)
{
  if (may_be_sent (self))
    ask_to_send_again (self);
  else
    lk_welcome_send (self->welcome, self->user_id);
}

static void
lk_welcome_row_dispose (GObject *object)
{
  g_clear_object (&LK_WELCOME_ROW (object)->welcome);

  G_OBJECT_CLASS (lk_welcome_row_parent_class)->dispose (object);
}

static void
lk_welcome_row_finalize (GObject *object)
{
  g_free (LK_WELCOME_ROW (object)->address);

  G_OBJECT_CLASS (lk_welcome_row_parent_class)->finalize (object);
}

static void
lk_welcome_row_class_init (LkWelcomeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_welcome_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_welcome_row_finalize;
}

static void
lk_welcome_row_init (LkWelcomeRow *self)
{
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Welcome e-mail"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
}

/**
 * lk_welcome_row_set:
 * @self: a row
 * @welcome: the e-mail, asked for or not
 * @user_id: who gets it
 * @address: (nullable): where to; %NULL where there is no address
 */
void
lk_welcome_row_set (LkWelcomeRow *self, LkWelcome *welcome, int user_id, const char *address)
{
  g_return_if_fail (self->welcome == NULL);

  self->welcome = g_object_ref (welcome);
  self->user_id = user_id;
  self->address = g_strdup (address != NULL ? address : "");
  g_signal_connect_object (welcome, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
