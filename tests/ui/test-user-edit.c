/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-department.h"
#include "lk-error.h"
#include "lk-outcome.h"
#include "lk-test-house.h"
#include "lk-user-edit.h"
#include "lk-user-fields.h"

#define PATCH "PATCH /xapi/v1/Users("
#define GET   "GET /xapi/v1/Users("

/* One phone system for all; each test edits a user of its own. */
static LkTestHouse *house;
static LkCatalogue *catalogue;
static guint next_position = 2;

typedef struct
{
  LkUserEdit *edit;
  LkDraft *draft;
  int id;
  guint n_finished;
} Desk;

static const LkField *
get_field (const char *name)
{
  const LkField *field = lk_user_field_find (name);

  g_assert_nonnull (field);
  return field;
}

static void
finished_cb (Desk *desk)
{
  desk->n_finished++;
}

static gboolean
is_quiet (gpointer user_data)
{
  Desk *desk = user_data;

  return !lk_user_edit_is_busy (desk->edit);
}

static gboolean
is_whole (gpointer user_data)
{
  Desk *desk = user_data;

  return lk_user_edit_is_whole (desk->edit);
}

/* With what the list knows; the rest is being read. */
static void
begin_desk (Desk *desk)
{
  LkUser *user = lk_test_house_get_user (house, next_position++);

  lk_demo_pbx_clear_faults (house->demo);
  desk->id = lk_user_get_id (user);
  desk->n_finished = 0;
  desk->edit = lk_user_edit_new (house->directory, catalogue, user);
  desk->draft = lk_user_edit_get_draft (desk->edit);
  g_signal_connect_swapped (desk->edit, "finished", G_CALLBACK (finished_cb), desk);
  lk_user_edit_read (desk->edit);
}

static void
open_desk (Desk *desk)
{
  begin_desk (desk);
  g_assert_true (lk_test_spin_until (is_whole, desk));
}

static void
close_desk (Desk *desk)
{
  lk_user_edit_close (desk->edit);
  g_signal_handlers_disconnect_by_data (desk->edit, desk);
  g_object_unref (desk->edit);
}

static void
set_text (Desk *desk, const char *name, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (desk->draft, get_field (name), &value);
}

static const char *
get_text (Desk *desk, const char *name)
{
  return lk_value_get_text (lk_draft_get (desk->draft, get_field (name)));
}

static void
save (Desk *desk)
{
  lk_user_edit_save (desk->edit);
  g_assert_true (lk_user_edit_is_busy (desk->edit));
  g_assert_true (lk_test_spin_until (is_quiet, desk));
}

static void
break_it (const char *fault, const char *what)
{
  g_autofree char *spec = g_strconcat (fault, ",", what, NULL);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (house->demo, spec, &error);
  g_assert_no_error (error);
}

/* Someone else changes the user. */
static void
rival (Desk *desk, const char *name, const char *text)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, name, text);
  lk_demo_pbx_change_user (house->demo, desk->id, body, &error);
  g_assert_no_error (error);
}

static void
assert_truth (Desk *desk, const char *name, const char *text)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (house->demo, desk->id);

  g_assert_cmpstr (json_object_get_string_member (record, name), ==, text);
}

static void
assert_state (Desk *desk, LkSaveState state)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (desk->edit);

  g_assert_nonnull (outcome);
  g_assert_cmpint (outcome->state, ==, state);
}

static void
assert_saved (Desk *desk)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (desk->edit);
  g_autofree char *sentence = outcome != NULL ? lk_outcome_dup_sentence (outcome) : NULL;

  g_assert_cmpstr (sentence, ==, NULL);
  g_assert_false (lk_user_edit_has_changes (desk->edit));
  g_assert_cmpuint (desk->n_finished, ==, 1);
}

