/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "lk-batch-resources.h"
#include "lk-create-resources.h"
#include "lk-demo-system.h"
#include "lk-editor-resources.h"
#include "lk-error-report.h"
#include "lk-history-resources.h"
#include "lk-phone-systems-dialog.h"
#include "lk-preferences.h"
#include "lk-ui-resources.h"
#include "lk-user-resources.h"
#include "lk-window.h"

#define RESOURCE_PATH "/io/github/linekeeper/Linekeeper/"
#define WEBSITE       "https://github.com/linekeeper/linekeeper"

struct _LkApplication
{
  AdwApplication parent_instance;

  LkPhoneSystems *phone_systems;
  LkDemoSystem *demo; /* NULL until someone wants it */
};

G_DEFINE_FINAL_TYPE (LkApplication, lk_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Open the phone system that comes with the program, full of invented people"), NULL },
  { "new-user", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Open the form that creates a user"), NULL },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Print the program’s version and exit"), NULL },
  { 0 },
};

static LkWindow *
find_window (LkApplication *self, const char *profile_id)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    {
      LkProfile *profile = LK_IS_WINDOW (at->data) ? lk_window_get_profile (at->data) : NULL;

      if (profile != NULL && g_str_equal (lk_profile_get_id (profile), profile_id))
        return at->data;
    }

  return NULL;
}

/* A window that still asks for a phone system, if there is one. */
static LkWindow *
find_asking_window (LkApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (LK_IS_WINDOW (at->data) && lk_window_get_profile (at->data) == NULL)
      return at->data;

  return NULL;
}

static LkWindow *
ensure_asking_window (LkApplication *self)
{
  LkWindow *window = find_asking_window (self);

  return window != NULL ? window : lk_window_new (GTK_APPLICATION (self), self->phone_systems);
}

static LkWindow *
show_profile (LkApplication *self, LkProfile *profile, LkKeyring *keyring, LkJournalKeeper *journal)
{
  LkWindow *window = find_window (self, lk_profile_get_id (profile));

  if (window == NULL)
    {
      window = ensure_asking_window (self);
      lk_window_open (window, profile, keyring, journal);
    }
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* One of those that the person has set up. */
static LkWindow *
show_own_profile (LkApplication *self, LkProfile *profile)
{
  return show_profile (self, profile, lk_phone_systems_get_keyring (self->phone_systems),
                       lk_phone_systems_get_journal (self->phone_systems));
}

static LkProfile *
choose_first_profile (LkApplication *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *last = g_settings_get_string (settings, "last-phone-system");
  GListModel *profiles = lk_phone_systems_get_profiles (self->phone_systems);
  LkProfile *profile = lk_phone_systems_find (self->phone_systems, last);

  if (profile == NULL && g_list_model_get_n_items (profiles) == 1)
    {
      profile = g_list_model_get_item (profiles, 0);
      g_object_unref (profile); /* the list keeps it */
    }

  return profile;
}

/* Ends the hold that kept the program alive while it had no window yet. */
static gboolean
finish_loading (LkApplication *self, GAsyncResult *result, GError **error)
{
  g_application_release (G_APPLICATION (self));

  return lk_phone_systems_load_finish (self->phone_systems, result, error);
}

static void
start_loading (LkApplication *self, GAsyncReadyCallback callback)
{
  g_application_hold (G_APPLICATION (self));
  lk_phone_systems_load_async (self->phone_systems, NULL, callback, g_object_ref (self));
}

/* Whatever stands in the way of all phone systems or of some, said over @window. */
static void
report_reading (LkApplication *self, GtkWidget *window, const GError *error)
{
  g_autoptr (GError) complaint = lk_phone_systems_take_complaint (self->phone_systems);

  if (error != NULL)
    lk_report_error (window, _ ("Phone Systems Cannot Be Read"), error);
  else if (complaint != NULL)
    lk_report_error (window, _ ("Phone Systems Cannot Be Read"), complaint);
}

static LkWindow *
show_asking_window (LkApplication *self)
{
  LkWindow *window = ensure_asking_window (self);

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* The phone system used last, or the question for one. */
static LkWindow *
show_first_profile (LkApplication *self)
{
  LkProfile *profile = choose_first_profile (self);

  return profile != NULL ? show_own_profile (self, profile) : show_asking_window (self);
}

static void
loaded_to_start_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  LkWindow *window;

  finish_loading (self, result, &error);
  window = show_first_profile (self);
  report_reading (self, GTK_WIDGET (window), error);
}

static void
loaded_to_create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  LkWindow *window;

  finish_loading (self, result, &error);
  window = show_first_profile (self);
  lk_window_create_user (window);
  report_reading (self, GTK_WIDGET (window), error);
}

