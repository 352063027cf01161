/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <unistd.h>

#include "lk-link-dialog.h"
#include "lk-preferences.h"
#include "lk-test-ui.h"
#include "lk-tour-creating.h"
#include "lk-tour-editing.h"
#include "lk-tour-jobs.h"
#include "lk-tour-templates.h"
#include "lk-window.h"

#define WRONG_KEY "not-the-key-of-any-phone-system"
#define PERSON    "Featherstonehaugh"
#define FOUND     "3 of 246 users"

static gboolean
start (LkTour *self)
{
  return lk_tour_wait_for_window (self, LK_TYPE_WINDOW)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "Connect a Phone System")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "first-run");
}

static gboolean
enter (LkTour *self, const char *key)
{
  return lk_tour_type (self, LK_TYPE_WINDOW, ADW_TYPE_ENTRY_ROW, "Server address",
                       lk_demo_thread_get_origin (self->demo))
         && lk_tour_type (self, LK_TYPE_WINDOW, ADW_TYPE_ENTRY_ROW, "Client ID", self->client_id)
         && lk_tour_type (self, LK_TYPE_WINDOW, ADW_TYPE_PASSWORD_ENTRY_ROW, "API key", key)
         && lk_tour_type (self, LK_TYPE_WINDOW, ADW_TYPE_ENTRY_ROW, "Name in Linekeeper (optional)",
                          "Acme GmbH")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Connect");
}

static gboolean
enter_a_wrong_key (LkTour *self)
{
  return enter (self, WRONG_KEY) && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "does not accept")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "refused-key");
}

static gboolean
connect_and_load (LkTour *self)
{
  return lk_tour_fault (self, "latency=400") && enter (self, self->secret)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "Loading")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "loading") && lk_tour_fault (self, NULL)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, PERSON);
}

static gboolean
see_everyone (LkTour *self)
{
  return lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "users")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "everyone");
}

static gboolean
search (LkTour *self)
{
  return lk_tour_act (self, LK_TYPE_WINDOW, "win.search", NULL)
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search users", "feather")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, FOUND)
         && lk_tour_picture (self, LK_TYPE_WINDOW, "search")
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search users",
                          "nobody at all")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "No Results Found")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "no-results")
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search users", "feather")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, FOUND);
}

static gboolean
choose (LkTour *self, const char *view)
{
  return lk_tour_act (self, LK_TYPE_WINDOW, "win.show-views", NULL)
         && lk_tour_click (self, LK_TYPE_WINDOW, view);
}

static gboolean
see_who_needs_attention (LkTour *self)
{
  return lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search users", "")
         && choose (self, "No e-mail") && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "14 users")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "no-email") && choose (self, "Everyone")
         && lk_tour_type (self, LK_TYPE_WINDOW, GTK_TYPE_SEARCH_ENTRY, "Search users", "feather")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, FOUND);
}

static gboolean
open_a_user (LkTour *self)
{
  GtkWidget *list =
    lk_test_get (lk_tour_get_window (self, LK_TYPE_WINDOW), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (list));

  return gtk_selection_model_select_item (model, 0, TRUE)
         && lk_tour_act (self, LK_TYPE_WINDOW, "win.open-user", NULL)
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "Departments and rights")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "user");
}

static gboolean
read_the_groups (LkTour *self)
{
  return lk_tour_show (self, LK_TYPE_WINDOW, "Query options")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Query options")
         && lk_tour_type (self, LK_TYPE_WINDOW, ADW_TYPE_ENTRY_ROW, "Order ($orderby)", "Name desc")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Run")
         && lk_tour_wait_for_text (self, LK_TYPE_WINDOW, "/Groups")
         && lk_tour_show (self, LK_TYPE_WINDOW, "Order ($orderby)")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "groups-asked");
}

static gboolean
reveal_a_pin (LkTour *self)
{
  return lk_tour_show (self, LK_TYPE_WINDOW, "Reveal: Voicemail PIN")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Reveal: Voicemail PIN")
         && lk_tour_wait_for_widget (self, LK_TYPE_WINDOW, GTK_TYPE_BUTTON, "Hide: Voicemail PIN")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "pin-revealed")
         && lk_tour_click (self, LK_TYPE_WINDOW, "Hide: Voicemail PIN");
}

