/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-edits.h"
#include "lk-field-kind.h"
#include "lk-user-fields.h"
#include "lk-works.h"

/* Each field that makes sense for many users, for 1, 2, 100 and 1,000 of them who have this and
 * that, at an old and at the newest server: afterwards the truth is the plan, and all else is as it
 * was. */

#define N_MANY 1000

/* People nobody means, and what is there besides people. */
#define N_SPARE 60

static const guint sizes[] = { 1, 2, 100, N_MANY };

static const LkVersion versions[] = { LK_VERSION (20, 0, 5), LK_VERSION_NEWEST };

typedef struct
{
  LkWorks works;
  LkVersion version;
  GPtrArray *ids;      /* of everybody */
  GHashTable *records; /* Id to the truth as it was last seen, an LkUser */
  GHashTable *writes;  /* Id to how often it was written until then */
} Office;

static Office offices[G_N_ELEMENTS (versions)];

typedef struct
{
  Office *office;
  const LkField *field;
} Case;

/* What the server changes along with a field: who leaves a department leaves the main one. */
static gboolean
is_follower (const LkField *field, const char *name)
{
  return field == lk_user_field_groups && g_str_equal (name, lk_user_field_primary_group->name);
}

static guint
count_writes (Office *office, int id)
{
  return lk_demo_pbx_count_changes (office->works.desk.demo, id);
}

static void
look (Office *office, int id)
{
  g_hash_table_insert (office->writes, GINT_TO_POINTER (id),
                       GUINT_TO_POINTER (count_writes (office, id)));
  g_hash_table_insert (office->records, GINT_TO_POINTER (id),
                       lk_demo_pbx_dup_user (office->works.desk.demo, id));
}

static Office *
get_office (const Case *test)
{
  Office *office = test->office;

  if (office->ids != NULL)
    return office;

  lk_works_init_at (&office->works, N_MANY + N_SPARE, office->version);
  office->ids = g_ptr_array_new ();
  office->writes = g_hash_table_new (NULL, NULL);
  office->records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (office->works.directory)); i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (office->works.directory), i);

      g_ptr_array_add (office->ids, GINT_TO_POINTER (lk_user_get_id (user)));
      look (office, lk_user_get_id (user));
    }

  return office;
}

static void
check_others (const Case *test, int id, LkUser *before, LkUser *after)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (field != test->field && !is_follower (test->field, field->name)
          && !lk_value_equal (lk_user_get (before, field), lk_user_get (after, field)))
        g_error ("%s of %d changed along with %s", field->name, id, test->field->name);
    }
}

/* What the plan says of this user is true now. */
static void
check_done (const Case *test, LkJobItem *item)
{
  Office *office = test->office;
  int id = lk_job_item_get_user_id (item);
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (LkUser)
    before = g_object_ref (g_hash_table_lookup (office->records, GINT_TO_POINTER (id)));
  LkUser *after;

  look (office, id);
  after = g_hash_table_lookup (office->records, GINT_TO_POINTER (id));
  check_others (test, id, before, after);
  g_assert_cmpuint (lk_difference_count (difference), ==, 1);
  g_assert_true (lk_difference_get_field (difference, 0) == test->field);
  g_assert_true (lk_field_fulfils (test->field, lk_user_get (after, test->field),
                                   lk_difference_get_wanted (difference, 0)));
}

/* Of whom the plan says nothing nothing was written; the rest once. */
static void
check_user (const Case *test, GHashTable *items, int id)
{
  Office *office = test->office;
  LkJobItem *item = g_hash_table_lookup (items, GINT_TO_POINTER (id));
  gboolean is_done = item != NULL && lk_job_item_get_state (item) == LK_ITEM_DONE;
  guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (office->writes, GINT_TO_POINTER (id)));

  g_assert_cmpuint (count_writes (office, id), ==, n_before + is_done);
  if (is_done)
    check_done (test, item);
}

static void
check_truth (const Case *test, LkJob *job)
{
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);

      g_hash_table_insert (items, GINT_TO_POINTER (lk_job_item_get_user_id (item)), item);
    }
  for (guint i = 0; i < test->office->ids->len; i++)
    check_user (test, items, GPOINTER_TO_INT (test->office->ids->pdata[i]));
}

