/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-delete.h"

#include <glib/gi18n-lib.h>

#include "lk-delete-tries.h"
#include "lk-delete-verdict.h"
#include "lk-error.h"
#include "lk-pbx-bulk.h"
#include "lk-pbx-users.h"
#include "lk-snapshot.h"
#include "lk-user-fields.h"
#include "lk-user-reader.h"

/* How many go with one request. */
#define WINDOW 100

/**
 * Phase:
 * @PHASE_CHOOSE: finds out what is to be done next, and reads those whom it is to be done to,
 *   because nobody may go who is not the one of the plan
 * @PHASE_SEND: those of the window are deleted
 * @PHASE_LOOK: those of the window are read, because only that tells who is gone
 */
typedef enum
{
  PHASE_CHOOSE,
  PHASE_SEND,
  PHASE_LOOK,
} Phase;

struct _LkBatchDelete
{
  LkJobWork parent_instance;

  LkUserReader *reader;
  LkFieldSet *fields;
  Phase phase;
  GPtrArray *window; /* of LkJobItem */
  guint n_sent;      /* of those in the window, where each takes a request of its own */
  LkDeleteTries *tries;
  GHashTable *given_up;    /* of LkJobItem: those of whom nobody can say what they are */
  gboolean refuses_batch;  /* the phone system does not take the call for many */
  gboolean is_window_slow; /* nor does it for those of the window */
};

G_DEFINE_FINAL_TYPE (LkBatchDelete, lk_batch_delete, LK_TYPE_JOB_WORK)

static LkJobItem *
get_item (LkBatchDelete *self, guint i)
{
  return g_ptr_array_index (self->window, i);
}

/* Ends a step: the rest is for the next one. */
static void
go_on (GTask *task, Phase phase)
{
  LkBatchDelete *self = g_task_get_source_object (task);

  self->phase = phase;
  g_task_return_boolean (task, FALSE);
}

static void
fail (GTask *task, GError *error)
{
  LkBatchDelete *self = g_task_get_source_object (task);

  self->phase = PHASE_CHOOSE;
  g_task_return_error (task, error);
}

static void
decide (LkBatchDelete *self,
        LkJobItem *item,
        LkItemState state,
        const char *message,
        GPtrArray *decided)
{
  lk_job_item_set_state (item, state, message);
  lk_delete_tries_forget (self->tries, item);
  g_ptr_array_add (decided, g_object_ref (item));
}

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
read_window (LkBatchDelete *self, GTask *task, GAsyncReadyCallback callback)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->window->len; i++)
    {
      int id = lk_job_item_get_user_id (get_item (self, i));

      g_array_append_val (ids, id);
    }

  lk_user_reader_read_async (self->reader, (const int *) ids->data, ids->len, self->fields, FALSE,
                             NULL, callback, task);
}

/* Writing down what was decided, and what comes then */

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = LK_BATCH_DELETE (source);
  GError *error = NULL;

  if (lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error))
    go_on (task, self->window->len > 0 ? PHASE_SEND : PHASE_CHOOSE);
  else
    fail (task, error);
}

/* @ready: who goes with the next request. */
static void
conclude_reading (LkBatchDelete *self, GTask *task, GPtrArray *ready, GPtrArray *decided)
{
  g_ptr_array_set_size (self->window, 0);
  self->n_sent = 0;
  for (guint i = 0; i < ready->len; i++)
    g_ptr_array_add (self->window, g_object_ref (ready->pdata[i]));

  if (decided->len > 0)
    lk_job_work_commit_async (LK_JOB_WORK (self), decided, committed_cb, g_object_ref (task));
  else
    go_on (task, ready->len > 0 ? PHASE_SEND : PHASE_CHOOSE);
}

/* Looking who is gone */

/* Whoever may be sent a request about, or another one, is @ready. */
static void
apply (LkBatchDelete *self,
       LkJobItem *item,
       const LkDeleteVerdict *verdict,
       GPtrArray *ready,
       GPtrArray *decided)
{
  if (verdict->is_gone)
    lk_job_work_announce_gone (LK_JOB_WORK (self), lk_job_item_get_user_id (item));
  if (verdict->news != NULL)
    lk_job_work_announce_read (LK_JOB_WORK (self), verdict->news);
  if (verdict->state == LK_ITEM_UNKNOWN)
    g_hash_table_add (self->given_up, g_object_ref (item));

  if (verdict->state == LK_ITEM_SENDING)
    g_ptr_array_add (ready, g_object_ref (item));
  else
    decide (self, item, verdict->state, verdict->message, decided);
}

