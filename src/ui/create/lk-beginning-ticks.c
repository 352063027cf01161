/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-beginning-ticks.h"

/**
 * lk_beginning_leave_to_person:
 * @beginning: what a new user shall begin with
 * @draft: that user's draft, without anything from an earlier beginning
 *
 * Takes away the ticks of what the person has set themselves: that stays until they tick the other
 * value.
 */
void
lk_beginning_leave_to_person (LkTemplate *beginning, LkDraft *draft)
{
  for (const LkField *field = NULL; (field = lk_template_next (beginning, field)) != NULL;)
    if (lk_draft_is_changed (draft, field))
      lk_template_set_takes (beginning, field, FALSE);
}

/**
 * lk_beginning_dup_with_true_ticks:
 * @beginning: what a new user began with
 * @draft: that user's draft
 *
 * Returns: (transfer full): the same to begin with anew: what the person has changed or put back
 *   since is not ticked any more, and a new tick gives it once more.
 */
LkTemplate *
lk_beginning_dup_with_true_ticks (LkTemplate *beginning, LkDraft *draft)
{
  LkTemplate *copy = lk_template_copy (beginning);

  for (const LkField *field = NULL; (field = lk_template_next (copy, field)) != NULL;)
    if (!lk_field_means_same (field, lk_draft_get (draft, field), lk_template_get (copy, field)))
      lk_template_set_takes (copy, field, FALSE);
  lk_template_renew (copy);
  return copy;
}
