/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-error.h"
#include "lk-outcome.h"
#include "lk-test-edit.h"
#include "lk-user-fields.h"

static LkTestHouse *house;

static void
test_save (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  lk_user_edit_save (desk.edit);
  g_assert_false (lk_user_edit_is_busy (desk.edit));
  lk_test_edit_set_text (&desk, "Mobile", "+49 30 1");
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "Mobile", "+49 30 1");
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "Mobile"), ==, "+49 30 1");
  g_assert_cmpstr (lk_user_get_text (lk_directory_find (house->directory, desk.id),
                                     lk_user_field_find ("Mobile")),
                   ==, "+49 30 1");
  lk_test_edit_close (&desk);
}

/* Undo makes a wish of what was there before. */
static void
test_undo_what_was_saved (void)
{
  LkTestEdit desk;
  g_autofree char *before = NULL;

  lk_test_edit_open (&desk);
  before = g_strdup (lk_test_edit_get_text (&desk, "FirstName"));
  lk_test_edit_set_text (&desk, "FirstName", "Zora");
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  g_assert_true (lk_draft_undo (desk.draft) == lk_user_field_first_name);
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "FirstName"), ==, before);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 1);

  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "FirstName", before);
  lk_test_edit_close (&desk);
}

/* What is typed while the save is under way is a change again, also where it says what was there
 * before. */
static void
test_edited_meanwhile (void)
{
  LkTestEdit desk;
  g_autofree char *old_title = NULL;

  lk_test_edit_open (&desk);
  old_title = g_strdup (lk_test_edit_get_text (&desk, "LastName"));
  lk_test_edit_set_text (&desk, "FirstName", "Zora");
  lk_test_edit_set_text (&desk, "LastName", "Zander");
  lk_user_edit_save (desk.edit);
  lk_test_edit_set_text (&desk, "FirstName", "Zita");
  lk_draft_put_back (desk.draft, lk_user_field_find ("LastName"));
  lk_test_edit_set_text (&desk, "Mobile", "7");
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));

  lk_test_edit_assert_truth (&desk, "FirstName", "Zora");
  lk_test_edit_assert_truth (&desk, "LastName", "Zander");
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "FirstName"), ==, "Zita");
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "LastName"), ==, old_title);
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "Mobile"), ==, "7");
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 3);

  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "FirstName", "Zita");
  lk_test_edit_assert_truth (&desk, "LastName", old_title);
  lk_test_edit_close (&desk);
}

static void
meet_conflict (LkTestEdit *desk)
{
  lk_test_edit_set_text (desk, "FirstName", "Mine");
  lk_test_edit_set_text (desk, "Mobile", "2");
  lk_test_edit_rival (desk, "FirstName", "Theirs");
  lk_test_edit_save (desk);

  lk_test_edit_assert_state (desk, LK_SAVE_CONFLICT);
  lk_test_edit_assert_truth (desk, "FirstName", "Theirs");
  g_assert_cmpuint (lk_user_edit_get_outcome (desk->edit)->fields->len, ==, 1);
  g_assert_cmpstr (lk_test_edit_get_text (desk, "FirstName"), ==, "Mine");
}

static void
test_conflict_mine (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  meet_conflict (&desk);
  lk_user_edit_resolve (desk.edit, lk_user_field_first_name, TRUE);
  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "FirstName", "Mine");
  lk_test_edit_assert_truth (&desk, "Mobile", "2");
  lk_test_edit_close (&desk);
}

static void
test_conflict_theirs (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  meet_conflict (&desk);
  lk_user_edit_resolve (desk.edit, lk_user_field_first_name, FALSE);
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "FirstName"), ==, "Theirs");
  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "FirstName", "Theirs");
  lk_test_edit_assert_truth (&desk, "Mobile", "2");
  lk_test_edit_close (&desk);
}

static void
test_refused (void)
{
  LkTestEdit desk;
  const LkSaveResult *outcome;
  g_autofree char *sentence = NULL;

  lk_test_edit_open (&desk);
  lk_test_edit_rival (&desk, "EmailAddress", "taken@acme.example");
  lk_test_edit_close (&desk);

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "EmailAddress", "taken@acme.example");
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_REFUSED);
  outcome = lk_user_edit_get_outcome (desk.edit);
  sentence = lk_outcome_dup_field_sentence (outcome, lk_user_field_email);
  g_assert_nonnull (sentence);
  g_assert_null (lk_outcome_get_next_step (outcome));
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "EmailAddress"), ==, "taken@acme.example");

  /* Where nothing is to be saved any more, nothing is wrong either. */
  lk_draft_revert (desk.draft);
  g_assert_null (lk_user_edit_get_outcome (desk.edit));
  lk_test_edit_close (&desk);
}

