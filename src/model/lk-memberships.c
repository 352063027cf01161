/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-memberships.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-phrase.h"

#define RIGHTS "Rights"

/* The memberships that people see, by their groups. */
static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      LkMembership *row = g_ptr_array_index (rows, i);

      if (!lk_membership_is_favourites (row) && !g_hash_table_contains (index, &row->group_id))
        g_hash_table_insert (index, &row->group_id, row);
    }

  return index;
}

static guint
count_seen (GPtrArray *rows)
{
  guint n_seen = 0;

  for (guint i = 0; i < rows->len; i++)
    n_seen += !lk_membership_is_favourites (g_ptr_array_index (rows, i));
  return n_seen;
}

/* What one side does not say, because it was read for the list, does not differ. */
static gboolean
is_same (const LkMembership *a, const LkMembership *b)
{
  if (a->role != NULL && b->role != NULL && !g_str_equal (a->role, b->role))
    return FALSE;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (a->rights[i] != LK_TRISTATE_UNSET && b->rights[i] != LK_TRISTATE_UNSET
        && a->rights[i] != b->rights[i])
      return FALSE;

  return TRUE;
}

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  g_autoptr (GHashTable) first = index_rows (a);
  g_autoptr (GHashTable) second = index_rows (b);
  GHashTableIter iter;
  gpointer row;

  /* A department that is listed twice is no list that this program can compare. */
  if (g_hash_table_size (first) != count_seen (a) || g_hash_table_size (second) != count_seen (b)
      || g_hash_table_size (first) != g_hash_table_size (second))
    return FALSE;

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      LkMembership *other = g_hash_table_lookup (second, &((LkMembership *) row)->group_id);

      if (other == NULL || !is_same (row, other))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal (const LkValue *a, const LkValue *b)
{
  g_autoptr (GPtrArray) first = lk_record_parse_value (&lk_membership_class, a, NULL);
  g_autoptr (GPtrArray) second = lk_record_parse_value (&lk_membership_class, b, NULL);

  return first != NULL && second != NULL && is_same_list (first, second);
}

/* Each wish has to stand in @now; what the role brings with it is the server's. */
static gboolean
is_fulfilled_by (const LkMembership *wanted, const LkMembership *now)
{
  if (wanted->role != NULL && g_strcmp0 (wanted->role, now->role) != 0)
    return FALSE;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (wanted->rights[i] != LK_TRISTATE_UNSET && wanted->rights[i] != now->rights[i])
      return FALSE;

  return TRUE;
}

/* What was asked for may name the favourites by their group's number alone. */
static GHashTable *
index_all (GPtrArray *rows)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      LkMembership *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (index, &row->group_id, row);
    }

  return index;
}

