/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-history.h"

/* One thing that undo takes back: what a field was before and after. */
typedef struct
{
  const LkField *field;
  LkValue before;
  LkValue after;
} Step;

struct _LkHistory
{
  GPtrArray *steps; /* of Step, the oldest first */
  guint n_done;     /* the steps behind these were undone */
  gboolean is_open; /* whether the last step may grow */
};

static void
step_free (gpointer data)
{
  Step *step = data;

  lk_field_clear_value (step->field, &step->before);
  lk_field_clear_value (step->field, &step->after);
  g_free (step);
}

/**
 * lk_history_new:
 *
 * Returns: (transfer full): a history in which nothing was done yet.
 */
LkHistory *
lk_history_new (void)
{
  LkHistory *self = g_new0 (LkHistory, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

void
lk_history_free (LkHistory *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static Step *
get_last (LkHistory *self)
{
  return self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;
}

static Step *
add_step (LkHistory *self, const LkField *field, const LkValue *before)
{
  Step *step = g_new0 (Step, 1);

  step->field = field;
  lk_field_copy_value (field, before, &step->before);
  g_ptr_array_add (self->steps, step);
  self->n_done++;
  return step;
}

static void
drop_last (LkHistory *self)
{
  self->n_done--;
  g_ptr_array_set_size (self->steps, (gint) self->n_done);
  self->is_open = FALSE;
}

/**
 * lk_history_note:
 * @self: a history
 * @field: a field that someone changes
 * @before: what it was
 * @after: what it is now
 *
 * Changes of the same field in a row are one step until lk_history_end_step(). Whoever types a
 * letter and takes it away again has nothing to undo.
 */
void
lk_history_note (LkHistory *self, const LkField *field, const LkValue *before, const LkValue *after)
{
  Step *step = self->is_open ? get_last (self) : NULL;

  g_ptr_array_set_size (self->steps, (gint) self->n_done);
  if (step == NULL || step->field != field)
    step = add_step (self, field, before);

  lk_field_copy_value (field, after, &step->after);
  self->is_open = TRUE;
  if (lk_field_means_same (field, &step->after, &step->before))
    drop_last (self);
}

/**
 * lk_history_end_step:
 * @self: a history
 *
 * What follows is a step of its own.
 */
void
lk_history_end_step (LkHistory *self)
{
  self->is_open = FALSE;
}

static void
move_value (const LkField *field, LkValue *value, const LkValue *from, const LkValue *to)
{
  if (lk_field_means_same (field, value, from))
    lk_field_copy_value (field, to, value);
}

/**
 * lk_history_move:
 * @self: a history
 * @field: a field
 * @from: what the server said of it
 * @to: what the server says of it now
 *
 * From now on undo leads back to @to where it would have led to @from.
 */
void
lk_history_move (LkHistory *self, const LkField *field, const LkValue *from, const LkValue *to)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->field != field)
        continue;
      move_value (field, &step->before, from, to);
      move_value (field, &step->after, from, to);
    }
}

gboolean
lk_history_can_undo (LkHistory *self)
{
  return self->n_done > 0;
}

gboolean
lk_history_can_redo (LkHistory *self)
{
  return self->n_done < self->steps->len;
}

/**
 * lk_history_undo:
 * @self: a history
 * @value: (out) (transfer none): what the field was before the last step
 *
 * Returns: (transfer none) (nullable): the field, or %NULL where there is no step.
 */
const LkField *
lk_history_undo (LkHistory *self, const LkValue **value)
{
  Step *step = get_last (self);

  self->is_open = FALSE;
  if (step == NULL)
    return NULL;

  self->n_done--;
  *value = &step->before;
  return step->field;
}

/**
 * lk_history_redo:
 * @self: a history
 * @value: (out) (transfer none): what the field was after the step that was undone last
 *
 * Returns: (transfer none) (nullable): the field, or %NULL where nothing was undone.
 */
const LkField *
lk_history_redo (LkHistory *self, const LkValue **value)
{
  Step *step;

  self->is_open = FALSE;
  if (!lk_history_can_redo (self))
    return NULL;

  step = g_ptr_array_index (self->steps, self->n_done++);
  *value = &step->after;
  return step->field;
}
