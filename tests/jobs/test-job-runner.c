/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-works.h"

#include <string.h>

#include "lk-await.h"
#include "lk-batch-update.h"
#include "lk-error.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"

#define N_USERS 100
#define N_ITEMS 12

/* More requests than a job of these tests takes. */
#define N_MOMENTS 16

typedef void (*Act) (LkJobRunner *runner);

typedef struct
{
  LkWorks works;
  guint n_exchanges;
  guint moment; /* at which exchange something happens; 0 is never */
  Act act;
  gboolean was_met;
} House;

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request_body,
             guint status,
             const char *response_body,
             gpointer user_data)
{
  House *house = user_data;

  if (!lk_jobs_is_busy (house->works.jobs) || ++house->n_exchanges != house->moment)
    return;
  house->was_met = TRUE;
  house->act (lk_jobs_get_runner (house->works.jobs));
}

static void
house_init (House *house)
{
  *house = (House) {};
  lk_works_init (&house->works, N_USERS);
  g_signal_connect (house->works.desk.demo, "exchange", G_CALLBACK (exchange_cb), house);
}

static void
house_clear (House *house)
{
  lk_works_clear (&house->works);
}

/* A job of many kinds of request: one of them refuses, the bodies differ. */
static LkJob *
plan (House *house, guint seed)
{
  g_autofree char *text = g_strdup_printf ("'prompt%u'", seed);
  LkJob *job = lk_works_plan_one (&house->works, N_ITEMS, "PromptSet", text);
  g_autofree char *fault =
    g_strdup_printf ("refuse-user=%d", lk_job_item_get_user_id (lk_job_get_item (job, 5)));

  lk_desk_set (&house->works.desk, fault);
  house->n_exchanges = 0;
  house->was_met = FALSE;
  return job;
}

static void
check_whole (House *house, LkJob *job)
{
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS - 1);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);
  lk_works_check (&house->works, job);
}

/* Whoever pauses at any request goes on as if nothing had been. */
static void
test_pause (void)
{
  House house;
  guint n_met = 0;

  house_init (&house);
  house.act = lk_job_runner_pause;
  for (house.moment = 1; house.moment < N_MOMENTS; house.moment++)
    {
      g_autoptr (LkJob) job = plan (&house, house.moment);
      guint n_pauses = lk_works_run (&house.works, job);

      g_assert_cmpuint (n_pauses, ==, house.was_met);
      n_met += house.was_met;
      check_whole (&house, job);
    }
  g_assert_cmpuint (n_met, >, 5);
  house_clear (&house);
}

/* What is paused stays as it is. */
static void
test_rest (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  LkJobRunner *runner;
  guint n_requests;

  house_init (&house);
  house.act = lk_job_runner_pause;
  house.moment = 2;
  job = plan (&house, 1);
  runner = lk_works_start (&house.works, job);
  g_assert_cmpint (lk_job_runner_get_state (runner), ==, LK_RUN_GOING);
  lk_works_wait (runner, LK_RUN_PAUSED);
  g_assert_no_error (lk_job_runner_get_trouble (runner));
  g_assert_cmpint (lk_job_runner_get_seconds_left (runner), ==, -1);
  g_assert_cmpfloat (lk_job_runner_get_progress (runner), >, 0);
  g_assert_cmpfloat (lk_job_runner_get_progress (runner), <, 1);
  n_requests = lk_works_count_requests (&house.works);
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (lk_works_count_requests (&house.works), ==, n_requests);
  g_assert_true (lk_jobs_is_busy (house.works.jobs));

  lk_job_runner_go_on (runner);
  lk_works_wait (runner, LK_RUN_ENDED);
  g_assert_cmpfloat (lk_job_runner_get_progress (runner), ==, 1);
  check_whole (&house, job);
  house_clear (&house);
}

/* Who changes their mind before the pause has come. */
static void
pause_and_go_on (LkJobRunner *runner)
{
  lk_job_runner_pause (runner);
  g_assert_cmpint (lk_job_runner_get_state (runner), ==, LK_RUN_PAUSING);
  lk_job_runner_go_on (runner);
}

static void
test_hesitation (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;

  house_init (&house);
  house.act = pause_and_go_on;
  house.moment = 2;
  job = plan (&house, 1);
  g_assert_cmpuint (lk_works_run (&house.works, job), ==, 0);
  g_assert_true (house.was_met);
  check_whole (&house, job);
  house_clear (&house);
}

