/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-save-plan.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-field-kind.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-user-fields.h"

typedef struct
{
  const LkField *field;
  LkValue base;
  LkValue wanted;
} Change;

struct _LkSavePlan
{
  LkUser *original;
  Change changes[LK_N_USER_FIELDS];
  guint n_changes;
};

/**
 * lk_save_plan_new:
 * @draft: an edit in progress
 *
 * Returns: (transfer full): its changes as they are now; what happens to the draft later makes no
 *   difference.
 */
LkSavePlan *
lk_save_plan_new (LkDraft *draft)
{
  LkSavePlan *self = g_new0 (LkSavePlan, 1);
  const LkField *field = NULL;

  self->original = g_object_ref (lk_draft_get_original (draft));
  while ((field = lk_draft_next_change (draft, field)) != NULL)
    {
      Change *change = &self->changes[self->n_changes++];

      change->field = field;
      lk_field_copy_value (field, lk_draft_get_original_value (draft, field), &change->base);
      lk_field_copy_value (field, lk_draft_get (draft, field), &change->wanted);
    }

  return self;
}

void
lk_save_plan_free (LkSavePlan *self)
{
  for (guint i = 0; i < self->n_changes; i++)
    {
      lk_field_clear_value (self->changes[i].field, &self->changes[i].base);
      lk_field_clear_value (self->changes[i].field, &self->changes[i].wanted);
    }
  g_object_unref (self->original);
  g_free (self);
}

int
lk_save_plan_get_user_id (LkSavePlan *self)
{
  return lk_user_get_id (self->original);
}

guint
lk_save_plan_count (LkSavePlan *self)
{
  return self->n_changes;
}

/**
 * lk_save_plan_get_fields:
 * @self: a plan
 *
 * Returns: (transfer full): the fields that change, secrets only where they are among them.
 */
LkFieldSet *
lk_save_plan_get_fields (LkSavePlan *self)
{
  const LkField *fields[LK_N_USER_FIELDS];

  for (guint i = 0; i < self->n_changes; i++)
    fields[i] = self->changes[i].field;

  return lk_field_set_new_of (fields, self->n_changes);
}

/**
 * lk_save_plan_check:
 * @self: a plan
 * @error: return location
 *
 * Returns: whether all its fields can be changed at all; of a user who is yet to be created, with
 *   the Id 0, whether they can be set.
 */
gboolean
lk_save_plan_check (LkSavePlan *self, GError **error)
{
  for (guint i = 0; i < self->n_changes; i++)
    {
      const LkField *field = self->changes[i].field;

      if (lk_save_plan_get_user_id (self) == 0 ? lk_field_is_creatable (field)
                                               : lk_field_is_editable (field))
        continue;
      g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
                   /* Translators: %s is a field’s label. */
                   _ ("%s cannot be changed. Nothing was sent."), lk_field_get_label (field));
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_change (LkSavePlan *self, const LkField *field)
{
  for (guint i = 0; i < self->n_changes; i++)
    if (self->changes[i].field == field)
      return TRUE;

  return FALSE;
}

/**
 * lk_save_plan_count_steps:
 * @self: a plan
 *
 * Returns: how many requests it takes: two for a move, because a department becomes the main one
 *   only once the membership exists (behaviour.md, 4). A new user is one request.
 */
guint
lk_save_plan_count_steps (LkSavePlan *self)
{
  return lk_save_plan_get_user_id (self) != 0 && has_change (self, lk_user_field_groups)
             && has_change (self, lk_user_field_primary_group)
           ? 2
           : 1;
}

/**
 * lk_save_plan_has_step:
 * @self: a plan
 * @step: which request, 0 for the first
 * @field: one of the plan's fields
 *
 * Returns: whether that request is the one that changes @field.
 */
gboolean
lk_save_plan_has_step (LkSavePlan *self, guint step, const LkField *field)
{
  gboolean is_late = field == lk_user_field_primary_group && lk_save_plan_count_steps (self) == 2;

  return (step == 1) == is_late;
}

/* Whether a server takes null for a text is not known, and the empty text clears it for sure
 * (behaviour.md, 4). A list that is nothing is an empty list. */
static JsonNode *
build_empty (const LkField *field)
{
  JsonNode *node;

  if (field->kind == &lk_kind_text || field->kind == &lk_kind_secret)
    return json_node_init_string (json_node_alloc (), "");
  if (field->kind != &lk_kind_choice_set
      && (field->structure == NULL || !field->structure->is_array))
    return json_node_new (JSON_NODE_NULL);

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, json_array_new ());
  return node;
}

/* What nobody has read cannot be merged into: then the server's value is the base as well. */
static JsonNode *
build_member (const Change *change, const LkValue *now, GError **error)
{
  const LkField *field = change->field;
  const LkValue *base = change->base.type != LK_VALUE_ABSENT ? &change->base : now;
  g_auto (LkValue) merged = LK_VALUE_INIT;

  if (!lk_value_is_set (&change->wanted))
    return build_empty (field);
  if (field->structure == NULL || field->structure->merge == NULL)
    return lk_field_to_json (field, &change->wanted);
  if (!field->structure->merge (base, &change->wanted, now, &merged, error))
    return NULL;

  return lk_value_is_set (&merged) ? lk_field_to_json (field, &merged) : build_empty (field);
}

