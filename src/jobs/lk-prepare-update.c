/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lk-prepare-change.h"
#include "lk-prepare.h"
#include "lk-user-fields.h"

/* The server gives the number of a user who was deleted to the next one, perhaps. */
static gboolean
is_somebody_else (LkJobItem *item, LkUser *now)
{
  const char *number = lk_user_get_text (now, lk_user_field_number);

  return number != NULL && *lk_job_item_get_number (item) != '\0'
         && !g_str_equal (number, lk_job_item_get_number (item));
}

static void
prepare (LkJobItem *item, LkUser *now, gpointer data)
{
  LkWishes *wishes = data;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkDifference) difference = NULL;
  g_autoptr (GError) error = NULL;

  if (now == NULL || is_somebody_else (item, now))
    {
      lk_job_item_set_state (item, LK_ITEM_SKIPPED, _ ("This user is no longer there."));
      return;
    }

  draft = lk_draft_new (now);
  if (!lk_wishes_apply (wishes, draft, &error))
    {
      lk_job_item_set_state (item, LK_ITEM_SKIPPED, error->message);
      return;
    }

  difference = lk_difference_new_of_draft (draft);
  if (lk_difference_count (difference) > 0)
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
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  LkPreparation *preparation;

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      g_autoptr (LkJobItem) item = NULL;

      if (!g_hash_table_add (ids, GINT_TO_POINTER (lk_user_get_id (user))))
        continue;
      item = lk_job_item_new_for_user (user);
      lk_job_add (job, item);
    }

  preparation = lk_preparation_new (directory, job, fields);
  lk_preparation_set_func (preparation, prepare, lk_wishes_copy (wishes), g_object_unref);
  return preparation;
}