/* Whoever stops at any request knows of each user what became of them, and can go on later. */
static void
test_stop (void)
{
  House house;
  guint n_met = 0;

  house_init (&house);
  house.act = lk_job_runner_stop;
  for (house.moment = 1; house.moment < N_MOMENTS; house.moment++)
    {
      g_autoptr (LkJob) job = plan (&house, house.moment);

      lk_works_run (&house.works, job);
      lk_works_check (&house.works, job);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_SENDING), ==, 0);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_UNKNOWN), ==, 0);
      g_assert_cmpint (lk_job_get_state (job), ==,
                       lk_job_count (job, LK_ITEM_PLANNED) > 0 ? LK_JOB_STOPPED : LK_JOB_FINISHED);
      n_met += lk_job_get_state (job) == LK_JOB_STOPPED;

      house.was_met = TRUE;
      lk_works_run (&house.works, job);
      check_whole (&house, job);
    }
  g_assert_cmpuint (n_met, >, 3);
  house_clear (&house);
}

static void
test_stop_while_paused (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  LkJobRunner *runner;

  house_init (&house);
  house.act = lk_job_runner_pause;
  house.moment = 2;
  job = plan (&house, 1);
  runner = lk_works_start (&house.works, job);
  lk_works_wait (runner, LK_RUN_PAUSED);
  lk_job_runner_stop (runner);
  lk_works_wait (runner, LK_RUN_ENDED);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_STOPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), >, 0);
  lk_works_check (&house.works, job);
  house_clear (&house);
}

/* Somebody stops, and the phone system says nothing any more: that is what is said. */
static void
silence (LkJobRunner *runner)
{
  lk_job_runner_stop (runner);
}

static void
test_stop_in_silence (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) again = NULL;
  g_autoptr (GError) error = NULL;

  house_init (&house);
  house.act = silence;
  house.moment = 2;
  job = plan (&house, 1);
  lk_desk_set (&house.works.desk, "lost@1,POST /xapi/v1/Users/");
  for (guint i = 2; i < 20; i++)
    {
      g_autofree char *fault = g_strdup_printf ("reset@%u,GET /xapi/v1/Users", i);

      lk_desk_set (&house.works.desk, fault);
    }
  lk_works_run (&house.works, job);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_STOPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_UNKNOWN), ==, N_ITEMS);
  lk_works_check_journal (&house.works, job);

  /* Who looks later learns it. */
  lk_demo_pbx_clear_faults (house.works.desk.demo);
  again = lk_test_journal_load (house.works.journal, lk_job_get_id (job), &error);
  g_assert_no_error (error);
  g_assert_nonnull (lk_jobs_end (house.works.jobs, again, &error));
  lk_works_wait (lk_jobs_get_runner (house.works.jobs), LK_RUN_ENDED);
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_PLANNED), ==, N_ITEMS);
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_UNKNOWN), ==, 0);
  lk_works_check (&house.works, again);
  house_clear (&house);
}

/* Without a network */

static void
test_trouble (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  LkJobRunner *runner;

  house_init (&house);
  job = plan (&house, 1);
  lk_desk_set (&house.works.desk, "status=402@*,POST /xapi/v1/Users/");
  runner = lk_works_start (&house.works, job);
  lk_works_wait (runner, LK_RUN_PAUSED);
  g_assert_error (lk_job_runner_get_trouble (runner), LK_ERROR, LK_ERROR_LICENCE);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, N_ITEMS);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_SENDING), ==, 0);

  lk_demo_pbx_clear_faults (house.works.desk.demo);
  lk_job_runner_go_on (runner);
  g_assert_no_error (lk_job_runner_get_trouble (runner));
  lk_works_wait (runner, LK_RUN_ENDED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS);
  lk_works_check (&house.works, job);
  house_clear (&house);
}

/* A role that is too low holds up the job; some users who are out of reach do not. */
static void
test_barred (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  LkJobRunner *runner;

  house_init (&house);
  job = lk_works_plan_one (&house.works, N_ITEMS, "PromptSet", "'x'");
  lk_job_set_method (job, LK_METHOD_SINGLE);
  lk_desk_set (&house.works.desk, "status=403@1,PATCH ");
  lk_desk_set (&house.works.desk, "status=403@4,PATCH ");
  runner = lk_works_start (&house.works, job);
  lk_works_wait (runner, LK_RUN_PAUSED);
  g_assert_error (lk_job_runner_get_trouble (runner), LK_ERROR, LK_ERROR_FORBIDDEN);
  lk_job_runner_go_on (runner);
  lk_works_wait (runner, LK_RUN_ENDED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, N_ITEMS - 1);
  lk_works_check (&house.works, job);
  house_clear (&house);
}