static gboolean
make_a_link (LkTour *self)
{
  return lk_tour_click (self, LK_TYPE_WINDOW, "Provisioning Link…")
         && lk_tour_wait_for_window (self, LK_TYPE_LINK_DIALOG)
         && lk_tour_picture (self, LK_TYPE_LINK_DIALOG, "link-question")
         && lk_tour_click (self, LK_TYPE_LINK_DIALOG, "Make Link")
         && lk_tour_wait_for_widget (self, LK_TYPE_LINK_DIALOG, GTK_TYPE_BUTTON, "Copy Link")
         && lk_tour_picture (self, LK_TYPE_LINK_DIALOG, "link-masked");
}

static gboolean
reveal_the_link (LkTour *self)
{
  if (!lk_tour_click (self, LK_TYPE_LINK_DIALOG, "Reveal Link")
      || !lk_tour_wait_for_text (self, LK_TYPE_LINK_DIALOG, "http")
      || !lk_tour_picture (self, LK_TYPE_LINK_DIALOG, "link-revealed"))
    return FALSE;

  self->link =
    g_strdup (lk_test_find_text (lk_tour_get_window (self, LK_TYPE_LINK_DIALOG), "http"));
  return lk_tour_click (self, LK_TYPE_LINK_DIALOG, "Copy Link");
}

static gboolean
show_it_as_a_qr_code (LkTour *self)
{
  return lk_tour_click (self, LK_TYPE_LINK_DIALOG, "Show as QR Code")
         && lk_tour_wait_for_widget (self, LK_TYPE_LINK_DIALOG, GTK_TYPE_PICTURE,
                                     "QR code of the link")
         && lk_tour_picture (self, LK_TYPE_LINK_DIALOG, "link-as-qr-code")
         && lk_tour_close (self, LK_TYPE_LINK_DIALOG);
}

static gboolean
look_at_the_preferences (LkTour *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "preferences", NULL);

  return lk_tour_wait_for_window (self, LK_TYPE_PREFERENCES)
         && lk_tour_picture (self, LK_TYPE_PREFERENCES, "preferences")
         && lk_tour_close (self, LK_TYPE_PREFERENCES);
}

static gboolean
lose_the_server (LkTour *self)
{
  g_clear_pointer (&self->demo, lk_demo_thread_stop);

  return lk_tour_act (self, LK_TYPE_WINDOW, "win.show-list", NULL)
         && lk_tour_act (self, LK_TYPE_WINDOW, "win.refresh", NULL)
         && lk_tour_wait_for_widget (self, LK_TYPE_WINDOW, GTK_TYPE_BUTTON, "Retry")
         && lk_tour_picture (self, LK_TYPE_WINDOW, "server-down");
}

typedef struct
{
  const char *says;
  gboolean (*walk) (LkTour *tour);
} Step;

static const Step steps[] = {
  { "Start the program for the first time", start },
  { "Enter an API key that is wrong", enter_a_wrong_key },
  { "Connect, and watch the users come in", connect_and_load },
  { "See everyone", see_everyone },
  { "Search as you type", search },
  { "See who has no e-mail address", see_who_needs_attention },
  { "Open a user", open_a_user },
  { "Change two fields", lk_tour_edit_fields },
  { "Undo, and redo", lk_tour_undo },
  { "Review what changes", lk_tour_review },
  { "Look at the request", lk_tour_look_at_the_request },
  { "Save", lk_tour_save },
  { "Find a field", lk_tour_find_a_field },
  { "Enter an address that somebody else has", lk_tour_be_refused },
  { "Meet another administrator’s change", lk_tour_meet_a_conflict },
  { "Be asked before changes are lost", lk_tour_be_asked_before_leaving },
  { "Ask the phone system about the user’s groups", read_the_groups },
  { "Reveal a PIN, and hide it again", reveal_a_pin },
  { "Make a provisioning link", make_a_link },
  { "Reveal and copy it", reveal_the_link },
  { "Show it as a QR code", show_it_as_a_qr_code },
  { "Look at the preferences", look_at_the_preferences },
  { "Open the form for a new user, by keyboard as all that follows", lk_tour_open_the_form },
  { "Fill it in", lk_tour_fill_in_the_form },
  { "Enter an extension that a colleague has", lk_tour_enter_a_colleagues_number },
  { "Look at all settings, and set one", lk_tour_look_at_all_settings },
  { "Read what will be set", lk_tour_read_what_will_be_set },
  { "Create the user", lk_tour_create_a_user },
  { "Reveal the password, and hide it again", lk_tour_reveal_the_password },
  { "Create another", lk_tour_create_another },
  { "Find them in the list", lk_tour_find_them_in_the_list },
  { "Begin like a colleague", lk_tour_begin_like_a_colleague },
  { "Save that as a template", lk_tour_save_as_template },
  { "Begin with the template", lk_tour_begin_with_a_template },
  { "Find the extension taken meanwhile, and take the next", lk_tour_find_the_number_taken },
  { "Lose the answer to a creation", lk_tour_lose_an_answer },
  { "Manage the templates", lk_tour_manage_templates },
  { "Select users by a list that was pasted", lk_tour_paste_a_list },
  { "Select everyone", lk_tour_select_many },
  { "See what they have now", lk_tour_ask_what_they_have },
  { "Choose what shall change, by keyboard", lk_tour_choose_what_changes },
  { "Preview the change of many users", lk_tour_preview_the_job },
  { "Run it, and meet a user who refuses", lk_tour_run_the_job },
  { "Undo it", lk_tour_undo_the_job },
  { "Delete three users", lk_tour_delete_some },
  { "Bring them back", lk_tour_bring_them_back },
  { "Look at the history", lk_tour_look_at_the_history },
  { "Lose the phone system", lose_the_server },
};