/* Reading gave way to a save from which nothing was learned: it still has to be done. */
static void
test_refused_before_all_was_read (void)
{
  LkTestEdit desk;

  lk_test_edit_begin (&desk);
  lk_test_edit_set_text (&desk, "Mobile", "6");
  lk_test_edit_break ("status=403@1", PATCH);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_REFUSED);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_whole, &desk));
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "Mobile"), ==, "6");
  lk_test_edit_close (&desk);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_directory_refresh_finish (LK_DIRECTORY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* News reach what is not being changed; what is stays, and is still measured against what was seen
 * first, so that a change by someone else is noticed. */
static void
test_refresh_keeps_changes (void)
{
  LkTestEdit desk;
  gboolean done = FALSE;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "FirstName", "Mine");
  lk_test_edit_rival (&desk, "FirstName", "Theirs");
  lk_test_edit_rival (&desk, "LastName", "News");
  lk_directory_refresh_async (house->directory, NULL, refreshed_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));

  g_assert_cmpstr (lk_test_edit_get_text (&desk, "FirstName"), ==, "Mine");
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "LastName"), ==, "News");
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_CONFLICT);
  lk_test_edit_assert_truth (&desk, "FirstName", "Theirs");
  lk_test_edit_close (&desk);
}

static gboolean
has_no_outcome (gpointer user_data)
{
  LkTestEdit *desk = user_data;

  return lk_user_edit_get_outcome (desk->edit) == NULL;
}

/* The list is read again and says that what was to be written is there. */
static void
test_unknown_until_the_news (void)
{
  LkTestEdit desk;
  gboolean done = FALSE;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "Mobile", "8");
  lk_test_edit_break ("lost@1", PATCH);
  lk_test_edit_break ("reset@2", GET);
  lk_test_edit_break ("reset@3", GET);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_UNKNOWN);

  lk_demo_pbx_clear_faults (house->demo);
  lk_directory_refresh_async (house->directory, NULL, refreshed_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
  g_assert_true (lk_test_spin_until (has_no_outcome, &desk));
  g_assert_false (lk_user_edit_has_changes (desk.edit));
  lk_test_edit_close (&desk);
}

static gboolean
has_trouble (gpointer user_data)
{
  LkTestEdit *desk = user_data;

  return lk_user_edit_get_trouble (desk->edit) != NULL;
}

static void
test_deleted_meanwhile (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "FirstName", "Mine");
  lk_test_edit_break ("status=404@*", "/xapi/v1/Users(");
  lk_user_edit_read (desk.edit);
  g_assert_true (lk_test_spin_until (has_trouble, &desk));
  g_assert_error (lk_user_edit_get_trouble (desk.edit), LK_ERROR, LK_ERROR_NOT_FOUND);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_REFUSED);
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "FirstName"), ==, "Mine");
  lk_demo_pbx_clear_faults (house->demo);
  lk_test_edit_close (&desk);
}

/* A password that the server never tells is no change any more when it took it. */
static void
test_hidden_secret (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "AccessPassword", "A long enough Passw0rd!");
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_close (&desk);
}

/* Whoever waits is told at once, and nothing is told later. */
static void
test_closed_while_saving (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "Mobile", "5");
  lk_user_edit_save (desk.edit);
  lk_user_edit_close (desk.edit);
  g_assert_cmpuint (desk.n_finished, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lk_test_spin_frames (house->window, 20);
  g_assert_cmpuint (desk.n_finished, ==, 1);
  lk_test_edit_close (&desk);
}

static void
add_tests (void)
{
  house = lk_test_edit_start ();

  g_test_add_func ("/user-edit/save", test_save);
  g_test_add_func ("/user-edit/undo-what-was-saved", test_undo_what_was_saved);
  g_test_add_func ("/user-edit/edited-meanwhile", test_edited_meanwhile);
  g_test_add_func ("/user-edit/conflict/mine", test_conflict_mine);
  g_test_add_func ("/user-edit/conflict/theirs", test_conflict_theirs);
  g_test_add_func ("/user-edit/refused", test_refused);
  g_test_add_func ("/user-edit/refused-before-all-was-read", test_refused_before_all_was_read);
  g_test_add_func ("/user-edit/refresh-keeps-changes", test_refresh_keeps_changes);
  g_test_add_func ("/user-edit/unknown-until-the-news", test_unknown_until_the_news);
  g_test_add_func ("/user-edit/deleted-meanwhile", test_deleted_meanwhile);
  g_test_add_func ("/user-edit/hidden-secret", test_hidden_secret);
  g_test_add_func ("/user-edit/closed-while-saving", test_closed_while_saving);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_edit_end ();
  return status;
}
