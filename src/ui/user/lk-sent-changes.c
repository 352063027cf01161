/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-sent-changes.h"

struct _LkSentChanges
{
  LkDraft *draft;
  GPtrArray *fields;  /* of LkField */
  LkValue *before;    /* one for each of @fields: what the draft was compared with */
  GPtrArray *touched; /* of LkField */
};

static gboolean
has_field (GPtrArray *fields, const LkField *field)
{
  return fields != NULL && g_ptr_array_find (fields, field, NULL);
}

/* The person’s wish is compared with what is there now. Where they meanwhile put back what they had
 * changed, their wish is what was there before. */
static void
keep_wish (LkSentChanges *self, const LkField *field, const LkValue *now)
{
  LkValue wish = LK_VALUE_INIT;

  lk_field_copy_value (field, lk_draft_get (self->draft, field), &wish);
  lk_draft_learn (self->draft, field, now);
  if (wish.type != LK_VALUE_ABSENT)
    lk_draft_set (self->draft, field, &wish);
  lk_field_clear_value (field, &wish);
}

/* Where the draft itself sees that the wish came true, undo leads to what was before, for the
 * person to want it again. It cannot see that of a secret, nor where the phone system said it
 * otherwise. */
static void
end_change (LkSentChanges *self, const LkField *field, const LkValue *now)
{
  LkValue value = LK_VALUE_INIT;

  lk_field_copy_value (field, now, &value);
  lk_draft_learn (self->draft, field, &value);
  if (lk_draft_is_changed (self->draft, field))
    lk_draft_resolve (self->draft, field, &value, FALSE);
  lk_field_clear_value (field, &value);
}

/**
 * lk_sent_changes_new:
 * @draft: a draft that is about to be saved
 *
 * Returns: (transfer full): its changes, as they are now.
 */
LkSentChanges *
lk_sent_changes_new (LkDraft *draft)
{
  LkSentChanges *self = g_new0 (LkSentChanges, 1);

  self->draft = g_object_ref (draft);
  self->fields = g_ptr_array_new ();
  self->touched = g_ptr_array_new ();
  for (const LkField *field = NULL; (field = lk_draft_next_change (draft, field)) != NULL;)
    g_ptr_array_add (self->fields, (gpointer) field);

  self->before = g_new0 (LkValue, self->fields->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const LkField *field = g_ptr_array_index (self->fields, i);

      lk_field_copy_value (field, lk_draft_get_original_value (draft, field), &self->before[i]);
    }

  return self;
}

void
lk_sent_changes_free (LkSentChanges *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    lk_field_clear_value (g_ptr_array_index (self->fields, i), &self->before[i]);
  g_free (self->before);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->touched);
  g_object_unref (self->draft);
  g_free (self);
}

/**
 * lk_sent_changes_get_fields:
 * @self: changes that were sent
 *
 * Returns: (transfer full): which fields they are about.
 */
LkFieldSet *
lk_sent_changes_get_fields (LkSentChanges *self)
{
  return lk_field_set_new_of ((const LkField *const *) self->fields->pdata, self->fields->len);
}

/**
 * lk_sent_changes_touch:
 * @self: changes that were sent
 * @field: a field, sent or not, that the person has changed since
 */
void
lk_sent_changes_touch (LkSentChanges *self, const LkField *field)
{
  if (!has_field (self->touched, field))
    g_ptr_array_add (self->touched, (gpointer) field);
}

/**
 * lk_sent_changes_compare:
 * @self: changes that were sent, and whose outcome is not known
 * @now: what is on the phone system
 *
 * Returns: (transfer full): which of them are there.
 */
LkSaveResult *
lk_sent_changes_compare (LkSentChanges *self, LkUser *now)
{
  LkSaveResult *result = g_new0 (LkSaveResult, 1);

  result->now = g_object_ref (now);
  result->fields = g_ptr_array_new ();
  for (guint i = 0; i < self->fields->len; i++)
    {
      const LkField *field = g_ptr_array_index (self->fields, i);

      if (!lk_field_fulfils (field, lk_user_get (now, field), lk_draft_get (self->draft, field)))
        g_ptr_array_add (result->fields, (gpointer) field);
    }
  result->state = result->fields->len > 0 ? LK_SAVE_DIFFERENT : LK_SAVE_DONE;

  return result;
}

/**
 * lk_sent_changes_settle:
 * @self: changes that were sent
 * @result: what became of them
 *
 * What is on the phone system is no change any more, unless the person wants something else since.
 */
void
lk_sent_changes_settle (LkSentChanges *self, const LkSaveResult *result)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const LkField *field = g_ptr_array_index (self->fields, i);
      gboolean is_known = result->now != NULL
                          && lk_field_set_find (lk_user_get_fields (result->now), field) >= 0;
      const LkValue *now = is_known ? lk_user_get (result->now, field)
                                    : lk_draft_get (self->draft, field);

      if (!has_field (result->fields, field) && !has_field (self->touched, field))
        end_change (self, field, now);
      else if (is_known)
        keep_wish (self, field, now);
    }
}

/**
 * lk_sent_changes_take_back:
 * @self: changes of which only some were carried out
 *
 * Makes the draft ask for what was there before.
 */
void
lk_sent_changes_take_back (LkSentChanges *self)
{
  lk_draft_revert (self->draft);
  for (guint i = 0; i < self->fields->len; i++)
    lk_draft_set (self->draft, g_ptr_array_index (self->fields, i), &self->before[i]);
  lk_draft_end_step (self->draft);
}
