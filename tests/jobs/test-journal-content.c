/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>
#include <string.h>

#include "lk-mask.h"
#include "lk-test-journal.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

#define HIDDEN "Hidden-4711-"

static gboolean
holds (const char *contents, gsize length, const char *bytes)
{
  gsize n = strlen (bytes);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (contents + i, bytes, n) == 0)
      return TRUE;

  return FALSE;
}

/* Whether the bytes stand anywhere in the file or what belongs to it. */
static gboolean
stands_in_file (const char *path, const char *bytes)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  const char *const paths[] = { path, wal };
  gboolean is_there = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_get_contents (paths[i], &contents, &length, NULL))
        is_there |= holds (contents, length, bytes);
    }

  return is_there;
}

/* A value of the field; where it is a secret, one that can be looked for. */
static void
get_value (const LkField *field, guint sample, LkValue *out)
{
  g_autofree char *secret = g_strdup_printf (HIDDEN "%s-%u", field->name, sample);

  if (lk_field_has (field, LK_FIELD_SECRET))
    lk_value_set_text (out, secret);
  else
    lk_test_get_sample (field, sample, out);
}

/* With a secret in each place where somebody could think of putting one. */
static LkUser *
make_user (guint sample)
{
  g_autoptr (LkUser) plain = lk_test_user_new (sample);
  g_autoptr (JsonObject) record = lk_user_to_json (plain);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();
  g_autoptr (JsonArray) phones = json_array_new ();
  g_autoptr (LkUser) user = NULL;
  JsonObject *phone = json_object_new ();

  json_object_set_string_member (record, "NewerPassword", HIDDEN "newer");
  json_object_set_string_member (record, "NewerThing", "kept");
  json_object_set_string_member (phone, "MacAddress", "00155d000001");
  json_object_set_string_member (phone, "Secret", HIDDEN "phone");
  json_object_set_string_member (phone, "ProvisioningLinkExt", HIDDEN "link");
  json_array_add_object_element (phones, phone);
  json_object_set_array_member (record, lk_user_field_phones->name, json_array_ref (phones));
  user = lk_user_new_from_json (fields, record, NULL);
  g_assert_nonnull (user);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      g_auto (LkValue) value = LK_VALUE_INIT;

      get_value (&lk_user_fields[i], sample, &value);
      if (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
        lk_user_set (user, &lk_user_fields[i], &value);
    }

  return g_steal_pointer (&user);
}

static LkDifference *
make_difference (void)
{
  LkDifference *difference = lk_difference_new (7);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      g_auto (LkValue) before = LK_VALUE_INIT;
      g_auto (LkValue) wanted = LK_VALUE_INIT;

      get_value (&lk_user_fields[i], 0, &before);
      get_value (&lk_user_fields[i], 1, &wanted);
      lk_difference_add (difference, &lk_user_fields[i], &before, &wanted);
    }

  return difference;
}

/* Except for what stands in members that are secrets by their name. */
static void
assert_same_value (const LkField *field, const LkValue *a, const LkValue *b)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  g_assert_cmpint (a->type, ==, b->type);
  if (!lk_value_is_set (a))
    return;

  first = lk_field_to_json (field, a);
  second = lk_field_to_json (field, b);
  lk_mask_strip (first);
  if (!json_node_equal (first, second))
    g_error ("%s is not what it was", field->name);
}

static void
assert_same_user (LkUser *a, LkUser *b)
{
  g_autoptr (JsonObject) record = lk_user_to_json (b);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
      g_assert_cmpint (lk_user_get (b, &lk_user_fields[i])->type, ==, LK_VALUE_ABSENT);
    else
      assert_same_value (&lk_user_fields[i], lk_user_get (a, &lk_user_fields[i]),
                         lk_user_get (b, &lk_user_fields[i]));
  g_assert_cmpstr (json_object_get_string_member (record, "NewerThing"), ==, "kept");
  g_assert_false (json_object_has_member (record, "NewerPassword"));
}