static gboolean
are_all_there (GPtrArray *asked, GHashTable *there)
{
  for (guint i = 0; i < asked->len; i++)
    {
      const LkMembership *row = g_ptr_array_index (asked, i);
      const LkMembership *found = g_hash_table_lookup (there, &row->group_id);

      if (found == NULL ? !lk_membership_is_favourites (row) : !is_fulfilled_by (row, found))
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_all_asked_for (GPtrArray *there, GHashTable *asked)
{
  for (guint i = 0; i < there->len; i++)
    {
      const LkMembership *row = g_ptr_array_index (there, i);

      if (!lk_membership_is_favourites (row) && !g_hash_table_contains (asked, &row->group_id))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fulfils (const LkValue *now, const LkValue *wanted)
{
  g_autoptr (GPtrArray) there = lk_record_parse_value (&lk_membership_class, now, NULL);
  g_autoptr (GPtrArray) asked = lk_record_parse_value (&lk_membership_class, wanted, NULL);
  g_autoptr (GHashTable) by_now = there != NULL ? index_all (there) : NULL;
  g_autoptr (GHashTable) by_wish = asked != NULL ? index_all (asked) : NULL;

  return by_now != NULL && by_wish != NULL && are_all_there (asked, by_now)
         && are_all_asked_for (there, by_wish);
}

static gboolean
has_new_role (const LkMembership *before, const LkMembership *wanted)
{
  return wanted->role != NULL && (before == NULL || g_strcmp0 (before->role, wanted->role) != 0);
}

static gboolean
has_new_right (const LkMembership *before, const LkMembership *wanted, guint right)
{
  return wanted->rights[right] != LK_TRISTATE_UNSET
         && (before == NULL || before->rights[right] != wanted->rights[right]);
}

static gboolean
is_changed (const LkMembership *before, const LkMembership *wanted)
{
  gboolean is_new = has_new_role (before, wanted);

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    is_new = is_new || has_new_right (before, wanted, i);
  return is_new;
}

/* The rights to send: those there are now, unless the role changes, which brings its own. */
static JsonObject *
change_rights (const LkMembership *before, const LkMembership *wanted, JsonObject *now)
{
  gboolean is_kept = now != NULL && !has_new_role (before, wanted);
  JsonObject *rights = lk_record_copy (is_kept ? now : NULL);

  if (wanted->role != NULL)
    lk_record_put_text (rights, "RoleName", wanted->role);
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (has_new_right (before, wanted, i))
      lk_record_put_tristate (rights, lk_membership_rights[i].value, wanted->rights[i]);

  return rights;
}

static void
add_row (JsonArray *out, gint64 group_id, JsonObject *rights)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "GroupId", group_id);
  if (rights != NULL)
    json_object_set_object_member (row, RIGHTS, rights);
  json_array_add_object_element (out, row);
}

/* The row that stands in @now already, or nothing where it shall go. */
static void
merge_row (GHashTable *before, GHashTable *after, const LkMembership *now, JsonArray *out)
{
  const LkMembership *base = g_hash_table_lookup (before, &now->group_id);
  const LkMembership *wanted = g_hash_table_lookup (after, &now->group_id);
  JsonObject *rights = lk_json_peek_object (now->original, RIGHTS);
  gboolean is_own = !lk_membership_is_favourites (now);

  if (is_own && base != NULL && wanted == NULL)
    return;

  if (is_own && wanted != NULL && is_changed (base, wanted))
    add_row (out, now->group_id, change_rights (base, wanted, rights));
  else
    add_row (out, now->group_id, rights != NULL ? lk_record_copy (rights) : NULL);
}

static gboolean
merge_there (GHashTable *before,
             GHashTable *after,
             GPtrArray *now,
             GHashTable *done,
             JsonArray *out,
             GError **error)
{
  for (guint i = 0; i < now->len; i++)
    {
      LkMembership *row = g_ptr_array_index (now, i);

      if (row->group_id == LK_NUMBER_UNSET)
        {
          g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                               _ (
                                 "The phone system named a department without its number. It would "
                                 "be lost, so the departments cannot be changed."));
          return FALSE;
        }
      if (g_hash_table_add (done, &row->group_id))
        merge_row (before, after, row, out);
    }

  return TRUE;
}

/* Someone may have removed meanwhile what the person left alone: that is no wish to have it back.
 */
static void
merge_new (GHashTable *before, GPtrArray *wanted, GHashTable *done, JsonArray *out)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      LkMembership *row = g_ptr_array_index (wanted, i);
      const LkMembership *base = g_hash_table_lookup (before, &row->group_id);

      if (row->group_id == LK_NUMBER_UNSET || lk_membership_is_favourites (row)
          || (base != NULL && !is_changed (base, row)))
        continue;
      if (g_hash_table_add (done, &row->group_id))
        add_row (out, row->group_id,
                 is_changed (NULL, row) ? change_rights (base, row, NULL) : NULL);
    }
}

static gboolean
merge (const LkValue *base, const LkValue *wanted, const LkValue *now, LkValue *out, GError **error)
{
  g_autoptr (GPtrArray) before = lk_record_parse_value (&lk_membership_class, base, error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) asked = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (JsonNode) merged = json_node_new (JSON_NODE_ARRAY);

  after = before != NULL ? lk_record_parse_value (&lk_membership_class, wanted, error) : NULL;
  there = after != NULL ? lk_record_parse_value (&lk_membership_class, now, error) : NULL;
  if (there == NULL)
    return FALSE;

  json_node_take_array (merged, json_array_new ());
  known = index_rows (before);
  asked = index_rows (after);
  if (!merge_there (known, asked, there, done, json_node_get_array (merged), error))
    return FALSE;

  merge_new (known, after, done, json_node_get_array (merged));
  lk_value_set_json (out, merged);
  return TRUE;
}

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_membership_class, value);
}

static void
add_details (const LkMembership *before, const LkMembership *after, GStrvBuilder *lines)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, after->group_id);
  const char *name = after->name != NULL ? after->name : number;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    {
      gboolean is_given = after->rights[i] == LK_TRISTATE_YES;
      g_autofree char *line =
        lk_phrase_detail (name, _ (lk_membership_rights[i].label), is_given ? _ ("Yes") : _ ("No"));

      if (has_new_right (before, after, i))
        g_strv_builder_add (lines, line);
    }
}

