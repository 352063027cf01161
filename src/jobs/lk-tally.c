/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-tally.h"

#include "lk-destination.h"
#include "lk-entries.h"
#include "lk-field-kind.h"
#include "lk-json-writer.h"
#include "lk-membership.h"
#include "lk-user-fields.h"

/* How many users a row names. */
#define MAX_NAMES 5

typedef struct
{
  LkValue value;
  guint n_users;
  guint order; /* of its first user */
  GPtrArray *names;
} Bucket;

struct _LkTally
{
  LkFieldSet *fields;
  GHashTable **buckets; /* for each field: what a value means, to its Bucket */
  guint n_users;
};

static void
bucket_free (Bucket *bucket)
{
  lk_value_clear (&bucket->value);
  g_ptr_array_unref (bucket->names);
  g_free (bucket);
}

/**
 * lk_tally_new:
 * @fields: what to count; secrets among them are passed over
 *
 * Returns: (transfer full): a tally of nobody.
 */
LkTally *
lk_tally_new (LkFieldSet *fields)
{
  LkTally *self = g_new0 (LkTally, 1);

  self->fields = lk_field_set_ref (fields);
  self->buckets = g_new0 (GHashTable *, lk_field_set_get_length (fields));
  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    self->buckets[i] =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bucket_free);

  return self;
}

void
lk_tally_free (LkTally *self)
{
  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    g_hash_table_unref (self->buckets[i]);
  g_free (self->buckets);
  lk_field_set_unref (self->fields);
  g_free (self);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *spell (JsonNode *node, gboolean is_set);

static char *
spell_object (JsonObject *object)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);
  GString *text = g_string_new ("{");

  for (GList *at = names; at != NULL; at = at->next)
    {
      JsonNode *member = json_object_get_member (object, at->data);
      g_autofree char *spelt = spell (member, FALSE);

      if (!JSON_NODE_HOLDS_NULL (member))
        g_string_append_printf (text, "%s=%s;", (const char *) at->data, spelt);
    }

  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static char *
spell_array (JsonArray *array, gboolean is_set)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (texts, spell (json_array_get_element (array, i), FALSE));
  if (is_set)
    g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (",", (char **) texts->pdata);
}

/* The same text for what means the same: whatever the order of members is, and of the elements
 * where @is_set. */
static char *
spell (JsonNode *node, gboolean is_set)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return spell_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return spell_array (json_node_get_array (node), is_set);

  return lk_json_to_string (node);
}

static gboolean
is_groups (const LkField *field)
{
  return field == lk_user_field_groups;
}

/* Favourites are one person's own, and nobody sees them. */
static void
drop_favourites (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = json_array_get_length (array); i-- > 0;)
    {
      g_autoptr (LkMembership)
        row = lk_membership_parse (json_array_get_object_element (array, i), NULL);

      if (lk_membership_is_favourites (row))
        json_array_remove_element (array, i);
    }
}

/* What of a user's value could be anybody's: without the server's numbers of its entries, and with
 * one's own mailbox as one's own. */
static void
generalise (const LkField *field, LkUser *user, LkValue *out)
{
  const char *number = lk_user_get_text (user, lk_user_field_number);
  g_autoptr (JsonNode) node = lk_value_dup_json (lk_user_get (user, field));

  if (node == NULL)
    {
      lk_value_copy (lk_user_get (user, field), out);
      return;
    }

  lk_entries_strip_ids (node);
  if (number != NULL)
    lk_destination_generalise (node, number);
  if (is_groups (field) && JSON_NODE_HOLDS_ARRAY (node))
    drop_favourites (node);
  lk_value_set_json (out, node);
}

static gboolean
is_nothing (const LkField *field, const LkValue *value)
{
  switch (value->type)
    {
    case LK_VALUE_TEXT:
      return *value->text == '\0';
    case LK_VALUE_JSON:
      return g_str_equal (value->text, "[]");
    default:
      return !lk_value_is_set (value);
    }
}

/* People see no difference between null and what is empty. */
static char *
dup_key (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = NULL;

  if (is_nothing (field, value))
    return g_strdup ("");

  node = lk_value_dup_json (value);
  if (node != NULL)
    return spell (node, field->kind == &lk_kind_choice_set || is_groups (field));

  node = lk_field_to_json (field, value);
  return lk_json_to_string (node);
}

static void
count (LkTally *self, guint index, LkUser *user, const char *label)
{
  const LkField *field = lk_field_set_get_field (self->fields, index);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *key = NULL;
  Bucket *bucket;

  if (lk_field_has (field, LK_FIELD_SECRET))
    return;

  generalise (field, user, &value);
  key = dup_key (field, &value);
  bucket = g_hash_table_lookup (self->buckets[index], key);
  if (bucket == NULL)
    {
      bucket = g_new0 (Bucket, 1);
      lk_value_copy (&value, &bucket->value);
      bucket->order = self->n_users;
      bucket->names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->buckets[index], g_steal_pointer (&key), bucket);
    }

  bucket->n_users++;
  if (bucket->names->len < MAX_NAMES)
    g_ptr_array_add (bucket->names, g_strdup (label));
}

/**
 * lk_tally_add:
 * @self: a tally
 * @user: of whom its fields were read, and the number
 * @label: what to call them
 */
void
lk_tally_add (LkTally *self, LkUser *user, const char *label)
{
  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    count (self, i, user, label);
  self->n_users++;
}

guint
lk_tally_count (LkTally *self)
{
  return self->n_users;
}

static int
compare_buckets (gconstpointer a, gconstpointer b)
{
  const Bucket *first = *(const Bucket *const *) a;
  const Bucket *second = *(const Bucket *const *) b;

  if (first->n_users != second->n_users)
    return first->n_users > second->n_users ? -1 : 1;
  return (first->order > second->order) - (first->order < second->order);
}

static void
row_free (LkSurveyRow *row)
{
  lk_value_clear (&row->value);
  g_strfreev (row->names);
  g_free (row);
}

static LkSurveyRow *
new_row (const Bucket *bucket)
{
  LkSurveyRow *row = g_new0 (LkSurveyRow, 1);

  lk_value_copy (&bucket->value, &row->value);
  row->n_users = bucket->n_users;
  row->names = g_new0 (char *, bucket->names->len + 1);
  for (guint i = 0; i < bucket->names->len; i++)
    row->names[i] = g_strdup (g_ptr_array_index (bucket->names, i));

  return row;
}

/**
 * lk_tally_list:
 * @self: a tally
 * @index: the place of a field in the set
 *
 * Returns: (transfer full) (element-type LkSurveyRow): what was found, the most frequent first.
 */
GPtrArray *
lk_tally_list (LkTally *self, guint index)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GPtrArray) buckets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer bucket;

  g_hash_table_iter_init (&iter, self->buckets[index]);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    g_ptr_array_add (buckets, bucket);
  g_ptr_array_sort (buckets, compare_buckets);
  for (guint i = 0; i < buckets->len; i++)
    g_ptr_array_add (rows, new_row (g_ptr_array_index (buckets, i)));

  return rows;
}
