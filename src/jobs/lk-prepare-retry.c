/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-prepare.h"

#include <glib/gi18n-lib.h>

#include "lk-prepare-change.h"
#include "lk-prepare-names.h"
#include "lk-snapshot.h"

/* What the plan is made of. Nothing of it changes while it is made, perhaps in a thread. */
typedef struct
{
  LkJob *done;
  LkDirectory *directory;
  GHashTable *sources; /* LkJobItem to the LkJobItem that is tried again */
  GHashTable *names;   /* of a creation: whose the numbers are now */
  gboolean is_undo;    /* whether something is taken back, so that others are spared */
  char *client_id;
} Retry;

static void
retry_free (Retry *retry)
{
  g_object_unref (retry->done);
  g_object_unref (retry->directory);
  g_hash_table_unref (retry->sources);
  g_clear_pointer (&retry->names, g_hash_table_unref);
  g_free (retry->client_id);
  g_free (retry);
}

static gboolean
is_left (LkJobItem *item)
{
  switch (lk_job_item_get_state (item))
    {
    case LK_ITEM_PLANNED:
    case LK_ITEM_SENDING:
    case LK_ITEM_FAILED:
    case LK_ITEM_UNKNOWN:
      return TRUE;
    case LK_ITEM_DONE:
    case LK_ITEM_UNCHANGED:
    case LK_ITEM_SKIPPED:
    case LK_ITEM_UNDONE:
    case LK_N_ITEM_STATES:
    default:
      return FALSE;
    }
}

/* Nobody keeps a secret, so that it cannot be sent again. */
static gboolean
is_change_left (LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);

  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    if (!lk_field_has (lk_difference_get_field (difference, i), LK_FIELD_SECRET))
      return is_left (item);

  return FALSE;
}

static gboolean
is_creation_left (LkJobItem *item)
{
  return is_left (item) && lk_job_item_get_snapshot (item) != NULL;
}

static LkItemFunc
find_test (LkJob *done)
{
  switch (lk_job_get_kind (done))
    {
    case LK_JOB_DELETE:
      return is_left;
    case LK_JOB_CREATE:
      return is_creation_left;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return is_change_left;
    }
}

/**
 * lk_job_can_retry:
 * @done: a job with its items
 *
 * Returns: whether there is something in it that can be tried again.
 */
gboolean
lk_job_can_retry (LkJob *done)
{
  return lk_prepare_is_over (done) && lk_prepare_has_item (done, find_test (done));
}

static void
plan_change (LkJobItem *item, LkUser *now, gpointer data)
{
  Retry *retry = data;
  LkJobItem *source = g_hash_table_lookup (retry->sources, item);

  lk_prepare_change (item, lk_job_item_get_difference (source), now, retry->is_undo);
}

static void
plan_creation (LkJobItem *item, LkUser *now, gpointer data)
{
  Retry *retry = data;
  LkUser *snapshot = lk_job_item_get_snapshot (g_hash_table_lookup (retry->sources, item));

  lk_prepare_creation (item, snapshot, retry->names);
}

static void
plan_deletion (LkJobItem *item, LkUser *now, gpointer data)
{
  Retry *retry = data;

  lk_prepare_deletion (item, now, retry->client_id);
}

static LkPrepareFunc
find_plan (LkJobKind kind)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return plan_deletion;
    case LK_JOB_CREATE:
      return plan_creation;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return plan_change;
    }
}

static LkFieldSet *
find_fields (LkJob *done, LkVersion version)
{
  switch (lk_job_get_kind (done))
    {
    case LK_JOB_DELETE:
      return lk_snapshot_get_fields (version);
    case LK_JOB_CREATE:
      return lk_snapshot_get_identity ();
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return lk_prepare_collect_fields (done, is_change_left);
    }
}

static void
gather_item (LkJob *job, LkJobItem *source, Retry *retry)
{
  LkItemFunc suits = find_test (retry->done);
  g_autoptr (LkJobItem) item = NULL;

  if (!suits (source))
    return;

  item = lk_job_item_new (lk_job_item_get_user_id (source), lk_job_item_get_number (source),
                          lk_job_item_get_name (source));
  g_hash_table_insert (retry->sources, g_object_ref (item), g_object_ref (source));
  lk_job_add (job, item);
}

/* The items first, then all users. */
static void
gather (LkJob *job, guint position, gpointer data)
{
  Retry *retry = data;
  guint n_items = lk_job_get_n_items (retry->done);

  if (position < n_items)
    gather_item (job, lk_job_get_item (retry->done, position), retry);
  else
    lk_prepare_note_name (retry->names, retry->directory, position - n_items);
}

static guint
count_positions (Retry *retry)
{
  guint n_users = g_list_model_get_n_items (G_LIST_MODEL (retry->directory));

  return lk_job_get_n_items (retry->done) + (retry->names != NULL ? n_users : 0);
}

static LkJob *
new_job (LkJob *done, LkProfile *profile)
{
  LkJobKind kind = lk_job_get_kind (done);
  LkJob *job = lk_prepare_new_job (kind == LK_JOB_EDIT ? LK_JOB_UPDATE : kind, profile);

  lk_job_set_retry_of (job, lk_job_get_id (done));
  lk_job_set_undo_of (job, lk_job_get_undo_of (done));
  lk_job_set_reason (job, lk_job_get_reason (done));
  return job;
}

/**
 * lk_prepare_retry:
 * @directory: all users
 * @profile: the phone system
 * @done: a job with its items, of that phone system
 *
 * Returns: (transfer full) (nullable): what makes the plan to do what is left of it; %NULL where
 *   nothing is.
 */
LkPreparation *
lk_prepare_retry (LkDirectory *directory, LkProfile *profile, LkJob *done)
{
  LkVersion version = lk_pbx_get_version (lk_directory_get_pbx (directory));
  g_autoptr (LkFieldSet) fields = NULL;
  g_autoptr (LkJob) job = NULL;
  LkPreparation *self;
  Retry *retry;

  if (!lk_job_can_retry (done)
      || !g_str_equal (lk_job_get_profile_id (done), lk_profile_get_id (profile)))
    return NULL;

  retry = g_new0 (Retry, 1);
  retry->sources = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  retry->done = g_object_ref (done);
  retry->directory = g_object_ref (directory);
  retry->names = lk_job_get_kind (done) == LK_JOB_CREATE ? lk_prepare_new_names () : NULL;
  retry->is_undo = lk_job_get_undo_of (done) != 0;
  retry->client_id = g_strdup (lk_profile_get_client_id (profile));
  fields = find_fields (done, version);
  job = new_job (done, profile);

  self = lk_preparation_new (directory, job, fields);
  lk_preparation_set_func (self, find_plan (lk_job_get_kind (done)), retry,
                           (GDestroyNotify) retry_free);
  lk_preparation_set_gather (self, gather, count_positions (retry));
  return self;
}