/* The journal */

static void
close_journal (LkJobRunner *runner)
{
  LkJobs *jobs = g_object_get_data (G_OBJECT (lk_job_runner_get_job (runner)), "jobs");

  lk_journal_close (lk_jobs_get_journal (jobs));
}

/* What cannot be written down is not sent. */
static void
test_deaf_journal (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  house_init (&house);
  house.act = close_journal;
  house.moment = 1;
  job = plan (&house, 1);
  g_object_set_data (G_OBJECT (job), "jobs", house.works.jobs);
  runner = lk_works_start (&house.works, job);
  lk_works_wait (runner, LK_RUN_PAUSED);
  g_assert_nonnull (lk_job_runner_get_trouble (runner));
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, N_ITEMS);
  g_assert_cmpuint (lk_demo_pbx_count_requests (house.works.desk.demo, "POST",
                                                "/xapi/v1/Users/Pbx.BulkUpdate"),
                    ==, 0);

  lk_job_runner_stop (runner);
  lk_works_wait (runner, LK_RUN_ENDED);
  g_assert_nonnull (lk_job_runner_get_trouble (runner));
  g_assert_null (lk_jobs_run (house.works.jobs, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  house_clear (&house);
}

static void
test_one_at_a_time (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) other = NULL;
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  house_init (&house);
  job = plan (&house, 1);
  other = lk_works_plan_one (&house.works, 3, "Language", "'xy'");
  runner = lk_works_start (&house.works, job);
  g_assert_null (lk_jobs_run (house.works.jobs, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_true (lk_jobs_get_runner (house.works.jobs) == runner);
  lk_works_wait (runner, LK_RUN_ENDED);
  lk_works_run (&house.works, other);
  lk_works_check (&house.works, other);
  g_clear_error (&error);

  lk_job_set_profile (other, "elsewhere", "Elsewhere", "900");
  g_assert_null (lk_jobs_run (house.works.jobs, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  house_clear (&house);
}

/* A crash */

static GPtrArray *
find_interrupted (House *house)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  GPtrArray *jobs;

  lk_jobs_find_interrupted_async (house->works.jobs, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  jobs = lk_jobs_find_interrupted_finish (house->works.jobs, result, &error);
  g_assert_no_error (error);
  return jobs;
}

/* So many steps, and then nothing more. */
static gboolean
crash_after (House *house, LkJob *job, guint n_steps)
{
  g_autoptr (LkJobWork) work = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  lk_job_settle (job);
  lk_job_set_state (job, LK_JOB_RUNNING);
  lk_job_set_started_at (job, 1);
  g_assert_true (lk_test_journal_add (house->works.journal, job, &error));
  work = lk_batch_update_new (job, house->works.journal, house->works.desk.pbx);
  for (guint i = 0; i < n_steps && !is_done; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *pending = NULL;

      lk_job_work_step_async (work, lk_await_cb, &pending);
      result = lk_await (&pending);
      lk_job_work_step_finish (work, result, &is_done, &error);
      g_assert_no_error (error);
    }
  return !is_done;
}

static void
check_changed_once (House *house, LkJob *job, GArray *before)
{
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      guint n_changes =
        lk_demo_pbx_count_changes (house->works.desk.demo, lk_job_item_get_user_id (item));

      g_assert_cmpuint (n_changes - g_array_index (before, guint, i), ==,
                        lk_job_item_get_state (item) == LK_ITEM_DONE);
    }
}

static void
test_crash (void)
{
  House house;
  gboolean has_crashed = TRUE;

  house_init (&house);
  for (guint n_steps = 0; has_crashed; n_steps++)
    {
      g_autoptr (LkJob) job = plan (&house, 100 + n_steps);
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GPtrArray) left = NULL;

      for (guint i = 0; i < N_ITEMS; i++)
        {
          guint n = lk_demo_pbx_count_changes (house.works.desk.demo,
                                               lk_job_item_get_user_id (lk_job_get_item (job, i)));

          g_array_append_val (before, n);
        }
      has_crashed = crash_after (&house, job, n_steps);
      left = find_interrupted (&house);
      g_assert_cmpuint (left->len, ==, 1);
      lk_works_run (&house.works, left->pdata[0]);
      check_whole (&house, left->pdata[0]);
      check_changed_once (&house, left->pdata[0], before);
    }
  house_clear (&house);
}

/* Or it is ended: what was sent is looked at, and nothing more is sent. */
static void
test_crash_and_end (void)
{
  House house;
  gboolean has_crashed = TRUE;

  house_init (&house);
  for (guint n_steps = 0; has_crashed; n_steps++)
    {
      g_autoptr (LkJob) job = plan (&house, 200 + n_steps);
      g_autoptr (GPtrArray) left = NULL;
      g_autoptr (GPtrArray) none = NULL;
      g_autoptr (GError) error = NULL;
      guint n_written;

      has_crashed = crash_after (&house, job, n_steps);
      left = find_interrupted (&house);
      g_assert_cmpuint (left->len, ==, 1);
      n_written =
        lk_demo_pbx_count_requests (house.works.desk.demo, "POST", "/xapi/v1/Users/Pbx.BulkUpdate")
        + lk_demo_pbx_count_requests (house.works.desk.demo, "PATCH", "/xapi/v1/Users({Id})");
      g_assert_nonnull (lk_jobs_end (house.works.jobs, left->pdata[0], &error));
      lk_works_wait (lk_jobs_get_runner (house.works.jobs), LK_RUN_ENDED);
      lk_works_check (&house.works, left->pdata[0]);
      g_assert_cmpuint (lk_demo_pbx_count_requests (house.works.desk.demo, "POST",
                                                    "/xapi/v1/Users/Pbx.BulkUpdate")
                          + lk_demo_pbx_count_requests (house.works.desk.demo, "PATCH",
                                                        "/xapi/v1/Users({Id})"),
                        ==, n_written);
      none = find_interrupted (&house);
      g_assert_cmpuint (none->len, ==, 0);
    }
  house_clear (&house);
}

/* Somebody else was there between the crash and the next start. */
static void
test_crash_and_rival (void)
{
  House house;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (GPtrArray) left = NULL;
  LkJob *found;

  house_init (&house);
  job = plan (&house, 1);
  crash_after (&house, job, 2);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_SENDING), ==, N_ITEMS);
  lk_desk_rival (&house.works.desk, lk_job_item_get_user_id (lk_job_get_item (job, 2)),
                 "{'PromptSet':'rival'}");
  left = find_interrupted (&house);
  found = left->pdata[0];
  lk_works_run (&house.works, found);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (found, 2)), ==, LK_ITEM_SKIPPED);
  g_assert_cmpuint (lk_job_count (found, LK_ITEM_DONE), ==, N_ITEMS - 2);
  lk_works_check (&house.works, found);
  house_clear (&house);
}

