/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-create.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-phrase.h"
#include "lk-snapshot.h"
#include "lk-user-create.h"
#include "lk-user-fields.h"

struct _LkBatchCreate
{
  LkJobWork parent_instance;

  LkJobItem *item;      /* whose turn it is */
  LkDraft *draft;       /* the new user */
  GPtrArray *dropped;   /* of LkField: what the phone system does not take any more */
  GHashTable *given_up; /* of LkJobItem: those of whom nobody can say whether they are there */
  GError *trouble;      /* what ends the step once the journal has it */
};

G_DEFINE_FINAL_TYPE (LkBatchCreate, lk_batch_create, LK_TYPE_JOB_WORK)

static void
leave_item (LkBatchCreate *self)
{
  g_clear_object (&self->item);
  g_clear_object (&self->draft);
  g_ptr_array_set_size (self->dropped, 0);
}

static void
commit_item (LkBatchCreate *self, GTask *task, GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, g_object_ref (self->item));
  lk_job_work_commit_async (LK_JOB_WORK (self), items, callback, g_object_ref (task));
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchCreate *self = LK_BATCH_CREATE (source);
  g_autoptr (GError) trouble = g_steal_pointer (&self->trouble);
  GError *error = NULL;

  leave_item (self);
  if (!lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error))
    g_task_return_error (task, error);
  else if (trouble != NULL)
    g_task_return_error (task, g_steal_pointer (&trouble));
  else
    g_task_return_boolean (task, FALSE);
}

static void
decide (LkBatchCreate *self, GTask *task, LkItemState state, const char *message)
{
  lk_job_item_set_state (self->item, state, message);
  commit_item (self, task, committed_cb);
}

/* What came of it */

static char *
join_labels (GPtrArray *fields)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (labels, (gpointer) lk_field_get_label (fields->pdata[i]));
  return lk_phrase_join (labels);
}

static char *
describe_fields (GPtrArray *fields)
{
  g_autofree char *labels = join_labels (fields);

  return g_strdup_printf (
    /* Translators: %s is one setting or a list of them. */
    ngettext ("The user is there again, but one setting is not as it was: %s.",
              "The user is there again, but some settings are not as they were: %s.", fields->len),
    labels);
}

/* The user exists, and that is what counts; what is different is named. */
static char *
describe_difference (LkBatchCreate *self, const LkCreateResult *result)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  if (result->state == LK_CREATE_TAKEN)
    return g_strdup (_ ("The user is there again, but perhaps not with all settings. Look at the "
                        "user."));
  if (result->error != NULL && (result->fields->len == 0 || result->now == NULL))
    return g_strdup (result->error->message);

  g_ptr_array_extend (fields, self->dropped, NULL, NULL);
  g_ptr_array_extend (fields, result->fields, NULL, NULL);
  return fields->len > 0 ? describe_fields (fields) : NULL;
}

static void
conclude_there (LkBatchCreate *self, GTask *task, const LkCreateResult *result)
{
  g_autofree char *message = describe_difference (self, result);

  lk_job_item_set_new_id (self->item, result->id);
  lk_job_work_announce_came (LK_JOB_WORK (self), result->id);
  decide (self, task, LK_ITEM_DONE, message);
}

/* Whether nothing left because there is no way to the phone system, so that the next one would not
 * fare better. */
static gboolean
is_stopped (const LkCreateResult *result)
{
  return result->state == LK_CREATE_REFUSED && !result->was_lost
         && lk_error_stops_all (result->error) && result->fields->len == 0
         && lk_error_get_details (result->error) == NULL;
}

static void
stop (LkBatchCreate *self, GTask *task, const GError *error)
{
  self->trouble = g_error_copy (error);
  decide (self, task, LK_ITEM_PLANNED, NULL);
}

/* Where it cannot be found out now, it is found out when somebody goes on or tries again: nothing
 * is sent meanwhile. */
static void
conclude_unknown (LkBatchCreate *self, GTask *task, const LkCreateResult *result)
{
  g_hash_table_add (self->given_up, g_object_ref (self->item));
  decide (self, task, LK_ITEM_UNKNOWN, result->error->message);
}

/* What is refused now, though the user had it, such as an address that somebody else has as well,
 * is left out rather than the user. Whoever was refused does not exist. */
static gboolean
drop_blamed (LkBatchCreate *self, const LkCreateResult *result)
{
  guint n_dropped = self->dropped->len;

  if (result->state != LK_CREATE_REFUSED || result->was_lost
      || g_ptr_array_find (result->fields, lk_user_field_number, NULL))
    return FALSE;

  for (guint i = 0; i < result->fields->len; i++)
    if (lk_draft_is_changed (self->draft, result->fields->pdata[i]))
      {
        lk_draft_put_back (self->draft, result->fields->pdata[i]);
        g_ptr_array_add (self->dropped, result->fields->pdata[i]);
      }

  return self->dropped->len > n_dropped;
}

static void create (LkBatchCreate *self, GTask *task);

static void
conclude_created (LkBatchCreate *self, GTask *task, const LkCreateResult *result)
{
  if (is_stopped (result))
    stop (self, task, result->error);
  else if (drop_blamed (self, result))
    create (self, task);
  else if (result->state == LK_CREATE_DONE || result->state == LK_CREATE_DIFFERENT)
    conclude_there (self, task, result);
  else if (result->state == LK_CREATE_UNKNOWN)
    conclude_unknown (self, task, result);
  else
    decide (self, task, LK_ITEM_FAILED, result->error->message);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchCreate *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LkCreateResult) created = lk_user_create_finish (LK_PBX (source), result, &error);

  if (created != NULL)
    conclude_created (self, task, created);
  else
    {
      leave_item (self);
      g_task_return_error (task, error);
    }
}

