/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-update.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-order.h"
#include "lk-batch-requests.h"
#include "lk-batch-window.h"
#include "lk-call-fate.h"
#include "lk-error.h"
#include "lk-pbx-bulk.h"
#include "lk-pbx-users.h"
#include "lk-user-reader.h"

/* Microseconds that may pass before the main loop gets its turn again. */
#define SLICE 4000

struct _LkBatchUpdate
{
  LkJobWork parent_instance;

  LkUserReader *reader;
  GPtrArray *order;     /* of LkJobItem: how they are worked off; NULL at first */
  GHashTable *given_up; /* of LkJobItem: those of whom nobody can say what they are */
  LkBatchMemory memory;
  LkBatchWindow *window; /* NULL between two of them */
};

G_DEFINE_FINAL_TYPE (LkBatchUpdate, lk_batch_update, LK_TYPE_JOB_WORK)

/* A step under way: its task's data. */
typedef struct
{
  GPtrArray *entries; /* of LkBatchEntry: who is being read, or sent; not owned */
  gboolean is_whole;
  LkReading *read;
  guint n_judged;
  GPtrArray *announced; /* of LkJobItem: those of whom the journal hears that they are being sent */
  GPtrArray *changed;   /* of LkJobItem: what the journal does not know yet */
  GError *trouble;      /* with which the step ends once the journal knows */
} Step;

static Step *
step_new (void)
{
  Step *step = g_new0 (Step, 1);

  step->entries = g_ptr_array_new ();
  step->announced = g_ptr_array_new_with_free_func (g_object_unref);
  step->changed = g_ptr_array_new_with_free_func (g_object_unref);
  return step;
}

static void
step_free (Step *step)
{
  g_ptr_array_unref (step->entries);
  g_ptr_array_unref (step->announced);
  g_ptr_array_unref (step->changed);
  g_clear_pointer (&step->read, lk_reading_free);
  g_clear_error (&step->trouble);
  g_free (step);
}

static LkJob *
get_job (LkBatchUpdate *self)
{
  return lk_job_work_get_job (LK_JOB_WORK (self));
}

static gboolean
may_send (LkBatchUpdate *self)
{
  return !lk_job_work_is_settling (LK_JOB_WORK (self));
}

/* The window */

static LkBatchEntry *
get_entry (GPtrArray *entries, guint i)
{
  return g_ptr_array_index (entries, i);
}

static LkItemState
get_state (LkBatchEntry *entry)
{
  return lk_job_item_get_state (lk_batch_entry_get_item (entry));
}

static void
close_window (LkBatchUpdate *self)
{
  g_clear_pointer (&self->window, lk_batch_window_free);
}

static gboolean
is_open (LkBatchUpdate *self, LkJobItem *item)
{
  LkItemState state = lk_job_item_get_state (item);

  return (state == LK_ITEM_SENDING || state == LK_ITEM_UNKNOWN)
         && !g_hash_table_contains (self->given_up, item);
}

static void
collect (LkBatchUpdate *self, gboolean open)
{
  for (guint i = 0; i < self->order->len && lk_batch_window_count (self->window) < LK_HUNT_MAX_CALL;
       i++)
    {
      LkJobItem *item = g_ptr_array_index (self->order, i);

      if (open ? is_open (self, item) : lk_job_item_get_state (item) == LK_ITEM_PLANNED)
        lk_batch_window_add (self->window, item);
    }
}

/* Those whose fate is open come first. */
static gboolean
open_window (LkBatchUpdate *self)
{
  self->window = lk_batch_window_new (get_job (self), &self->memory);
  collect (self, TRUE);
  if (may_send (self))
    collect (self, FALSE);
  if (lk_batch_window_count (self->window) > 0)
    return TRUE;

  close_window (self);
  return FALSE;
}

/* Ends of a step */

static void
return_step (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  LkBatchUpdate *self = g_task_get_source_object (task);

  if (step->trouble == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  close_window (self);
  g_task_return_error (task, g_steal_pointer (&step->trouble));
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error) && step->trouble == NULL)
    step->trouble = g_steal_pointer (&error);
  return_step (task);
}

/* What the step has changed goes into the journal; then it is over. */
static void
end_step (GTask *task)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);

  if (step->changed->len > 0)
    lk_job_work_commit_async (LK_JOB_WORK (self), step->changed, noted_cb, g_object_ref (task));
  else
    return_step (task);
}

static void
fail_step (GTask *task, GError *error)
{
  Step *step = g_task_get_task_data (task);

  step->trouble = error;
  end_step (task);
}

/* Reading */

static gboolean
has_id (GArray *ids, int id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, int, i) == id)
      return TRUE;

  return FALSE;
}