static void
give_up (LkBatchDelete *self, GTask *task, const GError *error)
{
  g_autoptr (GPtrArray) ready = new_items ();
  g_autoptr (GPtrArray) decided = new_items ();

  for (guint i = 0; i < self->window->len; i++)
    {
      g_hash_table_add (self->given_up, g_object_ref (get_item (self, i)));
      decide (self, get_item (self, i), LK_ITEM_UNKNOWN, error->message, decided);
    }
  conclude_reading (self, task, ready, decided);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LkReading)
    reading = lk_user_reader_read_finish (LK_USER_READER (source), result, &error);
  g_autoptr (GPtrArray) ready = new_items ();
  g_autoptr (GPtrArray) decided = new_items ();

  if (reading == NULL && lk_job_work_is_settling (LK_JOB_WORK (self)))
    {
      give_up (self, task, error);
      g_error_free (error);
      return;
    }
  if (reading == NULL)
    {
      fail (task, error);
      return;
    }

  for (guint i = 0; i < self->window->len; i++)
    {
      g_auto (LkDeleteVerdict) verdict = { 0 };

      lk_delete_verdict_after (&verdict, get_item (self, i), reading, self->tries,
                               lk_job_work_is_settling (LK_JOB_WORK (self)));
      apply (self, get_item (self, i), &verdict, ready, decided);
    }
  conclude_reading (self, task, ready, decided);
}

/* Looking whether they are still the ones of the plan */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LkReading)
    reading = lk_user_reader_read_finish (LK_USER_READER (source), result, &error);
  g_autoptr (GPtrArray) ready = new_items ();
  g_autoptr (GPtrArray) decided = new_items ();

  if (reading == NULL)
    {
      fail (task, error);
      return;
    }

  for (guint i = 0; i < self->window->len; i++)
    {
      g_auto (LkDeleteVerdict) verdict = { 0 };

      lk_delete_verdict_before (&verdict, get_item (self, i), reading,
                                lk_job_get_client_id (lk_job_work_get_job (LK_JOB_WORK (self))));
      apply (self, get_item (self, i), &verdict, ready, decided);
    }
  conclude_reading (self, task, ready, decided);
}

/* Deleting */

/* A call that the phone system does not take is made up for by one for each user. Whether it did
 * something all the same is looked at first. */
static void
take_refusal (LkBatchDelete *self, const GError *error)
{
  gboolean is_open = lk_error_leaves_open (error);

  if (!g_error_matches (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME))
    self->is_window_slow = TRUE;
  if (!is_open)
    self->refuses_batch = TRUE;
  for (guint i = 0; is_open && i < self->window->len; i++)
    lk_delete_tries_note_open (self->tries, get_item (self, i), error);
}

static void
batch_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = lk_pbx_users_batch_delete_finish (LK_PBX (source), result, &error);

  if (rows == NULL && lk_error_stops_all (error))
    {
      fail (task, error);
      return;
    }

  if (rows != NULL)
    lk_delete_tries_take_rows (self->tries, self->window, rows);
  else
    take_refusal (self, error);
  g_clear_error (&error);
  go_on (task, PHASE_LOOK);
}

static void
one_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = g_task_get_source_object (task);
  LkJobItem *item = get_item (self, self->n_sent);
  g_autoptr (GError) error = NULL;

  if (lk_pbx_users_delete_finish (LK_PBX (source), result, &error)
      || g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND))
    lk_delete_tries_note_answered (self->tries, item);
  else if (lk_error_stops_all (error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  else if (lk_error_leaves_open (error))
    lk_delete_tries_note_open (self->tries, item, error);
  else
    lk_delete_tries_note_refused (self->tries, item, error->message);

  self->n_sent++;
  go_on (task, self->n_sent < self->window->len ? PHASE_SEND : PHASE_LOOK);
}

static gboolean
is_slow (LkBatchDelete *self)
{
  return self->refuses_batch || self->is_window_slow;
}

static void
sending_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchDelete *self = LK_BATCH_DELETE (source);
  LkPbx *pbx = lk_job_work_get_pbx (LK_JOB_WORK (self));
  GError *error = NULL;
  int ids[WINDOW];

  if (!lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error))
    {
      fail (task, error);
      return;
    }
  if (is_slow (self))
    {
      lk_pbx_users_delete_async (pbx, lk_job_item_get_user_id (get_item (self, self->n_sent)), NULL,
                                 one_deleted_cb, g_object_ref (task));
      return;
    }

  for (guint i = 0; i < self->window->len; i++)
    ids[i] = lk_job_item_get_user_id (get_item (self, i));
  lk_pbx_users_batch_delete_async (pbx, ids, self->window->len, NULL, batch_deleted_cb,
                                   g_object_ref (task));
}

