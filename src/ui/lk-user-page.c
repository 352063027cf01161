/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-page.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-error.h"
#include "lk-pbx-users.h"
#include "lk-user-fields.h"
#include "lk-user-header.h"
#include "lk-user-sections.h"

struct _LkUserPage
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  AdwStatusPage *gone_page;
  LkUserHeader *header;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkInfoBar *trouble_bar;
  GtkLabel *trouble;
  LkUserSections *sections;

  /* Owned */
  LkDirectory *directory;
  LkUser *user;              /* of the list */
  LkUser *shown;             /* the same user as the page shows them */
  gboolean is_whole;         /* every field of those shown was read */
  GCancellable *cancellable; /* of the reading under way */
};

enum
{
  PROP_USER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkUserPage, lk_user_page, ADW_TYPE_BIN)

static LkPbx *
get_pbx (LkUserPage *self)
{
  return self->directory != NULL ? lk_directory_get_pbx (self->directory) : NULL;
}

/* Finding one's way */

static void
go_to_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkUserPage *self = LK_USER_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  lk_user_sections_go_to (self->sections, (guint) g_variant_get_int32 (parameter));
}

static void
search_changed_cb (LkUserPage *self)
{
  lk_user_sections_search (self->sections,
                           gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
stop_search_cb (LkUserPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
search_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkUserPage *self = LK_USER_PAGE (widget);

  if (self->user == NULL)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Showing a user */

static void
update_header (LkUserPage *self)
{
  gboolean has_email = *lk_user_get_text (self->user, lk_user_field_email) != '\0';

  lk_user_header_show (self->header, self->user);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "user.copy-email", has_email);
}

static void
show_gone (LkUserPage *self)
{
  g_autofree char *name = lk_user_dup_name (self->user);
  g_autofree char *sentence = g_strdup_printf (
    /* Translators: the first %s is a name, the second an extension number. */
    _ ("The phone system no longer has %s, extension %s. Someone may have deleted them."), name,
    lk_user_get_text (self->user, lk_user_field_number));
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->gone_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "gone");
}

static void
show_trouble (LkUserPage *self, const GError *error)
{
  gtk_label_set_text (self->trouble, error->message);
  gtk_info_bar_set_revealed (self->trouble_bar, TRUE);
  if (!self->is_whole)
    lk_user_sections_show (self->sections, self->shown, _ ("Could not be read"));
}

static void
take_answer (LkUserPage *self, LkUser *full)
{
  g_set_object (&self->shown, full);
  self->is_whole = TRUE;
  lk_directory_adopt (self->directory, full);
  /* What is new may take the user out of the list’s view, and so from this page. */
  if (self->shown != full)
    return;

  gtk_info_bar_set_revealed (self->trouble_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "user");
  update_header (self);
  lk_user_sections_show (self->sections, full, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkUserPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) full = lk_pbx_users_get_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (full != NULL)
    take_answer (self, full);
  else if (g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND))
    show_gone (self);
  else
    show_trouble (self, error);
}

static void
stop_reading (LkUserPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_reading (LkUserPage *self)
{
  LkPbx *pbx = get_pbx (self);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (lk_pbx_get_version (pbx));

  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  lk_pbx_users_get_async (pbx, lk_user_get_id (self->user), fields, self->cancellable, read_cb,
                          g_object_ref (self));
  lk_user_sections_load_groups (self->sections, self->user);
}

static LkUser *
copy_user (LkUser *user)
{
  LkUser *copy = lk_user_new (lk_user_get_fields (user), lk_user_get_id (user));

  lk_user_adopt (copy, user);
  return copy;
}

static void
forget_secrets (LkUserPage *self)
{
  lk_user_sections_set_subject (self->sections, get_pbx (self), lk_user_get_id (self->user));
}

/* What the list has learned of the user stands here at once. The fields that it does not have keep
 * what they show until they are read again. */
static void
list_changed_cb (LkUserPage *self)
{
  if (self->user == NULL || !lk_user_adopt (self->shown, self->user))
    return;

  forget_secrets (self);
  update_header (self);
  lk_user_sections_show (self->sections, self->shown, NULL);
  start_reading (self);
}

static void
list_refreshed_cb (LkUserPage *self)
{
  if (self->user != NULL && self->cancellable == NULL)
    start_reading (self);
}

static void
follow_directory (LkUserPage *self)
{
  g_signal_connect_object (self->directory, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->directory, "notify::refreshed-at", G_CALLBACK (list_refreshed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
refresh_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkUserPage *self = LK_USER_PAGE (widget);

  if (self->user != NULL)
    start_reading (self);
}

static void
copy_text (LkUserPage *self, const LkField *field, const char *news)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          lk_user_get_text (self->user, field));
  lk_report_news (GTK_WIDGET (self), news);
}

static void
copy_email_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy_text (LK_USER_PAGE (widget), lk_user_field_email, _ ("E-mail address copied"));
}

