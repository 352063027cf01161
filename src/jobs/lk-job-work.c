/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-work.h"

typedef struct
{
  LkJob *job;
  LkJournal *journal;
  LkPbx *pbx;
  gboolean is_settling;
  guint n_users;
} LkJobWorkPrivate;

enum
{
  PROP_JOB = 1,
  PROP_JOURNAL,
  PROP_PBX,
  N_PROPS,
};

enum
{
  SIGNAL_READ,
  SIGNAL_GONE,
  SIGNAL_CAME,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LkJobWork, lk_job_work, G_TYPE_OBJECT)

static LkJobWorkPrivate *
get_private (LkJobWork *self)
{
  return lk_job_work_get_instance_private (self);
}

static void
lk_job_work_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LkJobWorkPrivate *private = get_private (LK_JOB_WORK (object));

  switch (id)
    {
    case PROP_JOB:
      private
      ->job = g_value_dup_object (value);
      break;
    case PROP_JOURNAL:
      private
      ->journal = g_value_dup_object (value);
      break;
    case PROP_PBX:
      private
      ->pbx = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_job_work_finalize (GObject *object)
{
  LkJobWorkPrivate *private = get_private (LK_JOB_WORK (object));

  g_clear_object (&private->job);
  g_clear_object (&private->journal);
  g_clear_object (&private->pbx);

  G_OBJECT_CLASS (lk_job_work_parent_class)->finalize (object);
}

static void
lk_job_work_class_init (LkJobWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = lk_job_work_set_property;
  object_class->finalize = lk_job_work_finalize;

  properties[PROP_JOB] = g_param_spec_object ("job", NULL, NULL, LK_TYPE_JOB, flags);
  properties[PROP_JOURNAL] = g_param_spec_object ("journal", NULL, NULL, LK_TYPE_JOURNAL, flags);
  properties[PROP_PBX] = g_param_spec_object ("pbx", NULL, NULL, LK_TYPE_PBX, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_READ] = g_signal_new ("read", LK_TYPE_JOB_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, LK_TYPE_USER);
  signals[SIGNAL_GONE] = g_signal_new ("gone", LK_TYPE_JOB_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_CAME] = g_signal_new ("came", LK_TYPE_JOB_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lk_job_work_init (LkJobWork *self)
{
}

LkJob *
lk_job_work_get_job (LkJobWork *self)
{
  return get_private (self)->job;
}

LkPbx *
lk_job_work_get_pbx (LkJobWork *self)
{
  return get_private (self)->pbx;
}

/**
 * lk_job_work_set_n_users:
 * @self: a work
 * @n_users: how many the phone system has; 0 where nobody knows
 *
 * Tells whether it is cheaper to read all of them than some.
 */
void
lk_job_work_set_n_users (LkJobWork *self, guint n_users)
{
  get_private (self)->n_users = n_users;
}

guint
lk_job_work_get_n_users (LkJobWork *self)
{
  return get_private (self)->n_users;
}

/**
 * lk_job_work_forget:
 * @self: a work, between two steps
 *
 * Nothing is sent any more because of what was read before: whom it is about may be somebody else
 * by now, and others may have changed them.
 */
void
lk_job_work_forget (LkJobWork *self)
{
  LkJobWorkClass *klass = LK_JOB_WORK_GET_CLASS (self);

  if (klass->forget != NULL)
    klass->forget (self);
}

/**
 * lk_job_work_settle:
 * @self: a work
 *
 * From now on nothing is sent: the steps look at the items whose fate is open, until there is none.
 * Who is found to be as before is planned again.
 */
void
lk_job_work_settle (LkJobWork *self)
{
  get_private (self)->is_settling = TRUE;
  lk_job_work_forget (self);
}

gboolean
lk_job_work_is_settling (LkJobWork *self)
{
  return get_private (self)->is_settling;
}

/**
 * lk_job_work_step_async:
 * @self: a work
 *
 * Does one thing more. One step at a time.
 */
void
lk_job_work_step_async (LkJobWork *self, GAsyncReadyCallback callback, gpointer user_data)
{
  LK_JOB_WORK_GET_CLASS (self)->step_async (self, callback, user_data);
}

/**
 * lk_job_work_step_finish:
 * @self: a work
 * @result: the result
 * @is_done: (out): whether nothing is left to do
 * @error: return location: why it cannot go on now
 *
 * Returns: whether the step was made.
 */
gboolean
lk_job_work_step_finish (LkJobWork *self, GAsyncResult *result, gboolean *is_done, GError **error)
{
  *is_done = FALSE;
  return LK_JOB_WORK_GET_CLASS (self)->step_finish (self, result, is_done, error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lk_journal_write_finish (LK_JOURNAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lk_job_work_commit_async:
 * @self: a work
 * @items: (element-type LkJobItem): those that are otherwise now
 *
 * Writes them into the journal. Nothing may be sent before that is done.
 */
void
lk_job_work_commit_async (LkJobWork *self,
                          GPtrArray *items,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  LkJobWorkPrivate *private = get_private (self);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, lk_job_work_commit_async);
  lk_journal_put_async (private->journal, private->job, items, committed_cb, task);
}

gboolean
lk_job_work_commit_finish (LkJobWork *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lk_job_work_announce_read (LkJobWork *self, LkUser *user)
{
  g_signal_emit (self, signals[SIGNAL_READ], 0, user);
}

void
lk_job_work_announce_gone (LkJobWork *self, int id)
{
  g_signal_emit (self, signals[SIGNAL_GONE], 0, id);
}

void
lk_job_work_announce_came (LkJobWork *self, int id)
{
  g_signal_emit (self, signals[SIGNAL_CAME], 0, id);
}
