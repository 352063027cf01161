/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-user.h"

#include "lk-json.h"
#include "lk-search.h"
#include "lk-user-fields.h"

/* Hot-desking extensions are numbered like this (behaviour.md, 2.2). */
#define HOT_DESK_PREFIX "HD"

struct _LkUser
{
  GObject parent_instance;

  int id;
  LkAttention attention;
  LkFieldSet *fields;
  LkValue *values; /* one for each of fields, in their order */
  char *search_text;
  gboolean is_underived; /* nobody has asked yet for what follows from the values */
  JsonObject *unknown;   /* members that the table does not know; NULL where there are none */
};

G_DEFINE_FINAL_TYPE (LkUser, lk_user, G_TYPE_OBJECT)

static const LkValue absent = LK_VALUE_INIT;

static gboolean
has_tag (LkUser *self, const char *tag)
{
  const LkValue *tags = lk_user_get (self, lk_user_field_tags);
  g_autofree char *quoted = NULL;

  if (tags->type != LK_VALUE_JSON)
    return FALSE;

  quoted = g_strdup_printf ("\"%s\"", tag);
  return strstr (tags->text, quoted) != NULL;
}

static gboolean
is_false (LkUser *self, const LkField *field)
{
  const LkValue *value = lk_user_get (self, field);

  return value->type == LK_VALUE_BOOL && !value->boolean;
}

static LkAttention
find_attention (LkUser *self)
{
  const char *number = lk_user_get_text (self, lk_user_field_number);
  LkAttention attention = 0;

  if (has_tag (self, "Principal") || has_tag (self, "FaxServer")
      || g_str_has_prefix (number, HOT_DESK_PREFIX))
    return LK_ATTENTION_NOT_PERSON;

  if (is_false (self, lk_user_field_enabled))
    attention |= LK_ATTENTION_DISABLED;
  if (*lk_user_get_text (self, lk_user_field_email) == '\0')
    attention |= LK_ATTENTION_NO_EMAIL;
  if (is_false (self, lk_user_field_registered))
    attention |= LK_ATTENTION_NOT_REGISTERED;
  if (has_tag (self, "WeakID") || has_tag (self, "WeakPass"))
    attention |= LK_ATTENTION_WEAK_CREDENTIALS;
  if (is_false (self, lk_user_field_enable_2fa))
    attention |= LK_ATTENTION_NO_2FA;

  return attention;
}

static char *
build_search_text (LkUser *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    {
      const LkField *field = lk_field_set_get_field (self->fields, i);
      g_autofree char *display = NULL;

      if (!lk_field_has (field, LK_FIELD_SEARCHED) || !lk_value_is_set (&self->values[i]))
        continue;
      display = lk_field_to_display (field, &self->values[i]);
      g_string_append (text, display);
      g_string_append_c (text, '\n');
    }

  return lk_search_fold (text->str);
}

/* What is found once for each record, so that views and searches only compare. Duplicate addresses
 * are a matter of the whole list: that bit is the directory's. */
static void
derive (LkUser *self)
{
  self->attention = (self->attention & LK_ATTENTION_DUPLICATE_EMAIL) | find_attention (self);
  g_free (self->search_text);
  self->search_text = build_search_text (self);
  self->is_underived = FALSE;
}

static void
ensure_derived (LkUser *self)
{
  if (self->is_underived)
    derive (self);
}

static void
lk_user_finalize (GObject *object)
{
  LkUser *self = LK_USER (object);

  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    lk_field_clear_value (lk_field_set_get_field (self->fields, i), &self->values[i]);
  g_free (self->values);
  g_free (self->search_text);
  g_clear_pointer (&self->unknown, json_object_unref);
  lk_field_set_unref (self->fields);

  G_OBJECT_CLASS (lk_user_parent_class)->finalize (object);
}

static void
lk_user_class_init (LkUserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_user_finalize;
}