/* A journal that lost what was to change, or never had it, changes nobody. */
static void
test_lost_plan (void)
{
  const LkValue nothing = LK_VALUE_INIT;
  House house;
  g_autoptr (LkJob) job = lk_job_new (LK_JOB_UPDATE);
  g_autoptr (GPtrArray) people = NULL;

  house_init (&house);
  people = lk_works_list_people (&house.works, 0, 2);
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (LkJobItem) item = lk_job_item_new_for_user (people->pdata[i]);
      g_autoptr (LkDifference) difference = lk_difference_new (lk_user_get_id (people->pdata[i]));

      lk_difference_add (difference, lk_user_field_access_password, &nothing, &nothing);
      if (i == 1)
        lk_job_item_set_difference (item, difference);
      lk_job_add (job, item);
    }
  lk_works_run (&house.works, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 2);
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpuint (lk_demo_pbx_count_changes (house.works.desk.demo,
                                                 lk_user_get_id (people->pdata[i])),
                      ==, 0);
  house_clear (&house);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job-runner/pause", test_pause);
  g_test_add_func ("/job-runner/rest", test_rest);
  g_test_add_func ("/job-runner/hesitation", test_hesitation);
  g_test_add_func ("/job-runner/stop", test_stop);
  g_test_add_func ("/job-runner/stop-while-paused", test_stop_while_paused);
  g_test_add_func ("/job-runner/stop-in-silence", test_stop_in_silence);
  g_test_add_func ("/job-runner/trouble", test_trouble);
  g_test_add_func ("/job-runner/barred", test_barred);
  g_test_add_func ("/job-runner/deaf-journal", test_deaf_journal);
  g_test_add_func ("/job-runner/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/job-runner/crash", test_crash);
  g_test_add_func ("/job-runner/crash-and-end", test_crash_and_end);
  g_test_add_func ("/job-runner/crash-and-rival", test_crash_and_rival);
  g_test_add_func ("/job-runner/lost-plan", test_lost_plan);
  return g_test_run ();
}
