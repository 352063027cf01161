/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-request-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-curl.h"
#include "lk-error-report.h"
#include "lk-text-card.h"

#define USERS_PATH "/xapi/v1/Users"
#define USER_PATH  "/xapi/v1/Users(%d)"

/* Nobody reads more of them, and each is a text of its own. */
#define MAX_SHOWN 20

struct _LkRequestDialog
{
  AdwWindow parent_instance;

  GtkBox *requests;
  GtkLabel *explanation;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (LkRequestDialog, lk_request_dialog, ADW_TYPE_WINDOW)

static void
copy_cb (GtkWidget *button, const char *command)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), command);
  lk_report_news (button, _ ("Copied, without the token"));
}

static void
free_command (gpointer command, GClosure *closure)
{
  g_free (command);
}

static GtkWidget *
new_view (const char *method, const char *path, JsonObject *body, const char *name)
{
  g_autofree char *json = lk_curl_dup_body (body);
  g_autofree char *text = g_strdup_printf ("%s %s\n\n%s", method, path, json);
  GtkTextView *view = lk_text_card_new_code (name);

  lk_text_card_set_text (view, text);
  return GTK_WIDGET (view);
}

static GtkWidget *
new_copy_button (const char *name, char *command)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy as curl"));

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), command, free_command, 0);
  return button;
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_request (LkRequestDialog *self,
             LkPbx *pbx,
             const char *method,
             const char *path,
             JsonObject *body,
             guint i,
             guint n)
{
  char *command = lk_curl_build (lk_pbx_get_origin (pbx), method, path, body);
  g_autofree char *heading = g_strdup_printf (_ ("Request %u of %u"), i + 1, n);
  g_autofree char *name = n > 1 ? g_strdup_printf (_ ("Copy request %u as curl"), i + 1)
                                : g_strdup (_ ("Copy as curl"));

  if (n > 1)
    gtk_box_append (self->requests, new_heading (heading));
  gtk_box_append (self->requests, new_view (method, path, body, n > 1 ? heading : _ ("Request")));
  gtk_box_append (self->requests, new_copy_button (name, command));
}

static void
explain (LkRequestDialog *self, int user_id, guint n_requests)
{
  const char *const creating = _ ("Creating the user would send this request.");
  const char *const nothing = _ ("Nothing is changed, so nothing would be sent.");
  g_autofree char *several =
    g_strdup_printf (ngettext ("Saving would send this request.",
                               "Saving would send these %u requests, one after the other.",
                               n_requests),
                     n_requests);

  if (n_requests == 0)
    gtk_label_set_text (self->explanation, nothing);
  else
    gtk_label_set_text (self->explanation, user_id != 0 ? several : creating);
  gtk_widget_set_visible (self->note, n_requests > 0);
}

static void
lk_request_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_REQUEST_DIALOG);

  G_OBJECT_CLASS (lk_request_dialog_parent_class)->dispose (object);
}

static void
lk_request_dialog_class_init (LkRequestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_request_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-request-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkRequestDialog, requests);
  gtk_widget_class_bind_template_child (widget_class, LkRequestDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, LkRequestDialog, note);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_request_dialog_init (LkRequestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_request_dialog_present:
 * @parent: the window to stand over
 * @pbx: the phone system that it would go to
 * @user_id: whom it would change; 0 for a user who would be created
 * @bodies: (element-type JsonObject): what the requests would carry, with secrets masked, as
 *   lk_user_save_preview() and lk_user_create_preview() make them
 *
 * Shows the requests that saving would send, to read and to copy. Nothing is sent.
 */
void
lk_request_dialog_present (GtkWindow *parent, LkPbx *pbx, int user_id, GPtrArray *bodies)
{
  LkRequestDialog *self = g_object_new (LK_TYPE_REQUEST_DIALOG, "transient-for", parent, NULL);
  g_autofree char *path = user_id != 0 ? g_strdup_printf (USER_PATH, user_id)
                                       : g_strdup (USERS_PATH);

  explain (self, user_id, bodies->len);
  for (guint i = 0; i < bodies->len; i++)
    add_request (self, pbx, user_id != 0 ? "PATCH" : "POST", path, g_ptr_array_index (bodies, i), i,
                 bodies->len);
  gtk_window_present (GTK_WINDOW (self));
}

static void
explain_many (LkRequestDialog *self, guint n)
{
  g_autofree char *all =
    g_strdup_printf (ngettext ("The job would send this request, if the phone system takes it as "
                               "it is.",
                               "The job would send these %'u requests, if the phone system takes "
                               "them as they are.",
                               n),
                     n);
  g_autofree char *first = g_strdup_printf (
    ngettext ("The job would send %'u request; the first %'u are shown. All are in "
              "the plan that you can save.",
              "The job would send %'u requests; the first %'u are shown. All are "
              "in the plan that you can save.",
              n),
    n, (guint) MAX_SHOWN);

  gtk_label_set_text (self->explanation, n > MAX_SHOWN ? first : all);
  if (n == 0)
    gtk_label_set_text (self->explanation, _ ("Nothing is changed, so nothing would be sent."));
  gtk_widget_set_visible (self->note, n > 0);
}

/**
 * lk_request_dialog_present_many:
 * @parent: the window to stand over
 * @pbx: the phone system that they would go to
 * @requests: (element-type JsonObject): with `method`, `path` and `body` each, and without secrets
 *
 * Shows the requests that a job would send, or the first of them. Nothing is sent.
 */
void
lk_request_dialog_present_many (GtkWindow *parent, LkPbx *pbx, GPtrArray *requests)
{
  LkRequestDialog *self = g_object_new (LK_TYPE_REQUEST_DIALOG, "transient-for", parent, NULL);

  explain_many (self, requests->len);
  for (guint i = 0; i < MIN (requests->len, MAX_SHOWN); i++)
    {
      JsonObject *request = g_ptr_array_index (requests, i);

      add_request (self, pbx, json_object_get_string_member (request, "method"),
                   json_object_get_string_member (request, "path"),
                   json_object_get_object_member (request, "body"), i, requests->len);
    }
  gtk_window_present (GTK_WINDOW (self));
}