static void
lk_user_init (LkUser *self)
{
}

/**
 * lk_user_new:
 * @fields: the fields that the user shall hold
 * @id: the server's Id
 *
 * Returns: (transfer full): a user of whom nothing else is known.
 */
LkUser *
lk_user_new (LkFieldSet *fields, int id)
{
  LkUser *self = g_object_new (LK_TYPE_USER, NULL);
  int position = lk_field_set_find (fields, lk_user_field_id);

  self->id = id;
  self->fields = lk_field_set_ref (fields);
  self->values = g_new0 (LkValue, lk_field_set_get_length (fields));
  if (position >= 0)
    lk_value_set_int (&self->values[position], id);

  return self;
}

/**
 * lk_user_new_from_values:
 * @fields: the fields that the user shall hold
 * @id: the server's Id
 * @values: (array): one for each of @fields, in their order
 *
 * For those who make many users without a server's answer. What is searched and what needs
 * attention is found when someone first asks, in that thread.
 *
 * Returns: (transfer full): a user who has these values.
 */
LkUser *
lk_user_new_from_values (LkFieldSet *fields, int id, const LkValue *values)
{
  LkUser *self = lk_user_new (fields, id);

  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    lk_value_copy (&values[i], &self->values[i]);
  self->is_underived = TRUE;

  return self;
}

static void
keep_unknown (JsonObject *record, const char *name, JsonNode *node, gpointer user_data)
{
  LkUser *self = user_data;

  if (strchr (name, '@') != NULL || lk_user_field_find (name) != NULL)
    return;

  if (self->unknown == NULL)
    self->unknown = json_object_new ();
  json_object_set_member (self->unknown, name, lk_json_copy (node));
}

/**
 * lk_user_new_from_json:
 * @fields: the fields that were asked for
 * @record: one record of the server's answer
 * @error: return location
 *
 * Members that the table does not know are kept and come back from lk_user_to_json(). May be called
 * in any thread.
 *
 * Returns: (transfer full) (nullable): the user, or %NULL with %LK_ERROR_PROTOCOL where a member
 * has a type that the field cannot have, or the Id is missing or too large.
 */
LkUser *
lk_user_new_from_json (LkFieldSet *fields, JsonObject *record, GError **error)
{
  g_autoptr (LkUser) self = NULL;
  int id;

  if (!lk_json_get_id (record, lk_user_field_id->name, &id, error))
    return NULL;

  self = lk_user_new (fields, id);
  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    {
      const LkField *field = lk_field_set_get_field (fields, i);

      if (!lk_field_from_json (field, json_object_get_member (record, field->name),
                               &self->values[i], error))
        return NULL;
    }
  json_object_foreach_member (record, keep_unknown, self);
  derive (self);

  return g_steal_pointer (&self);
}

static void
add_member (JsonObject *unknown, const char *name, JsonNode *node, gpointer record)
{
  json_object_set_member (record, name, lk_json_copy (node));
}

/**
 * lk_user_to_json:
 * @self: a user
 *
 * Returns: (transfer full): the record as the server sent it, unknown members included.
 */
JsonObject *
lk_user_to_json (LkUser *self)
{
  JsonObject *record = json_object_new ();

  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    {
      const LkField *field = lk_field_set_get_field (self->fields, i);

      if (self->values[i].type != LK_VALUE_ABSENT)
        json_object_set_member (record, field->name, lk_field_to_json (field, &self->values[i]));
    }
  if (self->unknown != NULL)
    json_object_foreach_member (self->unknown, add_member, record);

  return record;
}

LkFieldSet *
lk_user_get_fields (LkUser *self)
{
  return self->fields;
}

int
lk_user_get_id (LkUser *self)
{
  return self->id;
}

/**
 * lk_user_get:
 * @self: a user
 * @field: a field
 *
 * Returns: (transfer none): its value; absent where it was not asked for.
 */
