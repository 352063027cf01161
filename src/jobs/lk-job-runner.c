/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-runner.h"

#include "lk-batch-create.h"
#include "lk-batch-delete.h"
#include "lk-batch-update.h"
#include "lk-newcomer.h"
#include "lk-progress.h"

struct _LkJobRunner
{
  GObject parent_instance;

  LkJob *job;
  LkJournal *journal;
  LkDirectory *directory;
  LkJobWork *work; /* NULL before it begins */
  LkRunState state;
  GError *trouble;
  gboolean has_started;
  gboolean is_busy;   /* a step, or a word to the journal, is under way */
  gboolean is_noted;  /* the journal has the job, and as running */
  gboolean has_ended; /* nothing is left to do but to write that down */
  LkProgress progress;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJobRunner, lk_job_runner, G_TYPE_OBJECT)

static void
announce (LkJobRunner *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_state (LkJobRunner *self, LkRunState state)
{
  self->state = state;
  announce (self);
}

/* What the work tells of the phone system's users */

static void
read_cb (LkJobRunner *self, LkUser *user)
{
  lk_directory_adopt (self->directory, user);
}

static void
gone_cb (LkJobRunner *self, int id)
{
  lk_directory_dismiss (self->directory, id);
}

/* That the list does not know them yet is no reason to say anything: the next load tells. */
static void
admitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkUser) user = lk_newcomer_admit_finish (LK_DIRECTORY (source), result, NULL);
}

static void
came_cb (LkJobRunner *self, int id)
{
  lk_newcomer_admit_async (self->directory, id, NULL, admitted_cb, NULL);
}

static LkJobWork *
new_work (LkJobRunner *self)
{
  LkPbx *pbx = lk_directory_get_pbx (self->directory);

  switch (lk_job_get_kind (self->job))
    {
    case LK_JOB_DELETE:
      return lk_batch_delete_new (self->job, self->journal, pbx);
    case LK_JOB_CREATE:
      return lk_batch_create_new (self->job, self->journal, pbx);
    default:
      return lk_batch_update_new (self->job, self->journal, pbx);
    }
}

static void
begin_work (LkJobRunner *self)
{
  self->work = new_work (self);
  lk_job_work_set_n_users (self->work, g_list_model_get_n_items (G_LIST_MODEL (self->directory)));
  g_signal_connect_object (self->work, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "came", G_CALLBACK (came_cb), self, G_CONNECT_SWAPPED);
}

static guint
count_open (LkJobRunner *self)
{
  return lk_job_count (self->job, LK_ITEM_SENDING) + lk_job_count (self->job, LK_ITEM_UNKNOWN);
}

static guint
count_over (LkJobRunner *self)
{
  return lk_job_get_n_items (self->job) - lk_job_count (self->job, LK_ITEM_PLANNED)
         - count_open (self);
}

static void
measure (LkJobRunner *self)
{
  lk_progress_note (&self->progress, lk_job_get_n_items (self->job), count_over (self),
                    lk_job_count (self->job, LK_ITEM_SENDING), g_get_monotonic_time ());
}

/* The way of a job: begin, one step after the other, end. Each of them goes on with follow(). */

static void follow (LkJobRunner *self);

static void
pause_with (LkJobRunner *self, GError *trouble)
{
  g_clear_error (&self->trouble);
  self->trouble = trouble;
  lk_progress_interrupt (&self->progress);
  set_state (self, LK_RUN_PAUSED);
}

/* Nobody waits for the journal any more: the next start of the program finds the job as it was
 * written last. */
static void
end (LkJobRunner *self)
{
  g_autoptr (LkJobRunner) kept = self;

  set_state (self, LK_RUN_ENDED);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LkJobRunner *self = user_data;
  gboolean is_stopping = self->state == LK_RUN_STOPPING;
  GError *error = NULL;

  self->is_busy = FALSE;
  if (lk_journal_write_finish (LK_JOURNAL (source), result, &error))
    {
      g_clear_error (&self->trouble);
      end (self);
    }
  else if (is_stopping)
    {
      g_clear_error (&self->trouble);
      self->trouble = error;
      end (self);
    }
  else
    pause_with (self, error);
}

