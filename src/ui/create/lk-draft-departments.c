/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-draft-departments.h"

#include "lk-user-fields.h"

/**
 * lk_draft_departments_list:
 * @draft: a draft
 *
 * Returns: (transfer full) (element-type LkMembership): the departments; empty where none is set,
 *   or where what is set cannot be read.
 */
GPtrArray *
lk_draft_departments_list (LkDraft *draft)
{
  const LkValue *groups = lk_draft_get (draft, lk_user_field_groups);
  g_autoptr (GPtrArray) all = lk_record_parse_value (&lk_membership_class, groups, NULL);
  GPtrArray *departments = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_membership_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const LkMembership *membership = g_ptr_array_index (all, i);

      if (!lk_membership_is_favourites (membership))
        g_ptr_array_add (departments, lk_membership_copy (membership));
    }

  return departments;
}

static int
limit (gint64 id)
{
  return id > 0 && id <= G_MAXINT32 ? (int) id : 0;
}

/**
 * lk_draft_departments_get_main:
 * @draft: a draft
 *
 * Returns: the main department's Id, or that of the first where no main one is set; 0 for none.
 */
int
lk_draft_departments_get_main (LkDraft *draft)
{
  const LkValue *main_id = lk_draft_get (draft, lk_user_field_primary_group);
  g_autoptr (GPtrArray) departments = lk_draft_departments_list (draft);

  if (main_id->type == LK_VALUE_INT)
    return limit (main_id->integer);
  if (departments->len > 0)
    return limit (((LkMembership *) g_ptr_array_index (departments, 0))->group_id);

  return 0;
}

/**
 * lk_draft_departments_set:
 * @draft: a draft
 * @membership: (nullable): the only department from now on, the main one too; %NULL leaves it to
 *   the phone system
 */
void
lk_draft_departments_set (LkDraft *draft, const LkMembership *membership)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_membership_free);
  g_auto (LkValue) groups = LK_VALUE_INIT;
  g_auto (LkValue) main_id = LK_VALUE_INIT;

  if (membership == NULL)
    {
      lk_draft_put_back (draft, lk_user_field_primary_group);
      lk_draft_put_back (draft, lk_user_field_groups);
      return;
    }

  g_ptr_array_add (all, lk_membership_copy (membership));
  lk_record_build_value (&lk_membership_class, all, &groups);
  lk_value_set_int (&main_id, membership->group_id);
  lk_draft_set (draft, lk_user_field_groups, &groups);
  lk_draft_set (draft, lk_user_field_primary_group, &main_id);
  lk_draft_end_step (draft);
}
