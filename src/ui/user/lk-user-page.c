/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-page.h"

#include <glib/gi18n-lib.h>

#include "lk-change-bar.h"
#include "lk-edit-actions.h"
#include "lk-error-report.h"
#include "lk-error.h"
#include "lk-leaving.h"
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
  LkChangeBar *change_bar;

  /* Owned */
  LkDirectory *directory;
  LkCatalogue *catalogue;
  LkJobs *jobs; /* NULL where no history is kept */
  LkEditActions *actions;
  LkUserEdit *edit; /* of the user that is shown; NULL for nobody */
};

enum
{
  PROP_0,
  PROP_USER,
  PROP_HAS_CHANGES,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkUserPage, lk_user_page, ADW_TYPE_BIN)

static LkUser *
get_user (LkUserPage *self)
{
  return self->edit != NULL ? lk_user_edit_get_user (self->edit) : NULL;
}

/* As it is on the phone system, as far as that is known. */
static LkUser *
get_shown (LkUserPage *self)
{
  return lk_draft_get_original (lk_user_edit_get_draft (self->edit));
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

  if (self->edit == NULL)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Showing a user */

static void
update_header (LkUserPage *self)
{
  gboolean has_email = *lk_user_get_text (get_shown (self), lk_user_field_email) != '\0';

  lk_user_header_show (self->header, get_shown (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "user.copy-email", has_email);
}

static char *
dup_gone_sentence (LkUserPage *self)
{
  g_autofree char *name = lk_user_dup_name (get_shown (self));

  return g_strdup_printf (
    /* Translators: the first %s is a name, the second an extension number. */
    _ ("The phone system no longer has %s, extension %s. Someone may have deleted them."), name,
    lk_user_get_text (get_shown (self), lk_user_field_number));
}

static gboolean
is_gone (LkUserPage *self)
{
  return g_error_matches (lk_user_edit_get_trouble (self->edit), LK_ERROR, LK_ERROR_NOT_FOUND);
}

/* What the person has entered stays in sight, to be read and copied. */
static void
show_page (LkUserPage *self)
{
  g_autofree char *sentence = dup_gone_sentence (self);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  gboolean is_lost = is_gone (self) && !lk_user_edit_has_changes (self->edit);

  adw_status_page_set_description (self->gone_page, markup);
  gtk_stack_set_visible_child_name (self->stack, is_lost ? "gone" : "user");
}

static void
show_trouble (LkUserPage *self)
{
  const GError *trouble = lk_user_edit_get_trouble (self->edit);
  g_autofree char *gone = dup_gone_sentence (self);

  gtk_info_bar_set_revealed (self->trouble_bar, trouble != NULL);
  if (trouble != NULL)
    gtk_label_set_text (self->trouble, is_gone (self) ? gone : trouble->message);
}

/* The fields follow the draft by themselves. */
static void
read_cb (LkUserPage *self)
{
  update_header (self);
}

static void
changed_cb (LkUserPage *self)
{
  show_page (self);
  show_trouble (self);
  if (lk_user_edit_get_trouble (self->edit) != NULL && !lk_user_edit_is_whole (self->edit))
    lk_user_sections_show (self->sections, get_shown (self), _ ("Could not be read"));
}

static void
forget_secrets (LkUserPage *self)
{
  lk_user_sections_set_subject (self->sections, lk_directory_get_pbx (self->directory),
                                lk_user_get_id (get_user (self)));
}

static void
asking_cb (LkUserPage *self, gboolean is_outdated)
{
  if (is_outdated)
    forget_secrets (self);
  lk_user_sections_load_groups (self->sections, get_user (self));
}

static void
n_changes_cb (LkUserPage *self)
{
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CHANGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
follow_edit (LkUserPage *self)
{
  g_signal_connect_object (self->edit, "asking", G_CALLBACK (asking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lk_user_edit_get_draft (self->edit), "notify::n-edits",
                           G_CALLBACK (n_changes_cb), self, G_CONNECT_SWAPPED);
}

static void
show_user (LkUserPage *self, LkUser *user)
{
  LkPbx *pbx = lk_directory_get_pbx (self->directory);

  self->edit = lk_user_edit_new (self->directory, self->catalogue, user);
  lk_user_edit_set_jobs (self->edit, self->jobs);
  follow_edit (self);
  lk_user_sections_set_version (self->sections, lk_pbx_get_version (pbx));
  forget_secrets (self);
  lk_user_sections_set_context (self->sections, lk_user_edit_get_context (self->edit));
  lk_edit_actions_set_edit (self->actions, self->edit);
  lk_change_bar_set_edit (self->change_bar, self->edit);
  read_cb (self);
  changed_cb (self);
  n_changes_cb (self);
  lk_user_edit_read (self->edit);
}

static void
loaded_cb (LkUserPage *self)
{
  if (self->edit == NULL && lk_directory_get_refreshed_at (self->directory) != NULL)
    lk_user_sections_prepare (self->sections,
                              lk_pbx_get_version (lk_directory_get_pbx (self->directory)));
}

static void
show_nobody (LkUserPage *self)
{
  if (self->edit == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->edit, self);
  g_signal_handlers_disconnect_by_data (lk_user_edit_get_draft (self->edit), self);
  lk_change_bar_set_edit (self->change_bar, NULL);
  lk_edit_actions_set_edit (self->actions, NULL);
  lk_user_sections_set_context (self->sections, NULL);
  lk_user_edit_close (self->edit);
  g_clear_object (&self->edit);
}

static void
refresh_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkUserPage *self = LK_USER_PAGE (widget);

  if (self->edit != NULL)
    lk_user_edit_read (self->edit);
}

static void
copy_text (LkUserPage *self, const LkField *field, const char *news)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          lk_user_get_text (get_user (self), field));
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

static char *
dup_state (LkUserPage *self)
{
  guint n = self->edit != NULL ? lk_draft_count_edits (lk_user_edit_get_draft (self->edit)) : 0;

  if (n == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u unsaved change", "%u unsaved changes", n), n);
}

static void
lk_user_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_USER:
      g_value_set_object (value, get_user (LK_USER_PAGE (object)));
      break;
    case PROP_HAS_CHANGES:
      g_value_set_boolean (value, lk_user_page_has_changes (LK_USER_PAGE (object)));
      break;
    case PROP_STATE:
      g_value_take_string (value, dup_state (LK_USER_PAGE (object)));
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

  if (self->edit != NULL)
    lk_user_edit_close (self->edit);
  g_clear_object (&self->edit);
  g_clear_object (&self->actions);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->jobs);
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
  properties[PROP_HAS_CHANGES] =
    g_param_spec_boolean ("has-changes", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_string ("state", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (widget_class);

  g_type_ensure (LK_TYPE_USER_HEADER);
  g_type_ensure (LK_TYPE_USER_SECTIONS);
  g_type_ensure (LK_TYPE_CHANGE_BAR);
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
  gtk_widget_class_bind_template_child (widget_class, LkUserPage, change_bar);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
lk_user_page_init (LkUserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = lk_edit_actions_new (GTK_WIDGET (self), self->sections);
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
 * @catalogue: (nullable): what else their phone system has to choose from; %NULL without @directory
 *
 * Shows nobody until told.
 */
void
lk_user_page_set_directory (LkUserPage *self, LkDirectory *directory, LkCatalogue *catalogue)
{
  if (self->directory == directory)
    return;

  lk_user_page_set_user (self, NULL);
  lk_user_sections_clear (self->sections);
  g_set_object (&self->catalogue, catalogue);
  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  if (g_set_object (&self->directory, directory) && directory != NULL)
    {
      g_signal_connect_object (directory, "notify::refreshed-at", G_CALLBACK (loaded_cb), self,
                               G_CONNECT_SWAPPED);
      loaded_cb (self);
    }
}

/**
 * lk_user_page_set_jobs:
 * @self: a page
 * @jobs: (nullable): where it is written down what is saved on this page
 *
 * Holds for whoever is shown from now on.
 */
void
lk_user_page_set_jobs (LkUserPage *self, LkJobs *jobs)
{
  g_set_object (&self->jobs, jobs);
}

/**
 * lk_user_page_set_user:
 * @self: a page with a directory
 * @user: (nullable): one of the directory's users
 *
 * Shows at once what the list knows of @user, and the rest as soon as the phone system has
 * answered. An answer about an earlier user no longer counts, and changes of theirs are dropped:
 * see lk_user_page_leave_async(). When the list is read again, so is @user.
 */
void
lk_user_page_set_user (LkUserPage *self, LkUser *user)
{
  if (user == get_user (self))
    return;

  show_nobody (self);
  gtk_info_bar_set_revealed (self->trouble_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, user != NULL ? "user" : "nobody");
  if (user != NULL)
    show_user (self, user);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CHANGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
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
  return get_user (self);
}

/**
 * lk_user_page_has_changes:
 * @self: a page
 *
 * Returns: whether something would be lost if the page showed someone else, or is just being saved.
 */
gboolean
lk_user_page_has_changes (LkUserPage *self)
{
  return self->edit != NULL
         && (lk_user_edit_has_changes (self->edit) || lk_user_edit_is_busy (self->edit));
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, lk_leaving_ask_finish (LK_USER_EDIT (source), result));
}

/**
 * lk_user_page_leave_async:
 * @self: a page
 * @callback: called when the person has decided
 * @user_data: for @callback
 *
 * Before something else is shown: asks what shall become of changes that are not saved, if there
 * are any. Saves or drops them as told.
 */
void
lk_user_page_leave_async (LkUserPage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, lk_user_page_leave_async);
  if (self->edit == NULL)
    g_task_return_boolean (task, TRUE);
  else
    lk_leaving_ask_async (self->edit, self->actions, GTK_WIDGET (self), left_cb,
                          g_steal_pointer (&task));
}

/**
 * lk_user_page_leave_finish:
 * @self: a page
 * @result: the result
 *
 * Returns: whether the page may show something else.
 */
gboolean
lk_user_page_leave_finish (LkUserPage *self, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
