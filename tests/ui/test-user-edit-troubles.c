/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-department.h"
#include "lk-error.h"
#include "lk-outcome.h"
#include "lk-test-edit.h"
#include "lk-user-fields.h"

static LkTestHouse *house;

/* The answers to the change and to the question after it are lost; later all is well again. */
static void
test_unknown (void)
{
  LkTestEdit desk;
  const LkSaveResult *outcome;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "Mobile", "3");
  lk_test_edit_break ("lost@1", PATCH);
  lk_test_edit_break ("reset@2", GET);
  lk_test_edit_break ("reset@3", GET);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_UNKNOWN);
  outcome = lk_user_edit_get_outcome (desk.edit);
  g_assert_cmpstr (lk_outcome_get_next_step (outcome)->action, ==, "edit.look-again");
  g_assert_true (lk_user_edit_has_changes (desk.edit));

  lk_demo_pbx_clear_faults (house->demo);
  desk.n_finished = 0;
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "Mobile", "3");
  lk_test_edit_close (&desk);
}

/* The same, but the change never arrived: it is still a change, and looking writes nothing. */
static void
test_unknown_and_not_there (void)
{
  LkTestEdit desk;
  guint n_before;

  lk_test_edit_open (&desk);
  lk_test_edit_set_text (&desk, "Mobile", "4");
  lk_test_edit_break ("reset@1", PATCH);
  lk_test_edit_break ("reset@2", GET);
  lk_test_edit_break ("reset@3", GET);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_UNKNOWN);

  lk_demo_pbx_clear_faults (house->demo);
  n_before = lk_test_house_count (house, PATCH);
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));
  lk_test_edit_assert_state (&desk, LK_SAVE_DIFFERENT);
  g_assert_cmpuint (lk_test_house_count (house, PATCH), ==, n_before);
  g_assert_cmpstr (lk_test_edit_get_text (&desk, "Mobile"), ==, "4");

  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_assert_truth (&desk, "Mobile", "4");
  lk_test_edit_close (&desk);
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
move_to_other_group (LkTestEdit *desk)
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
get_primary (LkTestEdit *desk)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (house->demo, desk->id);

  return json_object_get_int_member (record, "PrimaryGroupId");
}

static void
move_partly (LkTestEdit *desk)
{
  move_to_other_group (desk);
  lk_test_edit_break ("status=500@2", PATCH);
  lk_test_edit_save (desk);
  lk_test_edit_assert_state (desk, LK_SAVE_PARTLY);
  g_assert_false (lk_draft_is_changed (desk->draft, lk_user_field_groups));
  g_assert_true (lk_draft_is_changed (desk->draft, lk_user_field_primary_group));
  lk_demo_pbx_clear_faults (house->demo);
  desk->n_finished = 0;
}

static void
test_finish_a_move (void)
{
  LkTestEdit desk;
  gint64 wanted;

  lk_test_edit_open (&desk);
  move_partly (&desk);
  wanted = lk_draft_get (desk.draft, lk_user_field_primary_group)->integer;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, wanted);
  lk_test_edit_close (&desk);
}

/* The answer to the second request is lost, and so is the one to the question after it: not even
 * that only a part was saved is known. */
static void
test_unknown_move (void)
{
  LkTestEdit desk;

  lk_test_edit_open (&desk);
  move_to_other_group (&desk);
  lk_test_edit_break ("lost@2", PATCH);
  lk_test_edit_break ("reset@2", GET);
  lk_test_edit_break ("reset@3", GET);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_UNKNOWN);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 2);

  lk_demo_pbx_clear_faults (house->demo);
  desk.n_finished = 0;
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));
  lk_test_edit_assert_saved (&desk);
  lk_test_edit_close (&desk);
}

/* The same where not even the question what is there now is answered: no change is taken for saved.
 */
static void
test_finish_an_unseen_move (void)
{
  LkTestEdit desk;
  const LkSaveResult *outcome;
  gint64 wanted;

  lk_test_edit_open (&desk);
  move_to_other_group (&desk);
  wanted = lk_draft_get (desk.draft, lk_user_field_primary_group)->integer;
  lk_test_edit_break ("status=500@2", PATCH);
  lk_test_edit_break ("reset@2", GET);
  lk_test_edit_break ("reset@3", GET);
  lk_test_edit_save (&desk);
  lk_test_edit_assert_state (&desk, LK_SAVE_PARTLY);
  outcome = lk_user_edit_get_outcome (desk.edit);
  g_assert_null (outcome->now);
  g_assert_null (lk_outcome_get_other_step (outcome));
  g_assert_cmpstr (lk_outcome_get_next_step (outcome)->action, ==, "edit.look-again");
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 2);

  lk_demo_pbx_clear_faults (house->demo);
  lk_user_edit_look_again (desk.edit);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));
  lk_test_edit_assert_state (&desk, LK_SAVE_DIFFERENT);
  g_assert_cmpuint (lk_draft_count_changes (desk.draft), ==, 1);
  desk.n_finished = 0;
  lk_test_edit_save (&desk);
  lk_test_edit_assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, wanted);
  lk_test_edit_close (&desk);
}

static void
test_take_a_move_back (void)
{
  LkTestEdit desk;
  gint64 before;
  g_autoptr (JsonObject) now = NULL;
  JsonArray *groups;
  gboolean is_member = FALSE;

  lk_test_edit_open (&desk);
  before = get_primary (&desk);
  move_partly (&desk);
  lk_user_edit_take_back (desk.edit);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, &desk));
  lk_test_edit_assert_saved (&desk);
  g_assert_cmpint (get_primary (&desk), ==, before);

  now = lk_demo_pbx_dup_record (house->demo, desk.id);
  groups = json_object_get_array_member (now, "Groups");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    is_member = is_member
                || json_object_get_int_member (json_array_get_object_element (groups, i), "GroupId")
                     == before;
  g_assert_true (is_member);
  lk_test_edit_close (&desk);
}

static void
add_tests (void)
{
  house = lk_test_edit_start ();

  g_test_add_func ("/user-edit-troubles/unknown", test_unknown);
  g_test_add_func ("/user-edit-troubles/unknown-and-not-there", test_unknown_and_not_there);
  g_test_add_func ("/user-edit-troubles/finish-a-move", test_finish_a_move);
  g_test_add_func ("/user-edit-troubles/unknown-move", test_unknown_move);
  g_test_add_func ("/user-edit-troubles/finish-an-unseen-move", test_finish_an_unseen_move);
  g_test_add_func ("/user-edit-troubles/take-a-move-back", test_take_a_move_back);
}

int
main (int argc, char *argv[])
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_edit_end ();
  return status;
}
