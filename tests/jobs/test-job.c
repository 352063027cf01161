/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-job.h"
#include "lk-prepare-change.h"
#include "lk-user-fields.h"

static void
add_change (LkDifference *difference, const LkField *field, const char *before, const char *wanted)
{
  g_auto (LkValue) first = LK_VALUE_INIT;
  g_auto (LkValue) second = LK_VALUE_INIT;

  lk_value_set_text (&first, before);
  lk_value_set_text (&second, wanted);
  lk_difference_add (difference, field, &first, &second);
}

static LkJob *
make_job (guint n_items)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LkJobItem) item = lk_job_item_new ((int) i + 1, "100", "Ada Berg");
      g_autoptr (LkDifference) difference = lk_difference_new ((int) i + 1);

      add_change (difference, lk_user_field_first_name, "Ada", "Bo");
      add_change (difference, lk_user_field_last_name, "Berg", "Chen");
      lk_job_item_set_difference (item, difference);
      lk_job_add (job, item);
    }

  return job;
}

/* Counts follow the items, and news comes once however many of them changed. */
static void
test_counts (void)
{
  g_autoptr (LkJob) job = make_job (5);
  guint n_changes = 0;

  g_signal_connect_swapped (job, "changed", G_CALLBACK (g_atomic_int_inc), &n_changes);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, 5);

  lk_job_item_set_state (lk_job_get_item (job, 1), LK_ITEM_DONE, NULL);
  lk_job_item_set_state (lk_job_get_item (job, 3), LK_ITEM_FAILED, "Why");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, 3);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 1);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);
  g_assert_cmpstr (lk_job_item_get_message (lk_job_get_item (job, 3)), ==, "Why");
}

/* What is unticked is not done; what is not planned stays, because it is part of the outcome. */
static void
test_ticks (void)
{
  g_autoptr (LkJob) job = make_job (4);
  LkJobItem *first = lk_job_get_item (job, 0);
  LkJobItem *second = lk_job_get_item (job, 1);
  LkJobItem *third = lk_job_get_item (job, 2);

  lk_job_item_set_state (third, LK_ITEM_UNCHANGED, NULL);
  lk_job_set_ticked (job, first, lk_user_field_last_name, FALSE);
  lk_job_set_ticked (job, second, lk_user_field_first_name, FALSE);
  lk_job_set_ticked (job, second, lk_user_field_last_name, FALSE);
  g_assert_true (lk_job_is_ticked (job, first, NULL));
  g_assert_false (lk_job_is_ticked (job, first, lk_user_field_last_name));
  g_assert_false (lk_job_is_ticked (job, third, NULL));
  g_assert_cmpuint (lk_job_count_ticked (job), ==, 2);

  lk_job_set_ticked (job, second, lk_user_field_last_name, TRUE);
  g_assert_cmpuint (lk_job_count_ticked (job), ==, 3);
  lk_job_set_ticked (job, second, NULL, FALSE);
  g_assert_cmpuint (lk_job_count_ticked (job), ==, 2);

  lk_job_settle (job);
  g_assert_cmpuint (lk_job_get_n_items (job), ==, 3);
  g_assert_true (lk_job_get_item (job, 0) == first);
  g_assert_cmpuint (lk_difference_count (lk_job_item_get_difference (first)), ==, 1);
  g_assert_true (lk_difference_has (lk_job_item_get_difference (first), lk_user_field_first_name));
  g_assert_true (lk_difference_is_part (lk_job_item_get_difference (first)));
  g_assert_true (lk_job_get_item (job, 1) == third);
  g_assert_false (lk_difference_is_part (lk_job_item_get_difference (third)));
}

/* What a person left out of an undo is not in another try of it, either. */
static void
test_part_again (void)
{
  const LkField *const all[] = { lk_user_field_number, lk_user_field_first_name };
  g_autoptr (LkFieldSet) fields = lk_field_set_new_of (all, G_N_ELEMENTS (all));
  g_autoptr (LkUser) user = lk_user_new (fields, 7);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, "100");
  lk_user_set (user, lk_user_field_number, &value);
  lk_value_set_text (&value, "Ada");
  lk_user_set (user, lk_user_field_first_name, &value);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LkJobItem) item = lk_job_item_new (7, "100", "Ada Berg");
      g_autoptr (LkDifference) difference = lk_difference_new (7);

      add_change (difference, lk_user_field_first_name, "Ada", "Bo");
      lk_difference_set_part (difference, i == 1);
      lk_prepare_change (item, difference, user, TRUE);
      g_assert_cmpint (lk_difference_is_part (lk_job_item_get_difference (item)), ==, i == 1);
    }
}

/* A difference comes back from its JSON as it was; of a secret there is only that it changed. */
static void
test_difference_json (void)
{
  g_autoptr (LkDifference) difference = lk_difference_new (7);
  g_autoptr (LkDifference) again = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add_change (difference, lk_user_field_first_name, "Ada", "");
  add_change (difference, lk_user_field_access_password, "", "Hidden-1234");
  json = lk_difference_to_json (difference);
  json_node_set_object (node, json);
  text = json_to_string (node, FALSE);
  g_assert_null (strstr (text, "Hidden"));

  again = lk_difference_new_from_json (7, json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lk_difference_count (again), ==, 2);
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_before (again, 0)), ==, "Ada");
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_wanted (again, 0)), ==, "");
  g_assert_true (lk_difference_has_secrets (again));
  g_assert_cmpint (lk_difference_get_wanted (again, 1)->type, ==, LK_VALUE_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/job/counts", test_counts);
  g_test_add_func ("/jobs/job/ticks", test_ticks);
  g_test_add_func ("/jobs/job/part-again", test_part_again);
  g_test_add_func ("/jobs/job/difference-json", test_difference_json);
  return g_test_run ();
}
