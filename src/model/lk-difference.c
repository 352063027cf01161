/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-difference.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-user-fields.h"

#define BEFORE  "before"
#define WANTED  "wanted"
#define SECRETS "secrets"
#define PART    "part"

typedef struct
{
  const LkField *field;
  LkValue before;
  LkValue wanted;
} Change;

struct _LkDifference
{
  gatomicrefcount n_refs;
  int user_id;
  GArray *changes; /* of Change */
  gboolean is_part;
};

static void
clear_change (gpointer data)
{
  Change *change = data;

  lk_field_clear_value (change->field, &change->before);
  lk_field_clear_value (change->field, &change->wanted);
}

/**
 * lk_difference_new:
 * @user_id: whose it is; 0 for a user who is yet to be created
 *
 * Returns: (transfer full): a difference that changes nothing yet.
 */
LkDifference *
lk_difference_new (int user_id)
{
  LkDifference *self = g_new0 (LkDifference, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->user_id = user_id;
  self->changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

/**
 * lk_difference_new_of_draft:
 * @draft: an edit in progress
 *
 * Returns: (transfer full): its changes as they are now; what happens to the draft later makes no
 *   difference.
 */
LkDifference *
lk_difference_new_of_draft (LkDraft *draft)
{
  LkDifference *self = lk_difference_new (lk_user_get_id (lk_draft_get_original (draft)));
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (draft, field)) != NULL)
    lk_difference_add (self, field, lk_draft_get_original_value (draft, field),
                       lk_draft_get (draft, field));
  return self;
}

/**
 * lk_difference_new_part:
 * @self: a difference
 * @fields: those to keep
 *
 * Returns: (transfer full): what of @self is about @fields; a part, where that is not all of it.
 */
LkDifference *
lk_difference_new_part (LkDifference *self, LkFieldSet *fields)
{
  LkDifference *part = lk_difference_new (self->user_id);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (lk_field_set_find (fields, change->field) >= 0)
        lk_difference_add (part, change->field, &change->before, &change->wanted);
    }

  part->is_part = self->is_part || part->changes->len < self->changes->len;
  return part;
}

static const LkValue *
find_now (const Change *change, LkUser *after)
{
  const LkValue *now = after != NULL ? lk_user_get (after, change->field) : &change->wanted;

  return now->type != LK_VALUE_ABSENT ? now : &change->wanted;
}

/**
 * lk_difference_new_reverse:
 * @self: a difference that was carried out
 * @after: (nullable): the fields as they were read afterwards; %NULL where they became what was
 *   wanted
 *
 * Returns: (transfer full): what takes it back. What nobody knew before, and secrets, which nobody
 *   keeps, are not in it.
 */
LkDifference *
lk_difference_new_reverse (LkDifference *self, LkUser *after)
{
  LkDifference *reverse = lk_difference_new (self->user_id);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);
      const LkValue *now = find_now (change, after);

      if (lk_field_has (change->field, LK_FIELD_SECRET) || change->before.type == LK_VALUE_ABSENT)
        continue;
      if (!lk_field_equal (change->field, now, &change->before))
        lk_difference_add (reverse, change->field, now, &change->before);
    }

  return reverse;
}

/**
 * lk_difference_can_reverse:
 * @self: a difference that was carried out
 * @after: (nullable): the fields as they were read afterwards; %NULL where they became what was
 *   wanted
 *
 * Takes hardly any time, unlike lk_difference_new_reverse(), and is wrong where a list says the
 * same in other words: then the reverse has nothing in it all the same.
 *
 * Returns: whether there is anything that could be taken back.
 */
gboolean
lk_difference_can_reverse (LkDifference *self, LkUser *after)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (!lk_field_has (change->field, LK_FIELD_SECRET) && change->before.type != LK_VALUE_ABSENT
          && !lk_value_equal (find_now (change, after), &change->before))
        return TRUE;
    }

  return FALSE;
}

LkDifference *
lk_difference_ref (LkDifference *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
lk_difference_unref (LkDifference *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_array_unref (self->changes);
  g_free (self);
}

/**
 * lk_difference_add:
 * @self: a difference that nobody else has yet
 * @field: a field that is not in it
 * @before: what it was; absent where nobody knows
 * @wanted: what it shall be; null clears it
 */
void
lk_difference_add (LkDifference *self,
                   const LkField *field,
                   const LkValue *before,
                   const LkValue *wanted)
{
  Change change = { .field = field };

  lk_field_copy_value (field, before, &change.before);
  lk_field_copy_value (field, wanted, &change.wanted);
  g_array_append_val (self->changes, change);
}

void
lk_difference_set_part (LkDifference *self, gboolean is_part)
{
  self->is_part = is_part;
}

gboolean
lk_difference_is_part (LkDifference *self)
{
  return self->is_part;
}

int
lk_difference_get_user_id (LkDifference *self)
{
  return self->user_id;
}

guint
lk_difference_count (LkDifference *self)
{
  return self->changes->len;
}

const LkField *
lk_difference_get_field (LkDifference *self, guint index)
{
  return g_array_index (self->changes, Change, index).field;
}

const LkValue *
lk_difference_get_before (LkDifference *self, guint index)
{
  return &g_array_index (self->changes, Change, index).before;
}

const LkValue *
lk_difference_get_wanted (LkDifference *self, guint index)
{
  return &g_array_index (self->changes, Change, index).wanted;
}

gboolean
lk_difference_has (LkDifference *self, const LkField *field)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (lk_difference_get_field (self, i) == field)
      return TRUE;

  return FALSE;
}

/**
 * lk_difference_get_fields:
 * @self: a difference
 *
 * Returns: (transfer full): the fields that change, secrets only where they are among them.
 */
