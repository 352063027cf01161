/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lk-link-dialog.h"
#include "lk-test-editing.h"
#include "lk-user-page.h"

#define N_USERS 12
#define USERS   "/xapi/v1/Users"

/* Seconds: what stalls shall do so for a short while. */
#define TIMEOUT 1

/* Bytes: as both sides are in this process, the usual limit takes longer to reach than four
 * time-outs, after which nobody waits for an answer any more, however long it is. */
#define MAX_ANSWER (4 * 1024 * 1024)

/* What the phone system does wrong, and how the window, the bar below a user's fields and the
 * link's dialog say so. */
typedef struct
{
  const char *name;
  const char *fault;
  const char *sentence;
  const char *remedy;
  const char *save_sentence; /* NULL where the change is carried out, and known to be */
  const char *link_title;
} Fault;

#define UNWRITTEN "nothing was written"
#define LOST      "A Link May Have Been Made"
#define NONE      "No Link Was Made"

static const Fault faults[] = {
  { "reset", "reset@*", "broke off", "Retry", UNWRITTEN, LOST },
  { "truncate", "truncate@*", "broke off", "Retry", NULL, LOST },
  { "html", "html@*", "A web page came back", "Retry", UNWRITTEN, LOST },
  { "garbage", "garbage@*", "not valid JSON", "Retry", UNWRITTEN, LOST },
  { "unauthorized", "unauthorized@*", "another program", "Retry", "another program", NONE },
  { "forbidden", "status=403@*", "System Administrator", "Edit Connection…", "System Administrator",
    NONE },
  { "error", "status=500@*", "status 500", "Retry", "status 500", NONE },
  { "not-ready", "status=503@*", "status 503", "Retry", "status 503", NONE },
  { "redirect", "redirect=https://elsewhere.example/@*", "elsewhere.example", "Retry",
    "elsewhere.example", LOST },
  { "deep", "deep=100@*", "nested deeper", "Retry", UNWRITTEN, LOST },
  { "very-deep", "deep=1000000@*", "nested deeper", "Retry", UNWRITTEN, LOST },
  { "huge", "huge=1000000000@*", "far longer", "Retry", UNWRITTEN, LOST },
  { "stall", "stall@*", "did not answer", "Retry", UNWRITTEN, LOST },
};

/* One for all: windows are slow to make where memory is watched. */
static LkTestShell *shell;

static GtkWidget *
get_window (void)
{
  return GTK_WIDGET (shell->window);
}

static GListModel *
get_source (GListModel *model)
{
  GListModel *source;

  g_object_get (model, "model", &source, NULL);
  g_object_unref (source); /* the model holds it */
  return source;
}

static LkPbx *
get_pbx (void)
{
  GListModel *selection = G_LIST_MODEL (lk_test_shell_get_model (shell));
  GListModel *filtered = get_source (get_source (selection));

  return lk_directory_get_pbx (LK_DIRECTORY (get_source (filtered)));
}

static void
open_shell (void)
{
  shell = lk_test_shell_new (N_USERS, NULL);
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  lk_pbx_set_timeout (get_pbx (), TIMEOUT);
  lk_pbx_set_max_answer (get_pbx (), MAX_ANSWER);
}

/* Breaks what begins with @path. */
static void
break_it (const char *fault, const char *path)
{
  g_autofree char *spec = g_strconcat (fault, ",", path, NULL);

  lk_test_shell_break (shell, spec);
}

static void
search (const char *query)
{
  GtkWidget *entry = lk_test_get (get_window (), GTK_TYPE_SEARCH_ENTRY, "Search users");

  gtk_editable_set_text (GTK_EDITABLE (entry), query);
  g_signal_emit_by_name (entry, "search-changed");
  lk_test_spin_frames (get_window (), 2);
}

/* The window can be used meanwhile. */
static void
assert_live (void)
{
  guint n_before = lk_user_list_get_n_listed (shell->list);

  search ("ad");
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), >, 0);
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), <, n_before);
  search ("");
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), ==, n_before);
}

static void
refresh (void)
{
  lk_test_shell_act (shell, "win.refresh");
  assert_live ();
  lk_test_shell_wait_until_idle (shell);
  lk_test_spin_frames (get_window (), 2);
}

static void
assert_well (void)
{
  g_assert_null (lk_test_find (get_window (), GTK_TYPE_BUTTON, "Retry"));
  g_assert_null (lk_test_find (get_window (), GTK_TYPE_BUTTON, "Edit Connection…"));
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), >, N_USERS / 2);
}

static void
test_list (gconstpointer data)
{
  const Fault *fault = data;
  guint n_before = lk_user_list_get_n_listed (shell->list);

  break_it (fault->fault, USERS);
  refresh ();
  lk_test_wait_for_text (get_window (), fault->sentence);
  lk_test_get (get_window (), GTK_TYPE_BUTTON, fault->remedy);
  g_assert_cmpuint (lk_user_list_get_n_listed (shell->list), ==, n_before);

  lk_test_shell_mend (shell);
  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_idle (shell);
  assert_well ();
}

