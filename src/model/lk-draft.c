/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-draft.h"

#include "lk-secret.h"
#include "lk-user-fields.h"

/* One thing that undo takes back: what a field was before and after. */
typedef struct
{
  const LkField *field;
  LkValue before;
  LkValue after;
} Step;

struct _LkDraft
{
  GObject parent_instance;

  LkUser *original;
  LkValue bases[LK_N_USER_FIELDS];  /* learned since @original was read; absent: as there */
  LkValue wanted[LK_N_USER_FIELDS]; /* absent: as on the server */
  guint n_changes;

  GPtrArray *steps; /* of Step, the oldest first */
  guint n_done;     /* the steps behind these were undone */
  gboolean is_open; /* whether the last step may grow */
};

enum
{
  PROP_N_CHANGES = 1,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkDraft, lk_draft, G_TYPE_OBJECT)

static guint
get_row (const LkField *field)
{
  return (guint) (field - lk_user_fields);
}

/* Texts are shared, so only a secret's own text may be overwritten, and only by its last owner;
 * here nobody else has it. */
static void
forget (const LkField *field, LkValue *value)
{
  if (lk_field_has (field, LK_FIELD_SECRET) && value->type == LK_VALUE_TEXT)
    lk_secret_wipe (value->text);
  lk_value_clear (value);
}

/* A secret is copied byte for byte, so that each copy can be overwritten. */
static void
remember (const LkField *field, const LkValue *value, LkValue *out)
{
  LkValue copy = LK_VALUE_INIT;

  if (lk_field_has (field, LK_FIELD_SECRET) && value->type == LK_VALUE_TEXT)
    lk_value_set_text (&copy, value->text);
  else
    lk_value_copy (value, &copy);
  forget (field, out);
  *out = copy;
}

static void
step_free (Step *step)
{
  forget (step->field, &step->before);
  forget (step->field, &step->after);
  g_free (step);
}

static void
announce (LkDraft *self, const LkField *field)
{
  guint n_changes = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    n_changes += self->wanted[i].type != LK_VALUE_ABSENT;
  if (n_changes != self->n_changes)
    {
      self->n_changes = n_changes;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHANGES]);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, field);
}

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0');
}

/* Whether a field is null, empty or was not mentioned makes no difference to a person. */
static gboolean
is_same (const LkValue *a, const LkValue *b)
{
  return (says_nothing (a) && says_nothing (b)) || lk_value_equal (a, b);
}

static void
want (LkDraft *self, const LkField *field, const LkValue *value)
{
  LkValue *wanted = &self->wanted[get_row (field)];

  if (is_same (value, lk_draft_get_original_value (self, field)))
    forget (field, wanted);
  else
    remember (field, value, wanted);
}

static Step *
get_open_step (LkDraft *self, const LkField *field)
{
  Step *last = self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;

  return self->is_open && last != NULL && last->field == field ? last : NULL;
}

static void
note_step (LkDraft *self, const LkField *field, const LkValue *before, const LkValue *after)
{
  Step *step = get_open_step (self, field);

  if (self->n_done < self->steps->len)
    g_ptr_array_set_size (self->steps, (gint) self->n_done);
  if (step == NULL)
    {
      step = g_new0 (Step, 1);
      step->field = field;
      remember (field, before, &step->before);
      g_ptr_array_add (self->steps, step);
      self->n_done++;
    }
  remember (field, after, &step->after);
  self->is_open = TRUE;
}

static void
lk_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_CHANGES:
      g_value_set_uint (value, LK_DRAFT (object)->n_changes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_draft_finalize (GObject *object)
{
  LkDraft *self = LK_DRAFT (object);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      forget (&lk_user_fields[i], &self->bases[i]);
      forget (&lk_user_fields[i], &self->wanted[i]);
    }
  g_ptr_array_unref (self->steps);
  g_object_unref (self->original);

  G_OBJECT_CLASS (lk_draft_parent_class)->finalize (object);
}

