/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-systems-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-connect-page.h"
#include "lk-error-report.h"
#include "lk-profile-row.h"

struct _LkPhoneSystemsDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list_box;

  LkPhoneSystems *phone_systems;
};

G_DEFINE_FINAL_TYPE (LkPhoneSystemsDialog, lk_phone_systems_dialog, ADW_TYPE_WINDOW)

/* What a question about one phone system has to remember. */
typedef struct
{
  LkPhoneSystemsDialog *dialog;
  LkProfile *profile;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->dialog);
  g_object_unref (removal->profile);
  g_free (removal);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPhoneSystemsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!lk_phone_systems_remove_finish (LK_PHONE_SYSTEMS (source), result, &error))
    lk_report_error (GTK_WIDGET (self), _ ("Not Removed"), error);
}

static void
answered_cb (AdwMessageDialog *question, const char *response, Removal *removal)
{
  if (g_str_equal (response, "remove"))
    lk_phone_systems_remove_async (removal->dialog->phone_systems, removal->profile, NULL,
                                   removed_cb, g_object_ref (removal->dialog));
  removal_free (removal);
}

static void
ask_to_remove (LkPhoneSystemsDialog *self, LkProfile *profile)
{
  Removal *removal = g_new0 (Removal, 1);
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  removal->dialog = g_object_ref (self);
  removal->profile = g_object_ref (profile);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (question), _ ("Remove “%s”?"),
                                     lk_profile_get_name (profile));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (question),
                               _ ("Linekeeper forgets this phone system and removes its API key "
                                  "from the keyring. Nothing changes on the phone system itself."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"),
                                    "remove", _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect (question, "response", G_CALLBACK (answered_cb), removal);
  gtk_window_present (GTK_WINDOW (question));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkPhoneSystemsDialog *self = LK_PHONE_SYSTEMS_DIALOG (widget);
  LkProfile *profile =
    lk_phone_systems_find (self->phone_systems, g_variant_get_string (target, NULL));

  if (profile != NULL)
    lk_phone_systems_dialog_edit (GTK_WINDOW (self), self->phone_systems, profile);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkPhoneSystemsDialog *self = LK_PHONE_SYSTEMS_DIALOG (widget);
  LkProfile *profile =
    lk_phone_systems_find (self->phone_systems, g_variant_get_string (target, NULL));

  if (profile != NULL)
    ask_to_remove (self, profile);
}

static GtkWidget *
new_button (const char *icon_name, const char *label, const char *action, LkProfile *profile)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", lk_profile_get_id (profile));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
name_buttons_cb (LkProfile *profile, GParamSpec *pspec, GtkWidget *row)
{
  GtkWidget *edit = g_object_get_data (G_OBJECT (row), "edit");
  GtkWidget *remove = g_object_get_data (G_OBJECT (row), "remove");
  /* Translators: %s is the name of a phone system. */
  g_autofree char *edit_label = g_strdup_printf (_ ("Edit “%s”"), lk_profile_get_name (profile));
  /* Translators: %s is the name of a phone system. */
  g_autofree char *remove_label =
    g_strdup_printf (_ ("Remove “%s”"), lk_profile_get_name (profile));

  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, edit_label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_label, -1);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  LkProfile *profile = item;
  GtkWidget *row = lk_profile_row_new (profile);
  GtkWidget *edit = new_button ("document-edit-symbolic", _ ("Edit…"), "dialog.edit", profile);
  GtkWidget *remove = new_button ("user-trash-symbolic", _ ("Remove…"), "dialog.remove", profile);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data (G_OBJECT (row), "edit", edit);
  g_object_set_data (G_OBJECT (row), "remove", remove);
  g_signal_connect_object (profile, "notify::name", G_CALLBACK (name_buttons_cb), row, 0);
  name_buttons_cb (profile, NULL, row);

  return row;
}

static void
show_page_cb (LkPhoneSystemsDialog *self)
{
  GListModel *profiles = lk_phone_systems_get_profiles (self->phone_systems);
  gboolean is_empty = g_list_model_get_n_items (profiles) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
add_cb (GtkButton *button, LkPhoneSystemsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.add-phone-system", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lk_phone_systems_dialog_dispose (GObject *object)
{
  LkPhoneSystemsDialog *self = LK_PHONE_SYSTEMS_DIALOG (object);

  g_clear_object (&self->phone_systems);

  G_OBJECT_CLASS (lk_phone_systems_dialog_parent_class)->dispose (object);
}

static void
lk_phone_systems_dialog_class_init (LkPhoneSystemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_phone_systems_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-phone-systems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsDialog, list_box);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);

  gtk_widget_class_install_action (widget_class, "dialog.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "dialog.remove", "s", remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_phone_systems_dialog_init (LkPhoneSystemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_phone_systems_dialog_present:
 * @parent: over which window
 * @phone_systems: the phone systems
 */
void
lk_phone_systems_dialog_present (GtkWindow *parent, LkPhoneSystems *phone_systems)
{
  LkPhoneSystemsDialog *self =
    g_object_new (LK_TYPE_PHONE_SYSTEMS_DIALOG, "transient-for", parent, NULL);
  GListModel *profiles = lk_phone_systems_get_profiles (phone_systems);

  self->phone_systems = g_object_ref (phone_systems);
  gtk_list_box_bind_model (self->list_box, profiles, create_row_cb, NULL, NULL);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (show_page_cb), self,
                           G_CONNECT_SWAPPED);
  show_page_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * lk_phone_systems_dialog_edit:
 * @parent: over which window
 * @phone_systems: the phone systems
 * @profile: one of them
 *
 * Asks for its connection, name and colour.
 */
void
lk_phone_systems_dialog_edit (GtkWindow *parent, LkPhoneSystems *phone_systems, LkProfile *profile)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = lk_connect_page_new ();

  lk_connect_page_set_phone_systems (LK_CONNECT_PAGE (page), phone_systems);
  lk_connect_page_edit (LK_CONNECT_PAGE (page), profile);
  g_signal_connect_object (page, "connected", G_CALLBACK (gtk_window_close), window,
                           G_CONNECT_SWAPPED);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Edit Phone System"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 600);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
