/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-window.h"

#include <glib/gi18n-lib.h>

#include "lk-connect-page.h"
#include "lk-job-guide.h"
#include "lk-new-user-guide.h"
#include "lk-page-guide.h"
#include "lk-phone-systems-dialog.h"
#include "lk-selection-guide.h"
#include "lk-session.h"
#include "lk-sidebar.h"
#include "lk-user-actions.h"
#include "lk-users-pane.h"

/* Beside the list, a user's page is this wide, whoever is shown; alone it has the whole window. */
#define PAGE_WIDTH 400
#define MAX_WIDTH  10000

struct _LkWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkStack *stack;
  LkConnectPage *connect_page;
  AdwLeaflet *page_leaflet;
  AdwLeaflet *views_leaflet;
  GtkWidget *views_page;
  LkSidebar *sidebar;
  LkUsersPane *users_pane;
  LkUserList *list; /* of users_pane */
  AdwHeaderBar *views_header;
  AdwClamp *user_clamp;
  LkUserPage *user_page;

  /* Owned */
  LkPhoneSystems *phone_systems;
  LkSession *session; /* NULL while there is no phone system */
  gboolean is_saved;  /* whether its profile is one that can be removed */
  GSettings *settings;
  LkUserActions *actions;
  LkPageGuide *guide;
  LkNewUserGuide *creating;
  LkJobGuide *jobs;
  LkSelectionGuide *selecting;
  gboolean may_close;
};

G_DEFINE_FINAL_TYPE (LkWindow, lk_window, ADW_TYPE_APPLICATION_WINDOW)

static LkDirectory *
get_directory (LkWindow *self)
{
  return self->session != NULL ? lk_session_get_directory (self->session) : NULL;
}

static void
update_actions (LkWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LkUser *user = lk_user_list_get_selected (self->list);
  LkUser *shown = lk_user_page_get_user (self->user_page);
  gboolean has_session = self->session != NULL;
  gboolean has_directory = get_directory (self) != NULL;

  gtk_widget_action_set_enabled (widget, "win.search", has_session);
  gtk_widget_action_set_enabled (widget, "win.edit-connection", self->is_saved);
  gtk_widget_action_set_enabled (widget, "win.show-views", has_session);
  gtk_widget_action_set_enabled (widget, "win.show-list", has_session);
  gtk_widget_action_set_enabled (widget, "win.search-everyone", has_session);
  gtk_widget_action_set_enabled (widget, "win.refresh",
                                 has_session && lk_session_can_refresh (self->session));
  gtk_widget_action_set_enabled (widget, "win.new-user", has_directory);
  gtk_widget_action_set_enabled (widget, "win.new-user-like",
                                 has_directory && (user != NULL || shown != NULL));
  gtk_widget_action_set_enabled (widget, "win.templates", has_directory);
  gtk_widget_action_set_enabled (widget, "win.open-user", user != NULL || shown != NULL);
  gtk_widget_action_set_enabled (widget, "win.next-user", shown != NULL);
  gtk_widget_action_set_enabled (widget, "win.previous-user", shown != NULL);
}

static void
opened_cb (LkWindow *self)
{
  adw_leaflet_set_visible_child (self->page_leaflet, GTK_WIDGET (self->user_clamp));
  gtk_widget_child_focus (GTK_WIDGET (self->user_page), GTK_DIR_TAB_FORWARD);
}

static void
view_changed_cb (LkWindow *self)
{
  lk_users_pane_set_view (self->users_pane, lk_sidebar_get_view (self->sidebar));
}

static void
view_activated_cb (LkWindow *self)
{
  adw_leaflet_set_visible_child (self->views_leaflet, GTK_WIDGET (self->users_pane));
}