static void
test_retry (void)
{
  break_it ("reset@*", USERS);
  refresh ();
  lk_test_shell_mend (shell);
  lk_test_click (get_window (), "Retry");
  lk_test_shell_wait_until_idle (shell);
  lk_test_spin_frames (get_window (), 2);
  assert_well ();
}

/* A token that ended early is fetched anew, and nobody need know. */
static void
test_unauthorized_once (void)
{
  break_it ("unauthorized@1", USERS);
  refresh ();
  lk_test_shell_mend (shell);
  assert_well ();
}

static void
test_pause (void)
{
  break_it ("retry-after=2@*", USERS);
  break_it ("status=429@1", USERS);
  lk_test_shell_act (shell, "win.refresh");
  lk_test_wait_for_text (get_window (), "asks for a pause");
  assert_live ();

  lk_test_shell_wait_until_idle (shell);
  lk_test_spin_frames (get_window (), 2);
  lk_test_shell_mend (shell);
  assert_well ();
}

/* A page whose user cannot be read says why, shows what the list knows, and reads again. */
static void
test_open (gconstpointer data)
{
  const Fault *fault = data;
  GtkSelectionModel *model = lk_test_shell_get_model (shell);

  break_it (fault->fault, "GET " USERS "(");
  gtk_selection_model_select_item (model, 1, TRUE);
  lk_test_wait_for_text (get_window (), "Could not be read");
  lk_test_wait_for_text (get_window (), fault->sentence);
  lk_test_get (get_window (), GTK_TYPE_ENTRY, "First name");
  assert_live ();

  lk_test_shell_mend (shell);
  lk_test_click (get_window (), "Retry");
  lk_test_editing_open (shell);
  gtk_selection_model_unselect_all (model);
  lk_test_spin_frames (get_window (), 2);
}

static gboolean
has_ended (gpointer data)
{
  return lk_test_find (get_window (), GTK_TYPE_SPINNER, "Saving") == NULL;
}

static void
save (void)
{
  lk_test_click (get_window (), "Save");
  g_assert_true (lk_test_spin_until (has_ended, NULL));
  lk_test_spin_frames (get_window (), 2);
}

static gboolean
has_changes (void)
{
  return lk_user_page_has_changes (
    LK_USER_PAGE (lk_test_get (get_window (), LK_TYPE_USER_PAGE, NULL)));
}

static const char *
get_true_mobile (void)
{
  int id = lk_user_get_id (lk_user_list_get_selected (shell->list));
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (shell->demo, id);

  return g_intern_string (json_object_get_string_member (record, "Mobile"));
}

/* Whatever the phone system says to a change: what the person entered stays, it is said what is
 * wrong, and what is said to be saved is there. */
static void
test_save (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = g_strconcat ("600 ", fault->name, NULL);

  gtk_selection_model_select_item (lk_test_shell_get_model (shell), 2, TRUE);
  lk_test_editing_open (shell);
  lk_test_editing_enter (get_window (), "Mobile", text);
  break_it (fault->fault, "PATCH " USERS "(");
  save ();
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, text);
  lk_test_shell_mend (shell);
  if (fault->save_sentence != NULL)
    {
      lk_test_wait_for_text (get_window (), fault->save_sentence);
      g_assert_true (has_changes ());
      g_assert_cmpstr (get_true_mobile (), !=, text);
      save ();
    }

  g_assert_null (lk_test_find_text (get_window (), UNWRITTEN));
  g_assert_false (has_changes ());
  g_assert_cmpstr (get_true_mobile (), ==, text);
}

static GtkWidget *
open_link_dialog (void)
{
  gtk_selection_model_select_item (lk_test_shell_get_model (shell), 0, TRUE);
  lk_test_spin_frames (get_window (), 2);
  lk_test_shell_act (shell, "win.selected-provisioning-link");

  return lk_test_find_window (LK_TYPE_LINK_DIALOG);
}

static void
close_link_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_selection_model_unselect_all (lk_test_shell_get_model (shell));
  lk_test_spin_frames (get_window (), 2);
}

static void
test_link (void)
{
  GtkWidget *dialog = open_link_dialog ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      break_it (faults[i].fault, USERS "(");
      lk_test_click (dialog, "Make Link");
      lk_test_wait_for_text (dialog, faults[i].link_title);
      lk_test_shell_mend (shell);
      lk_test_click (dialog, "Back");
    }

  break_it ("unauthorized@1", USERS "(");
  lk_test_click (dialog, "Make Link");
  lk_test_wait_for_text (dialog, "••••");
  lk_test_shell_mend (shell);
  close_link_dialog (dialog);
}

static void
add_tests (void)
{
  open_shell ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/list/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_list);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/open/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_open);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/save/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_save);
    }
  g_test_add_func ("/faults/list/retry", test_retry);
  g_test_add_func ("/faults/list/unauthorized-once", test_unauthorized_once);
  g_test_add_func ("/faults/list/pause", test_pause);
  g_test_add_func ("/faults/link", test_link);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  g_clear_pointer (&shell, lk_test_shell_free);
  return status;
}
