/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-census.h"

#include "lk-json.h"
#include "lk-membership.h"
#include "lk-user-fields.h"

#define N_BITS 7

struct _LkCensus
{
  guint n_people;
  guint n_attention[N_BITS];
  GHashTable *members; /* department Id to the number of its members */
};

LkCensus *
lk_census_new (void)
{
  LkCensus *self = g_new0 (LkCensus, 1);

  self->members = g_hash_table_new (NULL, NULL);
  return self;
}

void
lk_census_free (LkCensus *self)
{
  g_hash_table_unref (self->members);
  g_free (self);
}

/**
 * lk_census_mark:
 * @user: a user
 * @out: what the user counts as; to be cleared
 */
void
lk_census_mark (LkUser *user, LkCensusMark *out)
{
  out->attention = lk_user_get_attention (user);
  lk_value_copy (lk_user_get (user, lk_user_field_groups), &out->groups);
}

void
lk_census_mark_clear (LkCensusMark *mark)
{
  lk_value_clear (&mark->groups);
}

static void
count_member (LkCensus *self, JsonObject *record, int sign)
{
  g_autoptr (LkMembership) membership = lk_membership_parse (record, NULL);
  gpointer key = GINT_TO_POINTER ((int) membership->group_id);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->members, key));

  if (!lk_membership_is_favourites (membership))
    g_hash_table_insert (self->members, key, GUINT_TO_POINTER (before + (guint) sign));
}

static void
count_memberships (LkCensus *self, const LkValue *groups, int sign)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (groups);
  JsonArray *records;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  records = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = lk_json_get_element_object (records, i, NULL);

      if (record != NULL)
        count_member (self, record, sign);
    }
}

static gboolean
is_person (const LkCensusMark *mark)
{
  return (mark->attention & LK_ATTENTION_NOT_PERSON) == 0;
}

static void
count_attention (LkCensus *self, const LkCensusMark *mark, int sign)
{
  for (guint i = 0; i < N_BITS; i++)
    if ((mark->attention & (1u << i)) != 0)
      self->n_attention[i] += (guint) sign;
}

static void
count_person (LkCensus *self, const LkCensusMark *mark, int sign)
{
  if (!is_person (mark))
    return;

  self->n_people += (guint) sign;
  count_memberships (self, &mark->groups, sign);
}

void
lk_census_add (LkCensus *self, LkUser *user)
{
  g_auto (LkCensusMark) mark = { 0 };

  lk_census_mark (user, &mark);
  count_attention (self, &mark, 1);
  count_person (self, &mark, 1);
}

void
lk_census_subtract (LkCensus *self, LkUser *user)
{
  g_auto (LkCensusMark) mark = { 0 };

  lk_census_mark (user, &mark);
  count_attention (self, &mark, -1);
  count_person (self, &mark, -1);
}

/**
 * lk_census_recount:
 * @self: the census
 * @before: what @user counted as
 * @user: a user who has changed since
 */
void
lk_census_recount (LkCensus *self, const LkCensusMark *before, LkUser *user)
{
  g_auto (LkCensusMark) after = { 0 };

  lk_census_mark (user, &after);
  count_attention (self, before, -1);
  count_attention (self, &after, 1);
  if (is_person (before) == is_person (&after) && lk_value_equal (&before->groups, &after.groups))
    return;

  count_person (self, before, -1);
  count_person (self, &after, 1);
}

guint
lk_census_count_people (LkCensus *self)
{
  return self->n_people;
}

/**
 * lk_census_count_attention:
 * @self: the census
 * @bit: one bit
 *
 * Returns: for how many users it is set.
 */
guint
lk_census_count_attention (LkCensus *self, LkAttention bit)
{
  int place = g_bit_nth_lsf (bit, -1);

  return place >= 0 && place < N_BITS ? self->n_attention[place] : 0;
}

/**
 * lk_census_count_members:
 * @self: the census
 * @department_id: a department
 *
 * Returns: how many people belong to it, whether mainly or beside another.
 */
guint
lk_census_count_members (LkCensus *self, int department_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->members, GINT_TO_POINTER (department_id)));
}
