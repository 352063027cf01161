/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-single-job.h"

#include "lk-user-fields.h"

/* What goes out is what the draft was at first, as it stands in the journal. */
typedef struct
{
  LkJournal *journal; /* NULL where nothing is written down */
  LkJob *job;
  LkJobItem *item;
  LkDifference *difference; /* with its secrets */
  LkDraft *draft;           /* of a creation: a copy */
  void (*send) (GTask *task);
  gboolean is_noted;
  gpointer outcome;
  GDestroyNotify free_outcome;
  GError *error;
} Single;

static void
single_free (Single *single)
{
  g_clear_object (&single->journal);
  g_clear_object (&single->job);
  g_clear_object (&single->item);
  g_clear_pointer (&single->difference, lk_difference_unref);
  g_clear_object (&single->draft);
  g_clear_pointer (&single->outcome, single->free_outcome);
  g_clear_error (&single->error);
  g_free (single);
}

static void
hand_over (GTask *task)
{
  Single *single = g_task_get_task_data (task);

  if (single->error != NULL)
    g_task_return_error (task, g_steal_pointer (&single->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&single->outcome), single->free_outcome);
}

static void
concluded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Single *single = g_task_get_task_data (task);

  single->is_noted = lk_journal_write_finish (LK_JOURNAL (source), result, &error);
  if (error != NULL)
    g_message ("What came of a change was not written down: %s", error->message);
  hand_over (task);
}

/* Says what came of it, first to the journal and then to whoever asked. A phone system may quote
 * what it refuses, passwords too. */
static void
conclude (GTask *task, LkItemState state, const char *message)
{
  Single *single = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *masked = NULL;

  if (!single->is_noted)
    {
      hand_over (task);
      return;
    }

  masked = message != NULL ? lk_difference_mask (single->difference, message) : NULL;
  lk_job_item_set_state (single->item, state, masked);
  lk_job_set_state (single->job, state == LK_ITEM_PLANNED ? LK_JOB_STOPPED : LK_JOB_FINISHED);
  lk_job_set_ended_at (single->job, g_get_real_time ());
  g_ptr_array_add (items, single->item);
  lk_journal_put_async (single->journal, single->job, items, concluded_cb, g_object_ref (task));
}

/* Only ever because the person cancelled while nothing had left yet. */
static void
conclude_unsent (GTask *task, GError *error)
{
  Single *single = g_task_get_task_data (task);

  single->error = error;
  conclude (task, LK_ITEM_PLANNED, NULL);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Single *single = g_task_get_task_data (task);

  single->is_noted = lk_journal_write_finish (LK_JOURNAL (source), result, &error);
  if (error != NULL)
    g_message ("A change is made that is not written down: %s", error->message);
  single->send (task);
}

static void
note (GTask *task)
{
  Single *single = g_task_get_task_data (task);

  if (single->journal != NULL)
    lk_journal_add_async (single->journal, single->job, noted_cb, g_object_ref (task));
  else
    single->send (task);
}

static GTask *
new_task (LkPbx *pbx,
          gpointer tag,
          Single *single,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, single, (GDestroyNotify) single_free);
  return task;
}

/* @item: (transfer full): it is about to leave. */
static void
fill_job (Single *single, LkJobs *jobs, LkJobKind kind, LkJobItem *item)
{
  LkProfile *profile = lk_jobs_get_profile (jobs);

  single->journal = g_object_ref (lk_jobs_get_journal (jobs));
  single->item = item;
  single->job = lk_job_new (kind);
  lk_job_item_set_state (item, LK_ITEM_SENDING, NULL);
  lk_job_add (single->job, item);
  lk_job_set_state (single->job, LK_JOB_RUNNING);
  lk_job_set_method (single->job, LK_METHOD_SINGLE);
  lk_job_set_started_at (single->job, g_get_real_time ());
  lk_job_set_profile (single->job, lk_profile_get_id (profile), lk_profile_get_name (profile),
                      lk_profile_get_client_id (profile));
}

/* Changing a user */

