/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-draft.h"

#include "lk-history.h"
#include "lk-user-fields.h"

struct _LkDraft
{
  GObject parent_instance;

  LkUser *original;
  LkValue bases[LK_N_USER_FIELDS];   /* what the wish is compared with; absent: @original */
  gboolean is_old[LK_N_USER_FIELDS]; /* whether @original is newer than the base */
  LkValue wanted[LK_N_USER_FIELDS];  /* absent: as on the server */
  gboolean is_unfinished[LK_N_USER_FIELDS];
  guint n_changes;
  guint n_edits;

  LkHistory *history;
};

enum
{
  PROP_N_EDITS = 1,
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

static void
count (LkDraft *self)
{
  guint n_edits = 0;

  self->n_changes = 0;
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      gboolean is_changed = self->wanted[i].type != LK_VALUE_ABSENT;

      self->n_changes += is_changed;
      n_edits += is_changed || self->is_unfinished[i];
    }
  if (n_edits == self->n_edits)
    return;

  self->n_edits = n_edits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EDITS]);
}

static void
announce (LkDraft *self, const LkField *field)
{
  count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, field);
}

static void
drop_old_base (LkDraft *self, const LkField *field)
{
  guint row = get_row (field);
  LkValue base = self->bases[row];

  if (!self->is_old[row])
    return;

  self->bases[row] = (LkValue) LK_VALUE_INIT;
  self->is_old[row] = FALSE;
  lk_history_move (self->history, field, &base, lk_draft_get_original_value (self, field));
  lk_field_clear_value (field, &base);
}

static void
want (LkDraft *self, const LkField *field, const LkValue *value)
{
  LkValue *wanted = &self->wanted[get_row (field)];

  self->is_unfinished[get_row (field)] = FALSE;
  if (lk_field_is_wish (field, value, lk_draft_get_original_value (self, field)))
    {
      lk_field_copy_value (field, value, wanted);
      return;
    }

  /* What is not being changed any more is as the server said last. */
  lk_field_clear_value (field, wanted);
  drop_old_base (self, field);
}

static void
lk_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_EDITS:
      g_value_set_uint (value, LK_DRAFT (object)->n_edits);
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
      lk_field_clear_value (&lk_user_fields[i], &self->bases[i]);
      lk_field_clear_value (&lk_user_fields[i], &self->wanted[i]);
    }
  lk_history_free (self->history);
  g_object_unref (self->original);

  G_OBJECT_CLASS (lk_draft_parent_class)->finalize (object);
}