static void
lk_draft_class_init (LkDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_draft_get_property;
  object_class->finalize = lk_draft_finalize;

  properties[PROP_N_CHANGES] =
    g_param_spec_uint ("n-changes", NULL, NULL, 0, LK_N_USER_FIELDS, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lk_draft_init (LkDraft *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

/**
 * lk_draft_new:
 * @original: the user as the server said
 *
 * Returns: (transfer full): an edit that changes nothing yet.
 */
LkDraft *
lk_draft_new (LkUser *original)
{
  LkDraft *self = g_object_new (LK_TYPE_DRAFT, NULL);

  self->original = g_object_ref (original);
  return self;
}

/**
 * lk_draft_get_original:
 * @self: a draft
 *
 * Returns: (transfer none): the user as last read.
 */
LkUser *
lk_draft_get_original (LkDraft *self)
{
  return self->original;
}

/**
 * lk_draft_get_original_value:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer none): what @field is on the server, as far as known when the person began to
 *   change it; absent where it was not read.
 */
const LkValue *
lk_draft_get_original_value (LkDraft *self, const LkField *field)
{
  const LkValue *base = &self->bases[get_row (field)];

  return base->type != LK_VALUE_ABSENT ? base : lk_user_get (self->original, field);
}

/**
 * lk_draft_get:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer none): what @field shall be; absent where it was not read and not set.
 */
const LkValue *
lk_draft_get (LkDraft *self, const LkField *field)
{
  const LkValue *wanted = &self->wanted[get_row (field)];

  return wanted->type != LK_VALUE_ABSENT ? wanted : lk_draft_get_original_value (self, field);
}

/**
 * lk_draft_set:
 * @self: a draft
 * @field: a field
 * @value: what it shall be; null to clear it
 *
 * Settings of the same field in a row are one step of undo until lk_draft_end_step().
 *
 * Returns: whether anything is different now.
 */
gboolean
lk_draft_set (LkDraft *self, const LkField *field, const LkValue *value)
{
  g_auto (LkValue) before = LK_VALUE_INIT;

  if (is_same (value, lk_draft_get (self, field)))
    return FALSE;

  remember (field, lk_draft_get (self, field), &before);
  note_step (self, field, &before, value);
  want (self, field, value);
  announce (self, field);
  return TRUE;
}

gboolean
lk_draft_is_changed (LkDraft *self, const LkField *field)
{
  return self->wanted[get_row (field)].type != LK_VALUE_ABSENT;
}

guint
lk_draft_count_changes (LkDraft *self)
{
  return self->n_changes;
}

/**
 * lk_draft_next_change:
 * @self: a draft
 * @after: (nullable): a field; %NULL to begin
 *
 * Returns: (transfer none) (nullable): the next field that is changed, in the table's order.
 */
const LkField *
lk_draft_next_change (LkDraft *self, const LkField *after)
{
  for (guint i = after != NULL ? get_row (after) + 1 : 0; i < LK_N_USER_FIELDS; i++)
    if (self->wanted[i].type != LK_VALUE_ABSENT)
      return &lk_user_fields[i];

  return NULL;
}

/**
 * lk_draft_put_back:
 * @self: a draft
 * @field: a field
 *
 * Makes @field what it is on the server; undo takes that back.
 */
void
lk_draft_put_back (LkDraft *self, const LkField *field)
{
  g_auto (LkValue) original = LK_VALUE_INIT;

  if (!lk_draft_is_changed (self, field))
    return;

  lk_draft_end_step (self);
  remember (field, lk_draft_get_original_value (self, field), &original);
  if (original.type == LK_VALUE_ABSENT)
    lk_value_set_null (&original);
  lk_draft_set (self, field, &original);
  lk_draft_end_step (self);
}

/**
 * lk_draft_revert:
 * @self: a draft
 *
 * Puts every field back; undo brings them back one by one.
 */
void
lk_draft_revert (LkDraft *self)
{
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (self, field)) != NULL)
    lk_draft_put_back (self, field);
}

/**
 * lk_draft_end_step:
 * @self: a draft
 *
 * What follows is a step of undo of its own: the person has left the field.
 */
void
lk_draft_end_step (LkDraft *self)
{
  self->is_open = FALSE;
}

gboolean
lk_draft_can_undo (LkDraft *self)
{
  return self->n_done > 0;
}

gboolean
lk_draft_can_redo (LkDraft *self)
{
  return self->n_done < self->steps->len;
}

static const LkField *
go_to (LkDraft *self, Step *step, const LkValue *value)
{
  self->is_open = FALSE;
  want (self, step->field, value);
  announce (self, step->field);
  return step->field;
}

/**
 * lk_draft_undo:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the field that is as it was one step before, or %NULL where
 *   there is no step.
 */
const LkField *
lk_draft_undo (LkDraft *self)
{
  Step *step;

  if (!lk_draft_can_undo (self))
    return NULL;

  step = g_ptr_array_index (self->steps, --self->n_done);
  return go_to (self, step, &step->before);
}

/**
 * lk_draft_redo:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the field for which undo was taken back, or %NULL where
 * there is nothing to redo.
 */
const LkField *
lk_draft_redo (LkDraft *self)
{
  Step *step;

  if (!lk_draft_can_redo (self))
    return NULL;

  step = g_ptr_array_index (self->steps, self->n_done++);
  return go_to (self, step, &step->after);
}

/* What the person is changing stays measured against what they saw, so that the guard before
 * writing can tell that someone else changed it too. */
static void
keep_base (LkDraft *self, const LkField *field)
{
  LkValue *base = &self->bases[get_row (field)];

  if (base->type == LK_VALUE_ABSENT)
    remember (field, lk_user_get (self->original, field), base);
}

/**
 * lk_draft_take_news:
 * @self: a draft
 * @newer: the same user, read again
 *
 * The fields that are not being changed become as in @newer. The others keep what they were first
 * compared with.
 */
void
lk_draft_take_news (LkDraft *self, LkUser *newer)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (self->wanted[i].type != LK_VALUE_ABSENT)
      keep_base (self, &lk_user_fields[i]);
    else if (lk_field_set_find (lk_user_get_fields (newer), &lk_user_fields[i]) >= 0)
      forget (&lk_user_fields[i], &self->bases[i]);

  g_set_object (&self->original, newer);
  announce (self, NULL);
}

