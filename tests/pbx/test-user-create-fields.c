/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-edits.h"
#include "lk-field-kind.h"
#include "lk-maker.h"
#include "lk-user-fields.h"

/* Every property that a new user can be given, at an old and at the newest server: what is set
 * arrives, in the right form, and nothing else does. */

#define N_USERS 100
#define NUMBER  "7001"

/* All that the vendor's document has but Id, IsRegistered and Tags, which are the server's own. */
#define N_CREATABLE_OLD 72
#define N_CREATABLE_NEW 77

static const LkVersion versions[] = { LK_VERSION (20, 0, 5), LK_VERSION_NEWEST };

/* A server of one version, and what becomes of a new user for whom nothing is set. */
typedef struct
{
  LkMaker maker;
  LkVersion version;
  GHashTable *bare;
  GPtrArray *own; /* the names of what differs from one such user to the next */
} Place;

static Place places[G_N_ELEMENTS (versions)];

typedef struct
{
  Place *place;
  const LkField *field;
} Case;

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

static void
remove_user (Place *place, int id)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_remove_user (place->maker.desk.demo, id, &error);
  g_assert_no_error (error);
}

static GHashTable *
make_bare (Place *place, const char *number)
{
  g_autoptr (LkDraft) draft = lk_maker_begin (&place->maker, number);
  g_autoptr (LkCreateResult) result = lk_maker_create_well (&place->maker, draft);
  GHashTable *truth = lk_desk_get_truth (&place->maker.desk, result->id);

  remove_user (place, result->id);
  return truth;
}

static void
find_own (Place *place)
{
  g_autoptr (GHashTable) other = make_bare (place, "7002");
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  place->own = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, place->bare);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_strcmp0 (text, g_hash_table_lookup (other, name)) != 0)
      {
        const LkField *field = lk_user_field_find (name);

        g_test_message ("%s is each user's own", field->name);
        g_assert_true (field == lk_user_field_id || field == lk_user_field_number
                       || field->section == LK_SECTION_SIGN_IN
                       || lk_field_has (field, LK_FIELD_SECRET)
                       || lk_field_has (field, LK_FIELD_PERSONAL));
        g_ptr_array_add (place->own, g_strdup (name));
      }
  g_ptr_array_add (place->own, NULL);
}

/* Only when it is first needed, so that a recording of one version's cases holds nothing else. */
static LkMaker *
get_maker (const Case *test)
{
  Place *place = test->place;

  if (place->bare == NULL)
    {
      lk_maker_init (&place->maker, N_USERS, place->version);
      place->bare = make_bare (place, NUMBER);
      find_own (place);
    }

  return &place->maker;
}

static void
clear_place (Place *place)
{
  if (place->bare == NULL)
    return;

  lk_maker_clear (&place->maker);
  g_hash_table_unref (place->bare);
  g_ptr_array_unref (place->own);
}

/* The wire's form of each kind of field (the vendor's document says it of each property). */
static void
check_type (const LkField *field, JsonNode *node)
{
  if (field->kind == &lk_kind_bool)
    g_assert_cmpint (json_node_get_value_type (node), ==, G_TYPE_BOOLEAN);
  else if (field->kind == &lk_kind_int)
    g_assert_cmpint (json_node_get_value_type (node), ==, G_TYPE_INT64);
  else if (field->kind == &lk_kind_choice_set
           || (field->structure != NULL && field->structure->is_array))
    g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  else if (field->structure != NULL && !g_str_equal (field->name, "Blfs"))
    g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  else
    g_assert_cmpint (json_node_get_value_type (node), ==, G_TYPE_STRING);
}

static void
check_body (LkMaker *maker, LkDraft *draft)
{
  JsonObject *body = maker->bodies->pdata[0];
  const LkField *field = NULL;

  g_assert_cmpuint (maker->bodies->len, ==, 1);
  g_assert_cmpuint (maker->desk.bodies->len, ==, 0);
  g_assert_cmpuint (json_object_get_size (body), ==, lk_draft_count_changes (draft));
  while ((field = lk_draft_next_change (draft, field)) != NULL)
    {
      g_assert_true (json_object_has_member (body, field->name));
      check_type (field, json_object_get_member (body, field->name));
    }
}

static void
check_others (const Case *test, LkDraft *draft, GHashTable *after)
{
  g_autoptr (GPtrArray) but = g_ptr_array_new ();
  const LkField *field = NULL;

  for (guint i = 0; test->place->own->pdata[i] != NULL; i++)
    g_ptr_array_add (but, test->place->own->pdata[i]);
  while ((field = lk_draft_next_change (draft, field)) != NULL)
    {
      g_ptr_array_add (but, (gpointer) field->name);
      for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
        if (field == test->field && g_str_equal (followers[i].name, field->name))
          g_ptr_array_add (but, (gpointer) followers[i].follower);
    }
  g_ptr_array_add (but, NULL);
  lk_desk_check_others (test->place->bare, after, (const char *const *) but->pdata);
}

/* Entries of a colleague's lists have numbers of their own. */
static void
forget_ids (LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      json_object_remove_member (json_array_get_object_element (array, i), "Id");
  if (array != NULL)
    lk_value_set_json (value, node);
}

/* What a person might set; where a new user offers nothing to choose from, as with departments,
 * what a colleague has. */
