/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Random edits against a model that copies the whole record for each step. */

#include "lk-draft.h"
#include "lk-field-kind.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

#define ROUNDS 100
#define STEPS  60

static const char *const edited[] = { "FirstName", "Enabled", "PinProtectTimeout",   "VMPIN",
                                      "Groups",    "Hours",   "ForwardingExceptions" };

#define N_EDITED G_N_ELEMENTS (edited)

typedef struct
{
  guint samples[N_EDITED];
  guint field; /* that this step changed */
} State;

typedef struct
{
  GArray *states; /* of State; the first is the original */
  guint now;
  gboolean is_open;
} Model;

static State *
get_state (Model *model, guint i)
{
  return &g_array_index (model->states, State, i);
}

static void
model_set (Model *model, guint field, guint sample)
{
  State next = *get_state (model, model->now);
  gboolean grows = model->is_open && model->now > 0 && next.field == field;

  if (next.samples[field] == sample)
    return;

  g_array_set_size (model->states, model->now + 1);
  next.samples[field] = sample;
  next.field = field;
  if (grows)
    *get_state (model, model->now) = next;
  else
    {
      g_array_append_val (model->states, next);
      model->now++;
    }
  model->is_open = TRUE;

  if (get_state (model, model->now - 1)->samples[field] == sample)
    {
      g_array_set_size (model->states, model->now--);
      model->is_open = FALSE;
    }
}

static const LkField *
get_edited (guint i)
{
  return lk_user_field_find (edited[i]);
}

/* A boolean has but two values. */
static guint
pick_sample (guint field)
{
  guint n_samples = get_edited (field)->kind == &lk_kind_bool ? 2 : 4;

  return (guint) g_test_rand_int_range (0, (gint32) n_samples);
}

static void
act (LkDraft *draft, Model *model)
{
  guint field = (guint) g_test_rand_int_range (0, N_EDITED);
  guint sample = pick_sample (field);
  g_auto (LkValue) value = LK_VALUE_INIT;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      lk_draft_end_step (draft);
      model->is_open = FALSE;
      break;
    case 1:
      lk_draft_undo (draft);
      model->now -= model->now > 0;
      model->is_open = FALSE;
      break;
    case 2:
      lk_draft_redo (draft);
      model->now += model->now + 1 < model->states->len;
      model->is_open = FALSE;
      break;
    case 3:
      lk_draft_end_step (draft);
      lk_draft_put_back (draft, get_edited (field));
      model->is_open = FALSE;
      model_set (model, field, 0);
      model->is_open = FALSE;
      break;
    default:
      lk_test_get_sample (get_edited (field), sample, &value);
      lk_draft_set (draft, get_edited (field), &value);
      model_set (model, field, sample);
      break;
    }
}

/* The body over the original is what the draft says. */
static void
assert_state (LkDraft *draft, LkUser *user, const State *state)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);
  guint n_changed = 0;

  for (guint i = 0; i < N_EDITED; i++)
    {
      const LkField *field = get_edited (i);
      JsonNode *node = json_object_get_member (body, field->name);
      g_auto (LkValue) expected = LK_VALUE_INIT;
      g_auto (LkValue) sent = LK_VALUE_INIT;

      lk_test_get_sample (field, state->samples[i], &expected);
      if (node != NULL)
        g_assert_true (lk_field_from_json (field, node, &sent, NULL));
      else
        lk_value_copy (lk_user_get (user, field), &sent);
      g_assert_true (lk_value_equal (lk_draft_get (draft, field), &expected));
      g_assert_true (lk_value_equal (&sent, &expected));
      g_assert_cmpint (node != NULL, ==, state->samples[i] != 0);
      n_changed += node != NULL;
    }

  g_assert_cmpuint (json_object_get_size (body), ==, n_changed);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, n_changed);
}

static void
test_random (void)
{
  g_autoptr (LkUser) user = lk_test_user_new (0);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (LkDraft) draft = lk_draft_new (user);
      State first = { { 0 }, N_EDITED };
      Model model = { .states = g_array_new (FALSE, FALSE, sizeof (State)) };

      g_array_append_val (model.states, first);
      for (guint step = 0; step < STEPS; step++)
        {
          act (draft, &model);
          assert_state (draft, user, get_state (&model, model.now));
        }

      while (lk_draft_redo (draft) != NULL)
        ;
      assert_state (draft, user, get_state (&model, model.states->len - 1));
      while (lk_draft_undo (draft) != NULL)
        ;
      assert_state (draft, user, &first);
      g_array_unref (model.states);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft-random/model", test_random);

  return g_test_run ();
}