typedef struct
{
  LkTour *tour;
  gboolean ok;
} Walk;

/* For the test that looks whether any of these was left anywhere: through a pipe, never a file. */
static void
tell_secrets (LkTour *tour, int fd)
{
  g_autofree char *text =
    g_strdup_printf ("%s\n%s\n%s\n", tour->secret, tour->link, tour->password);
  gsize length = strlen (text);

  if (fd >= 0 && write (fd, text, length) != (gssize) length)
    g_printerr ("The secrets could not be told.\n");
}

static gboolean
walk_cb (gpointer user_data)
{
  Walk *walk = user_data;

  walk->ok = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (steps) && walk->ok; i++)
    {
      g_print ("%2u. %s\n", i + 1, steps[i].says);
      walk->ok = steps[i].walk (walk->tour);
    }
  if (!walk->ok)
    lk_tour_picture (walk->tour, GTK_TYPE_WINDOW, "failed");

  g_application_quit (G_APPLICATION (walk->tour->application));
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, LkTour *tour)
{
  if (tour->narrow)
    gtk_window_set_default_size (window, LK_TOUR_NARROW_WIDTH, LK_TOUR_NARROW_HEIGHT);
}

static void
apply_look (LkTour *tour, const char *look)
{
  tour->narrow = g_strcmp0 (look, "narrow") == 0;
  if (g_strcmp0 (look, "dark") == 0)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (g_strcmp0 (look, "right-to-left") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
startup_cb (GApplication *application, const char *look)
{
  apply_look (g_object_get_data (G_OBJECT (application), "tour"), look);
}

static gboolean
take_tour (LkTour *tour, const char *look)
{
  Walk walk = { .tour = tour };
  g_autoptr (GError) error = NULL;
  const LkDemoSettings settings = {
    .n_users = 250,
    .seed = 3,
    .client_id = tour->client_id,
    .client_secret = tour->secret,
  };

  tour->demo = lk_demo_thread_start (&settings, &error);
  if (tour->demo == NULL)
    {
      g_printerr ("The demo cannot start: %s\n", error->message);
      return FALSE;
    }

  tour->application = lk_application_new ();
  g_object_set_data (G_OBJECT (tour->application), "tour", tour);
  g_signal_connect_after (tour->application, "startup", G_CALLBACK (startup_cb), (gpointer) look);
  g_signal_connect (tour->application, "window-added", G_CALLBACK (window_added_cb), tour);
  g_idle_add (walk_cb, &walk);
  g_application_run (G_APPLICATION (tour->application), 0, NULL);

  return walk.ok;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *look = NULL;
  int secrets_fd = -1;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Where the pictures go", "FOLDER" },
    { "look", 0, 0, G_OPTION_ARG_STRING, &look, "light, dark, narrow or right-to-left", "LOOK" },
    { "secrets-fd", 0, 0, G_OPTION_ARG_INT, &secrets_fd,
      "Where to tell the key, the link and the password", "FD" },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("– a walk through Linekeeper");
  g_autoptr (GError) error = NULL;
  LkTour tour = { 0 };
  gboolean ok;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || folder == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Say where the pictures go: --output");
      return 2;
    }

  g_mkdir_with_parents (folder, 0755);
  tour.folder = folder;
  tour.client_id = g_strdup ("900");
  tour.secret = g_uuid_string_random ();
  ok = take_tour (&tour, look);
  tell_secrets (&tour, secrets_fd);

  g_clear_pointer (&tour.demo, lk_demo_thread_stop);
  g_clear_object (&tour.application);
  g_free (tour.client_id);
  g_free (tour.secret);
  g_free (tour.link);
  g_free (tour.password);
  return ok ? 0 : 1;
}