static void
note_end (LkJobRunner *self, GPtrArray *items)
{
  gboolean is_left = lk_job_count (self->job, LK_ITEM_PLANNED) > 0
                     || (self->state == LK_RUN_STOPPING && count_open (self) > 0);

  self->has_ended = TRUE;
  self->is_busy = TRUE;
  lk_job_set_state (self->job, is_left ? LK_JOB_STOPPED : LK_JOB_FINISHED);
  lk_job_set_ended_at (self->job, g_get_real_time ());
  lk_journal_put_async (self->journal, self->job, items, ended_cb, self);
}

/* Somebody stops, and even what was sent cannot be found out: that is said, and why. */
static void
give_up (LkJobRunner *self, const GError *reason)
{
  g_autoptr (GPtrArray) open = lk_job_list (self->job, LK_ITEM_SENDING);

  for (guint i = 0; i < open->len; i++)
    lk_job_item_set_state (g_ptr_array_index (open, i), LK_ITEM_UNKNOWN, reason->message);
  note_end (self, open);
}

static void
end_well (LkJobRunner *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  note_end (self, none);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LkJobRunner *self = user_data;
  GError *error = NULL;
  gboolean is_done;
  gboolean is_made = lk_job_work_step_finish (LK_JOB_WORK (source), result, &is_done, &error);

  self->is_busy = FALSE;
  measure (self);
  if (is_made && is_done)
    self->has_ended = TRUE;
  if (is_made)
    follow (self);
  else if (self->state != LK_RUN_STOPPING)
    pause_with (self, error);
  else if (lk_job_work_is_settling (self->work))
    {
      give_up (self, error);
      g_error_free (error);
    }
  else
    {
      g_error_free (error);
      follow (self);
    }
}

static void
make_step (LkJobRunner *self)
{
  self->is_busy = TRUE;
  lk_job_work_step_async (self->work, stepped_cb, self);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LkJobRunner *self = user_data;
  gboolean is_stopping = self->state == LK_RUN_STOPPING;
  GError *error = NULL;

  self->is_busy = FALSE;
  self->is_noted = lk_journal_write_finish (LK_JOURNAL (source), result, &error);
  if (self->is_noted)
    {
      begin_work (self);
      follow (self);
    }
  else if (is_stopping)
    {
      self->trouble = error;
      end (self);
    }
  else
    pause_with (self, error);
}

/* Nothing is sent before the journal has the job. */
static void
begin (LkJobRunner *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->is_busy = TRUE;
  if (lk_job_get_state (self->job) == LK_JOB_PLANNED)
    lk_job_settle (self->job);
  if (lk_job_get_started_at (self->job) == 0)
    lk_job_set_started_at (self->job, g_get_real_time ());
  lk_job_set_ended_at (self->job, 0);
  lk_job_set_state (self->job, LK_JOB_RUNNING);
  if (lk_job_get_id (self->job) == 0)
    lk_journal_add_async (self->journal, self->job, begun_cb, self);
  else
    lk_journal_put_async (self->journal, self->job, none, begun_cb, self);
}

static void
follow (LkJobRunner *self)
{
  if (!self->is_noted && self->state == LK_RUN_STOPPING && lk_job_get_id (self->job) == 0)
    end (self);
  else if (!self->is_noted)
    begin (self);
  else if (self->has_ended)
    end_well (self);
  else if (self->state == LK_RUN_PAUSING)
    pause_with (self, NULL);
  else
    {
      if (self->state == LK_RUN_STOPPING)
        lk_job_work_settle (self->work);
      make_step (self);
      announce (self);
    }
}

static void
lk_job_runner_finalize (GObject *object)
{
  LkJobRunner *self = LK_JOB_RUNNER (object);

  g_clear_object (&self->work);
  g_object_unref (self->job);
  g_object_unref (self->journal);
  g_object_unref (self->directory);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (lk_job_runner_parent_class)->finalize (object);
}