static void
test_save (void)
{
  Desk desk;

  open_desk (&desk);
  lk_user_edit_save (desk.edit);
  g_assert_false (lk_user_edit_is_busy (desk.edit));
  set_text (&desk, "Mobile", "+49 30 1");
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "Mobile", "+49 30 1");
  g_assert_cmpstr (get_text (&desk, "Mobile"), ==, "+49 30 1");
  g_assert_cmpstr (lk_user_get_text (lk_directory_find (house->directory, desk.id),
                                     get_field ("Mobile")),
                   ==, "+49 30 1");
  close_desk (&desk);
}

/* Undo makes a wish of what was there before. */
static void
test_undo_what_was_saved (void)
{
  Desk desk;
  g_autofree char *before = NULL;

  open_desk (&desk);
  before = g_strdup (get_text (&desk, "FirstName"));
  set_text (&desk, "FirstName", "Zora");
  save (&desk);
  assert_saved (&desk);
  g_assert_true (lk_draft_undo (desk.draft) == lk_user_field_first_name);
  g_assert_cmpstr (get_text (&desk, "FirstName"), ==, before);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 1);

  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "FirstName", before);
  close_desk (&desk);
}

/* What is typed while the save is under way is a change again, also where it says what was there
 * before. */
static void
test_edited_meanwhile (void)
{
  Desk desk;
  g_autofree char *old_title = NULL;

  open_desk (&desk);
  old_title = g_strdup (get_text (&desk, "LastName"));
  set_text (&desk, "FirstName", "Zora");
  set_text (&desk, "LastName", "Zander");
  lk_user_edit_save (desk.edit);
  set_text (&desk, "FirstName", "Zita");
  lk_draft_put_back (desk.draft, get_field ("LastName"));
  set_text (&desk, "Mobile", "7");
  g_assert_true (lk_test_spin_until (is_quiet, &desk));

  assert_truth (&desk, "FirstName", "Zora");
  assert_truth (&desk, "LastName", "Zander");
  g_assert_cmpstr (get_text (&desk, "FirstName"), ==, "Zita");
  g_assert_cmpstr (get_text (&desk, "LastName"), ==, old_title);
  g_assert_cmpstr (get_text (&desk, "Mobile"), ==, "7");
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 3);

  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "FirstName", "Zita");
  assert_truth (&desk, "LastName", old_title);
  close_desk (&desk);
}

static void
meet_conflict (Desk *desk)
{
  set_text (desk, "FirstName", "Mine");
  set_text (desk, "Mobile", "2");
  rival (desk, "FirstName", "Theirs");
  save (desk);

  assert_state (desk, LK_SAVE_CONFLICT);
  assert_truth (desk, "FirstName", "Theirs");
  g_assert_cmpuint (lk_user_edit_get_outcome (desk->edit)->fields->len, ==, 1);
  g_assert_cmpstr (get_text (desk, "FirstName"), ==, "Mine");
}

static void
test_conflict_mine (void)
{
  Desk desk;

  open_desk (&desk);
  meet_conflict (&desk);
  lk_user_edit_resolve (desk.edit, lk_user_field_first_name, TRUE);
  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "FirstName", "Mine");
  assert_truth (&desk, "Mobile", "2");
  close_desk (&desk);
}

static void
test_conflict_theirs (void)
{
  Desk desk;

  open_desk (&desk);
  meet_conflict (&desk);
  lk_user_edit_resolve (desk.edit, lk_user_field_first_name, FALSE);
  g_assert_cmpstr (get_text (&desk, "FirstName"), ==, "Theirs");
  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "FirstName", "Theirs");
  assert_truth (&desk, "Mobile", "2");
  close_desk (&desk);
}

static void
test_refused (void)
{
  Desk desk;
  const LkSaveResult *outcome;
  g_autofree char *sentence = NULL;

  open_desk (&desk);
  rival (&desk, "EmailAddress", "taken@acme.example");
  close_desk (&desk);

  open_desk (&desk);
  set_text (&desk, "EmailAddress", "taken@acme.example");
  save (&desk);
  assert_state (&desk, LK_SAVE_REFUSED);
  outcome = lk_user_edit_get_outcome (desk.edit);
  sentence = lk_outcome_dup_field_sentence (outcome, lk_user_field_email);
  g_assert_nonnull (sentence);
  g_assert_null (lk_outcome_get_next_step (outcome));
  g_assert_cmpstr (get_text (&desk, "EmailAddress"), ==, "taken@acme.example");

  /* Where nothing is to be saved any more, nothing is wrong either. */
  lk_draft_revert (desk.draft);
  g_assert_null (lk_user_edit_get_outcome (desk.edit));
  close_desk (&desk);
}

