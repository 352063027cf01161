/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "lk-batch-dialog.h"
#include "lk-batch-row.h"
#include "lk-history-window.h"
#include "lk-journal-keeper.h"
#include "lk-selection-bar.h"
#include "lk-test-editing.h"
#include "lk-test-entering.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"
#include "lk-user-list.h"

#define N_USERS 40

static LkTestShell *
open_shell (void)
{
  LkTestShell *shell = lk_test_shell_new (N_USERS, NULL);

  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  return shell;
}

static GtkWidget *
get_window (LkTestShell *shell)
{
  return GTK_WIDGET (shell->window);
}

static void
select_rows (LkTestShell *shell, guint first, guint n_rows)
{
  gtk_selection_model_select_range (lk_test_shell_get_model (shell), first, n_rows, TRUE);
  lk_test_spin_frames (get_window (shell), 2);
}

typedef struct
{
  GtkWidget *root;
  const char *name;
} Expectation;

static gboolean
has_button (gpointer user_data)
{
  const Expectation *expectation = user_data;
  GtkWidget *button = lk_test_find (expectation->root, GTK_TYPE_BUTTON, expectation->name);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
click (GtkWidget *root, const char *name)
{
  Expectation expectation = { root, name };

  if (!lk_test_spin_until (has_button, &expectation))
    g_error ("There is no button “%s” to press", name);
  lk_test_click (root, name);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
has_window (gpointer type)
{
  return lk_test_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
has_no_window (gpointer type)
{
  return lk_test_find_window (GPOINTER_TO_SIZE (type)) == NULL;
}

static GtkWidget *
wait_for_window (GType type)
{
  g_assert_true (lk_test_spin_until (has_window, GSIZE_TO_POINTER (type)));
  lk_test_spin_frames (lk_test_find_window (type), 2);
  return lk_test_find_window (type);
}

static void
close_window (GType type)
{
  gtk_window_close (GTK_WINDOW (lk_test_find_window (type)));
  g_assert_true (lk_test_spin_until (has_no_window, GSIZE_TO_POINTER (type)));
}

static gboolean
has_tick (gpointer user_data)
{
  const Expectation *expectation = user_data;

  return lk_test_find (expectation->root, GTK_TYPE_CHECK_BUTTON, expectation->name) != NULL
         && lk_test_find_text (expectation->root, "Reading…") == NULL;
}

/* The first field of the form that is simply on or off. */
static const LkField *
choose_field (void)
{
  return lk_user_field_enabled;
}

/* Ticks the field and chooses what it shall be. */
static void
enter (GtkWidget *dialog, const LkField *field)
{
  g_autofree char *name = g_strdup_printf ("Change: %s", lk_field_get_label (field));
  Expectation expectation = { dialog, name };
  GtkWidget *tick;

  g_assert_true (lk_test_spin_until (has_tick, &expectation));
  tick = lk_test_get (dialog, GTK_TYPE_CHECK_BUTTON, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  lk_test_spin_frames (dialog, 2);
  lk_test_enter_value (gtk_widget_get_ancestor (tick, LK_TYPE_BATCH_ROW), field);
  lk_test_spin_frames (dialog, 2);
}

static char *
dup_truth (LkTestShell *shell, guint position, const LkField *field)
{
  int id = lk_user_get_id (lk_test_shell_get_user (shell, position));
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (shell->demo, id);
  JsonNode *node = json_object_get_member (record, field->name);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

static void
set_enabled (LkTestShell *shell, guint position, gboolean is_enabled)
{
  int id = lk_user_get_id (lk_test_shell_get_user (shell, position));
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_boolean_member (body, lk_user_field_enabled->name, is_enabled);
  lk_demo_pbx_change_user (shell->demo, id, body, &error);
  g_assert_no_error (error);
}

/* From the selection to the undo of what was done, and all of it in the history. */
static void
test_whole_way (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  const LkField *field = choose_field ();
  GtkWidget *dialog;
  GtkWidget *history;
  char *before[4];
  guint n_changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    set_enabled (shell, i, i % 2 == 0);
  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_idle (shell);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    before[i] = dup_truth (shell, i, field);

  select_rows (shell, 0, G_N_ELEMENTS (before));
  lk_test_shell_act (shell, "win.edit-selected");
  dialog = wait_for_window (LK_TYPE_BATCH_DIALOG);
  enter (dialog, field);
  click (dialog, "Preview");
  click (dialog, "Change 2 Users");
  lk_test_wait_for_text (dialog, "2 users were changed.");
  close_window (LK_TYPE_BATCH_DIALOG);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *now = dup_truth (shell, i, field);

      n_changed += g_strcmp0 (now, before[i]) != 0;
    }
  g_assert_cmpuint (n_changed, ==, 2);

  /* Its window has said so, and nothing has gone wrong. */
  g_assert_false (lk_test_shows_text (get_window (shell), "2 users were changed."));
  lk_test_shell_act (shell, "win.undo-job");
  dialog = wait_for_window (LK_TYPE_BATCH_DIALOG);
  click (dialog, "Change 2 Users");
  lk_test_wait_for_text (dialog, "The changes of 2 users were taken back.");
  close_window (LK_TYPE_BATCH_DIALOG);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *now = dup_truth (shell, i, field);

      g_assert_cmpstr (now, ==, before[i]);
      g_free (before[i]);
    }

  lk_test_shell_act (shell, "win.history");
  history = wait_for_window (LK_TYPE_HISTORY_WINDOW);
  lk_test_wait_for_text (history, "2 taken back");
  close_window (LK_TYPE_HISTORY_WINDOW);
}

static guint
count_rows (void)
{
  GtkWidget *history = lk_test_find_window (LK_TYPE_HISTORY_WINDOW);
  GtkWidget *view = lk_test_find (history, GTK_TYPE_LIST_VIEW, "Jobs");

  return view != NULL ? g_list_model_get_n_items (
           G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))))
                      : 0;
}

