/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-prepare-change.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"
#include "lk-snapshot.h"
#include "lk-user-fields.h"

/**
 * lk_prepare_new_job:
 * @kind: what it does
 * @profile: the phone system
 *
 * Returns: (transfer full): a planned job without items.
 */
LkJob *
lk_prepare_new_job (LkJobKind kind, LkProfile *profile)
{
  LkJob *job = lk_job_new (kind);

  lk_job_set_profile (job, lk_profile_get_id (profile), lk_profile_get_name (profile),
                      lk_profile_get_client_id (profile));
  return job;
}

/**
 * lk_prepare_is_over:
 * @done: a job
 *
 * Returns: whether nothing happens to it any more, so that another one can follow it.
 */
gboolean
lk_prepare_is_over (LkJob *done)
{
  LkJobState state = lk_job_get_state (done);

  return state == LK_JOB_FINISHED || state == LK_JOB_STOPPED;
}

gboolean
lk_prepare_has_item (LkJob *done, LkItemFunc suits)
{
  for (guint i = 0; i < lk_job_get_n_items (done); i++)
    if (suits (lk_job_get_item (done, i)))
      return TRUE;

  return FALSE;
}

static void
add_fields (GPtrArray *fields, LkDifference *difference)
{
  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      if (!lk_field_has (field, LK_FIELD_SECRET) && !g_ptr_array_find (fields, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }
}

/**
 * lk_prepare_collect_fields:
 * @done: a job that changed users
 * @suits: which items count
 *
 * Returns: (transfer full): all fields that it changed but secrets, and who the users are.
 */
LkFieldSet *
lk_prepare_collect_fields (LkJob *done, LkItemFunc suits)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_ptr_array_add (fields, (gpointer) lk_user_field_number);
  g_ptr_array_add (fields, (gpointer) lk_user_field_first_name);
  g_ptr_array_add (fields, (gpointer) lk_user_field_last_name);
  for (guint i = 0; i < lk_job_get_n_items (done); i++)
    if (suits (lk_job_get_item (done, i)))
      add_fields (fields, lk_job_item_get_difference (lk_job_get_item (done, i)));

  return lk_field_set_new_of ((const LkField *const *) fields->pdata, fields->len);
}

/* Changing */

static void
skip_changed (LkJobItem *item, GPtrArray *labels)
{
  g_autofree char *list = lk_phrase_join (labels);
  g_autofree char *message = g_strdup_printf (
    /* Translators: %s is one setting or a list of them. */
    ngettext ("Someone changed this setting since, so it stays as it is: %s.",
              "Someone changed these settings since, so they stay as they are: %s.", labels->len),
    list);

  lk_job_item_set_state (item, LK_ITEM_SKIPPED, message);
}

static void
skip_gone (LkJobItem *item)
{
  lk_job_item_set_state (item, LK_ITEM_SKIPPED, _ ("This user is no longer there."));
}

static gboolean
is_there (const LkField *field, const LkValue *now, const LkValue *wanted, gboolean spares_others)
{
  return lk_field_equal (field, now, wanted)
         || (!spares_others && lk_field_fulfils (field, now, wanted));
}

/**
 * lk_prepare_change:
 * @item: planned
 * @difference: what shall become of the user
 * @now: (nullable): the user; %NULL where they are gone
 * @spares_others: whether nothing is done where one of the fields is neither what @difference says
 *   it was nor what it shall be
 *
 * Gives @item what is left to do, or says why there is nothing.
 */
void
lk_prepare_change (LkJobItem *item, LkDifference *difference, LkUser *now, gboolean spares_others)
{
  g_autoptr (LkDifference) rest = lk_difference_new (lk_job_item_get_user_id (item));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  lk_difference_set_part (rest, lk_difference_is_part (difference));
  for (guint i = 0; now != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);
      const LkValue *wanted = lk_difference_get_wanted (difference, i);
      const LkValue *value = lk_user_get (now, field);

      if (lk_field_has (field, LK_FIELD_SECRET) || is_there (field, value, wanted, spares_others))
        continue;
      if (spares_others && !lk_field_equal (field, value, lk_difference_get_before (difference, i)))
        g_ptr_array_add (labels, (gpointer) lk_field_get_label (field));
      else
        lk_difference_add (rest, field, value, wanted);
    }

  if (now == NULL)
    skip_gone (item);
  else if (!lk_job_item_has_number_of (item, now))
    lk_job_item_set_state (item, LK_ITEM_SKIPPED,
                           _ ("This is somebody else now: number or name changed meanwhile."));
  else if (labels->len > 0)
    skip_changed (item, labels);
  else if (lk_difference_count (rest) > 0)
    lk_job_item_set_difference (item, rest);
  else
    lk_job_item_set_state (item, LK_ITEM_UNCHANGED, NULL);
}

/* Creating */

/**
 * lk_prepare_creation:
 * @item: planned
 * @snapshot: (nullable): who shall be created
 * @names: whose the numbers are now
 */
void
lk_prepare_creation (LkJobItem *item, LkUser *snapshot, GHashTable *names)
{
  const char *name = g_hash_table_lookup (names, lk_job_item_get_number (item));
  g_autofree char *message = NULL;

  lk_job_item_set_snapshot (item, snapshot);
  if (snapshot == NULL)
    lk_job_item_set_state (item, LK_ITEM_SKIPPED,
                           _ ("Nothing is kept of this user, so nobody can be created from it."));
  if (snapshot == NULL || name == NULL)
    return;

  message = g_strdup_printf (
    /* Translators: an extension number, and a person’s name. */
    _ ("Extension %s belongs to %s now."), lk_job_item_get_number (item), name);
  lk_job_item_set_state (item, LK_ITEM_SKIPPED, message);
}

/* Deleting */

/* Whoever was chosen from a list that is not of today. */
static gboolean
is_somebody_else (LkJobItem *item, LkUser *now)
{
  g_autofree char *name = lk_user_dup_name (now);

  return !g_str_equal (lk_job_item_get_name (item), name) || !lk_job_item_has_number_of (item, now);
}

/**
 * lk_prepare_deletion:
 * @item: planned
 * @now: (nullable): the user, read with lk_snapshot_get_fields()
 * @client_id: the API client that the program signs in with
 */
void
lk_prepare_deletion (LkJobItem *item, LkUser *now, const char *client_id)
{
  g_autoptr (LkUser) snapshot = NULL;

  if (now == NULL)
    {
      lk_job_item_set_state (item, LK_ITEM_UNCHANGED,
                             _ ("Someone else deleted this user already."));
      return;
    }

  snapshot = lk_snapshot_new (now);
  lk_job_item_set_snapshot (item, snapshot);
  if (*client_id != '\0' && g_str_equal (lk_job_item_get_number (item), client_id))
    lk_job_item_set_state (
      item, LK_ITEM_SKIPPED,
      _ ("This is the account with which the program signs in. It cannot delete itself."));
  else if (is_somebody_else (item, now))
    lk_job_item_set_state (item, LK_ITEM_SKIPPED,
                           _ ("This is somebody else now: number or name changed meanwhile."));
}