/* Reading gave way to a save from which nothing was learned: it still has to be done. */
static void
test_refused_before_all_was_read (void)
{
  Desk desk;

  begin_desk (&desk);
  set_text (&desk, "Mobile", "6");
  break_it ("status=403@1", PATCH);
  save (&desk);
  assert_state (&desk, LK_SAVE_REFUSED);
  g_assert_true (lk_test_spin_until (is_whole, &desk));
  g_assert_cmpstr (get_text (&desk, "Mobile"), ==, "6");
  close_desk (&desk);
}

/* The answers to the change and to the question after it are lost; later all is well again. */
static void
test_unknown (void)
{
  Desk desk;
  const LkSaveResult *outcome;

  open_desk (&desk);
  set_text (&desk, "Mobile", "3");
  break_it ("lost@1", PATCH);
  break_it ("reset@2", GET);
  break_it ("reset@3", GET);
  save (&desk);
  assert_state (&desk, LK_SAVE_UNKNOWN);
  outcome = lk_user_edit_get_outcome (desk.edit);
  g_assert_cmpstr (lk_outcome_get_next_step (outcome)->action, ==, "edit.look-again");
  g_assert_true (lk_user_edit_has_changes (desk.edit));

  lk_demo_pbx_clear_faults (house->demo);
  desk.n_finished = 0;
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (is_quiet, &desk));
  assert_saved (&desk);
  assert_truth (&desk, "Mobile", "3");
  close_desk (&desk);
}

/* The same, but the change never arrived: it is still a change, and looking writes nothing. */
static void
test_unknown_and_not_there (void)
{
  Desk desk;
  guint n_before;

  open_desk (&desk);
  set_text (&desk, "Mobile", "4");
  break_it ("reset@1", PATCH);
  break_it ("reset@2", GET);
  break_it ("reset@3", GET);
  save (&desk);
  assert_state (&desk, LK_SAVE_UNKNOWN);

  lk_demo_pbx_clear_faults (house->demo);
  n_before = lk_test_house_count (house, PATCH);
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (is_quiet, &desk));
  assert_state (&desk, LK_SAVE_DIFFERENT);
  g_assert_cmpuint (lk_test_house_count (house, PATCH), ==, n_before);
  g_assert_cmpstr (get_text (&desk, "Mobile"), ==, "4");

  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  assert_truth (&desk, "Mobile", "4");
  close_desk (&desk);
}

static gint64
find_other_group (gint64 than)
{
  GListModel *departments = lk_directory_get_departments (house->directory);

  for (guint i = 0; i < g_list_model_get_n_items (departments); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (departments, i);

      if (lk_department_get_id (department) != than)
        return lk_department_get_id (department);
    }

  g_assert_not_reached ();
}

static void
move_to_other_group (Desk *desk)
{
  const LkValue *primary = lk_draft_get (desk->draft, lk_user_field_primary_group);
  gint64 other = find_other_group (primary->integer);
  g_autofree char *text =
    g_strdup_printf ("[{\"GroupId\":%d,\"Name\":\"x\",\"Rights\":{\"RoleName\":\"users\"}}]",
                     (int) other);
  g_autoptr (JsonNode) groups = json_from_string (text, NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, groups);
  lk_draft_set (desk->draft, lk_user_field_groups, &value);
  lk_value_set_int (&value, other);
  lk_draft_set (desk->draft, lk_user_field_primary_group, &value);
}

static gint64
get_primary (Desk *desk)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (house->demo, desk->id);

  return json_object_get_int_member (record, "PrimaryGroupId");
}

