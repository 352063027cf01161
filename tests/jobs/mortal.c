/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that does a job at a phone system and may die at any moment. When it is started again
 * it goes on: first with what the journal says was interrupted, then with what was not begun. */

#include <string.h>

#include "lk-await.h"
#include "lk-fuse.h"
#include "lk-jobs.h"
#include "lk-prepare.h"
#include "lk-single-job.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"
#include "lk-world.h"

#define N_PEOPLE 36

/* How often a job is told to go on before something is wrong with it. */
#define MAX_PAUSES 20

typedef struct
{
  LkPbx *pbx;
  LkDirectory *directory;
  LkProfile *profile;
  LkJournal *journal;
  LkJobs *jobs;
} Office;

/* What to do, one after the other, and how each is sent; or what a person does to one user. The
 * fuse is lit for the last one. */
typedef struct
{
  const char *name;
  LkJob *(*stages[2]) (Office *office, LkJob *former);
  LkJobMethod method;
  void (*act) (Office *office);
} Task;

static GPtrArray *
choose_people (Office *office)
{
  GListModel *model = G_LIST_MODEL (office->directory);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);

  /* The first one is the phone system's operator. */
  for (guint i = 1; i < g_list_model_get_n_items (model) && people->len < N_PEOPLE; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (model, i);

      if ((lk_user_get_attention (user) & LK_ATTENTION_NOT_PERSON) == 0)
        g_ptr_array_add (people, g_steal_pointer (&user));
    }
  g_assert_cmpuint (people->len, ==, N_PEOPLE);
  return people;
}

static LkJob *
plan (LkPreparation *preparation)
{
  g_autoptr (LkPreparation) owned = preparation;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkJob *job;

  g_assert_nonnull (preparation);
  lk_preparation_run_async (preparation, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  job = lk_preparation_run_finish (preparation, result, &error);
  g_assert_no_error (error);
  return job;
}

static LkJob *
plan_update (Office *office, LkJob *former)
{
  g_autoptr (GPtrArray) people = choose_people (office);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_auto (LkValue) name = LK_VALUE_INIT;
  g_auto (LkValue) no = LK_VALUE_INIT;

  lk_value_set_text (&name, "Zoë");
  lk_value_set_bool (&no, FALSE);
  lk_wishes_put (wishes, lk_user_field_first_name, LK_WISH_SET, &name);
  lk_wishes_put (wishes, lk_user_field_enabled, LK_WISH_SET, &no);
  return plan (lk_prepare_update (office->directory, office->profile, people, wishes));
}

static LkJob *
plan_delete (Office *office, LkJob *former)
{
  g_autoptr (GPtrArray) people = choose_people (office);

  return plan (lk_prepare_delete (office->directory, office->profile, people));
}

static LkJob *
plan_undo (Office *office, LkJob *former)
{
  return plan (lk_prepare_undo (office->directory, office->profile, former));
}

static void
set_text (LkDraft *draft, const LkField *field, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (draft, field, &value);
}

static void
act_edit (Office *office)
{
  g_autoptr (GPtrArray) people = choose_people (office);
  g_autoptr (LkDraft) draft = lk_draft_new (g_ptr_array_index (people, 7));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  GAsyncResult *pending = NULL;

  set_text (draft, lk_user_field_first_name, "Zoë");
  lk_single_job_save_async (office->jobs, office->pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  saved = lk_single_job_save_finish (office->pbx, result, NULL, NULL);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);
}

static void
act_new (Office *office)
{
  g_autoptr (LkDraft) draft = lk_draft_new_user (LK_VERSION_NEWEST);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LkCreateResult) created = NULL;
  GAsyncResult *pending = NULL;

  set_text (draft, lk_user_field_number, "899");
  set_text (draft, lk_user_field_first_name, "Zoë");
  set_text (draft, lk_user_field_last_name, "Almeida");
  lk_single_job_create_async (office->jobs, office->pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  created = lk_single_job_create_finish (office->pbx, result, NULL, NULL);
  g_assert_cmpint (created->state, ==, LK_CREATE_DONE);
}

static const Task tasks[] = {
  { "update", { plan_update }, LK_METHOD_BULK },
  { "update-single", { plan_update }, LK_METHOD_SINGLE },
  { "delete", { plan_delete }, LK_METHOD_AUTOMATIC },
  { "undo", { plan_update, plan_undo }, LK_METHOD_BULK },
  { "create", { plan_delete, plan_undo }, LK_METHOD_AUTOMATIC },
  { "edit", .act = act_edit },
  { "new", .act = act_new },
};

static const Task *
find_task (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (tasks[i].name, name))
      return &tasks[i];

  g_error ("No such task: %s", name);
}

