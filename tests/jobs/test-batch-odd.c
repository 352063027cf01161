/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-works.h"

#include <string.h>

#include "lk-await.h"
#include "lk-batch-entry.h"
#include "lk-batch-update.h"
#include "lk-department.h"
#include "lk-progress.h"
#include "lk-stub.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"

/* Updates that are more than one request for many users. */

#define N_USERS 100
#define N_ITEMS 6

/* A department that none of these people belongs to, with a right of its own. */
static int
find_department (LkWorks *works, GPtrArray *people)
{
  GListModel *departments = lk_directory_get_departments (works->directory);

  for (guint i = 0; i < g_list_model_get_n_items (departments); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (departments, i);
      g_autofree char *member =
        g_strdup_printf ("\"GroupId\":%d,", lk_department_get_id (department));
      gboolean is_in = FALSE;

      for (guint j = 0; j < people->len; j++)
        {
          g_autoptr (GHashTable)
            truth = lk_desk_get_truth (&works->desk, lk_user_get_id (people->pdata[j]));

          is_in |= strstr (g_hash_table_lookup (truth, "Groups"), member) != NULL;
        }
      if (!is_in)
        return lk_department_get_id (department);
    }
  g_assert_not_reached ();
}

static LkJob *
plan_move (LkWorks *works, gboolean is_main, const char *rights)
{
  g_autoptr (GPtrArray) people = lk_works_list_people (works, 0, N_ITEMS);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  int id = find_department (works, people);
  g_autofree char *number = g_strdup_printf ("%d", id);
  g_autofree char *json = g_strdup_printf ("[{'GroupId':%d,'Name':'x','Rights':%s}]", id, rights);
  g_autoptr (JsonNode) node = lk_desk_json (json);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_field_from_json (lk_user_field_groups, node, &value, NULL);
  lk_wishes_put (wishes, lk_user_field_groups, LK_WISH_ADD, &value);
  if (is_main)
    lk_works_wish (wishes, "PrimaryGroupId", number);
  return lk_works_plan (works, people, wishes);
}

static void
finish (LkWorks *works, LkJob *job)
{
  lk_works_check (works, job);
  g_object_unref (job);
  lk_works_clear (works);
}

static guint
count_changes (LkWorks *works, LkJob *job, guint i)
{
  return lk_demo_pbx_count_changes (works->desk.demo,
                                    lk_job_item_get_user_id (lk_job_get_item (job, i)));
}

static const char *
get_message (LkJob *job, guint i)
{
  return lk_job_item_get_message (lk_job_get_item (job, i));
}

/* The membership first, then the main department, which goes to all of them at once. */
static void
test_move (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_USERS);
  job = plan_move (&works, TRUE, "{'RoleName':'users'}");
  lk_works_run (&works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpuint (count_changes (&works, job, i), ==, 2);
  g_assert_cmpuint (lk_demo_pbx_count_requests (works.desk.demo, "POST",
                                                "/xapi/v1/Users/Pbx.BulkUpdate"),
                    >=, 1);
  finish (&works, job);
}

/* Where the second request is refused it is said that the first was not. */
static void
test_half_a_move (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_USERS);
  job = plan_move (&works, TRUE, "{'RoleName':'users'}");
  lk_job_set_method (job, LK_METHOD_SINGLE);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *fault = g_strdup_printf ("status=400@%u,PATCH ", N_ITEMS + 1 + i);

      lk_desk_set (&works.desk, fault);
    }
  lk_works_run (&works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_assert_cmpuint (count_changes (&works, job, i), ==, 1);
      g_assert_true (g_str_has_prefix (get_message (job, i), "Only a part was changed. "));
    }
  finish (&works, job);
}

/* Whoever stops between the two. */
static void
stop_cb (LkDemoPbx *demo,
         const char *method,
         const char *uri,
         const char *request_body,
         guint status,
         const char *response_body,
         gpointer user_data)
{
  LkWorks *works = user_data;

  if (g_str_equal (method, "PATCH")
      && count_changes (works, lk_job_runner_get_job (lk_jobs_get_runner (works->jobs)),
                        N_ITEMS - 1)
           == 1)
    lk_job_runner_stop (lk_jobs_get_runner (works->jobs));
}

static void
test_stopped_move (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_USERS);
  job = plan_move (&works, TRUE, "{'RoleName':'users'}");
  lk_job_set_method (job, LK_METHOD_SINGLE);
  g_signal_connect (works.desk.demo, "exchange", G_CALLBACK (stop_cb), &works);
  lk_works_run (&works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_assert_cmpuint (count_changes (&works, job, i), ==, 1);
      g_assert_nonnull (strstr (get_message (job, i), "Main department"));
    }
  finish (&works, job);
}