static void
move_partly (Desk *desk)
{
  move_to_other_group (desk);
  break_it ("status=500@2", PATCH);
  save (desk);
  assert_state (desk, LK_SAVE_PARTLY);
  g_assert_false (lk_draft_is_changed (desk->draft, lk_user_field_groups));
  g_assert_true (lk_draft_is_changed (desk->draft, lk_user_field_primary_group));
  lk_demo_pbx_clear_faults (house->demo);
  desk->n_finished = 0;
}

static void
test_finish_a_move (void)
{
  Desk desk;
  gint64 wanted;

  open_desk (&desk);
  move_partly (&desk);
  wanted = lk_draft_get (desk.draft, lk_user_field_primary_group)->integer;
  save (&desk);
  assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, wanted);
  close_desk (&desk);
}

/* The answer to the second request is lost, and so is the one to the question after it: not even
 * that only a part was saved is known. */
static void
test_unknown_move (void)
{
  Desk desk;

  open_desk (&desk);
  move_to_other_group (&desk);
  break_it ("lost@2", PATCH);
  break_it ("reset@2", GET);
  break_it ("reset@3", GET);
  save (&desk);
  assert_state (&desk, LK_SAVE_UNKNOWN);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 2);

  lk_demo_pbx_clear_faults (house->demo);
  desk.n_finished = 0;
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (is_quiet, &desk));
  assert_saved (&desk);
  close_desk (&desk);
}

/* The same where not even the question what is there now is answered: no change is taken for saved.
 */
static void
test_finish_an_unseen_move (void)
{
  Desk desk;
  const LkSaveResult *outcome;
  gint64 wanted;

  open_desk (&desk);
  move_to_other_group (&desk);
  wanted = lk_draft_get (desk.draft, lk_user_field_primary_group)->integer;
  break_it ("status=500@2", PATCH);
  break_it ("reset@2", GET);
  break_it ("reset@3", GET);
  save (&desk);
  assert_state (&desk, LK_SAVE_PARTLY);
  outcome = lk_user_edit_get_outcome (desk.edit);
  g_assert_null (outcome->now);
  g_assert_null (lk_outcome_get_other_step (outcome));
  g_assert_cmpstr (lk_outcome_get_next_step (outcome)->action, ==, "edit.look-again");
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 2);

  lk_demo_pbx_clear_faults (house->demo);
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (is_quiet, &desk));
  assert_state (&desk, LK_SAVE_DIFFERENT);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 1);
  desk.n_finished = 0;
  save (&desk);
  assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, wanted);
  close_desk (&desk);
}

static void
test_take_a_move_back (void)
{
  Desk desk;
  gint64 before;
  g_autoptr (JsonObject) now = NULL;
  JsonArray *groups;
  gboolean is_member = FALSE;

  open_desk (&desk);
  before = get_primary (&desk);
  move_partly (&desk);
  lk_user_edit_take_back (desk.edit);
  g_assert_true (lk_test_spin_until (is_quiet, &desk));
  assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, before);

  now = lk_demo_pbx_dup_record (house->demo, desk.id);
  groups = json_object_get_array_member (now, "Groups");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    is_member = is_member
                || json_object_get_int_member (json_array_get_object_element (groups, i), "GroupId")
                     == before;
  g_assert_true (is_member);
  close_desk (&desk);
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
  Desk desk;
  gboolean done = FALSE;

  open_desk (&desk);
  set_text (&desk, "FirstName", "Mine");
  rival (&desk, "FirstName", "Theirs");
  rival (&desk, "LastName", "News");
  lk_directory_refresh_async (house->directory, NULL, refreshed_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));

  g_assert_cmpstr (get_text (&desk, "FirstName"), ==, "Mine");
  g_assert_cmpstr (get_text (&desk, "LastName"), ==, "News");
  save (&desk);
  assert_state (&desk, LK_SAVE_CONFLICT);
  assert_truth (&desk, "FirstName", "Theirs");
  close_desk (&desk);
}

