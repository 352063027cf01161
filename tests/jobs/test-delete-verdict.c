/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-delete-verdict.h"
#include "lk-error.h"
#include "lk-pbx-bulk.h"
#include "lk-snapshot.h"
#include "lk-user-fields.h"

/* What follows from each answer, without a server. */

static LkUser *
make_user (int id, const char *number, const char *last_name)
{
  g_autoptr (LkFieldSet) fields = lk_snapshot_get_identity ();
  LkUser *user = lk_user_new (fields, id);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, number);
  lk_user_set (user, lk_user_field_number, &value);
  lk_value_set_text (&value, "Ada");
  lk_user_set (user, lk_user_field_first_name, &value);
  lk_value_set_text (&value, last_name);
  lk_user_set (user, lk_user_field_last_name, &value);
  return user;
}

static LkJobItem *
make_item (int id, const char *number)
{
  LkJobItem *item = lk_job_item_new (id, number, "Ada Berg");
  g_autoptr (LkUser) snapshot = make_user (id, number, "Berg");

  lk_job_item_set_snapshot (item, snapshot);
  return item;
}

static LkReading *
make_reading (LkUser *user, int gone)
{
  g_autoptr (LkUser) owned = user;
  LkReading *reading = lk_reading_new ();

  if (user != NULL)
    lk_reading_add (reading, user);
  if (gone != 0)
    g_array_append_val (reading->gone, gone);
  return reading;
}

static void
add_row (GPtrArray *rows, const char *number, const char *sentence)
{
  LkDeleteError *row = g_new0 (LkDeleteError, 1);

  row->number = g_strdup (number);
  row->sentence = g_strdup (sentence);
  g_ptr_array_add (rows, row);
}

static void
check_before (LkReading *reading, const char *client_id, LkItemState state)
{
  g_autoptr (LkReading) owned = reading;
  g_autoptr (LkJobItem) item = make_item (7, "101");
  g_auto (LkDeleteVerdict) verdict = { 0 };

  lk_delete_verdict_before (&verdict, item, reading, client_id);
  g_assert_cmpint (verdict.state, ==, state);
  g_assert_true ((verdict.message == NULL) == (state == LK_ITEM_SENDING));
}

static void
test_before (void)
{
  check_before (make_reading (make_user (7, "101", "Berg"), 0), "900", LK_ITEM_SENDING);
  check_before (make_reading (make_user (7, "101", "Berg"), 0), "101", LK_ITEM_SKIPPED);
  check_before (make_reading (make_user (7, "101", "Chen"), 0), "900", LK_ITEM_SKIPPED);
  check_before (make_reading (make_user (7, "102", "Berg"), 0), "900", LK_ITEM_SKIPPED);
  check_before (make_reading (NULL, 7), "900", LK_ITEM_UNCHANGED);
  check_before (make_reading (NULL, 0), "900", LK_ITEM_SKIPPED);
}

static void
check_after (LkReading *reading, LkDeleteTries *tries, LkJobItem *item, LkItemState state)
{
  g_autoptr (LkReading) owned = reading;
  g_auto (LkDeleteVerdict) verdict = { 0 };

  lk_delete_verdict_after (&verdict, item, reading, tries, FALSE);
  g_assert_cmpint (verdict.state, ==, state);
  if (state == LK_ITEM_FAILED || state == LK_ITEM_UNKNOWN)
    g_assert_cmpstr (verdict.message, !=, "");
}

/* A row about somebody else says nothing, of two about the same user the first counts, and whoever
 * is gone is gone whatever a row says. */
static void
test_rows (void)
{
  g_autoptr (LkDeleteTries) tries = lk_delete_tries_new ();
  g_autoptr (LkJobItem) refused = make_item (7, "101");
  g_autoptr (LkJobItem) silent = make_item (8, "102");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray)
    rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_delete_error_free);
  g_autofree char *reason = NULL;

  g_ptr_array_add (items, refused);
  g_ptr_array_add (items, silent);
  add_row (rows, "999", "Nobody asked");
  add_row (rows, "", "");
  add_row (rows, "101", "First");
  add_row (rows, "101", "Second");
  lk_delete_tries_take_rows (tries, items, rows);
  reason = lk_delete_tries_dup_reason (tries, refused);
  g_assert_cmpstr (reason, ==, "First");

  check_after (make_reading (make_user (7, "101", "Berg"), 0), tries, refused, LK_ITEM_FAILED);
  check_after (make_reading (NULL, 7), tries, refused, LK_ITEM_DONE);
  check_after (make_reading (make_user (8, "102", "Berg"), 0), tries, silent, LK_ITEM_FAILED);
  check_after (make_reading (NULL, 0), tries, silent, LK_ITEM_UNKNOWN);
  check_after (make_reading (make_user (8, "555", "Chen"), 0), tries, silent, LK_ITEM_DONE);
}

/* A refusal without a word is one all the same. */
static void
test_wordless (void)
{
  g_autoptr (LkDeleteTries) tries = lk_delete_tries_new ();
  g_autoptr (LkJobItem) item = make_item (7, "101");
  g_autofree char *reason = NULL;

  lk_delete_tries_note_refused (tries, item, "");
  reason = lk_delete_tries_dup_reason (tries, item);
  g_assert_cmpstr (reason, !=, "");
}

/* Twice lost is the end of it; once is not, and somebody who has another name meanwhile is spared.
 */
static void
test_lost (void)
{
  g_autoptr (LkDeleteTries) tries = lk_delete_tries_new ();
  g_autoptr (LkJobItem) item = make_item (7, "101");
  g_autoptr (GError) error = g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME, "Lost.");
  g_auto (LkDeleteVerdict) settled = { 0 };
  g_autoptr (LkReading) reading = make_reading (make_user (7, "101", "Berg"), 0);

  lk_delete_tries_note_sending (tries, item);
  lk_delete_tries_note_open (tries, item, error);
  check_after (make_reading (make_user (7, "101", "Berg"), 0), tries, item, LK_ITEM_SENDING);
  check_after (make_reading (make_user (7, "101", "Chen"), 0), tries, item, LK_ITEM_SKIPPED);
  lk_delete_verdict_after (&settled, item, reading, tries, TRUE);
  g_assert_cmpint (settled.state, ==, LK_ITEM_PLANNED);

  lk_delete_tries_note_open (tries, item, error);
  check_after (make_reading (make_user (7, "101", "Berg"), 0), tries, item, LK_ITEM_FAILED);
  lk_delete_tries_forget (tries, item);
  check_after (make_reading (make_user (7, "101", "Berg"), 0), tries, item, LK_ITEM_SENDING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delete-verdict/before", test_before);
  g_test_add_func ("/delete-verdict/rows", test_rows);
  g_test_add_func ("/delete-verdict/wordless", test_wordless);
  g_test_add_func ("/delete-verdict/lost", test_lost);
  return g_test_run ();
}