/* Nothing leaves before the journal says so. */
static void
send_window (LkBatchDelete *self, GTask *task)
{
  g_autoptr (GPtrArray) sending = new_items ();
  guint first = is_slow (self) ? self->n_sent : 0;
  guint n = is_slow (self) ? 1 : self->window->len;

  for (guint i = first; i < first + n; i++)
    {
      lk_delete_tries_note_sending (self->tries, get_item (self, i));
      lk_job_item_set_state (get_item (self, i), LK_ITEM_SENDING, NULL);
      g_ptr_array_add (sending, g_object_ref (get_item (self, i)));
    }
  lk_job_work_commit_async (LK_JOB_WORK (self), sending, sending_cb, g_object_ref (task));
}

/* What is next */

static gboolean
is_open (LkBatchDelete *self, LkJobItem *item)
{
  LkItemState state = lk_job_item_get_state (item);

  return (state == LK_ITEM_SENDING || state == LK_ITEM_UNKNOWN)
         && !g_hash_table_contains (self->given_up, item);
}

static gboolean
is_planned (LkBatchDelete *self, LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_PLANNED;
}

static gboolean
fill_window (LkBatchDelete *self, gboolean (*suits) (LkBatchDelete *self, LkJobItem *item))
{
  LkJob *job = lk_job_work_get_job (LK_JOB_WORK (self));

  g_ptr_array_set_size (self->window, 0);
  self->n_sent = 0;
  self->is_window_slow = FALSE;
  for (guint i = 0; i < lk_job_get_n_items (job) && self->window->len < WINDOW; i++)
    if (suits (self, lk_job_get_item (job, i)))
      g_ptr_array_add (self->window, g_object_ref (lk_job_get_item (job, i)));

  return self->window->len > 0;
}

static void
choose (LkBatchDelete *self, GTask *task)
{
  if (fill_window (self, is_open))
    read_window (self, g_object_ref (task), looked_cb);
  else if (!lk_job_work_is_settling (LK_JOB_WORK (self)) && fill_window (self, is_planned))
    read_window (self, g_object_ref (task), checked_cb);
  else
    g_task_return_boolean (task, TRUE);
}

static void
lk_batch_delete_step_async (LkJobWork *work, GAsyncReadyCallback callback, gpointer user_data)
{
  LkBatchDelete *self = LK_BATCH_DELETE (work);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, lk_batch_delete_step_async);
  switch (self->phase)
    {
    case PHASE_SEND:
      send_window (self, task);
      break;
    case PHASE_LOOK:
      read_window (self, g_object_ref (task), looked_cb);
      break;
    case PHASE_CHOOSE:
    default:
      choose (self, task);
    }
}

static gboolean
lk_batch_delete_step_finish (LkJobWork *work,
                             GAsyncResult *result,
                             gboolean *is_done,
                             GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  *is_done = g_task_propagate_boolean (G_TASK (result), &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Those whose request did not leave yet are looked at like everybody else. */
static void
lk_batch_delete_forget (LkJobWork *work)
{
  LkBatchDelete *self = LK_BATCH_DELETE (work);

  if (self->phase == PHASE_SEND)
    self->phase = PHASE_CHOOSE;
}

static void
lk_batch_delete_finalize (GObject *object)
{
  LkBatchDelete *self = LK_BATCH_DELETE (object);

  g_clear_object (&self->reader);
  lk_field_set_unref (self->fields);
  g_ptr_array_unref (self->window);
  lk_delete_tries_free (self->tries);
  g_hash_table_unref (self->given_up);

  G_OBJECT_CLASS (lk_batch_delete_parent_class)->finalize (object);
}

static void
lk_batch_delete_class_init (LkBatchDeleteClass *klass)
{
  LkJobWorkClass *work_class = LK_JOB_WORK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_batch_delete_finalize;
  work_class->step_async = lk_batch_delete_step_async;
  work_class->step_finish = lk_batch_delete_step_finish;
  work_class->forget = lk_batch_delete_forget;
}

static void
lk_batch_delete_init (LkBatchDelete *self)
{
  self->fields = lk_snapshot_get_identity ();
  self->window = new_items ();
  self->tries = lk_delete_tries_new ();
  self->given_up = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * lk_batch_delete_new:
 * @job: users to delete
 * @journal: what is written before anything is sent
 * @pbx: the phone system
 *
 * Returns: (transfer full): what deletes them.
 */
LkJobWork *
lk_batch_delete_new (LkJob *job, LkJournal *journal, LkPbx *pbx)
{
  LkBatchDelete *self =
    g_object_new (LK_TYPE_BATCH_DELETE, "job", job, "journal", journal, "pbx", pbx, NULL);

  self->reader = lk_user_reader_new (pbx);
  return LK_JOB_WORK (self);
}