static void
assert_same_difference (LkDifference *a, LkDifference *b)
{
  g_assert_cmpuint (lk_difference_count (a), ==, lk_difference_count (b));
  for (guint i = 0; i < lk_difference_count (a); i++)
    {
      const LkField *field = lk_difference_get_field (a, i);
      guint there = 0;

      /* Secrets come last. */
      while (there < lk_difference_count (b) && lk_difference_get_field (b, there) != field)
        there++;
      g_assert_cmpuint (there, <, lk_difference_count (b));
      if (lk_field_has (field, LK_FIELD_SECRET))
        g_assert_cmpint (lk_difference_get_wanted (b, there)->type, ==, LK_VALUE_ABSENT);
      else
        assert_same_value (field, lk_difference_get_before (a, i),
                           lk_difference_get_before (b, there));
      if (!lk_field_has (field, LK_FIELD_SECRET))
        assert_same_value (field, lk_difference_get_wanted (a, i),
                           lk_difference_get_wanted (b, there));
    }
}

static LkJob *
make_full_job (void)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);
  g_autoptr (LkJobItem) item = lk_job_item_new (7, "214", "Zoë Almeida");
  g_autoptr (LkDifference) difference = make_difference ();
  g_autoptr (LkUser) after = make_user (2);
  g_autoptr (LkUser) snapshot = make_user (3);

  lk_job_set_profile (job, "profile", "Acme “GmbH”", "900");
  lk_job_set_reason (job, "Ticket 12'); DROP TABLE job; --");
  lk_job_set_state (job, LK_JOB_FINISHED);
  lk_job_set_method (job, LK_METHOD_BULK);
  lk_job_set_retry_of (job, 99);
  lk_job_set_started_at (job, 1234567);
  lk_job_set_ended_at (job, 2345678);
  lk_job_item_set_state (item, LK_ITEM_DONE, "All “well”\nand good");
  lk_job_item_set_new_id (item, 815);
  lk_job_item_set_difference (item, difference);
  lk_job_item_set_after (item, after);
  lk_job_item_set_snapshot (item, snapshot);
  lk_job_add (job, item);
  return job;
}

/* Every field there is comes back as it was, but for the secrets: those never reach the file. */
static void
test_every_field (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (path);
  g_autoptr (LkJob) job = make_full_job ();
  g_autoptr (LkJob) again = NULL;
  LkJobItem *item = lk_job_get_item (job, 0);
  LkJobItem *there;

  lk_test_journal_add_well (journal, job);
  lk_test_journal_put_well (journal, job, item);
  g_assert_true (stands_in_file (path, "Almeida"));
  g_assert_false (stands_in_file (path, HIDDEN));
  g_clear_object (&journal);
  g_assert_true (stands_in_file (path, "Almeida"));
  g_assert_false (stands_in_file (path, HIDDEN));

  journal = lk_test_journal_open_well (path);
  again = lk_test_journal_load_well (journal, lk_job_get_id (job));
  g_assert_cmpint (lk_job_get_kind (again), ==, LK_JOB_UPDATE);
  g_assert_cmpint (lk_job_get_state (again), ==, LK_JOB_FINISHED);
  g_assert_cmpint (lk_job_get_method (again), ==, LK_METHOD_BULK);
  g_assert_cmpstr (lk_job_get_profile_name (again), ==, "Acme “GmbH”");
  g_assert_cmpstr (lk_job_get_client_id (again), ==, "900");
  g_assert_cmpstr (lk_job_get_reason (again), ==, lk_job_get_reason (job));
  g_assert_cmpint (lk_job_get_retry_of (again), ==, 99);
  g_assert_cmpint (lk_job_get_started_at (again), ==, 1234567);
  g_assert_cmpint (lk_job_get_ended_at (again), ==, 2345678);
  g_assert_cmpuint (lk_job_get_n_items (again), ==, 1);

  there = lk_job_get_item (again, 0);
  g_assert_cmpint (lk_job_item_get_user_id (there), ==, 7);
  g_assert_cmpint (lk_job_item_get_state (there), ==, LK_ITEM_DONE);
  g_assert_cmpstr (lk_job_item_get_message (there), ==, "All “well”\nand good");
  g_assert_cmpint (lk_job_item_get_new_id (there), ==, 815);
  assert_same_difference (lk_job_item_get_difference (item), lk_job_item_get_difference (there));
  assert_same_user (lk_job_item_get_after (item), lk_job_item_get_after (there));
  assert_same_user (lk_job_item_get_snapshot (item), lk_job_item_get_snapshot (there));
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/journal-content/every-field", test_every_field);
  return g_test_run ();
}
