/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-gift.h"

#include "lk-user-fields.h"

typedef struct
{
  guint64 giver; /* 0 for none */
  LkValue given;
  LkValue earlier; /* what stood there before anyone gave something */
} Gift;

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("lk-gifts");
}

static void
free_gifts (gpointer data)
{
  Gift *gifts = data;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      lk_field_clear_value (&lk_user_fields[i], &gifts[i].given);
      lk_field_clear_value (&lk_user_fields[i], &gifts[i].earlier);
    }
  g_free (gifts);
}

static Gift *
get_gift (LkDraft *draft, const LkField *field)
{
  Gift *gifts = g_object_get_qdata (G_OBJECT (draft), get_quark ());

  if (gifts == NULL)
    {
      gifts = g_new0 (Gift, LK_N_USER_FIELDS);
      g_object_set_qdata_full (G_OBJECT (draft), get_quark (), gifts, free_gifts);
    }

  return &gifts[field - lk_user_fields];
}

static void
set_in_one_step (LkDraft *draft, const LkField *field, const LkValue *value)
{
  lk_draft_end_step (draft);
  lk_draft_set (draft, field, value);
  lk_draft_end_step (draft);
}

static gboolean
is_untouched (LkDraft *draft, const LkField *field, const Gift *gift)
{
  return lk_field_means_same (field, lk_draft_get (draft, field), &gift->given);
}

/**
 * lk_gift_give:
 * @draft: an edit
 * @giver: who gives, other than 0
 * @field: a field
 * @value: its value
 *
 * Sets @field as a step of undo of its own. What the same giver gave before and someone changed
 * since stays as it is.
 */
void
lk_gift_give (LkDraft *draft, guint64 giver, const LkField *field, const LkValue *value)
{
  Gift *gift = get_gift (draft, field);

  if (gift->giver == giver && !is_untouched (draft, field, gift))
    return;

  if (gift->giver == 0 || !is_untouched (draft, field, gift))
    lk_field_copy_value (field, lk_draft_get (draft, field), &gift->earlier);
  gift->giver = giver;
  lk_field_copy_value (field, value, &gift->given);
  set_in_one_step (draft, field, value);
}

/**
 * lk_gift_take_back:
 * @draft: an edit
 * @giver: who gave
 * @field: a field
 *
 * Makes @field what it was before, as a step of undo of its own; unless someone else gave it, or it
 * was changed since. What was changed the same giver does not give again, either.
 */
void
lk_gift_take_back (LkDraft *draft, guint64 giver, const LkField *field)
{
  Gift *gift = get_gift (draft, field);
  LkValue earlier = LK_VALUE_INIT;

  if (gift->giver != giver || !is_untouched (draft, field, gift))
    return;

  gift->giver = 0;
  lk_field_copy_value (field, &gift->earlier, &earlier);
  if (earlier.type == LK_VALUE_ABSENT)
    lk_value_set_null (&earlier);
  set_in_one_step (draft, field, &earlier);
  lk_field_clear_value (field, &earlier);
}