static void
make_value (LkMaker *maker, const LkField *field, guint seed, LkValue *out)
{
  g_autoptr (LkDraft) nothing = lk_draft_new_user (maker->desk.version);
  g_autoptr (LkUser) colleague = NULL;

  lk_edits_make (lk_draft_get_original (nothing), field, seed, out);
  if (out->type != LK_VALUE_ABSENT)
    return;

  colleague = lk_desk_open (&maker->desk, maker->desk.id);
  lk_edits_make (colleague, field, seed, out);
  forget_ids (out);
  g_assert_true (lk_value_is_set (out));
}

static void
set (LkMaker *maker, LkDraft *draft, const LkField *field, guint seed)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (lk_draft_is_changed (draft, field))
    return;

  make_value (maker, field, seed, &value);
  g_assert_true (lk_draft_set (draft, field, &value));
  /* The main department is one of the departments. */
  if (field == lk_user_field_primary_group)
    set (maker, draft, lk_user_field_groups, seed);
}

static void
create (const Case *test, LkDraft *draft)
{
  LkMaker *maker = get_maker (test);
  g_autoptr (LkCreateResult) result = lk_maker_create_well (maker, draft);
  g_autoptr (GHashTable) after = lk_desk_get_truth (&maker->desk, result->id);
  const LkField *field = NULL;

  g_assert_cmpuint (result->followed->len, ==, 0);
  check_body (maker, draft);
  check_others (test, draft, after);
  while ((field = lk_draft_next_change (draft, field)) != NULL)
    g_assert_true (lk_maker_is_true (maker, result->id, draft, field));
  remove_user (test->place, result->id);
}

static void
test_field (gconstpointer data)
{
  const Case *test = data;
  LkMaker *maker = get_maker (test);

  for (guint seed = 7; seed < 9; seed++)
    {
      g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);

      set (maker, draft, test->field, seed);
      create (test, draft);
    }
}

/* No is not the same as nothing. */
static void
test_no (const Case *test)
{
  LkMaker *maker = get_maker (test);
  g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);

  lk_desk_set_json (draft, test->field->name, "false");
  create (test, draft);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 3);
}

static void
test_switch (gconstpointer data)
{
  test_field (data);
  test_no (data);
}

/* All of them in one request. */
static void
test_all (gconstpointer data)
{
  const Case *test = data;
  LkMaker *maker = get_maker (test);
  g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);
  g_autoptr (LkCreateResult) result = NULL;
  guint n_fields = test->place->version == LK_VERSION_NEWEST ? N_CREATABLE_NEW : N_CREATABLE_OLD;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_is_creatable (&lk_user_fields[i])
        && lk_user_fields[i].since <= test->place->version)
      set (maker, draft, &lk_user_fields[i], 7);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, n_fields);

  result = lk_maker_create_well (maker, draft);
  check_body (maker, draft);
  g_assert_cmpuint (json_object_get_size (maker->bodies->pdata[0]), ==, n_fields);
  remove_user (test->place, result->id);
}

/* What is shown before it is sent is what is sent; but for secrets. */
static void
test_preview (gconstpointer data)
{
  const Case *test = data;
  LkMaker *maker = get_maker (test);
  g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);
  g_autoptr (LkCreateResult) result = NULL;
  g_autoptr (JsonObject) open = NULL;
  g_autoptr (JsonObject) masked = NULL;
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (JsonNode) sent = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_is_creatable (&lk_user_fields[i])
        && lk_user_fields[i].since <= test->place->version)
      set (maker, draft, &lk_user_fields[i], 7);
  open = lk_user_create_preview (draft, TRUE);
  masked = lk_user_create_preview (draft, FALSE);
  result = lk_maker_create_well (maker, draft);
  shown = json_node_init_object (json_node_alloc (), open);
  sent = json_node_init_object (json_node_alloc (), maker->bodies->pdata[0]);
  g_assert_true (json_node_equal (shown, sent));
  g_assert_cmpuint (json_object_get_size (masked), ==, json_object_get_size (open));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET)
        && json_object_has_member (masked, lk_user_fields[i].name))
      g_assert_cmpstr (json_object_get_string_member (masked, lk_user_fields[i].name), ==, "••••");
  remove_user (test->place, result->id);
}

/* Freed by main() and not with the test, because some of the tests may not be asked for. */
static void
add_case (GPtrArray *cases,
          Place *place,
          const char *name,
          const LkField *field,
          GTestDataFunc function)
{
  g_autofree char *version = lk_version_to_string (place->version);
  g_autofree char *path = g_strdup_printf ("/user-create-fields/%s/%s", version, name);
  Case *test = g_new0 (Case, 1);

  test->place = place;
  test->field = field;
  g_ptr_array_add (cases, test);
  g_test_add_data_func (path, test, function);
}

static guint
add_fields (GPtrArray *cases, Place *place)
{
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (!lk_field_is_creatable (field) || field->since > place->version)
        continue;
      add_case (cases, place, field->name, field,
                field->kind == &lk_kind_bool ? test_switch : test_field);
      n_fields++;
    }

  return n_fields;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  int failed;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      guint n_fields;

      places[i].version = versions[i];
      n_fields = add_fields (cases, &places[i]);
      g_assert_cmpuint (n_fields, ==,
                        versions[i] == LK_VERSION_NEWEST ? N_CREATABLE_NEW : N_CREATABLE_OLD);
      add_case (cases, &places[i], "all", NULL, test_all);
      add_case (cases, &places[i], "preview", NULL, test_preview);
    }
  failed = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    clear_place (&places[i]);

  return failed;
}