/* A phone system that takes a right and does not keep it: the call for many is tried once more for
 * each, then it is said. */
static void
test_not_kept (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_USERS);
  job = plan_move (&works, FALSE, "{'RoleName':'users','CanBargeIn':true}");
  lk_works_run (&works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_assert_cmpstr (get_message (job, i), ==,
                       "The phone system took the change, yet this is not as you wanted it: "
                       "Departments.");
      g_assert_cmpuint (count_changes (&works, job, i), <=, 2);
    }
  finish (&works, job);
}

/* Answers */

static void
test_lost_twice (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_USERS);
  job = lk_works_plan_one (&works, N_ITEMS, "PromptSet", "'lost'");
  lk_desk_set (&works.desk, "reset@*,POST /xapi/v1/Users/");
  lk_works_run (&works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, N_ITEMS);
  g_assert_cmpstr (get_message (job, 0), ==,
                   "The phone system’s answer was lost twice. Nothing was written.");
  finish (&works, job);
}

static void
test_lost_once (void)
{
  static const char *const faults[] = { "lost@1,POST /xapi/v1/Users/",
                                        "reset@1,POST /xapi/v1/Users/" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LkWorks works;
      LkJob *job;

      lk_works_init (&works, N_USERS);
      job = lk_works_plan_one (&works, N_ITEMS, "PromptSet", "'lost'");
      lk_desk_set (&works.desk, faults[i]);
      lk_works_run (&works, job);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS);
      for (guint j = 0; j < N_ITEMS; j++)
        g_assert_cmpuint (count_changes (&works, job, j), ==, 1);
      finish (&works, job);
    }
}

/* The plan on paper */

static const char *
get_path (GPtrArray *requests, guint i)
{
  return json_object_get_string_member (requests->pdata[i], "path");
}

static guint
count_ids (GPtrArray *requests, guint i)
{
  JsonObject *body = json_object_get_object_member (requests->pdata[i], "body");

  return json_array_get_length (json_object_get_array_member (body, "ids"));
}

static void
test_requests (void)
{
  LkWorks works;
  LkJob *job;
  GPtrArray *requests;

  lk_works_init (&works, 3 * N_USERS);
  job = lk_works_plan_one (&works, 201, "PromptSet", "'paper'");
  lk_job_set_ticked (job, lk_job_get_item (job, 7), NULL, FALSE);
  lk_job_set_ticked (job, lk_job_get_item (job, 8), lk_user_field_find ("PromptSet"), FALSE);
  requests = lk_batch_update_list_requests (job);
  g_assert_cmpuint (requests->len, ==, 2);
  g_assert_cmpstr (get_path (requests, 0), ==, "/Users/Pbx.BulkUpdate");
  g_assert_cmpuint (count_ids (requests, 0), ==, 100);
  g_assert_cmpuint (count_ids (requests, 1), ==, 99);
  g_ptr_array_unref (requests);

  lk_job_set_ticked (job, lk_job_get_item (job, 7), NULL, TRUE);
  lk_job_set_ticked (job, lk_job_get_item (job, 8), lk_user_field_find ("PromptSet"), TRUE);
  lk_job_set_method (job, LK_METHOD_MULTI);
  requests = lk_batch_update_list_requests (job);
  g_assert_cmpuint (requests->len, ==, 3);
  g_assert_cmpstr (get_path (requests, 0), ==, "/Users/Pbx.MultiUserUpdate");
  g_assert_true (g_str_has_prefix (get_path (requests, 2), "/Users("));
  g_ptr_array_unref (requests);
  g_object_unref (job);

  job = plan_move (&works, TRUE, "{'RoleName':'users'}");
  lk_job_set_method (job, LK_METHOD_SINGLE);
  requests = lk_batch_update_list_requests (job);
  g_assert_cmpuint (requests->len, ==, 2 * N_ITEMS);
  for (guint i = 0; i < requests->len; i++)
    g_assert_cmpint (json_object_has_member (json_object_get_object_member (requests->pdata[i],
                                                                            "body"),
                                             "PrimaryGroupId"),
                     ==, i >= N_ITEMS);
  g_ptr_array_unref (requests);
  g_object_unref (job);
  lk_works_clear (&works);
}

/* How fast it gets on */