static void
copy_extension_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy_text (LK_USER_PAGE (widget), lk_user_field_number, _ ("Extension copied"));
}

static void
lk_user_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_USER:
      g_value_set_object (value, LK_USER_PAGE (object)->user);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_user_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_USER:
      lk_user_page_set_user (LK_USER_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_user_page_dispose (GObject *object)
{
  LkUserPage *self = LK_USER_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->user);
  g_clear_object (&self->shown);
  g_clear_object (&self->directory);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_USER_PAGE);

  G_OBJECT_CLASS (lk_user_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "user.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "user.go-to", "i", go_to_action_cb);
  gtk_widget_class_install_action (widget_class, "user.refresh", NULL, refresh_action_cb);
  gtk_widget_class_install_action (widget_class, "user.copy-email", NULL, copy_email_action_cb);
  gtk_widget_class_install_action (widget_class, "user.copy-extension", NULL,
                                   copy_extension_action_cb);
}

static void
lk_user_page_class_init (LkUserPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_user_page_get_property;
  object_class->set_property = lk_user_page_set_property;
  object_class->dispose = lk_user_page_dispose;

  properties[PROP_USER] =
    g_param_spec_object ("user", NULL, NULL, LK_TYPE_USER,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (widget_class);

  g_type_ensure (LK_TYPE_USER_HEADER);
  g_type_ensure (LK_TYPE_USER_SECTIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-user-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, gone_page);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, header);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, sections);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
lk_user_page_init (LkUserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lk_user_header_set_index (self->header, lk_user_sections_get_index (self->sections));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self->search_bar, "search-mode-enabled",
                          lk_user_header_get_search_button (self->header), "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/**
 * lk_user_page_new:
 *
 * Returns: (transfer floating): a page that shows nobody.
 */
GtkWidget *
lk_user_page_new (void)
{
  return g_object_new (LK_TYPE_USER_PAGE, NULL);
}

/**
 * lk_user_page_set_directory:
 * @self: a page
 * @directory: (nullable): the users that those shown come from
 *
 * Shows nobody until told.
 */
void
lk_user_page_set_directory (LkUserPage *self, LkDirectory *directory)
{
  if (self->directory == directory)
    return;

  lk_user_page_set_user (self, NULL);
  lk_user_sections_clear (self->sections);
  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  if (g_set_object (&self->directory, directory) && directory != NULL)
    follow_directory (self);
}

/**
 * lk_user_page_set_user:
 * @self: a page with a directory
 * @user: (nullable): one of the directory's users
 *
 * Shows at once what the list knows of @user, and the rest as soon as the phone system has
 * answered. An answer about an earlier user no longer counts. When the list is read again, so is
 * @user.
 */
void
lk_user_page_set_user (LkUserPage *self, LkUser *user)
{
  if (!g_set_object (&self->user, user))
    return;

  stop_reading (self);
  g_clear_object (&self->shown);
  self->is_whole = FALSE;
  gtk_info_bar_set_revealed (self->trouble_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, user != NULL ? "user" : "nobody");
  if (user != NULL)
    {
      lk_user_sections_set_version (self->sections, lk_pbx_get_version (get_pbx (self)));
      forget_secrets (self);
      self->shown = copy_user (user);
      lk_user_sections_show (self->sections, self->shown, NULL);
      update_header (self);
      start_reading (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}

/**
 * lk_user_page_get_user:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the list's user whom the page shows.
 */
LkUser *
lk_user_page_get_user (LkUserPage *self)
{
  return self->user;
}
