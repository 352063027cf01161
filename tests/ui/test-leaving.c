/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-test-editing.h"
#include "lk-test-input.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

static LkTestShell *shell;

static GtkWidget *
get_window (void)
{
  return GTK_WIDGET (shell->window);
}

static LkUserPage *
get_page (void)
{
  return LK_USER_PAGE (lk_test_get (get_window (), LK_TYPE_USER_PAGE, NULL));
}

static void
choose (guint position)
{
  gtk_selection_model_select_item (lk_test_shell_get_model (shell), position, TRUE);
  lk_test_spin_frames (get_window (), 2);
}

static gboolean
is_chosen (guint position)
{
  return gtk_selection_model_is_selected (lk_test_shell_get_model (shell), position);
}

static void
answer (const char *response)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question)), ==,
                   "Save Changes?");
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question)), ==,
                   "cancel");
  lk_test_click (question, response);
  lk_test_spin_frames (get_window (), 2);
}

static gboolean
asks (void)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static const char *
get_truth (guint position, const char *name)
{
  int id = lk_user_get_id (lk_test_shell_get_user (shell, position));
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (shell->demo, id);

  return g_intern_string (json_object_get_string_member (record, name));
}

/* Somebody with a change that is not saved. */
static void
edit (guint position, const char *text)
{
  choose (position);
  lk_test_editing_open (shell);
  lk_test_editing_enter (get_window (), "Mobile", text);
  g_assert_true (lk_user_page_has_changes (get_page ()));
}

static void
discard (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.revert", NULL);
  g_assert_false (lk_user_page_has_changes (get_page ()));
}

static void
test_another_user_cancelled (void)
{
  edit (0, "11");
  choose (1);
  g_assert_true (asks ());
  g_assert_true (is_chosen (0));
  answer ("_Cancel");

  g_assert_true (is_chosen (0));
  g_assert_true (lk_user_page_get_user (get_page ()) == lk_test_shell_get_user (shell, 0));
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "11");
  discard ();
}

static void
test_another_user_discarded (void)
{
  g_autofree char *before = NULL;

  choose (0);
  before = g_strdup (get_truth (0, "Mobile"));
  edit (0, "12");
  choose (2);
  answer ("_Discard");

  g_assert_true (is_chosen (2));
  g_assert_true (lk_user_page_get_user (get_page ()) == lk_test_shell_get_user (shell, 2));
  g_assert_false (lk_user_page_has_changes (get_page ()));
  g_assert_cmpstr (get_truth (0, "Mobile"), ==, before);
}

static gboolean
shows_user (gpointer user)
{
  return lk_user_page_get_user (get_page ()) == user;
}

static void
test_another_user_saved (void)
{
  LkUser *other = lk_test_shell_get_user (shell, 2);

  edit (0, "13");
  choose (2);
  answer ("_Save");
  g_assert_true (lk_test_spin_until (shows_user, other));

  g_assert_true (is_chosen (2));
  g_assert_cmpstr (get_truth (0, "Mobile"), ==, "13");
}

static gboolean
is_idle (gpointer data)
{
  return lk_test_find (get_window (), GTK_TYPE_SPINNER, "Saving") == NULL;
}

/* Where saving fails, the person stays with their changes. */
static void
test_save_that_fails (void)
{
  edit (0, "14");
  lk_test_shell_break (shell, "status=500@*,PATCH /xapi/v1/Users(");
  choose (1);
  answer ("_Save");
  lk_test_wait_for_text (get_window (), "status 500");
  g_assert_true (lk_test_spin_until (is_idle, NULL));

  g_assert_true (is_chosen (0));
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "14");
  lk_test_shell_mend (shell);
  discard ();
}

/* Nothing is lost by these, so nothing is asked. */
static void
test_several_and_none (void)
{
  edit (0, "15");
  gtk_selection_model_select_all (lk_test_shell_get_model (shell));
  lk_test_spin_frames (get_window (), 2);
  g_assert_false (asks ());
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "15");

  gtk_selection_model_unselect_all (lk_test_shell_get_model (shell));
  lk_test_spin_frames (get_window (), 2);
  g_assert_false (asks ());
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "15");
  discard ();
}

static void
search (const char *query)
{
  GtkWidget *entry = lk_test_get (get_window (), GTK_TYPE_SEARCH_ENTRY, "Search users");

  gtk_editable_set_text (GTK_EDITABLE (entry), query);
  g_signal_emit_by_name (entry, "search-changed");
  lk_test_spin_frames (get_window (), 2);
}

