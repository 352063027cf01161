/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-users-pane.h"

#include <glib/gi18n-lib.h>

#include "lk-column-chooser.h"
#include "lk-phone-systems-button.h"
#include "lk-problem.h"
#include "lk-selection-bar.h"
#include "lk-state-bar.h"

#define SECONDS_BETWEEN_AGES 20

struct _LkUsersPane
{
  AdwBin parent_instance;

  /* Template widgets */
  LkPhoneSystemsButton *phone_systems_button;
  LkStateBar *state_bar;
  GtkSearchEntry *search_entry;
  LkColumnChooser *column_chooser;
  GtkLabel *view_title;
  GtkLabel *result;
  GtkLabel *age;
  GtkLabel *short_age;
  GtkLabel *version;
  GtkLabel *licence;
  GtkProgressBar *progress_bar;
  GtkStack *stack;
  LkUserList *list;
  LkSelectionBar *selection_bar;
  LkJobBar *job_bar;
  AdwStatusPage *failed_page;
  GtkButton *remedy_button;
  GtkButton *everyone_button;
  AdwStatusPage *nobody_page;
  GMenuModel *user_menu;

  /* Owned */
  LkSession *session;
  LkDirectory *directory;
  LkView *view;
  gboolean views_folded;
  gboolean title_buttons;
  guint age_source;
};

enum
{
  PROP_0,
  PROP_VIEWS_FOLDED,
  PROP_TITLE_BUTTONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkUsersPane, lk_users_pane, ADW_TYPE_BIN)

static char *
dup_age (GDateTime *since)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 minutes = g_date_time_difference (now, since) / G_TIME_SPAN_MINUTE;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (minutes < 1)
    return g_strdup (_ ("Updated just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Updated %d min ago", "Updated %d min ago", (gulong) minutes),
                            (int) minutes);

  local = g_date_time_to_local (since);
  time = g_date_time_format (local, "%x %X");
  /* Translators: %s is a date and a time. */
  return g_strdup_printf (_ ("Updated %s"), time);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
update_age (LkUsersPane *self)
{
  GDateTime *since = self->directory != NULL ? lk_directory_get_refreshed_at (self->directory)
                                             : NULL;
  g_autofree char *age = since != NULL ? dup_age (since) : g_strdup ("");

  show_text (self->age, age);
  show_text (self->short_age, age);
}

static gboolean
update_age_cb (gpointer self)
{
  update_age (self);
  return G_SOURCE_CONTINUE;
}

static char *
dup_licence (const LkSystemStatus *status)
{
  if (status == NULL || status->n_extensions < 0 || status->max_extensions < 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%'d of %'d extension", "%'d of %'d extensions",
                                    (gulong) status->max_extensions),
                          status->n_extensions, status->max_extensions);
}

static void
update_status (LkUsersPane *self)
{
  const LkSystemStatus *status = self->directory != NULL ? lk_directory_get_status (self->directory)
                                                         : NULL;
  g_autofree char *licence = dup_licence (status);

  show_text (self->version, status != NULL && status->version != NULL ? status->version : "");
  show_text (self->licence, licence);
}

static char *
dup_result (LkUsersPane *self)
{
  guint n_listed = lk_user_list_get_n_listed (self->list);
  guint n_in_view = self->view != NULL ? lk_view_get_count (self->view) : n_listed;

  if (!lk_users_pane_has_query (self))
    return g_strdup_printf (ngettext ("%'u user", "%'u users", n_listed), n_listed);

  /* Translators: how many users a search found, and how many were searched. */
  return g_strdup_printf (ngettext ("%'u of %'u user", "%'u of %'u users", n_in_view), n_listed,
                          n_in_view);
}

static void
update_result (LkUsersPane *self)
{
  g_autofree char *result = dup_result (self);
  const char *title = self->view != NULL ? lk_view_get_title (self->view) : "";

  gtk_label_set_text (self->view_title, title);
  gtk_label_set_text (self->result, result);
}

static const char *
choose_page_without_users (LkUsersPane *self)
{
  if (self->session != NULL && lk_session_get_busy (self->session))
    return "loading";
  if (self->session != NULL && lk_session_get_problem (self->session) != NULL)
    return "failed";
  return "empty";
}

static const char *
choose_page (LkUsersPane *self)
{
  guint n = self->directory != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->directory)) : 0;

  if (n == 0)
    return choose_page_without_users (self);
  if (lk_user_list_get_n_listed (self->list) > 0)
    return "list";
  return lk_users_pane_has_query (self) ? "no-results" : "nobody";
}

static void
describe_failure (LkUsersPane *self)
{
  const GError *problem = lk_session_get_problem (self->session);
  LkRemedy remedy = lk_problem_get_remedy (problem);
  const char *label = lk_remedy_get_label (remedy);
  g_autofree char *description = g_markup_escape_text (problem->message, -1);

  adw_status_page_set_title (self->failed_page, lk_problem_get_title (problem));
  adw_status_page_set_description (self->failed_page, description);
  adw_status_page_set_icon_name (self->failed_page, lk_problem_get_icon_name (problem));
  gtk_button_set_label (self->remedy_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remedy_button),
                                  lk_remedy_get_action (remedy));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remedy_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_page (LkUsersPane *self)
{
  const char *page = choose_page (self);
  gboolean is_restricted = self->view != NULL && !lk_view_is_everyone (self->view);

  if (g_str_equal (page, "failed"))
    describe_failure (self);
  gtk_widget_set_visible (GTK_WIDGET (self->everyone_button), is_restricted);
  gtk_widget_set_visible (GTK_WIDGET (self->state_bar), !g_str_equal (page, "failed"));
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
update_progress (LkUsersPane *self)
{
  gboolean busy = self->session != NULL && lk_session_get_busy (self->session);
  double progress = self->directory != NULL ? lk_directory_get_progress (self->directory) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), busy);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (progress, 0, 1));
}