static gboolean
has_two_rows (gpointer data)
{
  return count_rows () == 2;
}

/* What is saved on a user's page is in the history, too. */
static void
test_single_edit (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  GtkWidget *history;

  select_rows (shell, 2, 1);
  lk_test_editing_open (shell);
  lk_test_editing_enter (get_window (shell), "Mobile", "+49 89 1234567");
  click (get_window (shell), "Save");
  lk_test_shell_wait_until_idle (shell);

  lk_test_shell_act (shell, "win.history");
  history = wait_for_window (LK_TYPE_HISTORY_WINDOW);
  g_assert_true (lk_test_spin_until (has_two_rows, NULL));
  lk_test_wait_for_text (history, "Mobile");
  lk_test_wait_for_text (history, lk_user_get_text (lk_test_shell_get_user (shell, 2),
                                                    lk_user_field_number));
  close_window (LK_TYPE_HISTORY_WINDOW);
}

static gboolean
is_action_enabled (LkTestShell *shell, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (shell->window), name);
}

static void
test_actions (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);

  g_assert_false (is_action_enabled (shell, "history"));
  g_assert_false (is_action_enabled (shell, "edit-selected"));
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);
  g_assert_true (is_action_enabled (shell, "history"));
  g_assert_true (is_action_enabled (shell, "wipe-history"));
  g_assert_false (is_action_enabled (shell, "edit-selected"));
  g_assert_false (is_action_enabled (shell, "delete-selected"));
  g_assert_false (is_action_enabled (shell, "show-job"));
  g_assert_false (is_action_enabled (shell, "undo-job"));

  select_rows (shell, 0, 3);
  g_assert_true (is_action_enabled (shell, "edit-selected"));
  g_assert_true (is_action_enabled (shell, "delete-selected"));
}