static void
lk_draft_class_init (LkDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_draft_get_property;
  object_class->finalize = lk_draft_finalize;

  properties[PROP_N_EDITS] =
    g_param_spec_uint ("n-edits", NULL, NULL, 0, LK_N_USER_FIELDS, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lk_draft_init (LkDraft *self)
{
  self->history = lk_history_new ();
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
 * lk_draft_new_user:
 * @version: the server's version
 *
 * Returns: (transfer full): an edit of a user who is yet to be created. Every field that a person
 *   can set in @version is null, which leaves it to the server; the others are absent.
 */
LkDraft *
lk_draft_new_user (LkVersion version)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_creatable (version);
  g_autoptr (LkUser) nobody = lk_user_new (fields, 0);
  LkValue nothing = LK_VALUE_INIT;

  lk_value_set_null (&nothing);
  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    if (lk_field_set_get_field (fields, i) != lk_user_field_id)
      lk_user_set (nobody, lk_field_set_get_field (fields, i), &nothing);

  return lk_draft_new (nobody);
}

/**
 * lk_draft_is_new_user:
 * @self: a draft
 *
 * Returns: whether the user is yet to be created.
 */
gboolean
lk_draft_is_new_user (LkDraft *self)
{
  return lk_user_get_id (self->original) == 0;
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
  if (lk_field_means_same (field, value, lk_draft_get (self, field)))
    return FALSE;

  lk_history_note (self->history, field, lk_draft_get (self, field), value);
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
 * lk_draft_set_unfinished:
 * @self: a draft
 * @field: a field
 * @is_unfinished: whether what the person has entered cannot be its value, such as letters in a
 *   number
 *
 * The draft goes without what cannot be a value, but knows that it would be lost.
 */
void
lk_draft_set_unfinished (LkDraft *self, const LkField *field, gboolean is_unfinished)
{
  self->is_unfinished[get_row (field)] = is_unfinished;
  count (self);
}

gboolean
lk_draft_is_unfinished (LkDraft *self, const LkField *field)
{
  return self->is_unfinished[get_row (field)];
}

/**
 * lk_draft_count_edits:
 * @self: a draft
 *
 * Returns: how many fields are changed or unfinished: what would be lost without it.
 */
guint
lk_draft_count_edits (LkDraft *self)
{
  return self->n_edits;
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
  LkValue original = LK_VALUE_INIT;

  if (lk_draft_is_unfinished (self, field))
    {
      lk_draft_set_unfinished (self, field, FALSE);
      announce (self, field);
    }
  if (!lk_draft_is_changed (self, field))
    return;

  lk_draft_end_step (self);
  lk_field_copy_value (field, lk_draft_get_original_value (self, field), &original);
  if (original.type == LK_VALUE_ABSENT)
    lk_value_set_null (&original);
  lk_draft_set (self, field, &original);
  lk_draft_end_step (self);
  lk_field_clear_value (field, &original);
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
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_draft_put_back (self, &lk_user_fields[i]);
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
  lk_history_end_step (self->history);
}

gboolean
lk_draft_can_undo (LkDraft *self)
{
  return lk_history_can_undo (self->history);
}

gboolean
lk_draft_can_redo (LkDraft *self)
{
  return lk_history_can_redo (self->history);
}

static const LkField *
go_to (LkDraft *self, const LkField *field, const LkValue *value)
{
  if (field == NULL)
    return NULL;

  want (self, field, value);
  announce (self, field);
  return field;
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
  const LkValue *value = NULL;
  const LkField *field = lk_history_undo (self->history, &value);

  return go_to (self, field, value);
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
  const LkValue *value = NULL;
  const LkField *field = lk_history_redo (self->history, &value);

  return go_to (self, field, value);
}

/* What the person is changing stays measured against what they saw, so that the guard before
 * writing can tell that someone else changed it too. */
static void
keep_base (LkDraft *self, const LkField *field, const LkValue *seen)
{
  LkValue *base = &self->bases[get_row (field)];

  if (base->type == LK_VALUE_ABSENT)
    lk_field_copy_value (field, seen, base);
  self->is_old[get_row (field)] = base->type != LK_VALUE_ABSENT;
}

/* Then undo leads to what was before, for the person to want it again. */
static gboolean
is_granted (LkDraft *self, const LkField *field, const LkValue *now)
{
  return lk_draft_is_changed (self, field)
         && !lk_field_is_wish (field, &self->wanted[get_row (field)], now);
}

static void
take_news_of (LkDraft *self, const LkField *field, LkUser *older)
{
  LkValue *base = &self->bases[get_row (field)];
  LkValue seen = LK_VALUE_INIT;

  if (lk_field_set_find (lk_user_get_fields (self->original), field) < 0)
    {
      if (lk_draft_is_changed (self, field) && base->type == LK_VALUE_ABSENT)
        lk_field_copy_value (field, lk_user_get (older, field), base);
      return;
    }

  if (is_granted (self, field, lk_user_get (self->original, field)))
    {
      lk_field_clear_value (field, &self->wanted[get_row (field)]);
      lk_field_clear_value (field, base);
      return;
    }
  if (lk_draft_is_changed (self, field))
    {
      keep_base (self, field, lk_user_get (older, field));
      return;
    }

  lk_field_copy_value (field, base->type != LK_VALUE_ABSENT ? base : lk_user_get (older, field),
                       &seen);
  lk_field_clear_value (field, base);
  lk_history_move (self->history, field, &seen, lk_user_get (self->original, field));
  lk_field_clear_value (field, &seen);
}

/**
 * lk_draft_take_news:
 * @self: a draft
 * @newer: the same user, read again
 *
 * The fields that are not being changed become as in @newer, and those that are changed to what it
 * says are no change any more. The others keep what they were first compared with.
 */
void
lk_draft_take_news (LkDraft *self, LkUser *newer)
{
  g_autoptr (LkUser) older = g_steal_pointer (&self->original);

  self->original = g_object_ref (newer);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    take_news_of (self, &lk_user_fields[i], older);
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
  gboolean was_granted = is_granted (self, field, value);
  LkValue seen = LK_VALUE_INIT;

  lk_field_copy_value (field, lk_draft_get_original_value (self, field), &seen);
  lk_field_copy_value (field, value, &self->bases[get_row (field)]);
  self->is_old[get_row (field)] = FALSE;
  if (was_granted)
    lk_field_clear_value (field, &self->wanted[get_row (field)]);
  else
    lk_history_move (self->history, field, &seen, value);
  lk_field_clear_value (field, &seen);
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
    lk_field_clear_value (field, &self->wanted[get_row (field)]);
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