/**
 * lk_save_plan_build:
 * @self: a plan
 * @step: which request, 0 for the first
 * @now: the user's fields as they are on the server, whole; or as the draft knows them, for a
 *   preview
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body of the PATCH: bare properties, and none but those
 *   that change.
 */
JsonObject *
lk_save_plan_build (LkSavePlan *self, guint step, LkUser *now, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  for (guint i = 0; i < self->n_changes; i++)
    {
      const Change *change = &self->changes[i];
      JsonNode *member;

      if (!lk_save_plan_has_step (self, step, change->field))
        continue;
      member = build_member (change, lk_user_get (now, change->field), error);
      if (member == NULL)
        return NULL;
      json_object_set_member (body, change->field->name, member);
    }

  return g_steal_pointer (&body);
}

/* What cannot be completed without asking the server is shown as the draft has it. */
static JsonObject *
build_unmerged (LkSavePlan *self, guint step)
{
  JsonObject *body = json_object_new ();

  for (guint i = 0; i < self->n_changes; i++)
    if (lk_save_plan_has_step (self, step, self->changes[i].field))
      json_object_set_member (body, self->changes[i].field->name,
                              lk_field_to_json (self->changes[i].field, &self->changes[i].wanted));

  return body;
}

/**
 * lk_save_plan_build_masked:
 * @self: a plan
 * @with_secrets: whether secrets shall be in it as they are
 *
 * Returns: (transfer full) (element-type JsonObject): all bodies, as far as they can be known
 *   without asking the server.
 */
GPtrArray *
lk_save_plan_build_masked (LkSavePlan *self, gboolean with_secrets)
{
  GPtrArray *bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint step = 0; step < lk_save_plan_count_steps (self); step++)
    {
      JsonObject *body = lk_save_plan_build (self, step, self->original, NULL);
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

      if (body == NULL)
        body = build_unmerged (self, step);
      json_node_set_object (node, body);
      if (!with_secrets)
        lk_mask_hide (node);
      g_ptr_array_add (bodies, body);
    }

  return bodies;
}

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0');
}

/* Whether a person would call both the same. */
static gboolean
is_same (const LkField *field, const LkValue *a, const LkValue *b)
{
  return (says_nothing (a) && says_nothing (b)) || lk_field_equal (field, a, b);
}

static gboolean
is_fulfilled (const Change *change, LkUser *now)
{
  return lk_field_fulfils (change->field, lk_user_get (now, change->field), &change->wanted);
}

/* A secret that the server keeps to itself: the web client's password reads as null. */
static gboolean
is_hidden (const Change *change, LkUser *now)
{
  return lk_field_has (change->field, LK_FIELD_SECRET) && !says_nothing (&change->wanted)
         && says_nothing (lk_user_get (now, change->field));
}

/**
 * lk_save_plan_find_conflicts:
 * @self: a plan
 * @now: its fields as they are on the server
 *
 * Returns: (transfer container) (element-type LkField): those that someone else changed since the
 *   person saw them, and not to what the person wants. What the person never saw is no conflict.
 */
GPtrArray *
lk_save_plan_find_conflicts (LkSavePlan *self, LkUser *now)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < self->n_changes; i++)
    {
      const Change *change = &self->changes[i];

      if (change->base.type != LK_VALUE_ABSENT
          && !is_same (change->field, &change->base, lk_user_get (now, change->field))
          && !is_fulfilled (change, now))
        g_ptr_array_add (fields, (gpointer) change->field);
    }

  return fields;
}

/**
 * lk_save_plan_find_missing:
 * @self: a plan
 * @now: its fields as they are on the server
 *
 * Returns: (transfer container) (element-type LkField): those that are not as asked, except for
 *   secrets that nobody can read back.
 */
GPtrArray *
lk_save_plan_find_missing (LkSavePlan *self, LkUser *now)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < self->n_changes; i++)
    if (!is_fulfilled (&self->changes[i], now) && !is_hidden (&self->changes[i], now))
      g_ptr_array_add (fields, (gpointer) self->changes[i].field);

  return fields;
}

/**
 * lk_save_plan_find_hidden:
 * @self: a plan
 * @step: which request, 0 for the first
 * @now: its fields as they are on the server
 *
 * Returns: (transfer container) (element-type LkField): the secrets of that request of which the
 *   server does not say whether they are as asked.
 */
GPtrArray *
lk_save_plan_find_hidden (LkSavePlan *self, guint step, LkUser *now)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < self->n_changes; i++)
    if (lk_save_plan_has_step (self, step, self->changes[i].field)
        && is_hidden (&self->changes[i], now))
      g_ptr_array_add (fields, (gpointer) self->changes[i].field);

  return fields;
}
