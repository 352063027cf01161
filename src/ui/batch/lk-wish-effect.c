/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wish-effect.h"

#include <glib/gi18n-lib.h>

#include "lk-survey.h"

/* Each takes a draft, after each key; the preview counts them all. */
#define MOST_VALUES 100

/* Somebody must have it, and nobody asks who. */
#define ANYBODY 1

/* Whether a user can have a value at all may depend on what else they have. */
static gboolean
is_granted (LkWishes *wishes, const LkField *field, LkFieldSet *fields, const LkSurveyRow *row)
{
  g_autoptr (LkUser) user = lk_user_new (fields, ANYBODY);
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  if (lk_wishes_get_act (wishes, field) == LK_WISH_SET
      && lk_field_means_same (field, lk_wishes_get_value (wishes, field), &row->value))
    return TRUE;

  lk_user_set (user, field, &row->value);
  return lk_wishes_apply (wishes, draft, NULL) && !lk_draft_is_changed (draft, field);
}

/* How many users have what is wished for, of how many. */
static void
count (const LkField *field,
       LkWishAct act,
       const LkValue *value,
       GPtrArray *rows,
       guint *n_granted,
       guint *n_users)
{
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_autoptr (LkFieldSet) fields = lk_field_set_new_one (field);

  *n_granted = *n_users = 0;
  lk_wishes_put (wishes, field, act, value);
  for (guint i = 0; i < rows->len; i++)
    {
      const LkSurveyRow *row = g_ptr_array_index (rows, i);

      *n_users += row->n_users;
      if (is_granted (wishes, field, fields, row))
        *n_granted += row->n_users;
    }
}

/**
 * lk_wish_effect_dup_text:
 * @field: a field
 * @act: what shall become of it
 * @value: the value for @act
 * @rows: (element-type LkSurveyRow): what the users have in it now
 *
 * Returns: (transfer full) (nullable): a translated sentence: that some users, or all, have
 *   already what is wished for. %NULL where nobody has, or there are too many values to count.
 */
char *
lk_wish_effect_dup_text (const LkField *field, LkWishAct act, const LkValue *value, GPtrArray *rows)
{
  guint n_granted;
  guint n_users;

  if (rows->len > MOST_VALUES)
    return NULL;

  count (field, act, value, rows, &n_granted, &n_users);
  if (n_granted == 0)
    return NULL;
  if (n_granted == n_users)
    return g_strdup_printf (ngettext ("Nothing changes: it is like this already.",
                                      "Nothing changes: all %'u users have it like this already.",
                                      n_users),
                            n_users);

  return g_strdup_printf (ngettext ("%'u of %'u users has it like this already.",
                                    "%'u of %'u users have it like this already.", n_granted),
                          n_granted, n_users);
}