static void
update_cb (LkUsersPane *self)
{
  update_result (self);
  update_status (self);
  update_age (self);
  update_progress (self);
  update_page (self);
}

static void
follow_directory_cb (LkUsersPane *self)
{
  LkDirectory *directory = self->session != NULL ? lk_session_get_directory (self->session) : NULL;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_func (self->directory, update_cb, self);
  g_set_object (&self->directory, directory);
  if (directory != NULL)
    {
      g_signal_connect_object (directory, "summary-changed", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (directory, "notify", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
    }
  lk_user_list_set_directory (self->list, directory);
  update_cb (self);
}

static void
follow_session (LkUsersPane *self, LkSession *session)
{
  g_signal_connect_object (session, "notify::problem", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::directory", G_CALLBACK (follow_directory_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
search_changed_cb (GtkSearchEntry *entry, LkUsersPane *self)
{
  lk_user_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update_cb (self);
}

static void
stop_search_cb (GtkSearchEntry *entry, LkUsersPane *self)
{
  lk_users_pane_clear_query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Enter in the search goes on to what was found. */
static void
search_activated_cb (GtkSearchEntry *entry, LkUsersPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
clear_query_cb (GtkButton *button, LkUsersPane *self)
{
  lk_users_pane_clear_query (self);
}

static void
lk_users_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkUsersPane *self = LK_USERS_PANE (object);

  switch (id)
    {
    case PROP_VIEWS_FOLDED:
      g_value_set_boolean (value, self->views_folded);
      break;
    case PROP_TITLE_BUTTONS:
      g_value_set_boolean (value, self->title_buttons);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_users_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LkUsersPane *self = LK_USERS_PANE (object);

  switch (id)
    {
    case PROP_VIEWS_FOLDED:
      self->views_folded = g_value_get_boolean (value);
      break;
    case PROP_TITLE_BUTTONS:
      self->title_buttons = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_users_pane_dispose (GObject *object)
{
  LkUsersPane *self = LK_USERS_PANE (object);

  g_clear_handle_id (&self->age_source, g_source_remove);
  g_clear_object (&self->directory);
  g_clear_object (&self->session);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (lk_users_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-users-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, phone_systems_button);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, state_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, column_chooser);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, view_title);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, result);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, age);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, short_age);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, version);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, licence);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, list);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, job_bar);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, failed_page);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, remedy_button);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, everyone_button);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, nobody_page);
  gtk_widget_class_bind_template_child (widget_class, LkUsersPane, user_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_query_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
lk_users_pane_class_init (LkUsersPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_users_pane_get_property;
  object_class->set_property = lk_users_pane_set_property;
  object_class->dispose = lk_users_pane_dispose;

  properties[PROP_VIEWS_FOLDED] = g_param_spec_boolean ("views-folded", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE_BUTTONS] =
    g_param_spec_boolean ("title-buttons", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LK_TYPE_PHONE_SYSTEMS_BUTTON);
  g_type_ensure (LK_TYPE_STATE_BAR);
  g_type_ensure (LK_TYPE_COLUMN_CHOOSER);
  g_type_ensure (LK_TYPE_USER_LIST);
  g_type_ensure (LK_TYPE_SELECTION_BAR);
  g_type_ensure (LK_TYPE_JOB_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lk_users_pane_init (LkUsersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  lk_user_list_set_menu (self->list, self->user_menu);
  lk_selection_bar_set_list (self->selection_bar, self->list);
  lk_column_chooser_set_columns (self->column_chooser, lk_user_list_get_columns (self->list));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  self->age_source = g_timeout_add_seconds (SECONDS_BETWEEN_AGES, update_age_cb, self);
  update_cb (self);
}

/**
 * lk_users_pane_set_phone_systems:
 * @self: a pane
 * @phone_systems: those that the person can change to
 */
void
lk_users_pane_set_phone_systems (LkUsersPane *self, LkPhoneSystems *phone_systems)
{
  lk_phone_systems_button_set_phone_systems (self->phone_systems_button, phone_systems);
}

/**
 * lk_users_pane_set_session:
 * @self: a pane
 * @session: (nullable): whose users are shown
 */
void
lk_users_pane_set_session (LkUsersPane *self, LkSession *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    follow_session (self, session);
  lk_state_bar_set_session (self->state_bar, session);
  lk_phone_systems_button_set_profile (self->phone_systems_button,
                                       session != NULL ? lk_session_get_profile (session) : NULL);
  follow_directory_cb (self);
}

/**
 * lk_users_pane_set_view:
 * @self: a pane
 * @view: which users are listed
 */
void
lk_users_pane_set_view (LkUsersPane *self, LkView *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, update_cb, self);
  if (g_set_object (&self->view, view))
    g_signal_connect_object (view, "notify::count", G_CALLBACK (update_cb), self,
                             G_CONNECT_SWAPPED);
  lk_user_list_set_view (self->list, view);
  update_cb (self);
}

LkUserList *
lk_users_pane_get_list (LkUsersPane *self)
{
  return self->list;
}

LkJobBar *
lk_users_pane_get_job_bar (LkUsersPane *self)
{
  return self->job_bar;
}

gboolean
lk_users_pane_has_query (LkUsersPane *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

void
lk_users_pane_clear_query (LkUsersPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

void
lk_users_pane_focus_search (LkUsersPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
