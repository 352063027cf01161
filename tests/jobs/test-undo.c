/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-clerk.h"
#include "lk-edits.h"
#include "lk-prepare.h"
#include "lk-user-fields.h"

/* What was done is taken back: afterwards everything is as it was, but for what somebody else
 * changed meanwhile, and that is said. */

#define N_USERS  120
#define N_RANDOM 1000
#define N_PEOPLE 60

typedef struct
{
  LkClerk clerk;
  GRand *random;
  guint round;
  GPtrArray *people; /* of LkUser */
  GPtrArray *fields; /* of LkField: those that can be changed for many */
  guint n_done;      /* items that were changed and taken back */
  guint n_spared;    /* items that somebody else changed */
  guint n_changed[LK_N_USER_FIELDS];
} Undo;

static guint
choose (Undo *undo, guint n)
{
  return (guint) g_rand_int_range (undo->random, 0, (gint32) n);
}

static void
undo_init (Undo *undo, guint32 seed)
{
  *undo = (Undo) { .random = g_rand_new_with_seed (seed) };
  lk_clerk_init (&undo->clerk, N_USERS, LK_VERSION_NEWEST);
  undo->people = lk_clerk_choose (&undo->clerk, 0, N_PEOPLE);
  undo->fields = g_ptr_array_new ();
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
      g_ptr_array_add (undo->fields, (gpointer) &lk_user_fields[i]);
}

static void
undo_clear (Undo *undo)
{
  g_ptr_array_unref (undo->people);
  g_ptr_array_unref (undo->fields);
  g_rand_free (undo->random);
  lk_clerk_clear (&undo->clerk);
}

static void
add_change (Undo *undo, LkDifference *difference, LkUser *user)
{
  const LkField *field = undo->fields->pdata[choose (undo, undo->fields->len)];
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  if (lk_difference_has (difference, field))
    return;

  lk_edits_make (user, field, undo->round, &wanted);
  if (wanted.type != LK_VALUE_ABSENT && !lk_field_equal (field, lk_user_get (user, field), &wanted))
    lk_difference_add (difference, field, lk_user_get (user, field), &wanted);
}

static LkJob *
make_job (Undo *undo)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);
  guint n = 1 + choose (undo, 3);
  guint first = choose (undo, N_PEOPLE - n);

  lk_job_set_profile (job, lk_profile_get_id (undo->clerk.profile), "Acme", "900");
  for (guint i = first; i < first + n; i++)
    {
      int id = lk_user_get_id (undo->people->pdata[i]);
      g_autoptr (LkUser) user = lk_desk_open (&undo->clerk.desk, id);
      g_autoptr (LkJobItem) item = lk_job_item_new_for_user (user);
      g_autoptr (LkDifference) difference = lk_difference_new (id);

      for (guint j = 1 + choose (undo, 3); j > 0; j--)
        add_change (undo, difference, user);
      if (lk_difference_count (difference) == 0)
        continue;
      lk_job_item_set_difference (item, difference);
      lk_job_add (job, item);
    }

  return job;
}

static GPtrArray *
list_truth (Undo *undo, LkJob *job)
{
  GPtrArray *truth = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    g_ptr_array_add (truth, lk_desk_get_truth (&undo->clerk.desk,
                                               lk_job_item_get_user_id (lk_job_get_item (job, i))));
  return truth;
}

/* Somebody else changes one of the fields that the job changed. */
static void
meddle (Undo *undo, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  int id = lk_job_item_get_user_id (item);
  g_autoptr (LkUser) user = lk_desk_open (&undo->clerk.desk, id);
  const LkField *field = lk_difference_get_field (difference, 0);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_autoptr (JsonObject) body = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  for (guint seed = undo->round + 1; seed < undo->round + 20; seed++)
    {
      lk_edits_make (user, field, seed, &value);
      if (value.type != LK_VALUE_ABSENT
          && !lk_field_equal (field, &value, lk_difference_get_before (difference, 0))
          && !lk_field_equal (field, &value, lk_user_get (user, field)))
        break;
    }
  if (value.type == LK_VALUE_ABSENT)
    return;
  lk_draft_set (draft, field, &value);
  body = lk_draft_to_json (draft);
  lk_demo_pbx_change_user (undo->clerk.desk.demo, id, body, NULL);
}

/* What is null is the same as what is not there, inside a value: phone systems say null of it. */
static void
strip_nulls (JsonNode *node)
{
  g_autoptr (GList) names = NULL;

  for (guint i = 0;
       JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    strip_nulls (json_array_get_element (json_node_get_array (node), i));
  if (JSON_NODE_HOLDS_OBJECT (node))
    names = json_object_get_members (json_node_get_object (node));
  for (GList *at = names; at != NULL; at = at->next)
    if (json_object_get_null_member (json_node_get_object (node), at->data))
      json_object_remove_member (json_node_get_object (node), at->data);
    else
      strip_nulls (json_object_get_member (json_node_get_object (node), at->data));
}

/* The same to a byte, but for the order of an object's members, which has no meaning. */
static gboolean
is_same (const char *was, const char *is)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  if (g_strcmp0 (was, is) == 0)
    return TRUE;

  before = json_from_string (was, NULL);
  after = json_from_string (is, NULL);
  if (before == NULL || after == NULL)
    return FALSE;

  strip_nulls (before);
  strip_nulls (after);
  return json_node_equal (before, after);
}

