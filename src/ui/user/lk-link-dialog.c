/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-link-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-clipboard.h"
#include "lk-error-report.h"
#include "lk-error.h"
#include "lk-link-message.h"
#include "lk-pbx-users.h"
#include "lk-qr-code.h"
#include "lk-secret.h"
#include "lk-user-fields.h"

#define DOTS "••••••••••••••••"

struct _LkLinkDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *question_page;
  GtkWidget *cancel_button;
  AdwStatusPage *failed_page;
  GtkWidget *again_button;
  GtkLabel *recipient;
  GtkLabel *link_label;
  GtkToggleButton *reveal_button;
  GtkWidget *copy_button;
  GtkLabel *mail_note;
  GtkWidget *qr_button;
  GtkWidget *hide_qr_button;
  GtkPicture *qr_picture;

  LkPbx *pbx;
  LkUser *user;
  GSettings *settings;
  GCancellable *cancellable;
  LkSecret *link; /* NULL until it is made */
};

G_DEFINE_FINAL_TYPE (LkLinkDialog, lk_link_dialog, ADW_TYPE_WINDOW)

static void
show_page (LkLinkDialog *self, const char *page, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  if (focus != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

static void
update_link (LkLinkDialog *self)
{
  gboolean revealed = gtk_toggle_button_get_active (self->reveal_button) && self->link != NULL;

  gtk_label_set_text (self->link_label, revealed ? self->link : DOTS);
}

static void
show_qr_cb (LkLinkDialog *self)
{
  g_autoptr (LkQrCode) code = lk_qr_code_new (self->link);

  if (code == NULL)
    {
      lk_report_news (GTK_WIDGET (self->stack), _ ("Too long for a QR code"));
      return;
    }
  gtk_picture_set_paintable (self->qr_picture, GDK_PAINTABLE (code));
  show_page (self, "qr", self->hide_qr_button);
}

static void
hide_qr_cb (LkLinkDialog *self)
{
  gtk_picture_set_paintable (self->qr_picture, NULL);
  show_page (self, "link", self->qr_button);
}

/* Making a link */

static void
show_link (LkLinkDialog *self, char *link)
{
  self->link = link;
  gtk_toggle_button_set_active (self->reveal_button, FALSE);
  update_link (self);
  show_page (self, "link", self->copy_button);
}

static void
show_failure (LkLinkDialog *self, const GError *error)
{
  gboolean unknown = g_error_matches (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME)
                     || g_error_matches (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_autofree char *reason = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->failed_page,
                             unknown ? _ ("A Link May Have Been Made") : _ ("No Link Was Made"));
  adw_status_page_set_description (self->failed_page, reason);
  show_page (self, "failed", self->again_button);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkLinkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkSecret) link = lk_pbx_users_generate_link_finish (LK_PBX (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (link != NULL)
    show_link (self, g_steal_pointer (&link));
  else
    show_failure (self, error);
}

static void
make_link_cb (LkLinkDialog *self)
{
  show_page (self, "waiting", NULL);
  lk_pbx_users_generate_link_async (self->pbx, lk_user_get_id (self->user), self->cancellable,
                                    made_cb, g_object_ref (self));
}

static void
ask_again_cb (LkLinkDialog *self)
{
  show_page (self, "question", self->cancel_button);
}

/* Passing it on */

static char *
get_template (LkLinkDialog *self, const char *key, const char *fallback)
{
  g_autofree char *template = g_settings_get_string (self->settings, key);

  return *template != '\0' ? g_steal_pointer (&template) : g_strdup (fallback);
}

static char *
get_subject_template (LkLinkDialog *self)
{
  return get_template (self, "link-subject", lk_link_message_get_default_subject ());
}

static char *
get_text_template (LkLinkDialog *self)
{
  return get_template (self, "link-message", lk_link_message_get_default_text ());
}

static void
copy_link_cb (LkLinkDialog *self)
{
  lk_clipboard_copy_secret (GTK_WIDGET (self->stack), self->link);
}

static void
copy_message_cb (LkLinkDialog *self)
{
  g_autofree char *template = get_text_template (self);
  g_autofree char *name = lk_user_dup_name (self->user);
  const LkLinkMessage message = {
    .name = name,
    .first_name = lk_user_get_text (self->user, lk_user_field_first_name),
    .extension = lk_user_get_text (self->user, lk_user_field_number),
    .link = self->link,
  };
  g_autoptr (LkSecret) text = lk_link_message_expand (&message, template);

  lk_clipboard_copy_secret (GTK_WIDGET (self->stack), text);
}

static char *
dup_mailto (LkLinkDialog *self)
{
  g_autofree char *subject = get_subject_template (self);
  g_autofree char *text = get_text_template (self);
  g_autofree char *name = lk_user_dup_name (self->user);
  const LkLinkMessage message = {
    .name = name,
    .first_name = lk_user_get_text (self->user, lk_user_field_first_name),
    .extension = lk_user_get_text (self->user, lk_user_field_number),
  };

  return lk_link_message_to_mailto (&message, lk_user_get_text (self->user, lk_user_field_email),
                                    subject, text);
}

static void
opened_mail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkLinkDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_cancellable_is_cancelled (self->cancellable))
    lk_report_error (GTK_WIDGET (self->stack), _ ("No mail program could be opened"), error);
}

static void
email_cb (LkLinkDialog *self)
{
  g_autofree char *uri = dup_mailto (self);
  guint seconds = lk_clipboard_get_seconds ();
  g_autofree char *note = g_strdup_printf (
    ngettext ("The link is on the clipboard for %u second. Paste it into the message.",
              "The link is on the clipboard for %u seconds. Paste it into the message.", seconds),
    seconds);

  lk_clipboard_lend (GTK_WIDGET (self->stack), self->link, seconds);
  gtk_label_set_text (self->mail_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->mail_note), TRUE);
  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, self->cancellable, opened_mail_cb,
                     g_object_ref (self));
}