/* The window's buttons stand at the end of whatever is the last part now. */
static void
folded_cb (LkWindow *self)
{
  gboolean page_folded = adw_leaflet_get_folded (self->page_leaflet);
  gboolean views_folded = adw_leaflet_get_folded (self->views_leaflet);

  adw_header_bar_set_show_end_title_buttons (self->views_header, page_folded && views_folded);
  g_object_set (self->users_pane, "title-buttons", page_folded, NULL);
  adw_clamp_set_maximum_size (self->user_clamp, page_folded ? MAX_WIDTH : PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (self->user_clamp, page_folded ? MAX_WIDTH : PAGE_WIDTH);
}

static void
directory_changed_cb (LkWindow *self)
{
  LkDirectory *directory = get_directory (self);

  lk_user_page_set_user (self->user_page, NULL);
  lk_user_page_set_jobs (self->user_page,
                         directory != NULL ? lk_session_get_jobs (self->session) : NULL);
  lk_user_page_set_directory (self->user_page, directory,
                              directory != NULL ? lk_session_get_catalogue (self->session) : NULL);
  lk_sidebar_set_directory (self->sidebar, directory);
  lk_selection_guide_set_directory (self->selecting, directory);
  lk_user_actions_set_directory (self->actions, directory);
}

static void
show_name_cb (LkWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self),
                        lk_profile_get_name (lk_session_get_profile (self->session)));
}

static void
connected_cb (LkConnectPage *page, LkProfile *profile, LkWindow *self)
{
  lk_window_open (self, profile, lk_phone_systems_get_keyring (self->phone_systems),
                  lk_phone_systems_get_journal (self->phone_systems));
}

static gboolean
is_in_page (LkWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->user_page));
}

/* The same key searches what the person is looking at: the fields of a user, or the list. */
static void
search_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkWindow *self = LK_WINDOW (widget);

  if (is_in_page (self) && lk_user_page_get_user (self->user_page) != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->user_page), "user.search", NULL);
      return;
    }
  adw_leaflet_set_visible_child (self->page_leaflet, GTK_WIDGET (self->views_leaflet));
  adw_leaflet_set_visible_child (self->views_leaflet, GTK_WIDGET (self->users_pane));
  lk_users_pane_focus_search (self->users_pane);
}

static void
search_everyone_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_sidebar_choose_everyone (LK_WINDOW (widget)->sidebar);
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_session_refresh (LK_WINDOW (widget)->session);
}

static void
show_views_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkWindow *self = LK_WINDOW (widget);

  adw_leaflet_set_visible_child (self->views_leaflet, self->views_page);
  gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
show_list_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkWindow *self = LK_WINDOW (widget);

  adw_leaflet_set_visible_child (self->page_leaflet, GTK_WIDGET (self->views_leaflet));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
open_user_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  opened_cb (LK_WINDOW (widget));
}

static void
next_user_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_page_guide_step (LK_WINDOW (widget)->guide, 1);
}

static void
previous_user_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_page_guide_step (LK_WINDOW (widget)->guide, -1);
}

static void
new_user_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_new_user_guide_start (LK_WINDOW (widget)->creating);
}

/* The same words stand in the list’s menu and in the page’s, which may show someone whom the list
 * does not have just now. */
static void
new_user_like_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkWindow *self = LK_WINDOW (widget);
  LkUser *selected = lk_user_list_get_selected (self->list);
  LkUser *shown = lk_user_page_get_user (self->user_page);
  LkUser *colleague = selected == NULL || (shown != NULL && is_in_page (self)) ? shown : selected;

  if (colleague != NULL)
    lk_new_user_guide_start_like (self->creating, colleague);
}

static void
templates_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  lk_new_user_guide_manage_templates (LK_WINDOW (widget)->creating);
}

static void
edit_connection_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkWindow *self = LK_WINDOW (widget);

  lk_phone_systems_dialog_edit (GTK_WINDOW (self), self->phone_systems,
                                lk_session_get_profile (self->session));
}

/* Leaving changes that are not saved */

static void
reopen_session (gpointer user_data)
{
  LkWindow *self = user_data;

  if (self->session != NULL)
    lk_session_open (self->session);
}

/* What a job has sent is decided with the connection that it left by. */
static void
reopen_session_after_job (gpointer user_data)
{
  lk_job_guide_leave_for (LK_WINDOW (user_data)->jobs, reopen_session, user_data);
}