LkFieldSet *
lk_difference_get_fields (LkDifference *self)
{
  const LkField *fields[LK_N_USER_FIELDS];
  guint n = MIN (self->changes->len, LK_N_USER_FIELDS);

  for (guint i = 0; i < n; i++)
    fields[i] = lk_difference_get_field (self, i);

  return lk_field_set_new_of (fields, n);
}

gboolean
lk_difference_has_secrets (LkDifference *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (lk_field_has (lk_difference_get_field (self, i), LK_FIELD_SECRET))
      return TRUE;

  return FALSE;
}

static void
mask_value (char **text, const LkValue *value)
{
  const char *secret = lk_value_get_text (value);
  g_auto (GStrv) parts = NULL;

  if (secret == NULL || *secret == '\0')
    return;

  parts = g_strsplit (*text, secret, -1);
  g_free (*text);
  *text = g_strjoinv (LK_MASK, parts);
}

/**
 * lk_difference_mask:
 * @self: a difference
 * @text: what a phone system says of it
 *
 * Returns: (transfer full): the same with dots wherever it quotes one of the secrets that change.
 */
char *
lk_difference_mask (LkDifference *self, const char *text)
{
  char *masked = g_strdup (text);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (!lk_field_has (change->field, LK_FIELD_SECRET))
        continue;
      mask_value (&masked, &change->before);
      mask_value (&masked, &change->wanted);
    }

  return masked;
}

static void
put_value (JsonObject *values, const LkField *field, const LkValue *value)
{
  JsonNode *node;

  if (value->type == LK_VALUE_ABSENT)
    return;

  node = lk_field_to_json (field, value);
  lk_mask_strip (node);
  json_object_set_member (values, field->name, node);
}

/**
 * lk_difference_to_json:
 * @self: a difference
 *
 * Returns: (transfer full): it, as a journal may keep it: of secrets there is nothing but which
 * ones changed.
 */
JsonObject *
lk_difference_to_json (LkDifference *self)
{
  JsonObject *json = json_object_new ();
  JsonObject *before = json_object_new ();
  JsonObject *wanted = json_object_new ();
  JsonArray *secrets = json_array_new ();

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (lk_field_has (change->field, LK_FIELD_SECRET))
        {
          json_array_add_string_element (secrets, change->field->name);
          continue;
        }
      put_value (before, change->field, &change->before);
      put_value (wanted, change->field, &change->wanted);
    }

  json_object_set_object_member (json, BEFORE, before);
  json_object_set_object_member (json, WANTED, wanted);
  json_object_set_array_member (json, SECRETS, secrets);
  if (self->is_part)
    json_object_set_boolean_member (json, PART, TRUE);
  return json;
}

static gboolean
read_value (const LkField *field, JsonObject *values, LkValue *out, GError **error)
{
  JsonNode *node = values != NULL ? json_object_get_member (values, field->name) : NULL;

  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      lk_value_set_null (out);
      return TRUE;
    }
  return lk_field_from_json (field, node, out, error);
}

static gboolean
read_change (LkDifference *self,
             const LkField *field,
             JsonObject *before,
             JsonObject *wanted,
             GError **error)
{
  g_auto (LkValue) first = LK_VALUE_INIT;
  g_auto (LkValue) second = LK_VALUE_INIT;

  if (!read_value (field, before, &first, error) || !read_value (field, wanted, &second, error))
    return FALSE;

  lk_difference_add (self, field, &first, &second);
  return TRUE;
}

static gboolean
read_changes (LkDifference *self, JsonObject *before, JsonObject *wanted, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (wanted);

  for (GList *at = names; at != NULL; at = at->next)
    {
      const LkField *field = lk_user_field_find (at->data);

      if (field == NULL || lk_field_has (field, LK_FIELD_SECRET))
        {
          g_set_error (error, LK_ERROR, LK_ERROR_INCOMPATIBLE,
                       /* Translators: %s is the name of a setting, as a phone system calls it. */
                       _ ("This was written by a newer version of the program: it does not know "
                          "“%s” yet."),
                       (const char *) at->data);
          return FALSE;
        }
      if (!read_change (self, field, before, wanted, error))
        return FALSE;
    }

  return TRUE;
}

static void
read_secrets (LkDifference *self, JsonArray *names)
{
  const LkValue nothing = LK_VALUE_INIT;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      JsonNode *node = json_array_get_element (names, i);
      const LkField *field = json_node_get_value_type (node) == G_TYPE_STRING
                               ? lk_user_field_find (json_node_get_string (node))
                               : NULL;

      if (field != NULL && lk_field_has (field, LK_FIELD_SECRET)
          && !lk_difference_has (self, field))
        lk_difference_add (self, field, &nothing, &nothing);
    }
}

/**
 * lk_difference_new_from_json:
 * @user_id: whose it is
 * @json: as lk_difference_to_json() made it
 * @error: return location; %LK_ERROR_PROTOCOL or %LK_ERROR_INCOMPATIBLE
 *
 * Returns: (transfer full) (nullable): the difference. The values of its secrets are absent.
 */
LkDifference *
lk_difference_new_from_json (int user_id, JsonObject *json, GError **error)
{
  g_autoptr (LkDifference) self = lk_difference_new (user_id);
  JsonObject *before = lk_json_peek_object (json, BEFORE);
  JsonObject *wanted = lk_json_peek_object (json, WANTED);

  if (wanted == NULL)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                           _ ("What was to change cannot be read."));
      return NULL;
    }
  if (!read_changes (self, before, wanted, error))
    return NULL;

  read_secrets (self, lk_json_peek_array (json, SECRETS));
  self->is_part = lk_json_peek_bool (json, PART);
  return g_steal_pointer (&self);
}