static void
judge (LkBatchUpdate *self, Step *step, LkBatchEntry *entry)
{
  int id = lk_batch_entry_get_user_id (entry);
  LkUser *now = lk_reading_find (step->read, id);
  LkItemState before = get_state (entry);

  if (now == NULL && !has_id (step->read->gone, id))
    lk_batch_entry_give_up (entry, _ ("The phone system’s answer about this user cannot be read."));
  else if (step->is_whole)
    lk_batch_entry_look (entry, now, may_send (self));
  else
    lk_batch_entry_verify (entry, now, may_send (self));

  if (now == NULL && lk_batch_entry_get_phase (entry) == LK_ENTRY_OVER
      && has_id (step->read->gone, id))
    lk_job_work_announce_gone (LK_JOB_WORK (self), id);
  if (now != NULL && !step->is_whole)
    lk_job_work_announce_read (LK_JOB_WORK (self), now);
  if (get_state (entry) == LK_ITEM_UNKNOWN && lk_batch_entry_get_phase (entry) == LK_ENTRY_OVER)
    g_hash_table_add (self->given_up, g_object_ref (lk_batch_entry_get_item (entry)));
  if (get_state (entry) != before)
    g_ptr_array_add (step->changed, g_object_ref (lk_batch_entry_get_item (entry)));
}

static gboolean
judge_cb (gpointer user_data)
{
  GTask *task = user_data;
  LkBatchUpdate *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE;

  while (step->n_judged < step->entries->len)
    {
      judge (self, step, get_entry (step->entries, step->n_judged++));
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  if (step->is_whole)
    lk_batch_window_sort_in (self->window, step->entries);
  end_step (task);
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;

  step->read = lk_user_reader_read_finish (LK_USER_READER (source), result, &error);
  if (step->read == NULL)
    fail_step (task, error);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, judge_cb, g_object_ref (task), g_object_unref);
}

static GArray *
list_ids (GPtrArray *entries)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (int), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      int id = lk_batch_entry_get_user_id (get_entry (entries, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
look_at (GTask *task, GPtrArray *entries, gboolean is_whole)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autoptr (GArray) ids = list_ids (entries);
  g_autoptr (LkFieldSet) fields = lk_batch_window_unite_fields (entries);

  step->is_whole = is_whole;
  g_ptr_array_extend (step->entries, entries, NULL, NULL);
  lk_user_reader_read_async (self->reader, (const int *) ids->data, ids->len, fields, is_whole,
                             NULL, read_cb, g_object_ref (task));
}

/* What came of a request */

/* Nothing left the house, as far as this call goes: who was not sent before is planned again. */
static void
withdraw_call (GTask *task, GError *error)
{
  Step *step = g_task_get_task_data (task);

  for (guint i = 0; i < step->announced->len; i++)
    {
      lk_job_item_set_state (g_ptr_array_index (step->announced, i), LK_ITEM_PLANNED, NULL);
      g_ptr_array_add (step->changed, g_object_ref (g_ptr_array_index (step->announced, i)));
    }
  fail_step (task, error);
}

/* The first time it is the API client's role; who goes on in spite of it, or was let in before,
 * meets single users who are out of reach. */
static LkCallFate
find_fate (LkBatchUpdate *self, const GError *error, gboolean is_single)
{
  LkCallFate fate = lk_call_fate_find (error, is_single);

  if (fate != LK_CALL_BARRED)
    return fate;
  if (self->memory.was_taken || self->memory.was_barred)
    return LK_CALL_REFUSED;

  self->memory.was_barred = TRUE;
  return LK_CALL_UNSENT;
}

static void
conclude_call (GTask *task, GError *error, gboolean is_single)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  g_autoptr (GError) owned = error;

  switch (find_fate (self, error, is_single))
    {
    case LK_CALL_TAKEN:
      lk_batch_window_take_call (self->window);
      break;
    case LK_CALL_REFUSED:
      lk_batch_window_refuse_call (self->window, error);
      break;
    case LK_CALL_UNUSABLE:
      lk_batch_window_change_method (self->window);
      break;
    case LK_CALL_FAILED:
      lk_batch_window_fail_call (self->window, error);
      break;
    case LK_CALL_LOST:
      lk_batch_window_lose_call (self->window, error);
      break;
    default:
      withdraw_call (task, g_steal_pointer (&owned));
      return;
    }
  end_step (task);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  lk_pbx_users_change_finish (LK_PBX (source), result, &error);
  conclude_call (task, error, TRUE);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  lk_pbx_users_bulk_finish (LK_PBX (source), result, &error);
  conclude_call (task, error, FALSE);
}

/* Sending */

static void
send_call (GTask *task)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  LkPbx *pbx = lk_job_work_get_pbx (LK_JOB_WORK (self));
  JsonObject *body = lk_batch_entry_get_body (get_entry (step->entries, 0));
  g_autoptr (GArray) ids = list_ids (step->entries);

  if (ids->len == 1)
    lk_pbx_users_change_in_background_async (pbx, g_array_index (ids, int, 0), body, NULL,
                                             changed_cb, g_object_ref (task));
  else if (lk_job_get_method (get_job (self)) == LK_METHOD_MULTI)
    lk_pbx_users_multi_update_async (pbx, (const int *) ids->data, ids->len, body, NULL, called_cb,
                                     g_object_ref (task));
  else
    lk_pbx_users_bulk_update_async (pbx, (const int *) ids->data, ids->len, body, NULL, called_cb,
                                    g_object_ref (task));
}

static void
announced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error))
    send_call (task);
  else
    withdraw_call (task, error);
}