/* The rights of a membership have no lines of their own: there are too many. */
static char **
dup_details (const LkValue *before, const LkValue *after)
{
  g_autoptr (GPtrArray) first = lk_record_parse_value (&lk_membership_class, before, NULL);
  g_autoptr (GPtrArray) second = lk_record_parse_value (&lk_membership_class, after, NULL);
  g_autoptr (GHashTable) index = first != NULL ? index_rows (first) : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; index != NULL && second != NULL && i < second->len; i++)
    {
      const LkMembership *row = g_ptr_array_index (second, i);

      if (!lk_membership_is_favourites (row))
        add_details (g_hash_table_lookup (index, &row->group_id), row, lines);
    }

  return g_strv_builder_end (lines);
}

/* Fills @out with the group, its name to show and what the member may do there. The rest is the
 * server's, and the favourites are one person's own. */
static void
pick_out (const LkMembership *self, JsonArray *out)
{
  g_autoptr (LkMembership) picked = lk_membership_new ();

  if (self->group_id == LK_NUMBER_UNSET || lk_membership_is_favourites (self))
    return;

  picked->group_id = self->group_id;
  picked->name = g_strdup (self->name);
  picked->role = g_strdup (self->role);
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    picked->rights[i] = self->rights[i];
  json_array_add_object_element (out, lk_membership_build (picked));
}

static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  g_autoptr (GPtrArray) rows = lk_record_parse_value (&lk_membership_class, value, NULL);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, json_array_new ());
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    pick_out (g_ptr_array_index (rows, i), json_node_get_array (node));
  lk_value_set_json (out, node);
}

/* What a membership becomes that somebody wants for many: the role brings its own rights with it,
 * unless it is the one that is there. */
static void
grant (LkMembership *there, const LkMembership *part)
{
  gboolean is_new = has_new_role (there, part);

  if (is_new)
    {
      g_free (there->role);
      there->role = g_strdup (part->role);
    }
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (is_new || part->rights[i] != LK_TRISTATE_UNSET)
      there->rights[i] = part->rights[i];
}

static GPtrArray *
parse_for_change (const LkValue *value, GError **error)
{
  g_autoptr (GPtrArray) rows = lk_record_parse_value (&lk_membership_class, value, error);

  if (rows == NULL || value->type == LK_VALUE_JSON || value->type == LK_VALUE_NULL)
    return g_steal_pointer (&rows);

  g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                       _ ("The phone system did not say which departments there are."));
  return NULL;
}

static gboolean
add (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  g_autoptr (GPtrArray) rows = parse_for_change (now, error);
  g_autoptr (GPtrArray) asked = rows != NULL ? parse_for_change (part, error) : NULL;
  g_autoptr (GHashTable) index = rows != NULL ? index_all (rows) : NULL;

  if (asked == NULL)
    return FALSE;

  for (guint i = 0; i < asked->len; i++)
    {
      LkMembership *row = g_ptr_array_index (asked, i);
      LkMembership *there = g_hash_table_lookup (index, &row->group_id);
      LkMembership *copy;

      if (row->group_id == LK_NUMBER_UNSET || lk_membership_is_favourites (row))
        continue;
      if (there != NULL)
        {
          grant (there, row);
          continue;
        }
      copy = lk_membership_copy (row);
      g_ptr_array_add (rows, copy);
      g_hash_table_insert (index, &copy->group_id, copy);
    }

  lk_record_build_value (&lk_membership_class, rows, out);
  return TRUE;
}

static gboolean
take_out (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  g_autoptr (GPtrArray) rows = parse_for_change (now, error);
  g_autoptr (GPtrArray) asked = rows != NULL ? parse_for_change (part, error) : NULL;
  g_autoptr (GHashTable) index = asked != NULL ? index_rows (asked) : NULL;

  if (asked == NULL)
    return FALSE;

  for (guint i = rows->len; i-- > 0;)
    {
      LkMembership *row = g_ptr_array_index (rows, i);

      if (!lk_membership_is_favourites (row) && row->group_id != LK_NUMBER_UNSET
          && g_hash_table_contains (index, &row->group_id))
        g_ptr_array_remove_index (rows, i);
    }

  lk_record_build_value (&lk_membership_class, rows, out);
  return TRUE;
}

const LkStructure lk_memberships_structure = {
  .is_array = TRUE,
  .type = "Pbx.UserGroup",
  .expand = "$select=GroupId,Name;$expand=Rights",
  .list_expand = "$select=GroupId,Name;$expand=Rights($select=RoleName)",
  .summarise = summarise,
  .dup_details = dup_details,
  .equal = equal,
  .fulfils = fulfils,
  .merge = merge,
  .add = add,
  .remove = take_out,
  .adapt = adapt,
};