static void
saved_cb (LkPhoneSystems *phone_systems,
          LkProfile *profile,
          gboolean is_new_connection,
          LkWindow *self)
{
  if (lk_window_get_profile (self) != profile)
    return;

  if (is_new_connection || lk_session_get_problem (self->session) != NULL)
    lk_new_user_guide_leave_for (self->creating, reopen_session_after_job, self);
}

static void
close_session (gpointer user_data)
{
  LkWindow *self = user_data;

  if (self->session == NULL)
    return;

  lk_session_close (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (lk_session_get_profile (self->session), self);
  lk_users_pane_set_session (self->users_pane, NULL);
  lk_new_user_guide_set_session (self->creating, NULL);
  lk_job_guide_set_session (self->jobs, NULL);
  g_clear_object (&self->session);

  directory_changed_cb (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Linekeeper"));
  gtk_stack_set_visible_child_name (self->stack, "connect");
  update_actions (self);
}

static void
close_session_after_job (gpointer user_data)
{
  lk_job_guide_leave_for (LK_WINDOW (user_data)->jobs, close_session, user_data);
}

static void
profiles_changed_cb (LkWindow *self)
{
  if (self->is_saved
      && lk_phone_systems_find (self->phone_systems,
                                lk_profile_get_id (lk_window_get_profile (self)))
           == NULL)
    {
      self->is_saved = FALSE;
      lk_new_user_guide_leave_for (self->creating, close_session_after_job, self);
    }
}

static void
restore_size (LkWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (LkWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
close_window (gpointer user_data)
{
  LkWindow *self = user_data;

  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* Something may have been entered since the other questions were answered. */
static void
close_after_job (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static gboolean
lk_window_close_request (GtkWindow *window)
{
  LkWindow *self = LK_WINDOW (window);

  if (!lk_new_user_guide_close (self->creating) || !lk_job_guide_close_plan (self->jobs))
    return TRUE;
  if (!self->may_close && lk_user_page_has_changes (self->user_page))
    {
      lk_page_guide_leave_for (self->guide, close_window, self, FALSE);
      return TRUE;
    }
  if (lk_job_guide_is_busy (self->jobs))
    {
      self->may_close = FALSE;
      lk_job_guide_ask_to_leave (self->jobs, close_after_job, self);
      return TRUE;
    }
  save_size (self);

  return GTK_WINDOW_CLASS (lk_window_parent_class)->close_request (window);
}

static void
lk_window_dispose (GObject *object)
{
  LkWindow *self = LK_WINDOW (object);

  if (self->session != NULL)
    lk_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->phone_systems);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_object (&self->guide);
  if (self->creating != NULL)
    lk_new_user_guide_set_session (self->creating, NULL);
  g_clear_object (&self->creating);
  if (self->jobs != NULL)
    lk_job_guide_set_session (self->jobs, NULL);
  g_clear_object (&self->jobs);
  g_clear_object (&self->selecting);

  G_OBJECT_CLASS (lk_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, connect_page);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, page_leaflet);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, views_leaflet);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, views_page);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, users_pane);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, views_header);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, user_clamp);
  gtk_widget_class_bind_template_child (widget_class, LkWindow, user_page);
  gtk_widget_class_bind_template_callback (widget_class, connected_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.search-everyone", NULL, search_everyone_cb);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "win.show-views", NULL, show_views_cb);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-connection", NULL, edit_connection_cb);
  gtk_widget_class_install_action (widget_class, "win.new-user", NULL, new_user_cb);
  gtk_widget_class_install_action (widget_class, "win.new-user-like", NULL, new_user_like_cb);
  gtk_widget_class_install_action (widget_class, "win.templates", NULL, templates_cb);
  gtk_widget_class_install_action (widget_class, "win.open-user", NULL, open_user_cb);
  gtk_widget_class_install_action (widget_class, "win.next-user", NULL, next_user_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-user", NULL, previous_user_cb);
}