/* The journal knows it before the request leaves. */
static void
send (GTask *task)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);

  g_ptr_array_extend (step->entries, lk_batch_window_choose (self->window), NULL, NULL);
  for (guint i = 0; i < step->entries->len; i++)
    {
      LkJobItem *item = lk_batch_entry_get_item (get_entry (step->entries, i));

      if (lk_job_item_get_state (item) == LK_ITEM_SENDING)
        continue;
      lk_job_item_set_state (item, LK_ITEM_SENDING, NULL);
      g_ptr_array_add (step->announced, g_object_ref (item));
    }

  if (step->announced->len == 0)
    send_call (task);
  else
    lk_job_work_commit_async (LK_JOB_WORK (self), step->announced, announced_cb,
                              g_object_ref (task));
}

static gboolean
read_phase (GTask *task, LkEntryPhase phase)
{
  LkBatchUpdate *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) entries = lk_batch_window_list (self->window, phase);

  if (entries->len == 0)
    return FALSE;

  look_at (task, entries, phase != LK_ENTRY_VERIFY);
  return TRUE;
}

static gboolean
is_anybody_ready (LkBatchUpdate *self)
{
  g_autoptr (GPtrArray) ready = lk_batch_window_list (self->window, LK_ENTRY_READY);

  return ready->len > 0;
}

static void
advance (GTask *task)
{
  LkBatchUpdate *self = g_task_get_source_object (task);

  if (self->window == NULL && !open_window (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!may_send (self))
    lk_batch_window_settle (self->window);

  if (read_phase (task, LK_ENTRY_LOOK))
    return;
  if (is_anybody_ready (self))
    {
      send (task);
      return;
    }
  if (read_phase (task, LK_ENTRY_WAIT) || read_phase (task, LK_ENTRY_VERIFY))
    return;

  close_window (self);
  g_task_return_boolean (task, FALSE);
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchUpdate *self = g_task_get_source_object (task);

  self->order = lk_batch_order_finish (get_job (self), result);
  advance (task);
}

static void
step_async (LkJobWork *work, GAsyncReadyCallback callback, gpointer user_data)
{
  LkBatchUpdate *self = LK_BATCH_UPDATE (work);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, step_async);
  g_task_set_task_data (task, step_new (), (GDestroyNotify) step_free);
  lk_user_reader_set_n_users (self->reader, lk_job_work_get_n_users (work));
  if (self->order == NULL)
    lk_batch_order_async (get_job (self), ordered_cb, g_steal_pointer (&task));
  else
    advance (task);
}

static gboolean
step_finish (LkJobWork *work, GAsyncResult *result, gboolean *is_done, GError **error)
{
  g_autoptr (GError) trouble = NULL;

  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  *is_done = g_task_propagate_boolean (G_TASK (result), &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
lk_batch_update_forget (LkJobWork *work)
{
  LkBatchUpdate *self = LK_BATCH_UPDATE (work);

  if (self->window != NULL)
    lk_batch_window_forget (self->window);
}

static void
lk_batch_update_constructed (GObject *object)
{
  LkBatchUpdate *self = LK_BATCH_UPDATE (object);

  self->reader = lk_user_reader_new (lk_job_work_get_pbx (LK_JOB_WORK (self)));
  if (lk_job_get_method (get_job (self)) == LK_METHOD_AUTOMATIC)
    lk_job_set_method (get_job (self), LK_METHOD_BULK);

  G_OBJECT_CLASS (lk_batch_update_parent_class)->constructed (object);
}

static void
lk_batch_update_finalize (GObject *object)
{
  LkBatchUpdate *self = LK_BATCH_UPDATE (object);

  close_window (self);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_hash_table_unref (self->given_up);

  G_OBJECT_CLASS (lk_batch_update_parent_class)->finalize (object);
}

static void
lk_batch_update_class_init (LkBatchUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lk_batch_update_constructed;
  G_OBJECT_CLASS (klass)->finalize = lk_batch_update_finalize;
  LK_JOB_WORK_CLASS (klass)->step_async = step_async;
  LK_JOB_WORK_CLASS (klass)->step_finish = step_finish;
  LK_JOB_WORK_CLASS (klass)->forget = lk_batch_update_forget;
}

static void
lk_batch_update_init (LkBatchUpdate *self)
{
  self->given_up = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * lk_batch_update_new:
 * @job: an update, settled and in the journal
 * @journal: where each item's state is written before its request leaves
 * @pbx: the phone system
 *
 * Changes the users of a job: reads up to a hundred, sends the same change to many of them with one
 * call, and reads them again. What the phone system refuses because of some of them is sent in
 * parts until those stand alone; a call that it does not take at all is replaced by the next one,
 * in the end by a request for each user.
 *
 * Returns: (transfer full): the work.
 */
LkJobWork *
lk_batch_update_new (LkJob *job, LkJournal *journal, LkPbx *pbx)
{
  return g_object_new (LK_TYPE_BATCH_UPDATE, "job", job, "journal", journal, "pbx", pbx, NULL);
}

GPtrArray *
lk_batch_update_list_requests (LkJob *job)
{
  return lk_batch_requests_new (job);
}