static void
loaded_to_ask_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  finish_loading (self, result, &error);
  report_reading (self, GTK_WIDGET (show_asking_window (self)), error);
}

static void
loaded_to_manage_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean is_read = finish_loading (self, result, &error);

  if (window == NULL)
    return;
  if (is_read)
    lk_phone_systems_dialog_present (window, self->phone_systems);
  report_reading (self, GTK_WIDGET (window), error);
}

static void
show_demo (LkApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (self->demo == NULL)
    self->demo = lk_demo_system_start (&error);
  if (self->demo != NULL)
    show_profile (self, lk_demo_system_get_profile (self->demo),
                  lk_demo_system_get_keyring (self->demo), lk_demo_system_get_journal (self->demo));
  else
    {
      LkWindow *window = ensure_asking_window (self);

      gtk_window_present (GTK_WINDOW (window));
      lk_report_error (GTK_WIDGET (window), _ ("The Demo Cannot Start"), error);
    }
}

/* In the window that is in use, otherwise on the phone system used last. */
static void
create_user (LkApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  LkWindow *window = NULL;

  for (; active != NULL && window == NULL; active = gtk_window_get_transient_for (active))
    window = LK_IS_WINDOW (active) ? LK_WINDOW (active) : NULL;
  if (window == NULL || lk_window_get_profile (window) == NULL)
    {
      start_loading (self, loaded_to_create_cb);
      return;
    }

  gtk_window_present (GTK_WINDOW (window));
  lk_window_create_user (window);
}

static void
demo_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  show_demo (user_data);
}

static void
new_user_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  create_user (user_data);
}

static void
open_phone_system_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkApplication *self = user_data;
  LkProfile *profile =
    lk_phone_systems_find (self->phone_systems, g_variant_get_string (target, NULL));

  if (profile != NULL)
    show_own_profile (self, profile);
}

static void
add_phone_system_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  start_loading (user_data, loaded_to_ask_cb);
}

static void
manage_phone_systems_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  start_loading (user_data, loaded_to_manage_cb);
}

static void
preferences_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  lk_preferences_present (gtk_application_get_active_window (user_data));
}

/* As the window's own overlay, so that it knows which keys the window's actions have; made when it
 * is wanted, because that takes longer than the window itself. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *active = gtk_application_get_active_window (user_data);
  GtkApplicationWindow *window =
    GTK_IS_APPLICATION_WINDOW (active) ? GTK_APPLICATION_WINDOW (active) : NULL;

  if (window == NULL)
    return;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder)
        builder = gtk_builder_new_from_resource (RESOURCE_PATH "lk-shortcuts.ui");

      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (
                                                 gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
about_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  static const char *const developers[] = { "The Linekeeper developers", NULL };

  adw_show_about_window (
    gtk_application_get_active_window (user_data), "application-name", "Linekeeper",
    "application-icon", APPLICATION_ID, "version", VERSION, "developer-name",
    _ ("The Linekeeper developers"), "developers", developers, "license-type", GTK_LICENSE_GPL_3_0,
    "website", WEBSITE, "issue-url", WEBSITE "/issues", "comments",
    _ ("Looks after the users of 3CX phone systems. 3CX is a trademark of its owner, who has "
       "nothing to do with this program."),
    /* Translators: your names, one to a line. */
    "translator-credits", _ ("translator-credits"), NULL);
}

static gboolean
has_windows (LkApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (LK_IS_WINDOW (at->data))
      return TRUE;

  return FALSE;
}

/* Windows are closed and not just left behind, so that each remembers its size, and asks about
 * changes that are not saved. The program ends with the last of them. */
static void
quit_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GList *windows =
    g_list_copy_deep (gtk_application_get_windows (user_data), (GCopyFunc) g_object_ref, NULL);

  for (GList *at = windows; at != NULL; at = at->next)
    if (LK_IS_WINDOW (at->data))
      gtk_window_close (at->data);
  g_list_free_full (windows, g_object_unref);

  if (!has_windows (user_data))
    g_application_quit (user_data);
}