/* Their page is still there, and so is their row as soon as it is listed. */
static void
test_listed_again (void)
{
  edit (0, "22");
  search ("nobody has such a name");
  search ("");
  lk_test_spin_frames (get_window (), 2);
  g_assert_true (is_chosen (0));
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "22");
  discard ();
}

static void
test_search (void)
{
  edit (0, "16");
  search ("nobody has such a name");
  g_assert_false (asks ());
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "16");
  search ("");
  discard ();
}

static void
test_refresh (void)
{
  edit (0, "17");
  lk_test_shell_act (shell, "win.refresh");
  lk_test_shell_wait_until_idle (shell);
  lk_test_spin_frames (get_window (), 4);
  g_assert_false (asks ());
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "17");
  discard ();
}

static void
press (guint key)
{
  g_assert_true (
    gtk_widget_activate_action (get_window (),
                                key == GDK_KEY_Page_Down ? "win.next-user" : "win.previous-user",
                                NULL));
  lk_test_spin_frames (get_window (), 2);
}

static void
test_next_and_previous (void)
{
  choose (1);
  press (GDK_KEY_Page_Down);
  g_assert_true (is_chosen (2));
  press (GDK_KEY_Page_Up);
  press (GDK_KEY_Page_Up);
  g_assert_true (is_chosen (0));
  press (GDK_KEY_Page_Up);
  g_assert_true (is_chosen (0));

  edit (0, "18");
  press (GDK_KEY_Page_Down);
  g_assert_true (asks ());
  answer ("_Discard");
  g_assert_true (is_chosen (1));
}

static gboolean
is_saved (gpointer data)
{
  return !lk_user_page_has_changes (get_page ());
}

static void
save (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.save", NULL);
  g_assert_true (lk_test_spin_until (is_saved, NULL));
  lk_test_spin_frames (get_window (), 2);
}

/* What is saved may be just what the search was for: the page stays, and goes on from there. */
static void
test_out_of_the_list (void)
{
  LkUser *user, *next;

  edit (1, "0815 4711");
  save ();
  edit (3, "0815 4712");
  save ();

  user = lk_test_shell_get_user (shell, 1);
  next = lk_test_shell_get_user (shell, 3);
  search ("0815 47");
  edit (0, "1");
  save ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lk_test_shell_get_model (shell))), ==,
                    1);
  g_assert_true (lk_user_page_get_user (get_page ()) == user);

  press (GDK_KEY_Page_Up);
  g_assert_true (lk_user_page_get_user (get_page ()) == user);
  press (GDK_KEY_Page_Down);
  g_assert_true (lk_user_page_get_user (get_page ()) == next);
  search ("nobody has such a name");
  g_assert_null (lk_user_page_get_user (get_page ()));
  search ("");
}

static gboolean
is_other (gpointer user)
{
  return lk_user_page_get_user (get_page ()) != user;
}

static void
strike (guint key)
{
  LkUser *before = lk_user_page_get_user (get_page ());

  g_assert_true (lk_test_press_key (key));
  g_assert_true (lk_test_spin_until (is_other, before));
  lk_test_spin_frames (get_window (), 2);
}

/* From within a field, too. */
static void
test_keys (void)
{
  choose (1);
  lk_test_editing_open (shell);
  gtk_widget_grab_focus (lk_test_get (get_window (), GTK_TYPE_ENTRY, "Mobile"));
  if (!lk_test_press_key (GDK_KEY_Shift_L))
    {
      g_test_skip ("Keys cannot be pressed on this display");
      return;
    }

  strike (GDK_KEY_Page_Down);
  g_assert_true (is_chosen (2));
  strike (GDK_KEY_Page_Up);
  g_assert_true (is_chosen (1));
  strike (GDK_KEY_KP_Page_Up);
  g_assert_true (is_chosen (0));
  lk_test_put_pointer_aside ();
}

/* Whoever walks through the list looks at the same fields of everyone. */
static void
test_same_place (void)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment;

  choose (1);
  lk_test_editing_open (shell);
  scrolled = gtk_widget_get_ancestor (lk_test_get (get_window (), GTK_TYPE_ENTRY, "Mobile"),
                                      GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, 400);
  press (GDK_KEY_Page_Down);
  lk_test_editing_open (shell);
  lk_test_spin_frames (get_window (), 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 400);
}

