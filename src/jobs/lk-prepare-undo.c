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
  GHashTable *sources; /* LkJobItem to the LkJobItem that it takes back */
  GHashTable *names;   /* of a deletion: whose the numbers are now */
  char *client_id;
} Undo;

static void
undo_free (Undo *undo)
{
  g_object_unref (undo->done);
  g_object_unref (undo->directory);
  g_hash_table_unref (undo->sources);
  g_clear_pointer (&undo->names, g_hash_table_unref);
  g_free (undo->client_id);
  g_free (undo);
}

/* To compare lists takes too long for thousands of users in the main loop. Where one only says the
 * same in other words, the plan finds the user as wanted. */
static gboolean
is_change_undoable (LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);

  return lk_job_item_get_state (item) == LK_ITEM_DONE && difference != NULL
         && lk_difference_can_reverse (difference, lk_job_item_get_after (item));
}

static gboolean
is_deletion_undoable (LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_DONE && lk_job_item_get_snapshot (item) != NULL;
}

static gboolean
is_creation_undoable (LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_DONE && lk_job_item_get_new_id (item) != 0;
}

static LkItemFunc
find_test (LkJob *done)
{
  switch (lk_job_get_kind (done))
    {
    case LK_JOB_DELETE:
      return is_deletion_undoable;
    case LK_JOB_CREATE:
      return is_creation_undoable;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return is_change_undoable;
    }
}

/**
 * lk_job_can_undo:
 * @done: a job with its items
 *
 * Returns: whether something of it can be taken back.
 */
gboolean
lk_job_can_undo (LkJob *done)
{
  return lk_prepare_is_over (done) && lk_prepare_has_item (done, find_test (done));
}

/* Whoever has the fields as the job left them gets back what they had. */
static void
plan_change (LkJobItem *item, LkUser *now, gpointer data)
{
  Undo *undo = data;
  LkJobItem *source = g_hash_table_lookup (undo->sources, item);
  g_autoptr (LkDifference) reverse =
    lk_difference_new_reverse (lk_job_item_get_difference (source), lk_job_item_get_after (source));

  lk_prepare_change (item, reverse, now, TRUE);
}

static void
plan_creation (LkJobItem *item, LkUser *now, gpointer data)
{
  Undo *undo = data;
  LkJobItem *source = g_hash_table_lookup (undo->sources, item);
  LkUser *snapshot = lk_job_item_get_snapshot (source);

  if (now != NULL && lk_snapshot_is_same_person (snapshot, now))
    lk_job_item_set_state (item, LK_ITEM_UNCHANGED, _ ("The user is still there."));
  else
    lk_prepare_creation (item, snapshot, undo->names);
}

static void
plan_deletion (LkJobItem *item, LkUser *now, gpointer data)
{
  Undo *undo = data;

  lk_prepare_deletion (item, now, undo->client_id);
}

static LkJobItem *
new_item (LkJob *done, LkJobItem *source)
{
  int id = lk_job_get_kind (done) == LK_JOB_CREATE ? lk_job_item_get_new_id (source)
                                                   : lk_job_item_get_user_id (source);

  return lk_job_item_new (id, lk_job_item_get_number (source), lk_job_item_get_name (source));
}

static void
gather_item (LkJob *job, LkJobItem *source, Undo *undo)
{
  LkItemFunc suits = find_test (undo->done);
  g_autoptr (LkJobItem) item = NULL;

  if (!suits (source))
    return;

  item = new_item (undo->done, source);
  g_hash_table_insert (undo->sources, g_object_ref (item), g_object_ref (source));
  lk_job_add (job, item);
}

/* The items first, then all users. */
static void
gather (LkJob *job, guint position, gpointer data)
{
  Undo *undo = data;
  guint n_items = lk_job_get_n_items (undo->done);

  if (position < n_items)
    gather_item (job, lk_job_get_item (undo->done, position), undo);
  else
    lk_prepare_note_name (undo->names, undo->directory, position - n_items);
}

static guint
count_positions (Undo *undo)
{
  guint n_users = g_list_model_get_n_items (G_LIST_MODEL (undo->directory));

  return lk_job_get_n_items (undo->done) + (undo->names != NULL ? n_users : 0);
}

static LkJobKind
find_reverse_kind (LkJob *done)
{
  switch (lk_job_get_kind (done))
    {
    case LK_JOB_DELETE:
      return LK_JOB_CREATE;
    case LK_JOB_CREATE:
      return LK_JOB_DELETE;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return LK_JOB_UPDATE;
    }
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
find_fields (LkJob *done, LkJobKind kind, LkVersion version)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return lk_snapshot_get_fields (version);
    case LK_JOB_CREATE:
      return lk_snapshot_get_identity ();
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return lk_prepare_collect_fields (done, is_change_undoable);
    }
}

/**
 * lk_prepare_undo:
 * @directory: all users
 * @profile: the phone system
 * @done: a job with its items, of that phone system
 *
 * Returns: (transfer full) (nullable): what makes the plan to take it back, as far as it was
 * carried out and not taken back since; %NULL where there is nothing to take back.
 */
LkPreparation *
lk_prepare_undo (LkDirectory *directory, LkProfile *profile, LkJob *done)
{
  LkJobKind kind = find_reverse_kind (done);
  LkVersion version = lk_pbx_get_version (lk_directory_get_pbx (directory));
  g_autoptr (LkFieldSet) fields = NULL;
  g_autoptr (LkJob) job = NULL;
  LkPreparation *self;
  Undo *undo;

  if (!lk_job_can_undo (done)
      || !g_str_equal (lk_job_get_profile_id (done), lk_profile_get_id (profile)))
    return NULL;

  undo = g_new0 (Undo, 1);
  undo->sources = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  undo->done = g_object_ref (done);
  undo->directory = g_object_ref (directory);
  undo->names = kind == LK_JOB_CREATE ? lk_prepare_new_names () : NULL;
  undo->client_id = g_strdup (lk_profile_get_client_id (profile));
  fields = find_fields (done, kind, version);
  job = lk_prepare_new_job (kind, profile);
  lk_job_set_undo_of (job, lk_job_get_id (done));

  self = lk_preparation_new (directory, job, fields);
  lk_preparation_set_func (self, find_plan (kind), undo, (GDestroyNotify) undo_free);
  lk_preparation_set_gather (self, gather, count_positions (undo));
  return self;
}