static gboolean
has_no_outcome (gpointer user_data)
{
  Desk *desk = user_data;

  return lk_user_edit_get_outcome (desk->edit) == NULL;
}

/* The list is read again and says that what was to be written is there. */
static void
test_unknown_until_the_news (void)
{
  Desk desk;
  gboolean done = FALSE;

  open_desk (&desk);
  set_text (&desk, "Mobile", "8");
  break_it ("lost@1", PATCH);
  break_it ("reset@2", GET);
  break_it ("reset@3", GET);
  save (&desk);
  assert_state (&desk, LK_SAVE_UNKNOWN);

  lk_demo_pbx_clear_faults (house->demo);
  lk_directory_refresh_async (house->directory, NULL, refreshed_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
  g_assert_true (lk_test_spin_until (has_no_outcome, &desk));
  g_assert_false (lk_user_edit_has_changes (desk.edit));
  close_desk (&desk);
}

static gboolean
has_trouble (gpointer user_data)
{
  Desk *desk = user_data;

  return lk_user_edit_get_trouble (desk->edit) != NULL;
}

static void
test_deleted_meanwhile (void)
{
  Desk desk;

  open_desk (&desk);
  set_text (&desk, "FirstName", "Mine");
  break_it ("status=404@*", "/xapi/v1/Users(");
  lk_user_edit_read (desk.edit);
  g_assert_true (lk_test_spin_until (has_trouble, &desk));
  g_assert_error (lk_user_edit_get_trouble (desk.edit), LK_ERROR, LK_ERROR_NOT_FOUND);
  save (&desk);
  assert_state (&desk, LK_SAVE_REFUSED);
  g_assert_cmpstr (get_text (&desk, "FirstName"), ==, "Mine");
  lk_demo_pbx_clear_faults (house->demo);
  close_desk (&desk);
}

/* A password that the server never tells is no change any more when it took it. */
static void
test_hidden_secret (void)
{
  Desk desk;

  open_desk (&desk);
  set_text (&desk, "AccessPassword", "A long enough Passw0rd!");
  save (&desk);
  assert_saved (&desk);
  close_desk (&desk);
}

/* Nobody is told anything any more. */
static void
test_closed_while_saving (void)
{
  Desk desk;

  open_desk (&desk);
  set_text (&desk, "Mobile", "5");
  lk_user_edit_save (desk.edit);
  lk_user_edit_close (desk.edit);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lk_test_spin_frames (house->window, 20);
  g_assert_cmpuint (desk.n_finished, ==, 0);
  close_desk (&desk);
}

static void
add_tests (void)
{
  house = lk_test_house_new (30, 0);
  catalogue = lk_catalogue_new (house->pbx);
  lk_test_house_show (house, gtk_label_new (""));

  g_test_add_func ("/user-edit/save", test_save);
  g_test_add_func ("/user-edit/undo-what-was-saved", test_undo_what_was_saved);
  g_test_add_func ("/user-edit/edited-meanwhile", test_edited_meanwhile);
  g_test_add_func ("/user-edit/conflict/mine", test_conflict_mine);
  g_test_add_func ("/user-edit/conflict/theirs", test_conflict_theirs);
  g_test_add_func ("/user-edit/refused", test_refused);
  g_test_add_func ("/user-edit/refused-before-all-was-read", test_refused_before_all_was_read);
  g_test_add_func ("/user-edit/unknown", test_unknown);
  g_test_add_func ("/user-edit/unknown-and-not-there", test_unknown_and_not_there);
  g_test_add_func ("/user-edit/finish-a-move", test_finish_a_move);
  g_test_add_func ("/user-edit/finish-an-unseen-move", test_finish_an_unseen_move);
  g_test_add_func ("/user-edit/unknown-move", test_unknown_move);
  g_test_add_func ("/user-edit/take-a-move-back", test_take_a_move_back);
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

  g_clear_object (&catalogue);
  g_clear_pointer (&house, lk_test_house_free);
  return status;
}
