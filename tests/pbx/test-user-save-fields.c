/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-edits.h"
#include "lk-error.h"
#include "lk-user-fields.h"

/* Every field of the table, at an old and at the newest server: set, emptied and put back. */

#define N_USERS 100

static const LkVersion versions[] = { LK_VERSION (20, 0, 5), LK_VERSION_NEWEST };

static LkDesk desks[G_N_ELEMENTS (versions)];

typedef struct
{
  LkDesk *desk;
  LkVersion version;
  const LkField *field;
} Case;

/* Only when it is first needed, so that a recording of one version's cases holds nothing else. */
static LkDesk *
get_desk (const Case *test)
{
  if (test->desk->demo == NULL)
    lk_desk_init (test->desk, N_USERS, test->version);

  return test->desk;
}

/* What the server changes along with a field. */
static const struct
{
  const char *name;
  const char *follower;
} followers[] = {
  { "FirstName", "DisplayName" },
  { "LastName", "DisplayName" },
  { "Groups", "PrimaryGroupId" },
};

/* What has to be something: the server does not take it empty. */
static const char *const never_empty[] = {
  "CurrentProfileName",
  NULL,
};

static void
check_others (const Case *test, GHashTable *before, GHashTable *after)
{
  const char *but[G_N_ELEMENTS (followers) + 2] = { test->field->name };
  guint n_but = 1;

  for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
    if (g_str_equal (followers[i].name, test->field->name))
      but[n_but++] = followers[i].follower;
  lk_desk_check_others (before, after, but);
}

/* What the server has, as a value. */
static void
get_true_value (const Case *test, GHashTable *truth, LkValue *out)
{
  const char *text = g_hash_table_lookup (truth, test->field->name);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;

  lk_field_from_json (test->field, node, out, &error);
  g_assert_no_error (error);
}

/* The web client's password is null whatever it is. */
static gboolean
is_hidden (const LkField *field)
{
  return g_str_equal (field->name, "AccessPassword");
}

static void
check_body (const Case *test)
{
  LkDesk *desk = get_desk (test);

  g_assert_cmpuint (desk->bodies->len, ==, 1);
  g_assert_cmpuint (desk->n_carried_out, ==, 1);
  g_assert_cmpuint (json_object_get_size (desk->bodies->pdata[0]), ==, 1);
  g_assert_true (json_object_has_member (desk->bodies->pdata[0], test->field->name));
}

/* Asks for @wanted, and holds the server's truth against it. */
static void
change (const Case *test, const LkValue *wanted)
{
  LkDesk *desk = get_desk (test);
  g_autoptr (LkDraft) draft = lk_desk_edit (desk, desk->id);
  g_autoptr (GHashTable) before = lk_desk_get_truth (desk, desk->id);
  g_autoptr (GHashTable) after = NULL;
  g_auto (LkValue) now = LK_VALUE_INIT;

  if (!lk_draft_set (draft, test->field, wanted))
    return;

  lk_desk_save_well (desk, draft);
  check_body (test);
  after = lk_desk_get_truth (desk, desk->id);
  check_others (test, before, after);
  get_true_value (test, after, &now);
  if (!is_hidden (test->field))
    g_assert_true (lk_field_fulfils (test->field, &now, wanted));
}

static void
test_set (const Case *test, LkUser *user, guint seed)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_edits_make (user, test->field, seed, &value);
  g_assert_cmpint (value.type, !=, LK_VALUE_ABSENT);
  change (test, &value);
}

static void
test_empty (const Case *test)
{
  g_auto (LkValue) nothing = LK_VALUE_INIT;

  if (g_strv_contains (never_empty, test->field->name)
      || lk_field_has (test->field, LK_FIELD_REQUIRED))
    return;

  lk_value_set_null (&nothing);
  change (test, &nothing);
}

/* What was removed comes back as something new, with a number that the server chooses. */
static void
forget_ids (const LkField *field, LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonArray *array;

  if (node == NULL
      || (field != lk_user_field_phones && !g_str_equal (field->name, "ForwardingExceptions")))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      json_object_remove_member (json_array_get_object_element (array, i), "Id");
  lk_value_set_json (value, node);
}

/* A secret is put back by those who know what it was. */
static void
test_put_back (const Case *test, LkUser *original, GHashTable *truth)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (lk_field_has (test->field, LK_FIELD_SECRET))
    get_true_value (test, truth, &value);
  else
    lk_value_copy (lk_user_get (original, test->field), &value);
  forget_ids (test->field, &value);
  change (test, &value);
}

static void
test_field (gconstpointer data)
{
  const Case *test = data;
  LkDesk *desk = get_desk (test);
  g_autoptr (LkUser) original = lk_desk_open (desk, desk->id);
  g_autoptr (LkUser) edited = NULL;
  g_autoptr (GHashTable) before = lk_desk_get_truth (desk, desk->id);
  g_autoptr (GHashTable) after = NULL;

  test_set (test, original, 7);
  edited = lk_desk_open (desk, desk->id);
  test_set (test, edited, 8);
  test_empty (test);
  test_put_back (test, original, before);
  after = lk_desk_get_truth (desk, desk->id);
  check_others (test, before, after);

  /* Who leaves every department leaves the main one. */
  if (test->field == lk_user_field_groups)
    {
      g_autofree char *body =
        g_strdup_printf ("{'PrimaryGroupId':%s}",
                         (char *) g_hash_table_lookup (before, "PrimaryGroupId"));

      lk_desk_rival (desk, desk->id, body);
    }
}

/* A field that is asked for although this version lacks it would spoil the whole page. */
static void
test_missing_fields (gconstpointer data)
{
  const Case *test = data;
  LkDesk *desk = get_desk (test);
  g_autoptr (LkUser) user = lk_desk_open (desk, desk->id);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].since > test->version)
      g_assert_cmpint (lk_user_get (user, &lk_user_fields[i])->type, ==, LK_VALUE_ABSENT);
}

/* Freed here and not with the test, because some of the tests may not be asked for. */
static void
add_case (GPtrArray *cases, LkDesk *desk, LkVersion version, const LkField *field)
{
  g_autofree char *text = lk_version_to_string (version);
  g_autofree char *path =
    g_strdup_printf ("/user-save-fields/%s/%s", text, field != NULL ? field->name : "missing");
  Case *test;

  if (field != NULL && (field->since > version || !lk_field_is_editable (field)))
    return;

  test = g_new0 (Case, 1);
  test->desk = desk;
  test->version = version;
  test->field = field;
  g_ptr_array_add (cases, test);
  g_test_add_data_func (path, test, field != NULL ? test_field : test_missing_fields);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  int failed;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      add_case (cases, &desks[i], versions[i], NULL);
      for (guint j = 0; j < LK_N_USER_FIELDS; j++)
        add_case (cases, &desks[i], versions[i], &lk_user_fields[j]);
    }
  failed = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (desks[i].demo != NULL)
      lk_desk_clear (&desks[i]);

  return failed;
}