/* Nobody fails; who is left out has a reason. */
static void
check_states (LkJob *job)
{
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE) + lk_job_count (job, LK_ITEM_UNCHANGED)
                      + lk_job_count (job, LK_ITEM_SKIPPED),
                    ==, lk_job_get_n_items (job));
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);

      g_assert_cmpint (lk_job_item_get_state (item) == LK_ITEM_SKIPPED, ==,
                       *lk_job_item_get_message (item) != '\0');
    }
}

/* Returns: (transfer full): the job that made @n users as @act and @value say. */
static LkJob *
make_so (const Case *test, guint n, LkWishAct act, const LkValue *value)
{
  Office *office = get_office (test);
  g_autoptr (GPtrArray) people = lk_works_list_people (&office->works, 0, n);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  LkJob *job;

  lk_wishes_put (wishes, test->field, act, value);
  job = lk_works_plan (&office->works, people, wishes);
  g_assert_cmpuint (lk_job_get_n_items (job), ==, n);
  lk_works_run (&office->works, job);
  check_states (job);
  check_truth (test, job);
  return job;
}

static void
make_value (const Case *test, guint seed, LkValue *out)
{
  Office *office = get_office (test);
  g_autoptr (LkUser) user = lk_desk_open (&office->works.desk, office->works.desk.id);

  lk_edits_make (user, test->field, seed, out);
  g_assert_cmpint (out->type, !=, LK_VALUE_ABSENT);
}

static void
test_set (gconstpointer data)
{
  const Case *test = data;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_autoptr (LkJob) job = NULL;
      g_autoptr (LkJob) again = NULL;

      make_value (test, 7 + i, &value);
      job = make_so (test, sizes[i], LK_WISH_SET, &value);
      if (sizes[i] == N_MANY)
        g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), >, 0);
      if (test->field->offer == LK_OFFER_NONE && sizes[i] == N_MANY)
        g_assert_cmpuint (lk_job_count (job, LK_ITEM_SKIPPED), ==, 0);

      /* Who is as wanted is found out, and nothing is sent. */
      if (sizes[i] != 100)
        continue;
      again = make_so (test, sizes[i], LK_WISH_SET, &value);
      g_assert_cmpuint (lk_job_count (again, LK_ITEM_DONE), ==, 0);
    }
}

/* The first entry of what a person might make of the field. */
static void
make_part (const Case *test, LkValue *out)
{
  g_auto (LkValue) whole = LK_VALUE_INIT;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) part = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array;
  guint index = 0;

  make_value (test, 23, &whole);
  node = lk_value_dup_json (&whole);
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), >, 0);
  while (test->field == lk_user_field_groups
         && g_str_has_prefix (json_object_get_string_member (json_array_get_object_element (array,
                                                                                            index),
                                                             "Name"),
                              "___"))
    index++;
  json_node_take_array (part, json_array_new ());
  json_array_add_element (json_node_get_array (part), json_array_dup_element (array, index));
  lk_value_set_json (out, part);
}

static guint
count_entries (const LkField *field, LkUser *user)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (lk_user_get (user, field));

  return node != NULL ? json_array_get_length (json_node_get_array (node)) : 0;
}

static GHashTable *
copy_records (Office *office)
{
  GHashTable *copy = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  GHashTableIter iter;
  gpointer id;
  gpointer record;

  g_hash_table_iter_init (&iter, office->records);
  while (g_hash_table_iter_next (&iter, &id, &record))
    g_hash_table_insert (copy, id, g_object_ref (record));
  return copy;
}

/* One more entry, or the same number where it was there already. */
static void
check_added (const Case *test, GHashTable *before)
{
  for (guint i = 0; i < test->office->ids->len; i++)
    {
      gpointer id = test->office->ids->pdata[i];
      guint n_before = count_entries (test->field, g_hash_table_lookup (before, id));
      guint n_after = count_entries (test->field, g_hash_table_lookup (test->office->records, id));

      g_assert_true (n_after == n_before || n_after == n_before + 1);
    }
}