static void
run (Office *office, LkJob *job)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner = lk_jobs_run (office->jobs, job, &error);
  guint n_pauses = 0;

  g_assert_no_error (error);
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
}

static void
open_office (Office *office, const char *origin, const char *path)
{
  g_autoptr (GError) error = NULL;

  office->pbx = lk_await_new_pbx (origin);
  office->directory = lk_directory_new (office->pbx);
  lk_world_refresh_well (office->directory);
  office->profile =
    g_object_new (LK_TYPE_PROFILE, "id", "office", "name", "Office", "client-id", "900", NULL);
}

static void
open_journal (Office *office, const char *path)
{
  g_autoptr (GError) error = NULL;

  office->journal = lk_test_journal_open (path, &error);
  g_assert_no_error (error);
  office->jobs = lk_jobs_new (office->journal, office->directory, office->profile);
}

static void
close_office (Office *office)
{
  lk_journal_close (office->journal);
  lk_await_finalize (office->jobs);
  lk_await_finalize (office->journal);
  lk_await_finalize (office->directory);
  lk_await_finalize (office->pbx);
  g_object_unref (office->profile);
}

static void
go_on (Office *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_jobs_find_interrupted_async (office->jobs, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  jobs = lk_jobs_find_interrupted_finish (office->jobs, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jobs->len, <=, 1);
  if (jobs->len > 0)
    run (office, g_ptr_array_index (jobs, 0));
}

/* Returns: (transfer full) (nullable): the @n-th of all jobs that there ever were */
static LkJob *
find_job (Office *office, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lk_test_journal_list (office->journal, NULL, NULL, &error);
  LkJob *job = NULL;

  g_assert_no_error (error);
  if (n < list->len)
    job = lk_test_journal_load (office->journal,
                                lk_job_summary_get_id (list->pdata[list->len - 1 - n]), &error);
  g_assert_no_error (error);
  return job;
}

static void
do_stage (Office *office, const Task *task, guint stage, LkJob *former)
{
  g_autoptr (LkJob) there = find_job (office, stage);
  g_autoptr (LkJob) job = NULL;

  if (there != NULL)
    {
      g_assert_cmpint (lk_job_get_state (there), ==, LK_JOB_FINISHED);
      return;
    }

  if (task->act != NULL)
    {
      task->act (office);
      return;
    }
  job = task->stages[stage](office, former);
  lk_job_set_method (job, task->method);
  run (office, job);
}

/* ORIGIN JOURNAL TASK N FILE: dies at the N-th event, or says in FILE how many there were. */
int
main (int argc, char **argv)
{
  Office office = {};
  const Task *task;
  g_autofree char *said = NULL;
  guint n;

  g_assert_cmpint (argc, ==, 6);
  task = find_task (argv[3]);
  n = (guint) g_ascii_strtoull (argv[4], NULL, 10);
  open_office (&office, argv[1], argv[2]);

  if (task->stages[1] == NULL)
    lk_fuse_light (n);
  open_journal (&office, argv[2]);
  if (task->stages[1] != NULL)
    {
      g_autoptr (LkJob) first = find_job (&office, 0);

      if (first == NULL)
        do_stage (&office, task, 0, NULL);
      lk_fuse_light (n);
    }
  go_on (&office);
  if (task->stages[1] != NULL)
    {
      g_autoptr (LkJob) first = find_job (&office, 0);

      do_stage (&office, task, 1, first);
    }
  else
    do_stage (&office, task, 0, NULL);

  said = g_strdup_printf ("%u %s", lk_fuse_count (),
                          lk_journal_get_notice (office.journal) != NULL ? "aside" : "sound");
  close_office (&office);
  return g_file_set_contents (argv[5], said, -1, NULL) ? 0 : 1;
}