static void
test_one_question_at_a_time (void)
{
  edit (0, "19");
  choose (1);
  choose (2);
  g_assert_true (is_chosen (0));
  answer ("_Discard");
  g_assert_true (is_chosen (2));
  g_assert_false (asks ());
}

static void
test_close (void)
{
  edit (0, "20");
  gtk_window_close (GTK_WINDOW (shell->window));
  g_assert_true (asks ());
  answer ("_Cancel");
  g_assert_true (gtk_widget_get_visible (get_window ()));
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "Mobile"), ==, "20");
  discard ();

  /* Whoever stayed is not thrown out later. */
  lk_test_spin_frames (get_window (), 4);
  g_assert_true (gtk_widget_get_visible (get_window ()));
}

/* Stands in for the window, which the other tests still need. */
static gboolean
close_request_cb (GtkWindow *window, gboolean *closed)
{
  *closed = !lk_user_page_has_changes (get_page ());
  return *closed;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
test_close_and_save (void)
{
  gboolean closed = FALSE;

  edit (0, "21");
  g_signal_connect (shell->window, "close-request", G_CALLBACK (close_request_cb), &closed);
  gtk_window_close (GTK_WINDOW (shell->window));
  g_assert_false (closed);
  answer ("_Save");
  g_assert_true (lk_test_spin_until (is_true, &closed));
  g_assert_cmpstr (get_truth (0, "Mobile"), ==, "21");
  g_signal_handlers_disconnect_by_data (shell->window, &closed);
}

/* What cannot be saved is asked about, too, and does not go on to the next one. */
static void
test_mistyped_number (void)
{
  choose (0);
  lk_test_editing_open (shell);
  lk_test_editing_enter (get_window (), "PIN stays valid for", "12x");
  g_assert_true (lk_user_page_has_changes (get_page ()));
  choose (1);
  g_assert_true (is_chosen (0));
  answer ("_Cancel");
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "PIN stays valid for"), ==, "12x");

  choose (1);
  answer ("_Discard");
  g_assert_true (is_chosen (1));
  lk_test_editing_open (shell);
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "PIN stays valid for"), !=, "12x");

  lk_test_editing_enter (get_window (), "PIN stays valid for", "12x");
  discard ();
  g_assert_cmpstr (lk_test_editing_get_text (get_window (), "PIN stays valid for"), !=, "12x");
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer answer)
{
  *(int *) answer = lk_user_page_leave_finish (LK_USER_PAGE (source), result);
}

/* Whoever waits for a save is told when the page goes away under it. */
static void
test_closed_while_saving (void)
{
  int left = -1;
  LkUser *user;

  edit (0, "25");
  user = lk_user_page_get_user (get_page ());
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.save", NULL);
  lk_user_page_leave_async (get_page (), left_cb, &left);
  lk_user_page_set_user (get_page (), NULL);
  lk_test_spin_frames (get_window (), 2);
  g_assert_cmpint (left, ==, FALSE);
  lk_user_page_set_user (get_page (), user);
}

static void
add_tests (void)
{
  shell = lk_test_shell_new (12, NULL);
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);

  g_test_add_func ("/leaving/another-user-cancelled", test_another_user_cancelled);
  g_test_add_func ("/leaving/another-user-discarded", test_another_user_discarded);
  g_test_add_func ("/leaving/another-user-saved", test_another_user_saved);
  g_test_add_func ("/leaving/save-that-fails", test_save_that_fails);
  g_test_add_func ("/leaving/several-and-none", test_several_and_none);
  g_test_add_func ("/leaving/mistyped-number", test_mistyped_number);
  g_test_add_func ("/leaving/closed-while-saving", test_closed_while_saving);
  g_test_add_func ("/leaving/search", test_search);
  g_test_add_func ("/leaving/listed-again", test_listed_again);
  g_test_add_func ("/leaving/refresh", test_refresh);
  g_test_add_func ("/leaving/next-and-previous", test_next_and_previous);
  g_test_add_func ("/leaving/out-of-the-list", test_out_of_the_list);
  g_test_add_func ("/leaving/keys", test_keys);
  g_test_add_func ("/leaving/same-place", test_same_place);
  g_test_add_func ("/leaving/one-question-at-a-time", test_one_question_at_a_time);
  g_test_add_func ("/leaving/close", test_close);
  g_test_add_func ("/leaving/close-and-save", test_close_and_save);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  g_clear_pointer (&shell, lk_test_shell_free);
  return status;
}