/**
 * lk_draft_learn:
 * @self: a draft
 * @field: a field, such as a secret, that was read for itself
 * @value: what it is on the server
 *
 * From now on @field is compared with @value. A wish that says the same is no change any more.
 */
void
lk_draft_learn (LkDraft *self, const LkField *field, const LkValue *value)
{
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  remember (field, value, &self->bases[get_row (field)]);
  if (lk_draft_is_changed (self, field))
    {
      remember (field, &self->wanted[get_row (field)], &wanted);
      want (self, field, &wanted);
    }
  announce (self, field);
}

/**
 * lk_draft_resolve:
 * @self: a draft
 * @field: a field that someone else changed meanwhile
 * @now: what it is on the server now
 * @keep_mine: whether the person wants their own value all the same
 *
 * Ends a conflict about one field. It cannot be undone, for the value that the person saw first is
 * no longer the server's.
 */
void
lk_draft_resolve (LkDraft *self, const LkField *field, const LkValue *now, gboolean keep_mine)
{
  if (!keep_mine)
    forget (field, &self->wanted[get_row (field)]);
  lk_draft_learn (self, field, now);
}

/**
 * lk_draft_to_json:
 * @self: a draft
 *
 * Returns: (transfer full): the difference, as the body of a PATCH: bare properties, null for those
 *   to clear (behaviour.md, 4).
 */
JsonObject *
lk_draft_to_json (LkDraft *self)
{
  JsonObject *body = json_object_new ();
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (self, field)) != NULL)
    json_object_set_member (body, field->name,
                            lk_field_to_json (field, &self->wanted[get_row (field)]));

  return body;
}
