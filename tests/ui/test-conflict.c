/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-conflict-dialog.h"
#include "lk-review-dialog.h"
#include "lk-test-editing.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

#define PATCH "PATCH /xapi/v1/Users("

/* One window for all; each test chooses a user of its own. */
static LkTestShell *shell;
static guint next_position = 0;

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

static int
get_id (void)
{
  return lk_user_get_id (lk_user_page_get_user (get_page ()));
}

static void
open_next (void)
{
  lk_test_shell_mend (shell);
  gtk_selection_model_select_item (lk_test_shell_get_model (shell), next_position++, TRUE);
  lk_test_spin_frames (get_window (), 2);
  lk_test_editing_open (shell);
}

static void
enter (const char *label, const char *text)
{
  lk_test_editing_enter (get_window (), label, text);
}

static const char *
get_text (const char *label)
{
  return lk_test_editing_get_text (get_window (), label);
}

static void
rival (const char *name, const char *text)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, name, text);
  lk_demo_pbx_change_user (shell->demo, get_id (), body, &error);
  g_assert_no_error (error);
}

static void
assert_truth (const char *name, const char *text)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (shell->demo, get_id ());

  g_assert_cmpstr (json_object_get_string_member (record, name), ==, text);
}

static void
assert_truth_is_not (const char *name, const char *text)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (shell->demo, get_id ());

  g_assert_cmpstr (json_object_get_string_member (record, name), !=, text);
}

static gboolean
is_saved (gpointer data)
{
  return !lk_user_page_has_changes (get_page ());
}

static void
wait_until_saved (void)
{
  g_assert_true (lk_test_spin_until (is_saved, NULL));
  lk_test_spin_frames (get_window (), 2);
  g_assert_null (lk_test_find (get_window (), GTK_TYPE_BUTTON, "Review…"));
}

static void
discard (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.revert", NULL);
  wait_until_saved ();
}

static gboolean
has_window (gpointer type)
{
  return lk_test_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static GtkWidget *
wait_for_window (GType type)
{
  g_assert_true (lk_test_spin_until (has_window, GSIZE_TO_POINTER (type)));
  lk_test_spin_frames (lk_test_find_window (type), 2);
  return lk_test_find_window (type);
}

static void
tick (GtkWidget *root, const char *name)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lk_test_get (root, GTK_TYPE_CHECK_BUTTON, name)),
                               TRUE);
}

/* Saving */

static void
test_bar (void)
{
  open_next ();
  g_assert_null (lk_test_find (get_window (), GTK_TYPE_BUTTON, "Save"));
  enter ("Mobile", "31");
  lk_test_wait_for_text (get_window (), "1 change");
  lk_test_wait_for_text (get_window (), "1 unsaved change");
  enter ("First name", "Zora");
  lk_test_wait_for_text (get_window (), "2 changes");
  lk_test_click (get_window (), "Save");
  wait_until_saved ();
  lk_test_wait_for_text (get_window (), "Saved");
  assert_truth ("Mobile", "31");
  assert_truth ("FirstName", "Zora");
  g_assert_null (lk_test_find_text (get_window (), "unsaved"));
}

static void
test_revert_and_undo (void)
{
  g_autofree char *before = NULL;

  open_next ();
  before = g_strdup (get_text ("Mobile"));
  enter ("Mobile", "32");
  lk_test_click (get_window (), "Revert");
  g_assert_cmpstr (get_text ("Mobile"), ==, before);
  g_assert_false (lk_user_page_has_changes (get_page ()));

  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.undo", NULL);
  g_assert_cmpstr (get_text ("Mobile"), ==, "32");
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.undo", NULL);
  g_assert_cmpstr (get_text ("Mobile"), ==, before);
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.redo", NULL);
  g_assert_cmpstr (get_text ("Mobile"), ==, "32");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (get_window ())),
                                         lk_test_get (get_window (), GTK_TYPE_ENTRY, "Mobile")));
  discard ();
}

static void
test_review (void)
{
  GtkWidget *dialog;

  open_next ();
  enter ("Mobile", "33");
  enter ("Last name", "Zander");
  lk_test_click (get_window (), "Review…");
  dialog = wait_for_window (LK_TYPE_REVIEW_DIALOG);
  lk_test_get (dialog, GTK_TYPE_LABEL, "New: 33");
  lk_test_get (dialog, GTK_TYPE_LABEL, "New: Zander");

  lk_test_click (dialog, "Put back: Mobile");
  g_assert_null (lk_test_find (dialog, GTK_TYPE_LABEL, "New: 33"));
  lk_test_click (dialog, "Save");
  wait_until_saved ();
  assert_truth ("LastName", "Zander");
  g_assert_null (lk_test_find_window (LK_TYPE_REVIEW_DIALOG));
}

