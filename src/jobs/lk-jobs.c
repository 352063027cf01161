/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-jobs.h"

#include <glib/gi18n-lib.h>

struct _LkJobs
{
  GObject parent_instance;

  LkJournal *journal;
  LkDirectory *directory;
  LkProfile *profile;
  LkJobRunner *runner;
  gboolean is_busy;
};

enum
{
  PROP_RUNNER = 1,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_UNNOTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJobs, lk_jobs, G_TYPE_OBJECT)

static void
lk_jobs_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkJobs *self = LK_JOBS (object);

  switch (id)
    {
    case PROP_RUNNER:
      g_value_set_object (value, self->runner);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->is_busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_jobs_finalize (GObject *object)
{
  LkJobs *self = LK_JOBS (object);

  g_object_unref (self->journal);
  g_object_unref (self->directory);
  g_object_unref (self->profile);
  g_clear_object (&self->runner);

  G_OBJECT_CLASS (lk_jobs_parent_class)->finalize (object);
}

static void
lk_jobs_class_init (LkJobsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lk_jobs_get_property;
  object_class->finalize = lk_jobs_finalize;

  properties[PROP_RUNNER] = g_param_spec_object ("runner", NULL, NULL, LK_TYPE_JOB_RUNNER, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_UNNOTED] =
    g_signal_new ("unnoted", LK_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_jobs_init (LkJobs *self)
{
}

/**
 * lk_jobs_new:
 * @journal: the program's
 * @directory: the users of one phone system
 * @profile: that phone system
 *
 * Returns: (transfer full): its jobs.
 */
LkJobs *
lk_jobs_new (LkJournal *journal, LkDirectory *directory, LkProfile *profile)
{
  LkJobs *self = g_object_new (LK_TYPE_JOBS, NULL);

  self->journal = g_object_ref (journal);
  self->directory = g_object_ref (directory);
  self->profile = g_object_ref (profile);
  return self;
}

LkJournal *
lk_jobs_get_journal (LkJobs *self)
{
  return self->journal;
}

LkDirectory *
lk_jobs_get_directory (LkJobs *self)
{
  return self->directory;
}

LkProfile *
lk_jobs_get_profile (LkJobs *self)
{
  return self->profile;
}

/**
 * lk_jobs_get_runner:
 * @self: the jobs of a phone system
 *
 * Returns: (transfer none) (nullable): of the job that runs or ran last.
 */
LkJobRunner *
lk_jobs_get_runner (LkJobs *self)
{
  return self->runner;
}

/**
 * lk_jobs_is_busy:
 * @self: the jobs of a phone system
 *
 * Returns: whether one is running or paused.
 */
gboolean
lk_jobs_is_busy (LkJobs *self)
{
  return self->is_busy;
}

static void
set_busy (LkJobs *self, gboolean is_busy)
{
  if (self->is_busy == is_busy)
    return;

  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
changed_cb (LkJobs *self, LkJobRunner *runner)
{
  if (runner == self->runner)
    set_busy (self, lk_job_runner_get_state (runner) != LK_RUN_ENDED);
}

static gboolean
may_run (LkJobs *self, LkJob *job, GError **error)
{
  const char *profile_id = lk_job_get_profile_id (job);

  if (self->is_busy)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _ ("Another job is running on this phone system. Wait for it, or stop "
                            "it."));
  else if (!lk_journal_is_open (self->journal))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                         _ ("The history cannot be written, and nothing is changed that is not "
                            "written down."));
  else if (*profile_id != '\0' && !g_str_equal (profile_id, lk_profile_get_id (self->profile)))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("This job is about another phone system."));
  else
    return TRUE;

  return FALSE;
}

/* Who asks for the runner in a handler of "busy" gets this one. */
static LkJobRunner *
take_runner (LkJobs *self, LkJob *job)
{
  if (*lk_job_get_profile_id (job) == '\0')
    lk_job_set_profile (job, lk_profile_get_id (self->profile), lk_profile_get_name (self->profile),
                        lk_profile_get_client_id (self->profile));

  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  g_clear_object (&self->runner);
  self->runner = lk_job_runner_new (job, self->journal, self->directory);
  g_signal_connect_object (self->runner, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNER]);
  set_busy (self, TRUE);
  return self->runner;
}