/* From a notification: the window of that phone system, if there still is one, and its job. */
static void
show_job_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkWindow *window = find_window (user_data, g_variant_get_string (target, NULL));

  if (window == NULL)
    return;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-job", NULL);
}

static const GActionEntry actions[] = {
  { .name = "demo", .activate = demo_cb },
  { .name = "new-user", .activate = new_user_cb },
  { .name = "new-window", .activate = add_phone_system_cb },
  { .name = "add-phone-system", .activate = add_phone_system_cb },
  { .name = "open-phone-system", .activate = open_phone_system_cb, .parameter_type = "s" },
  { .name = "show-job", .activate = show_job_cb, .parameter_type = "s" },
  { .name = "manage-phone-systems", .activate = manage_phone_systems_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.new-user", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.history", { "<Control>h" } },
  { "win.refresh", { "F5", "<Control>r" } },
  { "win.show-views", { "<Alt>1" } },
  { "win.show-list", { "<Alt>2" } },
  { "win.open-user", { "<Alt>3" } },
  { "win.selected-provisioning-link", { "<Control>l" } },
  { "win.copy-extension", { "<Control><Shift>c" } },
  { "win.copy-email", { "<Control><Shift>e" } },
  { "win.edit-selected", { "<Control>e" } },
  { "win.select-list", { "<Control><Shift>l" } },
};

static void
lk_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    start_loading (LK_APPLICATION (application), loaded_to_start_cb);
}

static int
lk_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;

  printf ("Linekeeper %s\n", VERSION);
  return 0;
}

static int
lk_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);

  if (g_variant_dict_contains (given, "demo"))
    show_demo (LK_APPLICATION (application));
  if (g_variant_dict_contains (given, "new-user"))
    create_user (LK_APPLICATION (application));
  else if (!g_variant_dict_contains (given, "demo"))
    g_application_activate (application);

  return 0;
}

static void
lk_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (lk_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  lk_preferences_follow_color_scheme ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char *const *) accelerators[i].accelerators);
}

static void
lk_application_shutdown (GApplication *application)
{
  LkApplication *self = LK_APPLICATION (application);

  G_APPLICATION_CLASS (lk_application_parent_class)->shutdown (application);

  if (self->demo != NULL)
    lk_demo_system_stop (self->demo);
}

static void
lk_application_dispose (GObject *object)
{
  LkApplication *self = LK_APPLICATION (object);

  g_clear_object (&self->phone_systems);
  g_clear_object (&self->demo);

  G_OBJECT_CLASS (lk_application_parent_class)->dispose (object);
}

static void
lk_application_class_init (LkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_application_dispose;
  application_class->activate = lk_application_activate;
  application_class->handle_local_options = lk_application_handle_local_options;
  application_class->command_line = lk_application_command_line;
  application_class->startup = lk_application_startup;
  application_class->shutdown = lk_application_shutdown;
}

static LkJournalKeeper *
new_journal (void)
{
  g_autoptr (GFile) file = lk_journal_get_default_file ();
  g_autoptr (LkJournal) journal = lk_journal_new (file);

  return lk_journal_keeper_new (journal);
}

static void
lk_application_init (LkApplication *self)
{
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_get_user_config_dir (), "linekeeper", "phone-systems.ini", NULL);
  g_autoptr (LkProfileStore) profiles = lk_profile_store_new (file);
  g_autoptr (LkKeyring) keyring = lk_keyring_new ();
  g_autoptr (LkJournalKeeper) journal = new_journal ();

  self->phone_systems = lk_phone_systems_new (profiles, keyring, journal);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * lk_application_new:
 *
 * Returns: (transfer full): the program.
 */
LkApplication *
lk_application_new (void)
{
  g_resources_register (lk_editor_get_resource ());
  g_resources_register (lk_user_ui_get_resource ());
  g_resources_register (lk_create_get_resource ());
  g_resources_register (lk_batch_get_resource ());
  g_resources_register (lk_history_get_resource ());
  g_resources_register (lk_ui_get_resource ());

  return g_object_new (LK_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/linekeeper/Linekeeper", NULL);
}