static void
test_review_shows_no_secret (void)
{
  GtkWidget *dialog;
  g_autofree char *copied = NULL;
  LkUserPage *page;

  open_next ();
  page = get_page ();
  enter ("Mobile", "34");
  lk_test_click (get_window (), "Change: Voicemail PIN");
  lk_test_spin_frames (get_window (), 10);
  enter ("Voicemail PIN", "918273");
  lk_test_click (get_window (), "Review…");
  dialog = wait_for_window (LK_TYPE_REVIEW_DIALOG);
  g_assert_null (lk_test_find_text (dialog, "918273"));
  lk_test_wait_for_text (dialog, "••••");
  lk_test_click (dialog, "Copy the Changes as Text");
  copied = lk_test_paste (dialog);
  g_assert_nonnull (strstr (copied, "34"));
  g_assert_null (strstr (copied, "918273"));
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (page), "edit.revert", NULL);
}

/* What can become of it */

static GtkWidget *
meet_conflict (void)
{
  open_next ();
  enter ("Mobile", "mine");
  enter ("Last name", "Also");
  rival ("Mobile", "theirs");
  lk_test_click (get_window (), "Save");
  return wait_for_window (LK_TYPE_CONFLICT_DIALOG);
}

static void
test_conflict_mine (void)
{
  GtkWidget *dialog = meet_conflict ();
  GtkWidget *save = lk_test_get (dialog, GTK_TYPE_BUTTON, "Save");

  assert_truth ("Mobile", "theirs");
  lk_test_wait_for_text (dialog, "Now on the phone system");
  lk_test_get (dialog, GTK_TYPE_LABEL, "theirs");
  lk_test_get (dialog, GTK_TYPE_LABEL, "mine");
  g_assert_false (gtk_widget_is_sensitive (save));

  tick (dialog, "Use mine: Mobile");
  g_assert_true (gtk_widget_is_sensitive (save));
  lk_test_click (dialog, "Save");
  wait_until_saved ();
  assert_truth ("Mobile", "mine");
  assert_truth ("LastName", "Also");
}

static void
test_conflict_theirs (void)
{
  GtkWidget *dialog = meet_conflict ();

  tick (dialog, "Keep theirs: Mobile");
  lk_test_click (dialog, "Save");
  wait_until_saved ();
  assert_truth ("Mobile", "theirs");
  assert_truth ("LastName", "Also");
  g_assert_cmpstr (get_text ("Mobile"), ==, "theirs");
}

static void
test_conflict_later (void)
{
  GtkWidget *dialog = meet_conflict ();

  gtk_window_close (GTK_WINDOW (dialog));
  lk_test_wait_for_text (get_window (), "Someone else has changed this meanwhile: Mobile.");
  g_assert_cmpstr (get_text ("Mobile"), ==, "mine");
  lk_test_click (get_window (), "Decide…");
  dialog = wait_for_window (LK_TYPE_CONFLICT_DIALOG);
  gtk_window_close (GTK_WINDOW (dialog));
  discard ();
}

static const char *
get_email_of_another (void)
{
  GListModel *users = G_LIST_MODEL (lk_test_shell_get_model (shell));

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      LkUser *user = lk_test_shell_get_user (shell, i);
      const char *email = lk_user_get_text (user, lk_user_field_email);

      if (lk_user_get_id (user) != get_id () && *email != '\0')
        return email;
    }

  g_assert_not_reached ();
}

static gboolean
is_refused (gpointer row)
{
  g_autofree char *mismatch = gtk_test_accessible_check_state (GTK_ACCESSIBLE (row),
                                                               GTK_ACCESSIBLE_STATE_INVALID,
                                                               GTK_ACCESSIBLE_INVALID_TRUE);

  return mismatch == NULL;
}

/* At its field, which has the focus then. */
/* What was said of an earlier save is not said beside this. */
static void
test_refused_value (void)
{
  GtkWidget *entry;
  GtkWidget *row;

  open_next ();
  enter ("Mobile", "60");
  lk_test_click (get_window (), "Save");
  lk_test_wait_for_text (get_window (), "Saved");
  enter ("E-mail", get_email_of_another ());
  lk_test_click (get_window (), "Save");
  entry = lk_test_get (get_window (), GTK_TYPE_ENTRY, "E-mail");
  row = gtk_widget_get_ancestor (entry, GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (lk_test_spin_until (is_refused, row));
  lk_test_spin_frames (get_window (), 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (get_window ())), entry));
  g_assert_null (lk_test_find_text (get_window (), "Saved"));
  discard ();
  g_assert_false (is_refused (row));
}

/* Each way in which the phone system can fail, the sentence for it and the button that helps. */
typedef struct
{
  const char *fault;
  const char *sentence;
  const char *remedy;
} Fault;

static const Fault faults[] = {
  { "status=500@*", "status 500", "Retry" },        { "status=503@*", "status 503", "Retry" },
  { "status=403@*", "System Administrator", NULL }, { "status=404@*", NULL, NULL },
  { "unauthorized@*", "another program", "Retry" }, { "reset@*", "nothing was written", "Retry" },
};