static void
forget (LkLinkDialog *self)
{
  g_clear_pointer (&self->link, lk_secret_free);
  update_link (self);
  gtk_picture_set_paintable (self->qr_picture, NULL);
}

static gboolean
lk_link_dialog_close_request (GtkWindow *window)
{
  LkLinkDialog *self = LK_LINK_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  forget (self);

  return GTK_WINDOW_CLASS (lk_link_dialog_parent_class)->close_request (window);
}

static void
lk_link_dialog_dispose (GObject *object)
{
  LkLinkDialog *self = LK_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->link, lk_secret_free);
  g_clear_object (&self->pbx);
  g_clear_object (&self->user);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_LINK_DIALOG);

  G_OBJECT_CLASS (lk_link_dialog_parent_class)->dispose (object);
}

static void
lk_link_dialog_finalize (GObject *object)
{
  g_object_unref (LK_LINK_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (lk_link_dialog_parent_class)->finalize (object);
}

static void
lk_link_dialog_class_init (LkLinkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_link_dialog_dispose;
  object_class->finalize = lk_link_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lk_link_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, question_page);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, recipient);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, link_label);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, mail_note);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, qr_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, hide_qr_button);
  gtk_widget_class_bind_template_child (widget_class, LkLinkDialog, qr_picture);
  gtk_widget_class_bind_template_callback (widget_class, make_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_link);
  gtk_widget_class_bind_template_callback (widget_class, show_qr_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_qr_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_link_dialog_init (LkLinkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_user (LkLinkDialog *self, LkUser *user)
{
  g_autofree char *name = lk_user_dup_name (user);
  g_autofree char *recipient = g_strdup_printf (
    /* Translators: the first %s is a name, the second an extension number. */
    _ ("%s, extension %s"), name, lk_user_get_text (user, lk_user_field_number));
  g_autofree char *markup = g_markup_escape_text (recipient, -1);
  g_autofree char *question = g_strdup_printf (
    "<b>%s</b>\n\n%s", markup,
    _ ("Whoever opens the link sets up a phone app as this user. A link that was made earlier may "
       "stop working."));

  self->user = g_object_ref (user);
  adw_status_page_set_description (self->question_page, question);
  gtk_label_set_text (self->recipient, recipient);
}

/**
 * lk_link_dialog_present:
 * @parent: the window to stand over
 * @pbx: the phone system that makes the link
 * @user: for whom
 *
 * Asks whether a provisioning link shall be made for @user. The phone system is asked once for each
 * click on the button that says so, and the link is forgotten when the dialog closes.
 */
void
lk_link_dialog_present (GtkWindow *parent, LkPbx *pbx, LkUser *user)
{
  LkLinkDialog *self = g_object_new (LK_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  self->pbx = g_object_ref (pbx);
  set_user (self, user);
  gtk_window_set_focus (GTK_WINDOW (self), self->cancel_button);
  gtk_window_present (GTK_WINDOW (self));
}
