/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-planning.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-job-title.h"

typedef enum
{
  AIM_UPDATE,
  AIM_DELETE,
  AIM_UNDO,
  AIM_RETRY,
} Aim;

struct _LkPlanning
{
  GObject parent_instance;

  Aim aim;
  LkJobs *jobs;
  GPtrArray *users; /* of LkUser; NULL where it begins with another job */
  LkJob *done;      /* that job; NULL otherwise */

  LkPlanningState state;
  LkPreparation *preparation; /* the one that is under way; NULL otherwise */
  GCancellable *cancellable;  /* likewise */
  GError *error;
  LkJob *job;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPlanning, lk_planning, G_TYPE_OBJECT)

static void
announce (LkPlanning *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
drop_preparation (LkPlanning *self)
{
  if (self->preparation != NULL)
    g_signal_handlers_disconnect_by_data (self->preparation, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->preparation);
  g_clear_object (&self->cancellable);
}

static void
set_failed (LkPlanning *self, GError *error)
{
  self->state = LK_PLANNING_FAILED;
  g_clear_error (&self->error);
  self->error = error;
  announce (self);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPlanning) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) job = lk_preparation_run_finish (LK_PREPARATION (source), result, &error);

  /* Whoever was called off has nobody who waits for the plan. */
  if (LK_PREPARATION (source) != self->preparation)
    return;

  drop_preparation (self);
  if (job == NULL)
    {
      set_failed (self, g_steal_pointer (&error));
      return;
    }
  self->job = g_steal_pointer (&job);
  self->state = LK_PLANNING_READY;
  announce (self);
}

static LkPreparation *
prepare (LkPlanning *self, LkWishes *wishes)
{
  LkDirectory *directory = lk_jobs_get_directory (self->jobs);
  LkProfile *profile = lk_jobs_get_profile (self->jobs);

  switch (self->aim)
    {
    case AIM_UPDATE:
      return lk_prepare_update (directory, profile, self->users, wishes);
    case AIM_DELETE:
      return lk_prepare_delete (directory, profile, self->users);
    case AIM_UNDO:
      return lk_prepare_undo (directory, profile, self->done);
    default:
      return lk_prepare_retry (directory, profile, self->done);
    }
}

static void
lk_planning_dispose (GObject *object)
{
  LkPlanning *self = LK_PLANNING (object);

  drop_preparation (self);
  g_clear_object (&self->jobs);
  g_clear_object (&self->done);
  g_clear_object (&self->job);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (lk_planning_parent_class)->dispose (object);
}

static void
lk_planning_class_init (LkPlanningClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_planning_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_PLANNING, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_planning_init (LkPlanning *self)
{
}

static LkPlanning *
new_planning (Aim aim, LkJobs *jobs, GPtrArray *users, LkJob *done)
{
  LkPlanning *self = g_object_new (LK_TYPE_PLANNING, NULL);

  self->aim = aim;
  self->jobs = g_object_ref (jobs);
  self->users = users != NULL ? g_ptr_array_ref (users) : NULL;
  g_set_object (&self->done, done);
  return self;
}

/**
 * lk_planning_new_update:
 * @jobs: those of a phone system
 * @users: (element-type LkUser): who shall change
 *
 * Returns: (transfer full): the way to a change.
 */
LkPlanning *
lk_planning_new_update (LkJobs *jobs, GPtrArray *users)
{
  return new_planning (AIM_UPDATE, jobs, users, NULL);
}

/**
 * lk_planning_new_delete:
 * @jobs: those of a phone system
 * @users: (element-type LkUser): who shall go
 *
 * Returns: (transfer full): the way to a deletion.
 */
LkPlanning *
lk_planning_new_delete (LkJobs *jobs, GPtrArray *users)
{
  return new_planning (AIM_DELETE, jobs, users, NULL);
}

/**
 * lk_planning_new_undo:
 * @jobs: those of a phone system
 * @done: a job with its items
 *
 * Returns: (transfer full): the way to the reverse of @done.
 */
LkPlanning *
lk_planning_new_undo (LkJobs *jobs, LkJob *done)
{
  return new_planning (AIM_UNDO, jobs, NULL, done);
}

/**
 * lk_planning_new_retry:
 * @jobs: those of a phone system
 * @done: a job with its items
 *
 * Returns: (transfer full): the way to a second try of what did not work.
 */
LkPlanning *
lk_planning_new_retry (LkJobs *jobs, LkJob *done)
{
  return new_planning (AIM_RETRY, jobs, NULL, done);
}

/**
 * lk_planning_start:
 * @self: a planning
 * @wishes: (nullable): what shall change; for a change only
 *
 * Makes the plan anew. Reads users, and writes nothing.
 */
void
lk_planning_start (LkPlanning *self, LkWishes *wishes)
{
  drop_preparation (self);
  g_clear_object (&self->job);
  g_clear_error (&self->error);

  self->preparation = prepare (self, wishes);
  if (self->preparation == NULL)
    {
      set_failed (self, g_error_new_literal (LK_ERROR, LK_ERROR_INVALID,
                                             _ ("Nothing of this can be done any more.")));
      return;
    }

  self->state = LK_PLANNING_BUSY;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->preparation, "notify::progress", G_CALLBACK (announce), self,
                           G_CONNECT_SWAPPED);
  announce (self);
  lk_preparation_run_async (self->preparation, self->cancellable, prepared_cb, g_object_ref (self));
}

/**
 * lk_planning_stop:
 * @self: a planning
 *
 * Drops the plan, or calls off what would become one.
 */
void
lk_planning_stop (LkPlanning *self)
{
  drop_preparation (self);
  g_clear_object (&self->job);
  g_clear_error (&self->error);
  self->state = LK_PLANNING_OPEN;
  announce (self);
}

gboolean
lk_planning_is_update (LkPlanning *self)
{
  return self->aim == AIM_UPDATE;
}

LkPlanningState
lk_planning_get_state (LkPlanning *self)
{
  return self->state;
}

double
lk_planning_get_progress (LkPlanning *self)
{
  return self->preparation != NULL ? lk_preparation_get_progress (self->preparation) : 0;
}

const GError *
lk_planning_get_error (LkPlanning *self)
{
  return self->error;
}

/**
 * lk_planning_get_job:
 * @self: a planning
 *
 * Returns: (transfer none) (nullable): the plan; %NULL until it is ready.
 */
LkJob *
lk_planning_get_job (LkPlanning *self)
{
  return self->job;
}

/**
 * lk_planning_dup_title:
 * @self: a planning
 *
 * Returns: (transfer full): what it is about, translated, as a window’s title.
 */
char *
lk_planning_dup_title (LkPlanning *self)
{
  switch (self->aim)
    {
    case AIM_UPDATE:
      return lk_job_title_dup_of_many (LK_JOB_UPDATE, self->users->len);
    case AIM_DELETE:
      return lk_job_title_dup_of_many (LK_JOB_DELETE, self->users->len);
    case AIM_UNDO:
      return lk_job_title_dup_of_undo (lk_job_get_kind (self->done));
    default:
      return g_strdup (_ ("Try Again"));
    }
}
