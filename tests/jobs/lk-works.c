/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-works.h"

#include "lk-await.h"
#include "lk-prepare.h"
#include "lk-save-plan.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"
#include "lk-world.h"

/* How often a job is told to go on before something is wrong with it. */
#define MAX_PAUSES 20

void
lk_works_init (LkWorks *works, guint n_users)
{
  lk_works_init_at (works, n_users, LK_VERSION_NEWEST);
}

void
lk_works_init_at (LkWorks *works, guint n_users, LkVersion version)
{
  g_autoptr (GError) error = NULL;

  *works = (LkWorks) {};
  lk_desk_init (&works->desk, n_users, version);
  works->directory = lk_directory_new (works->desk.pbx);
  lk_world_refresh_well (works->directory);
  works->profile =
    g_object_new (LK_TYPE_PROFILE, "id", "works", "name", "Works", "client-id", "900", NULL);
  works->journal = lk_test_journal_open (NULL, &error);
  g_assert_no_error (error);
  works->jobs = lk_jobs_new (works->journal, works->directory, works->profile);
}

void
lk_works_clear (LkWorks *works)
{
  lk_journal_close (works->journal);
  lk_await_finalize (works->jobs);
  lk_await_finalize (works->journal);
  lk_await_finalize (works->directory);
  g_object_unref (works->profile);
  lk_desk_clear (&works->desk);
}

GPtrArray *
lk_works_list_people (LkWorks *works, guint first, guint n)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; people->len < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (works->directory), i);

      g_assert_nonnull (user);
      if (lk_user_get_attention (user) & LK_ATTENTION_NOT_PERSON)
        continue;
      if (first > 0)
        first--;
      else
        g_ptr_array_add (people, g_steal_pointer (&user));
    }
  return people;
}

void
lk_works_wish (LkWishes *wishes, const char *name, const char *json)
{
  const LkField *field = lk_user_field_find (name);
  g_autoptr (JsonNode) node = lk_desk_json (json);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (field);
  lk_field_from_json (field, node, &value, &error);
  g_assert_no_error (error);
  lk_wishes_put (wishes, field, LK_WISH_SET, &value);
}

LkJob *
lk_works_plan (LkWorks *works, GPtrArray *people, LkWishes *wishes)
{
  g_autoptr (LkPreparation)
    preparation = lk_prepare_update (works->directory, works->profile, people, wishes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkJob *job;

  lk_preparation_run_async (preparation, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  job = lk_preparation_run_finish (preparation, result, &error);
  g_assert_no_error (error);
  return job;
}

LkJob *
lk_works_plan_one (LkWorks *works, guint n, const char *name, const char *json)
{
  g_autoptr (GPtrArray) people = lk_works_list_people (works, 0, n);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();

  lk_works_wish (wishes, name, json);
  return lk_works_plan (works, people, wishes);
}

static guint
count_all (LkWorks *works)
{
  return lk_demo_pbx_count_requests (works->desk.demo, NULL, NULL);
}

LkJobRunner *
lk_works_start (LkWorks *works, LkJob *job)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  works->n_requests = count_all (works);
  runner = lk_jobs_run (works->jobs, job, &error);
  g_assert_no_error (error);
  return runner;
}

void
lk_works_wait (LkJobRunner *runner, LkRunState state)
{
  while (lk_job_runner_get_state (runner) != state)
    g_main_context_iteration (NULL, TRUE);
}

guint
lk_works_run (LkWorks *works, LkJob *job)
{
  LkJobRunner *runner = lk_works_start (works, job);
  guint n_pauses = 0;

  while (lk_job_runner_get_state (runner) != LK_RUN_ENDED)
    {
      if (lk_job_runner_get_state (runner) == LK_RUN_PAUSED)
        {
          g_assert_cmpuint (n_pauses++, <, MAX_PAUSES);
          lk_job_runner_go_on (runner);
        }
      else
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_no_error (lk_job_runner_get_trouble (runner));
  g_assert_false (lk_jobs_is_busy (works->jobs));
  return n_pauses;
}

guint
lk_works_count_requests (LkWorks *works)
{
  return count_all (works) - works->n_requests;
}

/* Returns: (transfer full) (nullable): the fields of the item's change as they are in truth. */
static LkUser *
find_truth (LkWorks *works, LkJobItem *item)
{
  g_autoptr (LkFieldSet) fields = lk_difference_get_fields (lk_job_item_get_difference (item));
  g_autoptr (JsonObject)
    record = lk_demo_pbx_dup_record (works->desk.demo, lk_job_item_get_user_id (item));
  g_autoptr (GError) error = NULL;
  LkUser *user = record != NULL ? lk_user_new_from_json (fields, record, &error) : NULL;

  g_assert_no_error (error);
  return user;
}

gboolean
lk_works_is_as_wanted (LkWorks *works, LkJobItem *item)
{
  g_autoptr (LkSavePlan) plan = lk_save_plan_new_of (lk_job_item_get_difference (item));
  g_autoptr (LkUser) truth = find_truth (works, item);
  g_autoptr (GPtrArray) missing = truth != NULL ? lk_save_plan_find_missing (plan, truth) : NULL;

  return missing != NULL && missing->len == 0;
}

gboolean
lk_works_is_as_before (LkWorks *works, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (LkUser) truth = find_truth (works, item);

  for (guint i = 0; truth != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      if (!lk_field_means_same (field, lk_user_get (truth, field),
                                lk_difference_get_before (difference, i)))
        return FALSE;
    }
  return truth != NULL;
}

void
lk_works_check_item (LkWorks *works, LkJobItem *item)
{
  LkItemState state = lk_job_item_get_state (item);
  gboolean has_message = *lk_job_item_get_message (item) != '\0';

  switch (state)
    {
    case LK_ITEM_DONE:
      g_assert_true (lk_works_is_as_wanted (works, item));
      g_assert_nonnull (lk_job_item_get_after (item));
      g_assert_false (has_message);
      break;
    case LK_ITEM_UNCHANGED:
      g_assert_true (lk_job_item_get_difference (item) == NULL
                     || lk_works_is_as_wanted (works, item));
      break;
    case LK_ITEM_PLANNED:
      g_assert_true (lk_works_is_as_before (works, item));
      break;
    case LK_ITEM_FAILED:
      g_assert_false (lk_works_is_as_wanted (works, item));
      g_assert_true (has_message);
      break;
    default:
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      g_assert_true (has_message);
    }
}

void
lk_works_check_journal (LkWorks *works, LkJob *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) written = lk_test_journal_load (works->journal, lk_job_get_id (job), &error);

  g_assert_no_error (error);
  g_assert_cmpint (lk_job_get_state (written), ==, lk_job_get_state (job));
  g_assert_cmpint (lk_job_get_method (written), ==, lk_job_get_method (job));
  g_assert_cmpint (lk_job_get_ended_at (written), ==, lk_job_get_ended_at (job));
  g_assert_cmpuint (lk_job_get_n_items (written), ==, lk_job_get_n_items (job));
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkJobItem *copy = lk_job_get_item (written, i);

      g_assert_cmpint (lk_job_item_get_user_id (copy), ==, lk_job_item_get_user_id (item));
      g_assert_cmpint (lk_job_item_get_state (copy), ==, lk_job_item_get_state (item));
      g_assert_cmpstr (lk_job_item_get_message (copy), ==, lk_job_item_get_message (item));
    }
}

void
lk_works_check (LkWorks *works, LkJob *job)
{
  lk_works_check_journal (works, job);
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    lk_works_check_item (works, lk_job_get_item (job, i));
}
