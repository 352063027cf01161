/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-actions.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-link-dialog.h"
#include "lk-user-fields.h"

struct _LkUserActions
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* none is owned; all live as long as the window that owns this */
  LkUserList *list;
  LkUserPage *page;
  LkDirectory *directory; /* NULL while there is no phone system */
};

G_DEFINE_FINAL_TYPE (LkUserActions, lk_user_actions, G_TYPE_OBJECT)

static void
present_link_dialog (LkUserActions *self, LkUser *user)
{
  if (user != NULL && self->directory != NULL)
    lk_link_dialog_present (GTK_WINDOW (self->window), lk_directory_get_pbx (self->directory),
                            user);
}

static void
provisioning_link_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkUserActions *self = user_data;

  if (self->directory != NULL)
    present_link_dialog (self, lk_directory_find (self->directory, g_variant_get_int32 (target)));
}

static void
selected_provisioning_link_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkUserActions *self = user_data;

  present_link_dialog (self, lk_user_list_get_selected (self->list));
}

static void
copy (LkUserActions *self, const LkField *field, const char *news)
{
  LkUser *user = lk_user_list_get_selected (self->list);

  if (user == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)),
                          lk_user_get_text (user, field));
  lk_report_news (GTK_WIDGET (self->window), news);
}

static void
copy_email_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  copy (user_data, lk_user_field_email, _ ("E-mail address copied"));
}

static void
copy_extension_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  copy (user_data, lk_user_field_number, _ ("Extension copied"));
}

static const GActionEntry entries[] = {
  { .name = "provisioning-link", .activate = provisioning_link_cb, .parameter_type = "i" },
  { .name = "selected-provisioning-link", .activate = selected_provisioning_link_cb },
  { .name = "copy-email", .activate = copy_email_cb },
  { .name = "copy-extension", .activate = copy_extension_cb },
};

static gboolean
has_text (LkUser *user, const LkField *field)
{
  return user != NULL && *lk_user_get_text (user, field) != '\0';
}

static void
set_enabled (LkUserActions *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update_cb (LkUserActions *self)
{
  LkUser *user = lk_user_list_get_selected (self->list);

  set_enabled (self, "provisioning-link", lk_user_page_get_user (self->page) != NULL);
  set_enabled (self, "selected-provisioning-link", user != NULL);
  set_enabled (self, "copy-email", has_text (user, lk_user_field_email));
  set_enabled (self, "copy-extension", has_text (user, lk_user_field_number));
}

static void
lk_user_actions_dispose (GObject *object)
{
  g_clear_object (&LK_USER_ACTIONS (object)->directory);

  G_OBJECT_CLASS (lk_user_actions_parent_class)->dispose (object);
}

static void
lk_user_actions_class_init (LkUserActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_user_actions_dispose;
}

static void
lk_user_actions_init (LkUserActions *self)
{
}

/**
 * lk_user_actions_new:
 * @window: what gets the actions
 * @list: its list
 * @page: its page
 *
 * Returns: (transfer full): the actions, which are to live as long as @window.
 */
LkUserActions *
lk_user_actions_new (GtkApplicationWindow *window, LkUserList *list, LkUserPage *page)
{
  LkUserActions *self = g_object_new (LK_TYPE_USER_ACTIONS, NULL);

  self->window = window;
  self->list = list;
  self->page = page;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (list, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::user", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return self;
}

/**
 * lk_user_actions_set_directory:
 * @self: actions
 * @directory: (nullable): where the users are from
 */
void
lk_user_actions_set_directory (LkUserActions *self, LkDirectory *directory)
{
  g_set_object (&self->directory, directory);
}