/* A deletion says who goes, and does nothing before the person says so. */
static void
test_delete_is_asked (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  guint n_users = lk_demo_pbx_count_users (shell->demo);
  GtkWidget *dialog;

  select_rows (shell, 5, 2);
  lk_test_shell_act (shell, "win.delete-selected");
  dialog = wait_for_window (LK_TYPE_BATCH_DIALOG);
  lk_test_wait_for_text (dialog, lk_user_get_text (lk_test_shell_get_user (shell, 5),
                                                   lk_user_field_number));
  close_window (LK_TYPE_BATCH_DIALOG);
  g_assert_cmpuint (lk_demo_pbx_count_users (shell->demo), ==, n_users);
}

static gboolean
can_be_deleted (gpointer dialog)
{
  GtkWidget *button = lk_test_find (dialog, GTK_TYPE_BUTTON, "Delete 2 Users");

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* Nobody who goes comes on the page, only to be missed there. */
static void
test_deleted (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  GtkWidget *dialog;

  select_rows (shell, 5, 2);
  lk_test_shell_act (shell, "win.delete-selected");
  dialog = wait_for_window (LK_TYPE_BATCH_DIALOG);
  g_assert_true (lk_test_spin_until (can_be_deleted, dialog));
  lk_test_click (dialog, "Delete 2 Users");
  lk_test_wait_for_text (dialog, "2 users were deleted.");
  close_window (LK_TYPE_BATCH_DIALOG);
  lk_test_wait_for_text (get_window (shell), "No User Chosen");
  g_assert_false (lk_test_shows_text (get_window (shell), "This User No Longer Exists"));
}

/* A window on a journal that cannot be opened: a folder stands in its place. */
static void
test_no_journal (void)
{
  g_autoptr (LkTestShell) shell = lk_test_shell_new (N_USERS, NULL);
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.db", "journal.db", NULL);
  g_autofree char *blocker = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LkJournal) journal = lk_journal_new (file);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (blocker, "in the way", -1, NULL));
  g_object_unref (shell->journal);
  shell->journal = lk_journal_keeper_new (journal);
  lk_test_shell_open (shell);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_wait_for_text (dialog, "The History Cannot Be Opened");
  click (dialog, "_Close");
  g_assert_true (lk_test_spin_until (has_no_window, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG)));
  lk_test_shell_wait_until_loaded (shell);

  /* Many at once: refused, with the reason. */
  select_rows (shell, 0, 3);
  lk_test_shell_act (shell, "win.edit-selected");
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_wait_for_text (dialog, "The History Cannot Be Opened");
  g_assert_null (lk_test_find_window (LK_TYPE_BATCH_DIALOG));
  click (dialog, "_Close");

  /* One: done, and said. */
  select_rows (shell, 2, 1);
  lk_test_editing_open (shell);
  lk_test_editing_enter (get_window (shell), "Mobile", "+49 89 1234567");
  click (get_window (shell), "Save");
  lk_test_wait_for_text (get_window (shell), "This change is not in the history");
  g_assert_cmpint (g_unlink (blocker), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A job for half of six users, whose requests take their time. */
static GtkWidget *
start_slow_job (LkTestShell *shell)
{
  GtkWidget *dialog;

  for (guint i = 0; i < 6; i++)
    set_enabled (shell, i, i % 2 == 0);
  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_idle (shell);
  select_rows (shell, 0, 6);
  lk_test_shell_act (shell, "win.edit-selected");
  dialog = wait_for_window (LK_TYPE_BATCH_DIALOG);
  enter (dialog, choose_field ());
  click (dialog, "Preview");
  lk_test_shell_break (shell, "latency=1500");
  click (dialog, "Change 3 Users");
  return dialog;
}

/* Whoever has closed the window of the job hears of its end, beside no other button to press. */
static void
test_told_of_the_end (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  GtkWidget *dialog = start_slow_job (shell);
  GtkWidget *bar = lk_test_get (get_window (shell), LK_TYPE_SELECTION_BAR, NULL);
  GtkWidget *news;

  g_object_ref (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  lk_test_shell_mend (shell);
  lk_test_wait_for_text (get_window (shell), "3 users were changed.");
  news = gtk_widget_get_ancestor (lk_test_get (get_window (shell), LK_TYPE_USER_LIST, NULL),
                                  ADW_TYPE_TOAST_OVERLAY);
  g_assert_true (lk_test_shows_text (news, "3 users were changed."));
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_false (gtk_widget_is_ancestor (bar, news));
  lk_test_structure_picture (get_window (shell), "job-told");
  g_object_unref (dialog);

  lk_test_click (news, "_Undo");
  lk_test_wait_for_text (wait_for_window (LK_TYPE_BATCH_DIALOG), "3 users change.");
  close_window (LK_TYPE_BATCH_DIALOG);
}

/* While a job runs, the window does not go away behind its back. */
static void
test_closing_while_it_runs (void)
{
  LkTestShell *shell = open_shell ();
  GtkWidget *dialog = start_slow_job (shell);

  gtk_window_close (GTK_WINDOW (shell->window));
  wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_shell_mend (shell);
  g_assert_nonnull (lk_test_find_window (LK_TYPE_WINDOW));
  gtk_window_close (GTK_WINDOW (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (lk_test_spin_until (has_no_window, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_nonnull (lk_test_find_window (LK_TYPE_WINDOW));
  lk_test_wait_for_text (dialog, "3 users were changed.");
  close_window (LK_TYPE_BATCH_DIALOG);
  lk_test_shell_free (shell);
}

static gboolean
is_forgotten (gpointer shell)
{
  return !is_action_enabled (shell, "show-job");
}

/* Nor does its connection, although its key was changed: that waits. */
static void
test_connection_while_it_runs (void)
{
  g_autoptr (LkTestShell) shell = open_shell ();
  GtkWidget *dialog = start_slow_job (shell);

  g_signal_emit_by_name (shell->phone_systems, "saved", shell->profile, TRUE);
  lk_test_wait_for_text (get_window (shell), "The connection changes as soon as the job");
  g_assert_true (is_action_enabled (shell, "show-job"));
  lk_test_shell_mend (shell);
  g_object_ref (dialog);
  g_assert_true (lk_test_spin_until (is_forgotten, shell));
  g_assert_null (lk_test_find_window (LK_TYPE_BATCH_DIALOG));
  g_object_unref (dialog);
  lk_test_shell_wait_until_loaded (shell);
  lk_test_shell_act (shell, "win.history");
  lk_test_wait_for_text (wait_for_window (LK_TYPE_HISTORY_WINDOW), "3 done");
  close_window (LK_TYPE_HISTORY_WINDOW);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (inside), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* What cannot be read is put aside, and the person hears of it. */
static void
test_damaged_journal (void)
{
  LkTestShell *shell = lk_test_shell_new (N_USERS, NULL);
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LkJournal *journal = lk_journal_new (file);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "this was a history once", -1, NULL));
  g_object_unref (shell->journal);
  shell->journal = lk_journal_keeper_new (journal);
  g_object_unref (journal);
  lk_test_shell_open (shell);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_wait_for_text (dialog, "A New History Was Begun");
  click (dialog, "_Close");
  lk_test_shell_wait_until_loaded (shell);

  lk_test_shell_act (shell, "win.history");
  lk_test_wait_for_text (wait_for_window (LK_TYPE_HISTORY_WINDOW), "Nothing Done Yet");
  close_window (LK_TYPE_HISTORY_WINDOW);
  lk_test_shell_free (shell);
  remove_folder (folder);
}

static void
add_tests (void)
{
  g_test_add_func ("/job-window/actions", test_actions);
  g_test_add_func ("/job-window/whole-way", test_whole_way);
  g_test_add_func ("/job-window/single-edit", test_single_edit);
  g_test_add_func ("/job-window/delete-is-asked", test_delete_is_asked);
  g_test_add_func ("/job-window/deleted", test_deleted);
  g_test_add_func ("/job-window/no-journal", test_no_journal);
  g_test_add_func ("/job-window/damaged-journal", test_damaged_journal);
  g_test_add_func ("/job-window/told-of-the-end", test_told_of_the_end);
  g_test_add_func ("/job-window/closing-while-it-runs", test_closing_while_it_runs);
  g_test_add_func ("/job-window/connection-while-it-runs", test_connection_while_it_runs);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