static void
lk_job_runner_class_init (LkJobRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_job_runner_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_JOB_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_job_runner_init (LkJobRunner *self)
{
}

/**
 * lk_job_runner_new:
 * @job: a planned job, or one from the journal
 * @journal: where all is written down
 * @directory: the users of the phone system that the job is about
 *
 * Returns: (transfer full): what runs it, once lk_job_runner_start() says so.
 */
LkJobRunner *
lk_job_runner_new (LkJob *job, LkJournal *journal, LkDirectory *directory)
{
  LkJobRunner *self = g_object_new (LK_TYPE_JOB_RUNNER, NULL);

  self->job = g_object_ref (job);
  self->journal = g_object_ref (journal);
  self->directory = g_object_ref (directory);
  return self;
}

LkJob *
lk_job_runner_get_job (LkJobRunner *self)
{
  return self->job;
}

LkRunState
lk_job_runner_get_state (LkJobRunner *self)
{
  return self->state;
}

/**
 * lk_job_runner_get_trouble:
 * @self: a runner
 *
 * Returns: (transfer none) (nullable): why it paused by itself, or why the end of the job could not
 *   be written down.
 */
const GError *
lk_job_runner_get_trouble (LkJobRunner *self)
{
  return self->trouble;
}

/**
 * lk_job_runner_get_progress:
 * @self: a runner
 *
 * Returns: how much of the job is done, from 0 to 1. Who is under way counts for a half.
 */
double
lk_job_runner_get_progress (LkJobRunner *self)
{
  if (self->state == LK_RUN_ENDED && lk_job_count (self->job, LK_ITEM_PLANNED) == 0)
    return 1;

  return lk_progress_get_part (lk_job_get_n_items (self->job), count_over (self),
                               lk_job_count (self->job, LK_ITEM_SENDING));
}

/**
 * lk_job_runner_get_seconds_left:
 * @self: a runner
 *
 * Returns: how long it probably takes yet, or -1 where nobody can tell.
 */
int
lk_job_runner_get_seconds_left (LkJobRunner *self)
{
  if (self->state != LK_RUN_GOING)
    return -1;

  return lk_progress_get_seconds_left (&self->progress);
}

/**
 * lk_job_runner_start:
 * @self: a runner
 *
 * Begins. Once.
 */
void
lk_job_runner_start (LkJobRunner *self)
{
  if (self->has_started)
    return;

  self->has_started = TRUE;
  g_object_ref (self);
  measure (self);
  follow (self);
}

/**
 * lk_job_runner_pause:
 * @self: a runner
 *
 * Lets the request that is under way be the last one before a pause.
 */
void
lk_job_runner_pause (LkJobRunner *self)
{
  if (self->has_started && self->state == LK_RUN_GOING)
    set_state (self, LK_RUN_PAUSING);
}

/**
 * lk_job_runner_go_on:
 * @self: a runner
 *
 * Ends a pause, however long it was: whoever was about to be sent is looked at first.
 */
void
lk_job_runner_go_on (LkJobRunner *self)
{
  if (self->state != LK_RUN_PAUSED && self->state != LK_RUN_PAUSING)
    return;

  if (self->state == LK_RUN_PAUSED && self->work != NULL)
    lk_job_work_forget (self->work);
  g_clear_error (&self->trouble);
  set_state (self, LK_RUN_GOING);
  if (!self->is_busy)
    follow (self);
}

/**
 * lk_job_runner_stop:
 * @self: a runner
 *
 * Lets the request that is under way be the last one; then it is looked at what became of those who
 * were sent. One that was not started yet goes into the journal, and ends like this at once.
 */
void
lk_job_runner_stop (LkJobRunner *self)
{
  if (self->state == LK_RUN_STOPPING || self->state == LK_RUN_ENDED)
    return;

  g_clear_error (&self->trouble);
  set_state (self, LK_RUN_STOPPING);
  if (!self->has_started)
    lk_job_runner_start (self);
  else if (!self->is_busy)
    follow (self);
}