/* Whoever got the entry and lost it again has what they had. */
static void
check_back (const Case *test, LkJob *added, GHashTable *before, GHashTable *between)
{
  for (guint i = 0; i < lk_job_get_n_items (added); i++)
    {
      LkJobItem *item = lk_job_get_item (added, i);
      gpointer id = GINT_TO_POINTER (lk_job_item_get_user_id (item));
      LkUser *first = g_hash_table_lookup (before, id);
      LkUser *last = g_hash_table_lookup (test->office->records, id);
      const LkValue *was = lk_user_get (first, test->field);
      const LkValue *is = lk_user_get (last, test->field);

      if (count_entries (test->field, first)
          == count_entries (test->field, g_hash_table_lookup (between, id)))
        continue;
      g_assert_true (lk_field_fulfils (test->field, is, was));
      g_assert_true (lk_field_fulfils (test->field, was, is));
    }
}

static void
test_entries (gconstpointer data)
{
  const Case *test = data;
  g_auto (LkValue) part = LK_VALUE_INIT;
  g_autoptr (LkJob) added = NULL;
  g_autoptr (LkJob) again = NULL;
  g_autoptr (LkJob) removed = NULL;
  g_autoptr (LkJob) none_left = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) between = NULL;

  make_part (test, &part);
  before = copy_records (test->office);
  added = make_so (test, N_MANY, LK_WISH_ADD, &part);
  g_assert_cmpuint (lk_job_count (added, LK_ITEM_DONE), >, 0);
  check_added (test, before);
  again = make_so (test, N_MANY, LK_WISH_ADD, &part);
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_DONE), ==, 0);

  between = copy_records (test->office);
  removed = make_so (test, N_MANY, LK_WISH_REMOVE, &part);
  g_assert_cmpuint (lk_job_count (removed, LK_ITEM_DONE), ==, N_MANY);
  check_back (test, added, before, between);
  none_left = make_so (test, N_MANY, LK_WISH_REMOVE, &part);
  g_assert_cmpuint (lk_job_count (none_left, LK_ITEM_DONE), ==, 0);
}

static void
test_clear (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (LkJob) job = make_so (test, N_MANY, LK_WISH_CLEAR, NULL);
  g_autoptr (LkJob) again = make_so (test, N_MANY, LK_WISH_CLEAR, NULL);

  g_assert_cmpuint (lk_job_count (job, LK_ITEM_SKIPPED), ==, 0);
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_UNCHANGED), ==, N_MANY);
}

static void
add_case (Office *office, const LkField *field, const char *what, GTestDataFunc func)
{
  g_autofree char *version = lk_version_to_string (office->version);
  g_autofree char *path =
    g_strdup_printf ("/jobs/batch-fields/%s/%s/%s", version, what, field->name);
  Case *test = g_new0 (Case, 1);

  test->office = office;
  test->field = field;
  g_test_add_data_func_full (path, test, func, g_free);
}

static gboolean
is_any (const LkField *field)
{
  return TRUE;
}

/* What takes away what the others need comes last. */
static const struct
{
  const char *what;
  gboolean (*suits) (const LkField *field);
  GTestDataFunc func;
} acts[] = {
  { "set", is_any, test_set },
  { "entries", lk_field_has_entries, test_entries },
  { "clear", lk_field_can_clear, test_clear },
};

static void
add_cases (Office *office)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    for (guint j = 0; j < LK_N_USER_FIELDS; j++)
      {
        const LkField *field = &lk_user_fields[j];

        if (lk_field_has (field, LK_FIELD_BATCH) && field->since <= office->version
            && acts[i].suits (field))
          add_case (office, field, acts[i].what, acts[i].func);
      }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      offices[i].version = versions[i];
      add_cases (&offices[i]);
    }
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (offices[i].ids != NULL)
      {
        lk_works_clear (&offices[i].works);
        g_ptr_array_unref (offices[i].ids);
        g_hash_table_unref (offices[i].records);
        g_hash_table_unref (offices[i].writes);
      }
  return status;
}