static void
check_restored (Undo *undo, LkJobItem *item, GHashTable *before)
{
  g_autoptr (GHashTable)
    after = lk_desk_get_truth (&undo->clerk.desk, lk_job_item_get_user_id (item));

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const char *was = g_hash_table_lookup (before, field->name);
      const char *is = g_hash_table_lookup (after, field->name);

      if (lk_field_has (field, LK_FIELD_READ_ONLY) || is_same (was, is))
        continue;
      g_test_message ("round %u, user %d", undo->round, lk_job_item_get_user_id (item));
      for (guint j = 0; j < lk_difference_count (lk_job_item_get_difference (item)); j++)
        g_test_message ("  changed: %s",
                        lk_difference_get_field (lk_job_item_get_difference (item), j)->name);
      g_test_message ("  %s was %s, is %s", field->name, was, is);
      g_test_fail ();
    }
}

static void
check_undone (Undo *undo, LkJob *job, GPtrArray *before)
{
  g_autoptr (LkJob) done = lk_clerk_load (&undo->clerk, lk_job_get_id (job));
  g_autoptr (LkPreparation) preparation = NULL;
  g_autoptr (LkJob) back = NULL;

  if (lk_job_count (done, LK_ITEM_DONE) == 0)
    {
      g_assert_false (lk_job_can_undo (done));
      return;
    }

  preparation = lk_prepare_undo (undo->clerk.directory, undo->clerk.profile, done);
  back = lk_clerk_plan (&undo->clerk, g_steal_pointer (&preparation));
  g_assert_cmpint (lk_job_get_undo_of (back), ==, lk_job_get_id (job));
  lk_clerk_run (&undo->clerk, back);
  g_clear_object (&done);
  done = lk_clerk_load (&undo->clerk, lk_job_get_id (job));

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkItemState state = lk_job_item_get_state (lk_job_get_item (done, i));
      LkJobItem *reverse;

      if (lk_job_item_get_state (item) != LK_ITEM_DONE)
        continue;
      reverse = lk_clerk_find (back, lk_job_item_get_user_id (item));
      if (lk_job_item_get_state (reverse) == LK_ITEM_SKIPPED)
        {
          g_assert_nonnull (
            strstr (lk_job_item_get_message (reverse),
                    lk_field_get_label (
                      lk_difference_get_field (lk_job_item_get_difference (item), 0))));
          g_assert_cmpint (state, ==, LK_ITEM_DONE);
          undo->n_spared++;
          continue;
        }
      if (lk_job_item_get_state (reverse) != LK_ITEM_DONE)
        g_test_message ("%s", lk_job_item_get_message (reverse));
      g_assert_true (lk_job_item_get_state (reverse) == LK_ITEM_DONE
                     || lk_job_item_get_state (reverse) == LK_ITEM_UNCHANGED);
      if (lk_job_item_get_state (reverse) == LK_ITEM_DONE)
        g_assert_cmpint (state, ==, LK_ITEM_UNDONE);
      check_restored (undo, item, before->pdata[i]);
      undo->n_done++;
    }
}

/* One test of the many, whatever it changes. */
static void
test_random (void)
{
  Undo undo;

  undo_init (&undo, 2005);
  for (; undo.round < N_RANDOM; undo.round++)
    {
      g_autoptr (LkJob) job = make_job (&undo);
      g_autoptr (GPtrArray) before = list_truth (&undo, job);
      guint n_items = lk_job_get_n_items (job);

      if (n_items == 0)
        continue;
      lk_clerk_run (&undo.clerk, job);
      for (guint i = 0; i < n_items; i++)
        if (lk_job_item_get_state (lk_job_get_item (job, i)) != LK_ITEM_DONE)
          g_test_message ("round %u: %s", undo.round,
                          lk_job_item_get_message (lk_job_get_item (job, i)));
      if (undo.round % 8 == 0 && lk_job_item_get_state (lk_job_get_item (job, 0)) == LK_ITEM_DONE)
        meddle (&undo, lk_job_get_item (job, 0));
      check_undone (&undo, job, before);
    }

  g_test_message ("%u users changed and changed back, %u left as somebody else made them",
                  undo.n_done, undo.n_spared);
  g_assert_cmpuint (undo.n_done, >, N_RANDOM);
  g_assert_cmpuint (undo.n_spared, >, N_RANDOM / 30);
  undo_clear (&undo);
}

static void
ignore_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, ignore_cb, NULL);
  g_test_add_func ("/undo/random", test_random);
  return g_test_run ();
}
