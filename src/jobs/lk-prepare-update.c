/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lk-prepare-change.h"
#include "lk-prepare.h"
#include "lk-user-fields.h"

/* What the plan is made of. Nothing of it changes while it is made, in a thread. */
typedef struct
{
  GPtrArray *users;
  GHashTable *ids; /* of those who are items already */
  LkWishes *wishes;
  char *client_id; /* as which the program signs in */
} Update;

static void
update_free (Update *update)
{
  g_ptr_array_unref (update->users);
  g_hash_table_unref (update->ids);
  g_object_unref (update->wishes);
  g_free (update->client_id);
  g_free (update);
}

static gpointer
copy_reference (gconstpointer user, gpointer data)
{
  return g_object_ref ((gpointer) user);
}

static void
gather (LkJob *job, guint position, gpointer data)
{
  Update *update = data;
  LkUser *user = g_ptr_array_index (update->users, position);
  g_autoptr (LkJobItem) item = NULL;

  if (!g_hash_table_add (update->ids, GINT_TO_POINTER (lk_user_get_id (user))))
    return;

  item = lk_job_item_new_for_user (user);
  lk_job_add (job, item);
}

/* Whether the program could not sign in any more. */
static gboolean
locks_out (LkJobItem *item, LkDifference *difference, const char *client_id)
{
  if (*client_id == '\0' || !g_str_equal (lk_job_item_get_number (item), client_id))
    return FALSE;

  for (guint i = 0; i < lk_difference_count (difference); i++)
    if (lk_difference_get_field (difference, i) == lk_user_field_enabled)
      return !lk_value_is_true (lk_difference_get_wanted (difference, i));
  return FALSE;
}

static void
prepare (LkJobItem *item, LkUser *now, gpointer data)
{
  Update *update = data;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkDifference) difference = NULL;
  g_autoptr (GError) error = NULL;

  if (now == NULL || !lk_job_item_has_number_of (item, now))
    {
      lk_job_item_set_state (item, LK_ITEM_SKIPPED, _ ("This user is no longer there."));
      return;
    }

  draft = lk_draft_new (now);
  if (!lk_wishes_apply (update->wishes, draft, &error))
    {
      lk_job_item_set_state (item, LK_ITEM_SKIPPED, error->message);
      return;
    }

  difference = lk_difference_new_of_draft (draft);
  if (locks_out (item, difference, update->client_id))
    lk_job_item_set_state (
      item, LK_ITEM_SKIPPED,
      _ ("This is the account with which the program signs in. It cannot disable itself."));
  else if (lk_difference_count (difference) > 0)
    lk_job_item_set_difference (item, difference);
  else
    lk_job_item_set_state (item, LK_ITEM_UNCHANGED, NULL);
}

/**
 * lk_prepare_update:
 * @directory: the users
 * @profile: the phone system
 * @users: (element-type LkUser): who shall change; who is named twice changes once
 * @wishes: what shall become of them; what happens to it later makes no difference
 *
 * Returns: (transfer full): the preparation of a job in which each of @users is an item.
 */
LkPreparation *
lk_prepare_update (LkDirectory *directory, LkProfile *profile, GPtrArray *users, LkWishes *wishes)
{
  g_autoptr (LkJob) job = lk_prepare_new_job (LK_JOB_UPDATE, profile);
  g_autoptr (LkFieldSet) fields = lk_wishes_get_fields (wishes);
  LkPreparation *preparation = lk_preparation_new (directory, job, fields);
  Update *update = g_new0 (Update, 1);

  update->users = g_ptr_array_copy (users, copy_reference, NULL);
  g_ptr_array_set_free_func (update->users, g_object_unref);
  update->ids = g_hash_table_new (NULL, NULL);
  update->wishes = lk_wishes_copy (wishes);
  update->client_id = g_strdup (lk_job_get_client_id (job));
  lk_preparation_set_func (preparation, prepare, update, (GDestroyNotify) update_free);
  lk_preparation_set_gather (preparation, gather, users->len);
  return preparation;
}