static void
create (LkBatchCreate *self, GTask *task)
{
  lk_user_create_async (lk_job_work_get_pbx (LK_JOB_WORK (self)), self->draft, NULL, created_cb,
                        g_object_ref (task));
}

/* Whoever was created without what was refused has number and names all the same. */
static gboolean
is_namesake (LkBatchCreate *self, const LkCreateResult *result)
{
  return result->state == LK_CREATE_TAKEN && result->now != NULL
         && lk_snapshot_is_same_person (lk_job_item_get_snapshot (self->item), result->now);
}

/* Finding out what became of a request of which the journal knows no more than that it was about to
 * leave. Where nobody is there, it may leave once more: a number exists only once, so that two are
 * never created. */
static void
conclude_looked (LkBatchCreate *self, GTask *task, const LkCreateResult *result)
{
  if (result->state == LK_CREATE_DONE || result->state == LK_CREATE_DIFFERENT
      || is_namesake (self, result))
    conclude_there (self, task, result);
  else if (result->state == LK_CREATE_TAKEN)
    decide (self, task, LK_ITEM_FAILED, result->error->message);
  else if (result->state == LK_CREATE_UNKNOWN)
    conclude_unknown (self, task, result);
  else
    decide (self, task, LK_ITEM_PLANNED, NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchCreate *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LkCreateResult) looked = lk_user_create_finish (LK_PBX (source), result, &error);

  if (looked != NULL)
    conclude_looked (self, task, looked);
  else
    {
      leave_item (self);
      g_task_return_error (task, error);
    }
}

static void
sending_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkBatchCreate *self = LK_BATCH_CREATE (source);
  GError *error = NULL;

  if (lk_job_work_commit_finish (LK_JOB_WORK (source), result, &error))
    {
      create (self, task);
      return;
    }

  lk_job_item_set_state (self->item, LK_ITEM_PLANNED, NULL);
  leave_item (self);
  g_task_return_error (task, error);
}

/* What is next */

static gboolean
is_open (LkBatchCreate *self, LkJobItem *item)
{
  LkItemState state = lk_job_item_get_state (item);

  return (state == LK_ITEM_SENDING || state == LK_ITEM_UNKNOWN)
         && !g_hash_table_contains (self->given_up, item);
}

static gboolean
is_planned (LkBatchCreate *self, LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_PLANNED
         && !lk_job_work_is_settling (LK_JOB_WORK (self));
}

static LkJobItem *
find_item (LkBatchCreate *self, gboolean (*suits) (LkBatchCreate *self, LkJobItem *item))
{
  LkJob *job = lk_job_work_get_job (LK_JOB_WORK (self));

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    if (suits (self, lk_job_get_item (job, i)))
      return lk_job_get_item (job, i);

  return NULL;
}

static LkDraft *
new_draft (LkBatchCreate *self, LkUser *snapshot)
{
  LkPbx *pbx = lk_job_work_get_pbx (LK_JOB_WORK (self));

  return lk_snapshot_to_draft (snapshot, lk_pbx_get_version (pbx));
}

static void
begin_item (LkBatchCreate *self, GTask *task, LkJobItem *item)
{
  LkUser *snapshot = lk_job_item_get_snapshot (item);

  self->item = g_object_ref (item);
  if (snapshot == NULL)
    {
      decide (self, task, LK_ITEM_FAILED,
              _ ("Nothing is kept of this user, so nobody can be created from it."));
      return;
    }

  self->draft = new_draft (self, snapshot);
  if (is_open (self, item))
    {
      lk_user_create_look_again_async (lk_job_work_get_pbx (LK_JOB_WORK (self)), self->draft, NULL,
                                       looked_cb, g_object_ref (task));
      return;
    }

  lk_job_item_set_state (item, LK_ITEM_SENDING, NULL);
  commit_item (self, task, sending_cb);
}

static void
lk_batch_create_step_async (LkJobWork *work, GAsyncReadyCallback callback, gpointer user_data)
{
  LkBatchCreate *self = LK_BATCH_CREATE (work);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  LkJobItem *item = find_item (self, is_open);

  g_task_set_source_tag (task, lk_batch_create_step_async);
  if (item == NULL)
    item = find_item (self, is_planned);

  if (item != NULL)
    begin_item (self, task, item);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
lk_batch_create_step_finish (LkJobWork *work,
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

static void
lk_batch_create_finalize (GObject *object)
{
  LkBatchCreate *self = LK_BATCH_CREATE (object);

  leave_item (self);
  g_ptr_array_unref (self->dropped);
  g_hash_table_unref (self->given_up);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (lk_batch_create_parent_class)->finalize (object);
}

static void
lk_batch_create_class_init (LkBatchCreateClass *klass)
{
  LkJobWorkClass *work_class = LK_JOB_WORK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_batch_create_finalize;
  work_class->step_async = lk_batch_create_step_async;
  work_class->step_finish = lk_batch_create_step_finish;
}

static void
lk_batch_create_init (LkBatchCreate *self)
{
  self->dropped = g_ptr_array_new ();
  self->given_up = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * lk_batch_create_new:
 * @job: users to create, each with the snapshot of who they were
 * @journal: what is written before anything is sent
 * @pbx: the phone system
 *
 * Returns: (transfer full): what creates them.
 */
LkJobWork *
lk_batch_create_new (LkJob *job, LkJournal *journal, LkPbx *pbx)
{
  return g_object_new (LK_TYPE_BATCH_CREATE, "job", job, "journal", journal, "pbx", pbx, NULL);
}