static LkItemState
map_save_state (LkSaveState state)
{
  switch (state)
    {
    case LK_SAVE_DONE:
      return LK_ITEM_DONE;
    case LK_SAVE_CONFLICT:
      return LK_ITEM_SKIPPED;
    case LK_SAVE_UNKNOWN:
      return LK_ITEM_UNKNOWN;
    default:
      return LK_ITEM_FAILED;
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Single *single = g_task_get_task_data (task);
  GError *error = NULL;
  LkSaveResult *saved = lk_user_save_finish (LK_PBX (source), result, &error);

  if (saved == NULL)
    {
      conclude_unsent (task, error);
      return;
    }

  single->outcome = saved;
  if (single->item != NULL)
    lk_job_item_set_after (single->item, saved->now);
  conclude (task, map_save_state (saved->state),
            saved->error != NULL ? saved->error->message : NULL);
}

static void
send_change (GTask *task)
{
  Single *single = g_task_get_task_data (task);

  lk_user_save_difference_async (g_task_get_source_object (task), single->difference,
                                 g_task_get_cancellable (task), saved_cb, g_object_ref (task));
}

/**
 * lk_single_job_save_async:
 * @jobs: (nullable): those of the phone system
 * @pbx: the phone system
 * @draft: what shall be changed
 *
 * Writes into the journal what is about to be changed, changes it like lk_user_save_async(), and
 * writes what came of it.
 */
void
lk_single_job_save_async (LkJobs *jobs,
                          LkPbx *pbx,
                          LkDraft *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Single *single = g_new0 (Single, 1);
  g_autoptr (GTask)
    task = new_task (pbx, lk_single_job_save_async, single, cancellable, callback, user_data);

  single->send = send_change;
  single->free_outcome = (GDestroyNotify) lk_save_result_free;
  single->difference = lk_difference_new_of_draft (draft);
  if (jobs != NULL && lk_difference_count (single->difference) > 0)
    {
      LkJobItem *item = lk_job_item_new_for_user (lk_draft_get_original (draft));

      lk_job_item_set_difference (item, single->difference);
      fill_job (single, jobs, LK_JOB_EDIT, item);
    }
  note (task);
}

static gboolean
was_noted_at_all (GAsyncResult *result)
{
  Single *single = g_task_get_task_data (G_TASK (result));

  return single->is_noted;
}

/**
 * lk_single_job_save_finish:
 * @pbx: the phone system
 * @result: the result
 * @was_noted: (out) (optional): whether the journal says all of it
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): as lk_user_save_finish().
 */
LkSaveResult *
lk_single_job_save_finish (LkPbx *pbx, GAsyncResult *result, gboolean *was_noted, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  if (was_noted != NULL)
    *was_noted = was_noted_at_all (result);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Creating a user */

static LkDraft *
copy_draft (LkDraft *draft)
{
  LkDraft *copy = lk_draft_new (lk_draft_get_original (draft));
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (draft, field)) != NULL)
    lk_draft_set (copy, field, lk_draft_get (draft, field));
  return copy;
}

/* Who shall be made, without secrets. */
static LkUser *
make_snapshot (LkDraft *draft)
{
  const LkField *fields[LK_N_USER_FIELDS];
  g_autoptr (LkFieldSet) set = NULL;
  const LkField *field = NULL;
  LkUser *user;
  guint n = 0;

  while ((field = lk_draft_next_change (draft, field)) != NULL)
    if (!lk_field_has (field, LK_FIELD_SECRET))
      fields[n++] = field;
  set = lk_field_set_new_of (fields, n);
  user = lk_user_new (set, 0);
  for (guint i = 0; i < n; i++)
    lk_user_set (user, fields[i], lk_draft_get (draft, fields[i]));
  return user;
}

/* A user who exists is created, whatever about them is not as asked; the message says that. */
static LkItemState
map_create_state (LkCreateState state)
{
  switch (state)
    {
    case LK_CREATE_DONE:
    case LK_CREATE_DIFFERENT:
      return LK_ITEM_DONE;
    case LK_CREATE_UNKNOWN:
      return LK_ITEM_UNKNOWN;
    default:
      return LK_ITEM_FAILED;
    }
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Single *single = g_task_get_task_data (task);
  GError *error = NULL;
  LkCreateResult *created = lk_user_create_finish (LK_PBX (source), result, &error);
  LkItemState state;

  if (created == NULL)
    {
      conclude_unsent (task, error);
      return;
    }

  single->outcome = created;
  state = map_create_state (created->state);
  if (single->item != NULL && state == LK_ITEM_DONE)
    {
      lk_job_item_set_new_id (single->item, created->id);
      lk_job_item_set_after (single->item, created->now);
    }
  conclude (task, state, created->error != NULL ? created->error->message : NULL);
}

static void
send_creation (GTask *task)
{
  Single *single = g_task_get_task_data (task);

  lk_user_create_async (g_task_get_source_object (task), single->draft,
                        g_task_get_cancellable (task), created_cb, g_object_ref (task));
}

/**
 * lk_single_job_create_async:
 * @jobs: (nullable): those of the phone system
 * @pbx: the phone system
 * @draft: who shall be created
 *
 * Writes into the journal who is about to be created, creates them like lk_user_create_async(), and
 * writes what came of it.
 */
void
lk_single_job_create_async (LkJobs *jobs,
                            LkPbx *pbx,
                            LkDraft *draft,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Single *single = g_new0 (Single, 1);
  g_autoptr (GTask)
    task = new_task (pbx, lk_single_job_create_async, single, cancellable, callback, user_data);

  single->send = send_creation;
  single->free_outcome = (GDestroyNotify) lk_create_result_free;
  single->draft = copy_draft (draft);
  single->difference = lk_difference_new_of_draft (draft);
  if (jobs != NULL)
    {
      g_autoptr (LkUser) snapshot = make_snapshot (draft);
      LkJobItem *item = lk_job_item_new_for_user (snapshot);

      lk_job_item_set_snapshot (item, snapshot);
      fill_job (single, jobs, LK_JOB_CREATE, item);
    }
  note (task);
}

/**
 * lk_single_job_create_finish:
 * @pbx: the phone system
 * @result: the result
 * @was_noted: (out) (optional): whether the journal says all of it
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): as lk_user_create_finish().
 */
LkCreateResult *
lk_single_job_create_finish (LkPbx *pbx, GAsyncResult *result, gboolean *was_noted, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  if (was_noted != NULL)
    *was_noted = was_noted_at_all (result);
  return g_task_propagate_pointer (G_TASK (result), error);
}