static void
test_faults (void)
{
  open_next ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = g_strdup_printf ("4%u", i);
      g_autofree char *spec = g_strconcat (faults[i].fault, "," PATCH, NULL);

      enter ("Mobile", text);
      lk_test_shell_break (shell, spec);
      lk_test_click (get_window (), "Save");
      if (faults[i].sentence != NULL)
        lk_test_wait_for_text (get_window (), faults[i].sentence);
      lk_test_spin_frames (get_window (), 20);
      g_assert_cmpstr (get_text ("Mobile"), ==, text);
      lk_test_shell_mend (shell);
      lk_test_click (get_window (), faults[i].remedy != NULL ? faults[i].remedy : "Save");
      wait_until_saved ();
      assert_truth ("Mobile", text);
    }
}

/* What the developers get to read names the field and the version, and nothing that anybody
 * entered. */
static void
test_incompatible (void)
{
  GtkWidget *report;
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;

  open_next ();
  enter ("Mobile", "918273");
  lk_test_shell_break (shell, "unbound@*," PATCH);
  lk_test_click (get_window (), "Save");
  lk_test_wait_for_text (get_window (), "does not understand the change");
  assert_truth_is_not ("Mobile", "918273");
  g_assert_cmpstr (get_text ("Mobile"), ==, "918273");

  lk_test_click (get_window (), "Show Report…");
  report = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  text = g_strdup (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (report)));
  g_assert_nonnull (strstr (text, "\nPhone system 20."));
  g_assert_true (g_str_has_suffix (text, "\nPATCH /Users({Id})\n  Mobile\n"));
  lk_test_click (report, "_Copy");
  copied = lk_test_paste (get_window ());
  g_assert_cmpstr (copied, ==, text);
  lk_test_wait_for_text (get_window (), "Report copied");

  lk_test_shell_mend (shell);
  discard ();
  g_assert_null (lk_test_find (get_window (), GTK_TYPE_BUTTON, "Show Report…"));
}

/* The answer is lost, but the change is there: that is what is said. */
static void
test_lost_answer (void)
{
  open_next ();
  enter ("Mobile", "51");
  lk_test_shell_break (shell, "lost@1," PATCH);
  lk_test_click (get_window (), "Save");
  wait_until_saved ();
  lk_test_wait_for_text (get_window (), "Saved");
  assert_truth ("Mobile", "51");
}

static void
test_unknown (void)
{
  open_next ();
  enter ("Mobile", "52");
  lk_test_shell_break (shell, "lost@1," PATCH);
  lk_test_shell_break (shell, "reset@2,GET /xapi/v1/Users(");
  lk_test_shell_break (shell, "reset@3,GET /xapi/v1/Users(");
  lk_test_click (get_window (), "Save");
  lk_test_wait_for_text (get_window (), "not known");
  lk_test_shell_mend (shell);
  lk_test_click (get_window (), "Look Again");
  wait_until_saved ();
  assert_truth ("Mobile", "52");
}

/* The user is gone, the person’s words are not. */
static void
test_deleted (void)
{
  GtkWidget *dialog;
  g_autofree char *copied = NULL;

  open_next ();
  enter ("Mobile", "53");
  lk_test_shell_break (shell, "status=404@*,/xapi/v1/Users(");
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "user.refresh", NULL);
  lk_test_wait_for_text (get_window (), "no longer has");
  g_assert_cmpstr (get_text ("Mobile"), ==, "53");
  lk_test_click (get_window (), "Review…");
  dialog = wait_for_window (LK_TYPE_REVIEW_DIALOG);
  lk_test_click (dialog, "Copy the Changes as Text");
  copied = lk_test_paste (dialog);
  g_assert_nonnull (strstr (copied, "53"));
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (get_page ()), "edit.revert", NULL);
  lk_test_wait_for_text (get_window (), "This User No Longer Exists");
}

static void
add_tests (void)
{
  shell = lk_test_shell_new (30, NULL);
  lk_test_shell_open (shell);
  lk_test_shell_wait_until_loaded (shell);

  g_test_add_func ("/saving/bar", test_bar);
  g_test_add_func ("/saving/revert-and-undo", test_revert_and_undo);
  g_test_add_func ("/saving/review", test_review);
  g_test_add_func ("/saving/review-shows-no-secret", test_review_shows_no_secret);
  g_test_add_func ("/saving/conflict-mine", test_conflict_mine);
  g_test_add_func ("/saving/conflict-theirs", test_conflict_theirs);
  g_test_add_func ("/saving/conflict-later", test_conflict_later);
  g_test_add_func ("/saving/refused-value", test_refused_value);
  g_test_add_func ("/saving/faults", test_faults);
  g_test_add_func ("/saving/incompatible", test_incompatible);
  g_test_add_func ("/saving/lost-answer", test_lost_answer);
  g_test_add_func ("/saving/unknown", test_unknown);
  g_test_add_func ("/saving/deleted", test_deleted);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  g_clear_pointer (&shell, lk_test_shell_free);
  return status;
}