/**
 * lk_jobs_run:
 * @self: the jobs of a phone system
 * @job: a planned job, or one from the journal that is not finished
 * @error: return location
 *
 * Returns: (transfer none) (nullable): what runs it, already started.
 */
LkJobRunner *
lk_jobs_run (LkJobs *self, LkJob *job, GError **error)
{
  if (!may_run (self, job, error))
    return NULL;

  lk_job_runner_start (take_runner (self, job));
  return self->runner;
}

/**
 * lk_jobs_end:
 * @self: the jobs of a phone system
 * @job: one from the journal that is not finished
 * @error: return location
 *
 * Sends nothing any more.
 *
 * Returns: (transfer none) (nullable): what ends it.
 */
LkJobRunner *
lk_jobs_end (LkJobs *self, LkJob *job, GError **error)
{
  if (!may_run (self, job, error))
    return NULL;

  lk_job_runner_stop (take_runner (self, job));
  return self->runner;
}

/**
 * lk_jobs_announce_unnoted:
 * @self: the jobs of a phone system
 *
 * Says that one user was changed or created, and that this does not stand in the journal.
 */
void
lk_jobs_announce_unnoted (LkJobs *self)
{
  g_signal_emit (self, signals[SIGNAL_UNNOTED], 0);
}

/* Those that a crash left, one after the other */

typedef struct
{
  GPtrArray *summaries; /* of LkJobSummary: which are still to be loaded, the next one last */
  GPtrArray *jobs;
} Search;

static void
search_free (Search *search)
{
  g_clear_pointer (&search->summaries, g_ptr_array_unref);
  g_ptr_array_unref (search->jobs);
  g_free (search);
}

static gboolean
runs_here (LkJobs *self, gint64 id)
{
  return self->is_busy && lk_job_get_id (lk_job_runner_get_job (self->runner)) == id;
}

static void load_next (GTask *task);

/* One that cannot be read keeps nobody from the others. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkJobs *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) job = lk_journal_load_finish (LK_JOURNAL (source), result, &error);

  if (job == NULL)
    g_message ("A job that was interrupted cannot be read: %s", error->message);
  else if (lk_job_get_state (job) == LK_JOB_RUNNING && !runs_here (self, lk_job_get_id (job)))
    g_ptr_array_add (search->jobs, g_steal_pointer (&job));
  load_next (task);
}

static void
load_next (GTask *task)
{
  LkJobs *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (LkJobSummary) summary = NULL;

  if (search->summaries->len == 0)
    {
      g_task_return_pointer (task, g_ptr_array_ref (search->jobs),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  summary = g_ptr_array_steal_index (search->summaries, search->summaries->len - 1);
  lk_journal_load_async (self->journal, lk_job_summary_get_id (summary),
                         g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;

  search->summaries = lk_journal_list_finish (LK_JOURNAL (source), result, &error);
  if (search->summaries != NULL)
    load_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * lk_jobs_find_interrupted_async:
 * @self: the jobs of a phone system
 *
 * Asks the journal for those that say that they are running, and do not.
 */
void
lk_jobs_find_interrupted_async (LkJobs *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, lk_jobs_find_interrupted_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  lk_journal_list_running_async (self->journal, lk_profile_get_id (self->profile), cancellable,
                                 listed_cb, g_steal_pointer (&task));
}

/**
 * lk_jobs_find_interrupted_finish:
 * @self: the jobs of a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type LkJob): the jobs, the oldest first, perhaps none.
 */
GPtrArray *
lk_jobs_find_interrupted_finish (LkJobs *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
