/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-edits.h"
#include "lk-error.h"
#include "lk-json.h"
#include "lk-user-fields.h"

/* A record with everything in it that no document knows: 300 departments, 50 forwarding exceptions,
 * 20 kB of keys, names in all directions, null anywhere. Each structured field of it and one of
 * every other kind is changed, and nothing else with it. */

#define N_USERS 100

static const LkVersion versions[] = { LK_VERSION (20, 0, 5), LK_VERSION_NEWEST };
static LkDesk desks[G_N_ELEMENTS (versions)];

typedef struct
{
  LkDesk *desk;
  const LkField *field;
} Case;

static void
check_others (const Case *test, GHashTable *before, GHashTable *after)
{
  gboolean is_name = g_str_equal (test->field->name, "FirstName")
                     || g_str_equal (test->field->name, "LastName");

  lk_desk_check_others (before, after,
                        (const char *const[]) { test->field->name, is_name ? "DisplayName" : NULL,
                                                NULL });
}

static JsonNode *
parse_truth (const Case *test, GHashTable *truth)
{
  return json_from_string (g_hash_table_lookup (truth, test->field->name), NULL);
}

static gint64
get_key (JsonObject *entry)
{
  return lk_json_peek_int (entry, "GroupId", lk_json_peek_int (entry, "Id", G_MININT64));
}

static JsonNode *
find_entry (JsonArray *array, gint64 key)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (entry) && get_key (json_node_get_object (entry)) == key)
        return entry;
    }

  return NULL;
}

static void drop_nulls (JsonNode *node);

static void
drop_null (JsonObject *object, const char *name, JsonNode *node, gpointer names)
{
  if (JSON_NODE_HOLDS_NULL (node))
    g_ptr_array_add (names, g_strdup (name));
  else
    drop_nulls (node);
}

/* A server that is asked for a member answers null where it has none, and so gets null back. */
static void
drop_nulls (JsonNode *node)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      drop_nulls (json_array_get_element (json_node_get_array (node), i));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  json_object_foreach_member (json_node_get_object (node), drop_null, names);
  for (guint i = 0; i < names->len; i++)
    json_object_remove_member (json_node_get_object (node), names->pdata[i]);
}

static void
count_member (JsonObject *object, const char *name, JsonNode *node, gpointer n_members)
{
  *(guint *) n_members += 1;
}

static guint
count_members (JsonNode *entry)
{
  guint n_members = 0;

  json_object_foreach_member (json_node_get_object (entry), count_member, &n_members);
  return n_members;
}

/* Of a list's entries, all but the one that was edited, and one that was removed, are as they were;
 * the edited one has lost no member. */
static void
check_entries (const Case *test, GHashTable *before, GHashTable *after)
{
  g_autoptr (JsonNode) old = parse_truth (test, before);
  g_autoptr (JsonNode) new = parse_truth (test, after);
  guint n_edited = 0;
  guint n_gone = 0;

  if (!JSON_NODE_HOLDS_ARRAY (old) || test->field->structure == NULL)
    return;

  drop_nulls (old);
  drop_nulls (new);

  for (guint i = 0; i < json_array_get_length (json_node_get_array (old)); i++)
    {
      JsonNode *entry = json_array_get_element (json_node_get_array (old), i);
      gint64 key = get_key (json_node_get_object (entry));
      JsonNode *twin = key != G_MININT64 ? find_entry (json_node_get_array (new), key) : NULL;

      if (key == G_MININT64)
        continue;
      if (twin == NULL)
        n_gone++;
      else if (!json_node_equal (entry, twin))
        {
          g_assert_cmpuint (count_members (twin), >=, count_members (entry));
          n_edited++;
        }
    }
  g_assert_cmpuint (n_edited, <=, 1);
  g_assert_cmpuint (n_gone, <=, 1);
}

static void
test_field (gconstpointer data)
{
  const Case *test = data;
  LkDesk *desk = test->desk;
  g_autofree char *monster = g_strdup_printf ("monster=%d", desk->id);
  g_autoptr (LkUser) user = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_desk_set (desk, monster);
  before = lk_desk_get_truth (desk, desk->id);
  user = lk_desk_open (desk, desk->id);
  draft = lk_draft_new (user);
  lk_edits_make (user, test->field, 5, &value);
  g_assert_cmpint (value.type, !=, LK_VALUE_ABSENT);
  g_assert_true (lk_draft_set (draft, test->field, &value));

  lk_desk_save_well (desk, draft);
  g_assert_cmpuint (desk->bodies->len, ==, 1);
  g_assert_cmpuint (json_object_get_size (desk->bodies->pdata[0]), ==, 1);
  after = lk_desk_get_truth (desk, desk->id);
  g_assert_cmpstr (g_hash_table_lookup (before, test->field->name), !=,
                   g_str_equal (test->field->name, "AccessPassword")
                     ? ""
                     : g_hash_table_lookup (after, test->field->name));
  check_others (test, before, after);
  check_entries (test, before, after);
}

/* It is as bad as it says. */
static void
test_monster (gconstpointer data)
{
  LkDesk *desk = (gpointer) data;
  g_autofree char *monster = g_strdup_printf ("monster=%d", desk->id);
  g_autoptr (GHashTable) truth = NULL;
  g_autoptr (JsonNode) groups = NULL;
  g_autoptr (JsonNode) rules = NULL;

  lk_desk_set (desk, monster);
  truth = lk_desk_get_truth (desk, desk->id);
  groups = json_from_string (g_hash_table_lookup (truth, "Groups"), NULL);
  rules = json_from_string (g_hash_table_lookup (truth, "ForwardingExceptions"), NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (groups)), >, 300);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (rules)), >=, 50);
  g_assert_cmpuint (strlen (g_hash_table_lookup (truth, "Blfs")), >, 19000);
  g_assert_cmpuint (g_hash_table_size (truth), >, 60);
}

/* One of each kind, and what other fields decide about. */
static const char *const plain[] = {
  "FirstName",   "EmailAddress", "Enabled",          "PrimaryGroupId",    "CurrentProfileName",
  "QueueStatus", "VMPIN",        "OfficeHoursProps", "PinProtectTimeout", NULL,
};

static void
add_case (LkDesk *desk, const char *version, const LkField *field)
{
  g_autofree char *path = g_strdup_printf ("/user-save/monster/%s/%s", version, field->name);
  Case *test;

  if (field->since > desk->version || !lk_field_is_editable (field)
      || (field->structure == NULL && !g_strv_contains (plain, field->name)))
    return;

  test = g_new0 (Case, 1);
  test->desk = desk;
  test->field = field;
  g_test_add_data_func_full (path, test, test_field, g_free);
}

static void
add_desk (LkDesk *desk, LkVersion version)
{
  g_autofree char *text = lk_version_to_string (version);
  g_autofree char *path = g_strdup_printf ("/user-save/monster/%s", text);

  lk_desk_init (desk, N_USERS, version);
  g_test_add_data_func (path, desk, test_monster);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    add_case (desk, text, &lk_user_fields[i]);
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    add_desk (&desks[i], versions[i]);
  failed = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    lk_desk_clear (&desks[i]);

  return failed;
}