static void
test_progress (void)
{
  LkProgress progress = { 0 };
  gint64 now = 5 * G_USEC_PER_SEC;

  g_assert_cmpint (lk_progress_get_seconds_left (&progress), ==, -1);
  for (guint i = 0; i <= 10; i++)
    {
      lk_progress_note (&progress, 1000, i * 10, 0, now);
      now += G_USEC_PER_SEC;
      if (i < 2)
        g_assert_cmpint (lk_progress_get_seconds_left (&progress), ==, -1);
    }
  g_assert_cmpint (lk_progress_get_seconds_left (&progress), ==, 90);

  /* A pause is no time at all. */
  lk_progress_interrupt (&progress);
  lk_progress_note (&progress, 1000, 100, 0, now + 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (lk_progress_get_seconds_left (&progress), ==, 90);

  g_assert_cmpfloat (lk_progress_get_part (0, 0, 0), ==, 0);
  g_assert_cmpfloat (lk_progress_get_part (10, 4, 2), ==, 0.5);
  g_assert_cmpfloat (lk_progress_get_part (10, 10, 0), ==, 1);
}

/* What somebody else does during a pause, which may be long, is theirs: it is not overwritten by
 * what was read before. */
static void
test_change_in_pause (void)
{
  LkWorks works;
  g_autoptr (LkJob) job = NULL;
  LkJobItem *item;
  LkJobRunner *runner;

  lk_works_init (&works, N_USERS);
  job = lk_works_plan_one (&works, N_ITEMS, "PromptSet", "'x'");
  item = lk_job_get_item (job, 3);
  runner = lk_works_start (&works, job);
  while (lk_works_count_requests (&works) == 0)
    g_main_context_iteration (NULL, TRUE);
  lk_job_runner_pause (runner);
  lk_works_wait (runner, LK_RUN_PAUSED);
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_PLANNED);
  lk_desk_rival (&works.desk, lk_job_item_get_user_id (item), "{'PromptSet':'theirs'}");
  lk_job_runner_go_on (runner);
  lk_works_wait (runner, LK_RUN_ENDED);

  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_SKIPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS - 1);
  lk_works_check (&works, job);
  lk_works_clear (&works);
}

/* What nobody can read, nobody knows: only who was not sent is surely as before. */
static void
test_unread (void)
{
  static const LkItemState states[] = { LK_ITEM_PLANNED, LK_ITEM_SENDING, LK_ITEM_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (LkJobItem) item = lk_job_item_new (5, "105", "Ada");
      g_autoptr (LkBatchEntry) entry = NULL;

      lk_job_item_set_state (item, states[i], NULL);
      entry = lk_batch_entry_new (item);
      lk_batch_entry_give_up (entry, "Cannot be read.");
      g_assert_cmpint (lk_batch_entry_get_phase (entry), ==, LK_ENTRY_OVER);
      g_assert_cmpint (lk_job_item_get_state (item), ==, i == 0 ? LK_ITEM_FAILED : LK_ITEM_UNKNOWN);
      g_assert_cmpstr (lk_job_item_get_message (item), ==, "Cannot be read.");
    }
}

static void
rows_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, "{\"@odata.count\":1,\"value\":[{\"Id\":5,\"Number\":[]}]}");
}

/* A job whose users cannot be read any more comes to an end. */
static void
test_unreadable (void)
{
  LkWorks works;
  g_autoptr (LkStub) stub = lk_stub_new (rows_cb, NULL);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJobWork) work = NULL;
  g_autoptr (GError) error = NULL;
  LkJobItem *item;
  gboolean is_done = FALSE;

  lk_works_init (&works, N_USERS);
  job = lk_test_job_new_update ("works", 1);
  item = lk_job_get_item (job, 0);
  lk_job_item_set_state (item, LK_ITEM_SENDING, NULL);
  lk_test_journal_add (works.journal, job, &error);
  g_assert_no_error (error);
  work = lk_batch_update_new (job, works.journal, pbx);
  for (guint i = 0; i < 10 && !is_done; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *pending = NULL;

      lk_job_work_step_async (work, lk_await_cb, &pending);
      result = lk_await (&pending);
      g_assert_true (lk_job_work_step_finish (work, result, &is_done, NULL));
    }
  g_assert_true (is_done);
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_UNKNOWN);
  g_clear_object (&work);
  lk_works_clear (&works);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch-odd/move", test_move);
  g_test_add_func ("/batch-odd/half-a-move", test_half_a_move);
  g_test_add_func ("/batch-odd/stopped-move", test_stopped_move);
  g_test_add_func ("/batch-odd/not-kept", test_not_kept);
  g_test_add_func ("/batch-odd/lost-twice", test_lost_twice);
  g_test_add_func ("/batch-odd/lost-once", test_lost_once);
  g_test_add_func ("/batch-odd/change-in-pause", test_change_in_pause);
  g_test_add_func ("/batch-odd/unread", test_unread);
  g_test_add_func ("/batch-odd/unreadable", test_unreadable);
  g_test_add_func ("/batch-odd/requests", test_requests);
  g_test_add_func ("/batch-odd/progress", test_progress);
  return g_test_run ();
}
