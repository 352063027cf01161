/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-act-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *title;
  const char *explanation;
  const char *button;
  const char *question;
  const char *consequence;
  const char *confirmation;
  AdwResponseAppearance appearance;
  const char *news;
} Words;

static const Words words[] = {
  [LK_PHONE_REBOOT] = {
    .title = N_ ("Reboot"),
    .explanation = N_ ("The phone switches itself off and on again."),
    .button = N_ ("Reboot…"),
    .question = N_ ("Reboot This Phone?"),
    .consequence = N_ ("A call on it ends at once, and it cannot be reached for some minutes. This "
                       "happens now, not when you save."),
    .confirmation = N_ ("_Reboot"),
    .appearance = ADW_RESPONSE_DESTRUCTIVE,
    .news = N_ ("The phone system has told the phone to reboot. It will be back in some minutes."),
  },
  [LK_PHONE_REPROVISION] = {
    .title = N_ ("Settings"),
    .explanation = N_ ("The phone fetches its settings from the phone system again."),
    .button = N_ ("Reprovision…"),
    .question = N_ ("Reprovision This Phone?"),
    .consequence = N_ ("It fetches the settings that are saved by now, and may reboot for it. This "
                       "happens now, not when you save."),
    .confirmation = N_ ("_Reprovision"),
    .appearance = ADW_RESPONSE_SUGGESTED,
    .news = N_ ("The phone system has told the phone to fetch its settings."),
  },
};

struct _LkPhoneActRow
{
  AdwActionRow parent_instance;

  GtkWidget *image;
  GtkWidget *button;

  LkPhoneAct act;
  LkPbx *pbx; /* NULL while there is nobody to tell */
  char *mac_address;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LkPhoneActRow, lk_phone_act_row, ADW_TYPE_ACTION_ROW)

static void
say (LkPhoneActRow *self, const char *icon, const char *sentence)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_visible (self->image, icon != NULL);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPhoneActRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_told = lk_pbx_phones_tell_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->pbx == NULL)
    return;

  gtk_widget_set_sensitive (self->button, TRUE);
  if (is_told)
    say (self, "emblem-ok-symbolic", _ (words[self->act].news));
  else
    say (self, "dialog-warning-symbolic", error->message);
}

static void
tell (LkPhoneActRow *self)
{
  say (self, NULL, _ ("Telling the phone system…"));
  gtk_widget_set_sensitive (self->button, FALSE);
  lk_pbx_phones_tell_async (self->pbx, self->act, self->mac_address, self->cancellable, told_cb,
                            g_object_ref (self));
}

static void
answered_cb (LkPhoneActRow *self, const char *response)
{
  if (g_str_equal (response, "act") && self->pbx != NULL)
    tell (self);
}

static void
ask_cb (LkPhoneActRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const Words *say = &words[self->act];
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ (say->question), _ (say->consequence));
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "act", _ (say->confirmation),
                                    NULL);
  adw_message_dialog_set_response_appearance (question, "act", say->appearance);
  adw_message_dialog_set_default_response (question, "cancel");
  adw_message_dialog_set_close_response (question, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
stop (LkPhoneActRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
lk_phone_act_row_dispose (GObject *object)
{
  LkPhoneActRow *self = LK_PHONE_ACT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->pbx);

  G_OBJECT_CLASS (lk_phone_act_row_parent_class)->dispose (object);
}

static void
lk_phone_act_row_finalize (GObject *object)
{
  LkPhoneActRow *self = LK_PHONE_ACT_ROW (object);

  g_object_unref (self->cancellable);
  g_free (self->mac_address);

  G_OBJECT_CLASS (lk_phone_act_row_parent_class)->finalize (object);
}

static void
lk_phone_act_row_class_init (LkPhoneActRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_phone_act_row_dispose;
  object_class->finalize = lk_phone_act_row_finalize;
}

static void
lk_phone_act_row_init (LkPhoneActRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->image = gtk_image_new ();
  self->button = gtk_button_new ();

  /* What the server says may have any character in it. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_visible (self->image, FALSE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lk_phone_act_row_new:
 * @act: what the phone can be told
 *
 * Returns: (transfer floating): a row that has no phone yet.
 */
GtkWidget *
lk_phone_act_row_new (LkPhoneAct act)
{
  LkPhoneActRow *self = g_object_new (LK_TYPE_PHONE_ACT_ROW, NULL);

  self->act = act;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (words[act].title));
  gtk_button_set_label (GTK_BUTTON (self->button), _ (words[act].button));
  lk_phone_act_row_set_subject (self, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * lk_phone_act_row_set_subject:
 * @self: a row
 * @pbx: (nullable): the phone system that knows the phone; %NULL where none does yet
 * @mac_address: (nullable): which phone
 */
void
lk_phone_act_row_set_subject (LkPhoneActRow *self, LkPbx *pbx, const char *mac_address)
{
  gboolean can_tell = pbx != NULL && mac_address != NULL && *mac_address != '\0';
  LkPbx *teller = can_tell ? pbx : NULL;

  stop (self);
  g_set_object (&self->pbx, teller);
  g_free (self->mac_address);
  self->mac_address = g_strdup (mac_address);
  say (self, NULL,
       can_tell ? _ (words[self->act].explanation)
                : _ ("Save first: the phone system does not know this phone yet."));
  gtk_widget_set_sensitive (self->button, can_tell);
  /* The keyboard goes to the button, or else to the reason why it does nothing. */
  gtk_widget_set_focusable (GTK_WIDGET (self), !can_tell);
}
