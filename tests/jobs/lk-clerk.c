/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-clerk.h"

#include "lk-await.h"
#include "lk-batch-create.h"
#include "lk-batch-delete.h"
#include "lk-batch-update.h"
#include "lk-stub.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"

/* More troubles in a row than any test makes. */
#define MAX_TROUBLES 40

static void
open_journal (LkClerk *clerk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  clerk->journal = lk_journal_new_in_memory ();
  lk_journal_open_async (clerk->journal, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  lk_journal_open_finish (clerk->journal, result, &error);
  g_assert_no_error (error);
}

void
lk_clerk_refresh (LkClerk *clerk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_directory_refresh_async (clerk->directory, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  lk_directory_refresh_finish (clerk->directory, result, &error);
  g_assert_no_error (error);
}

void
lk_clerk_init (LkClerk *clerk, guint n_users, LkVersion version)
{
  *clerk = (LkClerk) { 0 };
  lk_desk_init (&clerk->desk, n_users, version);
  clerk->directory = lk_directory_new (clerk->desk.pbx);
  clerk->profile = lk_profile_new ("11111111-2222-4333-8444-555555555555");
  g_object_set (clerk->profile, "name", "Acme", "client-id", LK_STUB_CLIENT_ID, NULL);
  clerk->gone = g_array_new (FALSE, FALSE, sizeof (int));
  clerk->came = g_array_new (FALSE, FALSE, sizeof (int));
  open_journal (clerk);
  lk_clerk_refresh (clerk);
}

void
lk_clerk_clear (LkClerk *clerk)
{
  lk_journal_close (clerk->journal);
  lk_await_finalize (clerk->journal);
  g_object_unref (clerk->profile);
  lk_await_finalize (clerk->directory);
  g_array_unref (clerk->gone);
  g_array_unref (clerk->came);
  lk_desk_clear (&clerk->desk);
}

GPtrArray *
lk_clerk_choose (LkClerk *clerk, guint skip, guint n)
{
  GListModel *model = G_LIST_MODEL (clerk->directory);
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; i < g_list_model_get_n_items (model) && users->len < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (model, i);

      if ((lk_user_get_attention (user) & LK_ATTENTION_NOT_PERSON) == 0 && skip-- == 0)
        {
          g_ptr_array_add (users, g_object_ref (user));
          skip = 0;
        }
    }

  g_assert_cmpuint (users->len, ==, n);
  return users;
}

LkJob *
lk_clerk_plan (LkClerk *clerk, LkPreparation *preparation)
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

static void
gone_cb (LkClerk *clerk, int id)
{
  g_array_append_val (clerk->gone, id);
}

static void
came_cb (LkClerk *clerk, int id)
{
  g_array_append_val (clerk->came, id);
}

LkJobWork *
lk_clerk_new_work (LkClerk *clerk, LkJob *job)
{
  LkJobWork *work;

  switch (lk_job_get_kind (job))
    {
    case LK_JOB_DELETE:
      work = lk_batch_delete_new (job, clerk->journal, clerk->desk.pbx);
      break;
    case LK_JOB_CREATE:
      work = lk_batch_create_new (job, clerk->journal, clerk->desk.pbx);
      break;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      work = lk_batch_update_new (job, clerk->journal, clerk->desk.pbx);
    }

  g_signal_connect_swapped (work, "gone", G_CALLBACK (gone_cb), clerk);
  g_signal_connect_swapped (work, "came", G_CALLBACK (came_cb), clerk);
  return work;
}

gboolean
lk_clerk_step (LkClerk *clerk, LkJobWork *work, gboolean *is_done, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  clerk->n_steps++;
  lk_job_work_step_async (work, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_job_work_step_finish (work, result, is_done, error);
}

static void
put_job (LkClerk *clerk, LkJob *job)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_put_async (clerk->journal, job, nothing, lk_await_cb, &pending);
  result = lk_await (&pending);
  lk_journal_write_finish (clerk->journal, result, &error);
  g_assert_no_error (error);
}

void
lk_clerk_begin (LkClerk *clerk, LkJob *job)
{
  g_autoptr (GError) error = NULL;

  clerk->n_steps = clerk->n_troubles = 0;
  g_array_set_size (clerk->gone, 0);
  g_array_set_size (clerk->came, 0);
  lk_job_settle (job);
  lk_job_set_state (job, LK_JOB_RUNNING);
  lk_test_journal_add (clerk->journal, job, &error);
  g_assert_no_error (error);
}

void
lk_clerk_finish (LkClerk *clerk, LkJobWork *work)
{
  LkJob *job = lk_job_work_get_job (work);
  gboolean is_done = FALSE;

  while (!is_done)
    {
      g_autoptr (GError) error = NULL;

      if (!lk_clerk_step (clerk, work, &is_done, &error))
        {
          g_test_message ("trouble: %s", error->message);
          g_assert_cmpuint (++clerk->n_troubles, <, MAX_TROUBLES);
        }
      g_assert_cmpuint (clerk->n_steps, <, 20 * (lk_job_get_n_items (job) + 10));
    }

  lk_job_set_state (job, lk_job_work_is_settling (work) ? LK_JOB_STOPPED : LK_JOB_FINISHED);
  put_job (clerk, job);
}

void
lk_clerk_run (LkClerk *clerk, LkJob *job)
{
  g_autoptr (LkJobWork) work = NULL;

  lk_clerk_begin (clerk, job);
  work = lk_clerk_new_work (clerk, job);
  lk_clerk_finish (clerk, work);
}

void
lk_clerk_resume (LkClerk *clerk, LkJob *job)
{
  g_autoptr (LkJobWork) work = lk_clerk_new_work (clerk, job);

  clerk->n_steps = clerk->n_troubles = 0;
  lk_clerk_finish (clerk, work);
}

LkJob *
lk_clerk_load (LkClerk *clerk, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LkJob *job = lk_test_journal_load (clerk->journal, id, &error);

  g_assert_no_error (error);
  return job;
}

LkJobItem *
lk_clerk_find (LkJob *job, int user_id)
{
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    if (lk_job_item_get_user_id (lk_job_get_item (job, i)) == user_id)
      return lk_job_get_item (job, i);

  g_assert_not_reached ();
}
