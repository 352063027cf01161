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

struct _LkSavePlan
{
  LkDifference *difference;
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
  g_autoptr (LkDifference) difference = lk_difference_new_of_draft (draft);

  return lk_save_plan_new_of (difference);
}

/**
 * lk_save_plan_new_of:
 * @difference: what shall become of a user
 *
 * Returns: (transfer full): how that is done.
 */
LkSavePlan *
lk_save_plan_new_of (LkDifference *difference)
{
  LkSavePlan *self = g_new0 (LkSavePlan, 1);

  self->difference = lk_difference_ref (difference);
  return self;
}

void
lk_save_plan_free (LkSavePlan *self)
{
  lk_difference_unref (self->difference);
  g_free (self);
}

int
lk_save_plan_get_user_id (LkSavePlan *self)
{
  return lk_difference_get_user_id (self->difference);
}

guint
lk_save_plan_count (LkSavePlan *self)
{
  return lk_difference_count (self->difference);
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
  return lk_difference_get_fields (self->difference);
}

static const LkField *
get_field (LkSavePlan *self, guint index)
{
  return lk_difference_get_field (self->difference, index);
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
  for (guint i = 0; i < lk_save_plan_count (self); i++)
    {
      const LkField *field = get_field (self, i);

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
  return lk_save_plan_get_user_id (self) != 0
             && lk_difference_has (self->difference, lk_user_field_groups)
             && lk_difference_has (self->difference, lk_user_field_primary_group)
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
build_member (LkSavePlan *self, guint index, const LkValue *now, GError **error)
{
  const LkField *field = get_field (self, index);
  const LkValue *before = lk_difference_get_before (self->difference, index);
  const LkValue *wanted = lk_difference_get_wanted (self->difference, index);
  const LkValue *base = before->type != LK_VALUE_ABSENT ? before : now;
  g_auto (LkValue) merged = LK_VALUE_INIT;

  if (!lk_value_is_set (wanted))
    return build_empty (field);
  if (field->structure == NULL || field->structure->merge == NULL)
    return lk_field_to_json (field, wanted);
  if (!field->structure->merge (base, wanted, now, &merged, error))
    return NULL;

  return lk_value_is_set (&merged) ? lk_field_to_json (field, &merged) : build_empty (field);
}

/**
 * lk_save_plan_build:
 * @self: a plan
 * @step: which request, 0 for the first
 * @now: (nullable): the user's fields as they are on the server, whole; %NULL takes them as they
 *   were before, for a preview
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body of the PATCH: bare properties, and none but those
 *   that change.
 */
JsonObject *
lk_save_plan_build (LkSavePlan *self, guint step, LkUser *now, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  for (guint i = 0; i < lk_save_plan_count (self); i++)
    {
      const LkField *field = get_field (self, i);
      JsonNode *member;

      if (!lk_save_plan_has_step (self, step, field))
        continue;
      member = build_member (self, i,
                             now != NULL ? lk_user_get (now, field)
                                         : lk_difference_get_before (self->difference, i),
                             error);
      if (member == NULL)
        return NULL;
      json_object_set_member (body, field->name, member);
    }

  return g_steal_pointer (&body);
}

/* What cannot be completed without asking the server is shown as the draft has it. */
static JsonObject *
build_unmerged (LkSavePlan *self, guint step)
{
  JsonObject *body = json_object_new ();

  for (guint i = 0; i < lk_save_plan_count (self); i++)
    if (lk_save_plan_has_step (self, step, get_field (self, i)))
      json_object_set_member (body, get_field (self, i)->name,
                              lk_field_to_json (get_field (self, i),
                                                lk_difference_get_wanted (self->difference, i)));

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
      JsonObject *body = lk_save_plan_build (self, step, NULL, NULL);
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
is_fulfilled (LkSavePlan *self, guint index, LkUser *now)
{
  const LkField *field = get_field (self, index);

  return lk_field_fulfils (field, lk_user_get (now, field),
                           lk_difference_get_wanted (self->difference, index));
}

/* A secret that the server keeps to itself: the web client's password reads as null. */
static gboolean
is_hidden (LkSavePlan *self, guint index, LkUser *now)
{
  const LkField *field = get_field (self, index);

  return lk_field_has (field, LK_FIELD_SECRET)
         && !says_nothing (lk_difference_get_wanted (self->difference, index))
         && says_nothing (lk_user_get (now, field));
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

  for (guint i = 0; i < lk_save_plan_count (self); i++)
    {
      const LkField *field = get_field (self, i);
      const LkValue *before = lk_difference_get_before (self->difference, i);

      if (before->type != LK_VALUE_ABSENT && !is_same (field, before, lk_user_get (now, field))
          && !is_fulfilled (self, i, now))
        g_ptr_array_add (fields, (gpointer) field);
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

  for (guint i = 0; i < lk_save_plan_count (self); i++)
    if (!is_fulfilled (self, i, now) && !is_hidden (self, i, now))
      g_ptr_array_add (fields, (gpointer) get_field (self, i));

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

  for (guint i = 0; i < lk_save_plan_count (self); i++)
    if (lk_save_plan_has_step (self, step, get_field (self, i)) && is_hidden (self, i, now))
      g_ptr_array_add (fields, (gpointer) get_field (self, i));

  return fields;
}