const LkValue *
lk_user_get (LkUser *self, const LkField *field)
{
  int position = lk_field_set_find (self->fields, field);

  return position < 0 ? &absent : &self->values[position];
}

/**
 * lk_user_get_text:
 * @self: a user
 * @field: a text field
 *
 * Returns: (transfer none): its text; empty where nothing is set.
 */
const char *
lk_user_get_text (LkUser *self, const LkField *field)
{
  const char *text = lk_value_get_text (lk_user_get (self, field));

  return text != NULL ? text : "";
}

/**
 * lk_user_dup_display:
 * @self: a user
 * @field: a field
 *
 * Returns: (transfer full): one translated line that shows the field.
 */
char *
lk_user_dup_display (LkUser *self, const LkField *field)
{
  return lk_field_to_display (field, lk_user_get (self, field));
}

/**
 * lk_user_dup_name:
 * @self: a user
 *
 * Returns: (transfer full): what to call the user: the names, failing that the display name,
 * failing that the extension number.
 */
char *
lk_user_dup_name (LkUser *self)
{
  g_autofree char *name = g_strdup_printf ("%s %s",
                                           lk_user_get_text (self, lk_user_field_first_name),
                                           lk_user_get_text (self, lk_user_field_last_name));

  g_strstrip (name);
  if (*name != '\0')
    return g_steal_pointer (&name);
  if (*lk_user_get_text (self, lk_user_field_display_name) != '\0')
    return g_strdup (lk_user_get_text (self, lk_user_field_display_name));
  return g_strdup (lk_user_get_text (self, lk_user_field_number));
}

/**
 * lk_user_set:
 * @self: a user
 * @field: one of its fields
 * @value: the new value
 *
 * Returns: whether that changed anything; %FALSE also where the user does not hold @field.
 */
gboolean
lk_user_set (LkUser *self, const LkField *field, const LkValue *value)
{
  int position = lk_field_set_find (self->fields, field);

  if (position < 0 || lk_value_equal (&self->values[position], value))
    return FALSE;

  lk_value_copy (value, &self->values[position]);
  derive (self);
  return TRUE;
}

/**
 * lk_user_adopt:
 * @self: a user
 * @newer: the same user, just read again with the same fields or others
 *
 * Takes over what @newer knows.
 *
 * Returns: whether anything differed.
 */
gboolean
lk_user_adopt (LkUser *self, LkUser *newer)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    {
      const LkValue *value = lk_user_get (newer, lk_field_set_get_field (self->fields, i));

      if (value->type == LK_VALUE_ABSENT || lk_value_equal (&self->values[i], value))
        continue;
      lk_value_copy (value, &self->values[i]);
      changed = TRUE;
    }

  if (changed)
    derive (self);
  return changed;
}

/**
 * lk_user_get_search_text:
 * @self: a user
 *
 * Returns: (transfer none) (nullable): all that a search looks at, folded.
 */
const char *
lk_user_get_search_text (LkUser *self)
{
  ensure_derived (self);
  return self->search_text;
}

/**
 * lk_user_matches:
 * @self: a user
 * @words: words as lk_search_split() makes them
 *
 * Returns: whether every word occurs somewhere; true for no words.
 */
gboolean
lk_user_matches (LkUser *self, const char *const *words)
{
  ensure_derived (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (self->search_text == NULL || strstr (self->search_text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

LkAttention
lk_user_get_attention (LkUser *self)
{
  ensure_derived (self);
  return self->attention;
}

/**
 * lk_user_set_attention:
 * @self: a user
 * @bit: what only the whole list can tell, %LK_ATTENTION_DUPLICATE_EMAIL
 * @set: whether it is so
 *
 * Returns: whether that changed anything.
 */
gboolean
lk_user_set_attention (LkUser *self, LkAttention bit, gboolean set)
{
  LkAttention before = self->attention;

  self->attention = set ? before | bit : before & ~bit;
  return self->attention != before;
}