static void
lk_window_class_init (LkWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lk_window_close_request;

  g_type_ensure (LK_TYPE_CONNECT_PAGE);
  g_type_ensure (LK_TYPE_SIDEBAR);
  g_type_ensure (LK_TYPE_USERS_PANE);
  g_type_ensure (LK_TYPE_USER_PAGE);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
lk_window_init (LkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  if (DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  self->settings = g_settings_new (APPLICATION_ID);
  self->list = lk_users_pane_get_list (self->users_pane);
  self->actions = lk_user_actions_new (GTK_APPLICATION_WINDOW (self), self->list, self->user_page);
  self->guide = lk_page_guide_new (self->list, self->user_page);
  self->creating =
    lk_new_user_guide_new (GTK_WINDOW (self), self->sidebar, self->users_pane, self->guide);
  self->jobs = lk_job_guide_new (GTK_APPLICATION_WINDOW (self), self->list,
                                 lk_users_pane_get_job_bar (self->users_pane));
  self->selecting =
    lk_selection_guide_new (GTK_APPLICATION_WINDOW (self), self->sidebar, self->users_pane);
  g_signal_connect_swapped (self->creating, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->user_page, "notify::user", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (opened_cb), self);

  adw_leaflet_set_visible_child (self->page_leaflet, GTK_WIDGET (self->views_leaflet));
  adw_leaflet_set_visible_child (self->views_leaflet, GTK_WIDGET (self->users_pane));
  folded_cb (self);
  view_changed_cb (self);
  restore_size (self);
  update_actions (self);
}

/**
 * lk_window_new:
 * @application: the application
 * @phone_systems: those that the person can change to, and to which a new one is added
 *
 * Returns: (transfer none): a window that asks for a phone system.
 */
LkWindow *
lk_window_new (GtkApplication *application, LkPhoneSystems *phone_systems)
{
  LkWindow *self = g_object_new (LK_TYPE_WINDOW, "application", application, NULL);

  self->phone_systems = g_object_ref (phone_systems);
  lk_connect_page_set_phone_systems (self->connect_page, phone_systems);
  lk_users_pane_set_phone_systems (self->users_pane, phone_systems);
  g_signal_connect_object (phone_systems, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (lk_phone_systems_get_profiles (phone_systems), "items-changed",
                           G_CALLBACK (profiles_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lk_window_open:
 * @self: a window that asks for a phone system
 * @profile: the one to show from now on
 * @keyring: where its key is
 * @journal: what is done to its users
 *
 * Shows @profile. An attempt to connect to another one ends.
 */
void
lk_window_open (LkWindow *self, LkProfile *profile, LkKeyring *keyring, LkJournalKeeper *journal)
{
  g_return_if_fail (self->session == NULL);

  lk_connect_page_stop (self->connect_page);
  self->session = lk_session_new (profile, keyring, journal);
  g_signal_connect_object (self->session, "notify::directory", G_CALLBACK (directory_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (profile, "notify::name", G_CALLBACK (show_name_cb), self,
                           G_CONNECT_SWAPPED);
  lk_users_pane_set_session (self->users_pane, self->session);
  lk_new_user_guide_set_session (self->creating, self->session);
  lk_job_guide_set_session (self->jobs, self->session);

  self->is_saved = lk_phone_systems_find (self->phone_systems, lk_profile_get_id (profile))
                   == profile;
  if (self->is_saved)
    g_settings_set_string (self->settings, "last-phone-system", lk_profile_get_id (profile));
  gtk_stack_set_visible_child_name (self->stack, "users");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  show_name_cb (self);
  lk_session_open (self->session);
}

/**
 * lk_window_get_profile:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the phone system that it shows.
 */
LkProfile *
lk_window_get_profile (LkWindow *self)
{
  return self->session != NULL ? lk_session_get_profile (self->session) : NULL;
}

/**
 * lk_window_create_user:
 * @self: a window that shows a phone system
 *
 * Opens the form that creates a user, as soon as there is a connection.
 */
void
lk_window_create_user (LkWindow *self)
{
  lk_new_user_guide_start (self->creating);
}
