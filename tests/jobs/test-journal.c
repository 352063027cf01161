/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lk-await.h"
#include "lk-test-journal.h"
#include "lk-user-fields.h"

static GPtrArray *
list_good (LkJournal *journal, const char *profile_id, const char *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = lk_test_journal_list (journal, profile_id, query, &error);

  g_assert_no_error (error);
  return list;
}

static guint
count_found (LkJournal *journal, const char *query)
{
  g_autoptr (GPtrArray) list = list_good (journal, NULL, query);

  return list->len;
}

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

static void
assert_mode (const char *path, const char *suffix, guint mode)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  if (g_stat (name, &status) == 0)
    g_assert_cmphex (status.st_mode & 0777, ==, mode);
  else
    g_assert_cmpstr (suffix, ==, "-shm");
}

/* Whatever the person's umask is, and whatever the rights were. */
static void
test_mode (void)
{
  g_autofree char *above = lk_test_journal_dup_path ();
  g_autofree char *path = g_build_filename (above, "deeper", "journal.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  mode_t former = umask (0);
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (path);
  g_autoptr (LkJob) job = lk_test_job_new_update ("profile", 3);

  lk_test_journal_add_well (journal, job);
  assert_mode (folder, "", 0700);
  assert_mode (path, "", 0600);
  assert_mode (path, "-wal", 0600);
  assert_mode (path, "-shm", 0600);
  g_clear_object (&journal);

  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  journal = lk_test_journal_open_well (path);
  lk_test_journal_put_well (journal, job, lk_job_get_item (job, 0));
  assert_mode (path, "", 0600);
  assert_mode (path, "-wal", 0600);
  g_clear_object (&journal);
  umask (former);
  lk_test_journal_remove (path);
  g_assert_cmpint (g_rmdir (above), ==, 0);
  lk_test_journal_remove (above);
}

/* What was confirmed is on the disk, also where nobody closes the file. */
static void
test_states (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) job = lk_test_job_new_update ("profile", 30);
  g_autoptr (LkJob) again = NULL;
  g_autoptr (GPtrArray) running = NULL;
  g_autoptr (GError) error = NULL;

  lk_job_set_state (job, LK_JOB_RUNNING);
  lk_test_journal_add_well (journal, job);
  for (guint i = 0; i < LK_N_ITEM_STATES; i++)
    {
      lk_job_item_set_state (lk_job_get_item (job, 29 - i), i, "Why");
      lk_test_journal_put_well (journal, job, lk_job_get_item (job, 29 - i));
    }
  lk_job_set_method (job, LK_METHOD_SINGLE);
  lk_job_set_started_at (job, 5);
  lk_test_journal_put_well (journal, job, NULL);

  again = lk_test_journal_load_well (journal, lk_job_get_id (job));
  for (guint i = 0; i < 30; i++)
    {
      LkJobItem *there = lk_job_get_item (again, i);

      g_assert_cmpint (lk_job_item_get_state (there), ==,
                       lk_job_item_get_state (lk_job_get_item (job, i)));
      g_assert_cmpstr (lk_job_item_get_message (there), ==,
                       lk_job_item_get_message (lk_job_get_item (job, i)));
    }
  g_assert_cmpint (lk_job_get_method (again), ==, LK_METHOD_SINGLE);

  running = lk_test_journal_list_running (journal, "profile", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (running->len, ==, 1);
  g_assert_cmpuint (lk_job_summary_count (running->pdata[0], LK_ITEM_PLANNED), ==, 23);
  g_assert_cmpuint (lk_job_summary_count (running->pdata[0], LK_ITEM_UNKNOWN), ==, 1);
  g_assert_cmpuint (lk_job_summary_count_all (running->pdata[0]), ==, 30);
  g_clear_pointer (&running, g_ptr_array_unref);

  lk_job_set_state (job, LK_JOB_FINISHED);
  lk_test_journal_put_well (journal, job, NULL);
  running = lk_test_journal_list_running (journal, "profile", &error);
  g_assert_cmpuint (running->len, ==, 0);
}

static LkJob *
add_undo (LkJournal *journal, LkJob *done)
{
  LkJob *undo = lk_test_job_new_update ("profile", 3);

  lk_job_set_undo_of (undo, lk_job_get_id (done));
  lk_test_journal_add_well (journal, undo);
  return undo;
}

/* What another job took back is not done any more; whom it left out, and what failed, stays. */
static void
test_undone (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) job = lk_test_job_new_update ("profile", 3);
  g_autoptr (LkJob) other = lk_test_job_new_update ("profile", 3);
  g_autoptr (LkJob) undo = NULL;
  g_autoptr (LkJob) again = NULL;
  g_autoptr (LkJob) other_again = NULL;

  lk_job_item_set_state (lk_job_get_item (job, 0), LK_ITEM_DONE, NULL);
  lk_job_item_set_state (lk_job_get_item (job, 1), LK_ITEM_DONE, NULL);
  lk_job_item_set_state (lk_job_get_item (job, 2), LK_ITEM_FAILED, "Refused");
  lk_job_item_set_state (lk_job_get_item (other, 0), LK_ITEM_DONE, NULL);
  lk_test_journal_add_well (journal, job);
  lk_test_journal_add_well (journal, other);
  undo = add_undo (journal, job);

  lk_job_item_set_state (lk_job_get_item (undo, 0), LK_ITEM_SENDING, NULL);
  lk_test_journal_put_well (journal, undo, lk_job_get_item (undo, 0));
  again = lk_test_journal_load_well (journal, lk_job_get_id (job));
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_UNDONE), ==, 0);
  g_clear_object (&again);

  for (guint i = 0; i < 3; i++)
    {
      lk_job_item_set_state (lk_job_get_item (undo, i), i == 1 ? LK_ITEM_SKIPPED : LK_ITEM_DONE,
                             NULL);
      lk_test_journal_put_well (journal, undo, lk_job_get_item (undo, i));
    }
  again = lk_test_journal_load_well (journal, lk_job_get_id (job));
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (again, 0)), ==, LK_ITEM_UNDONE);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (again, 1)), ==, LK_ITEM_DONE);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (again, 2)), ==, LK_ITEM_FAILED);
  other_again = lk_test_journal_load_well (journal, lk_job_get_id (other));
  g_assert_cmpuint (lk_job_count (other_again, LK_ITEM_UNDONE), ==, 0);
}

/* Of two fields one is taken back today, so that the other can be taken back tomorrow. */
static void
test_undone_in_part (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) job = lk_test_job_new_update ("profile", 1);

  lk_job_item_set_state (lk_job_get_item (job, 0), LK_ITEM_DONE, NULL);
  lk_test_journal_add_well (journal, job);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LkJob) undo = lk_test_job_new_update ("profile", 1);
      g_autoptr (LkJob) read = NULL;
      g_autoptr (LkJob) again = NULL;

      lk_job_set_undo_of (undo, lk_job_get_id (job));
      lk_difference_set_part (lk_job_item_get_difference (lk_job_get_item (undo, 0)), i == 0);
      lk_test_journal_add_well (journal, undo);
      read = lk_test_journal_load_well (journal, lk_job_get_id (undo));
      lk_job_item_set_state (lk_job_get_item (read, 0), LK_ITEM_DONE, NULL);
      lk_test_journal_put_well (journal, read, lk_job_get_item (read, 0));
      again = lk_test_journal_load_well (journal, lk_job_get_id (job));
      g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (again, 0)), ==,
                       i == 0 ? LK_ITEM_DONE : LK_ITEM_UNDONE);
    }
}

static void
test_list (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) first = lk_test_job_new_update ("one", 3);
  g_autoptr (LkJob) second = lk_test_job_new_update ("two", 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_job_set_reason (first, "Straßenfest im Büro");
  lk_test_journal_add_well (journal, first);
  lk_test_journal_add_well (journal, second);

  all = list_good (journal, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (lk_job_summary_get_id (all->pdata[0]), ==, lk_job_get_id (second));
  g_assert_cmpstr (lk_job_summary_get_fields (all->pdata[0])[0], ==,
                   lk_user_field_first_name->name);
  g_assert_null (lk_job_summary_get_fields (all->pdata[0])[1]);
  mine = list_good (journal, "one", "");
  g_assert_cmpuint (mine->len, ==, 1);
  g_assert_cmpint (lk_job_summary_get_id (mine->pdata[0]), ==, lk_job_get_id (first));

  lk_journal_list_async (journal, NULL, NULL, 1, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  fewer = lk_journal_list_finish (journal, result, NULL);
  g_assert_cmpuint (fewer->len, ==, 1);

  g_assert_cmpuint (count_found (journal, "strasse BURO"), ==, 1);
  g_assert_cmpuint (count_found (journal, "strasse nobody"), ==, 0);
  g_assert_cmpuint (count_found (journal, "zoe"), ==, 2);
  g_assert_cmpuint (count_found (journal, "almeida-3"), ==, 1);
  g_assert_cmpuint (count_found (journal, "103"), ==, 1);
  g_assert_cmpuint (count_found (journal, "first name"), ==, 2);
  g_assert_cmpuint (count_found (journal, "firstname"), ==, 2);
  g_assert_cmpuint (count_found (journal, "900"), ==, 2);
  g_assert_cmpuint (count_found (journal, "%"), ==, 0);
}

/* What is removed is gone from the disk, too; what runs stays. */
static void
test_wipe (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (path);
  g_autoptr (LkJob) gone = lk_test_job_new_update ("one", 40);
  g_autoptr (LkJob) running = lk_test_job_new_update ("one", 2);
  g_autoptr (LkJob) elsewhere = lk_test_job_new_update ("two", 2);
  g_autoptr (LkJob) none = NULL;
  g_autoptr (GError) error = NULL;

  lk_job_set_reason (gone, "Gone-Reason");
  lk_job_set_state (running, LK_JOB_RUNNING);
  lk_test_journal_add_well (journal, gone);
  lk_test_journal_add_well (journal, running);
  lk_test_journal_add_well (journal, elsewhere);
  g_assert_true (stands_in_file (path, "Almeida-40"));
  g_assert_true (stands_in_file (path, "Gone-Reason"));

  lk_test_journal_wipe (journal, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (journal, NULL), ==, 2);
  g_assert_false (stands_in_file (path, "Almeida-40"));
  g_assert_false (stands_in_file (path, "Gone-Reason"));
  none = lk_test_journal_load (journal, lk_job_get_id (gone), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (none);
  g_clear_error (&error);
  lk_test_journal_put (journal, gone, lk_job_get_item (gone, 0), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  lk_test_journal_wipe (journal, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (journal, NULL), ==, 1);
  g_clear_object (&journal);
  g_assert_false (stands_in_file (path, "Almeida-40"));
  lk_test_journal_remove (path);
}

/* A number that was given once is not given again: an older job may point to it. */
static void
test_numbers (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) first = lk_test_job_new_update ("one", 1);
  g_autoptr (LkJob) second = lk_test_job_new_update ("one", 1);
  g_autoptr (GError) error = NULL;

  lk_test_journal_add_well (journal, first);
  lk_test_journal_wipe (journal, NULL, &error);
  g_assert_no_error (error);
  lk_test_journal_add_well (journal, second);
  g_assert_cmpint (lk_job_get_id (second), >, lk_job_get_id (first));
}

static void
test_prune (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (GError) error = NULL;

  for (guint days = 0; days < 100; days += 10)
    {
      g_autoptr (LkJob) job = lk_test_job_new_update ("one", 2);

      lk_job_set_ended_at (job, g_get_real_time () - days * G_TIME_SPAN_DAY);
      lk_test_journal_add_well (journal, job);
    }

  lk_test_journal_prune (journal, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (journal, NULL), ==, 10);
  lk_test_journal_prune (journal, 45, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (journal, NULL), ==, 5);
}

/* Two programs at the same file would make a mess of it. */
static void
test_second (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (path);
  g_autoptr (LkJournal) second = NULL;
  g_autoptr (GError) error = NULL;

  second = lk_test_journal_open (path, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_null (second);
  g_assert_nonnull (strstr (error->message, "Another Linekeeper"));

  g_clear_object (&journal);
  second = lk_test_journal_open_well (path);
  g_clear_object (&second);
  lk_test_journal_remove (path);
}

/* Whoever closes it loses nothing that was asked for before, and gets nothing afterwards. */
static void
test_close (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (path);
  g_autoptr (LkJob) job = lk_test_job_new_update ("one", 100);
  g_autoptr (LkJob) late = lk_test_job_new_update ("one", 1);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  g_autoptr (GError) error = NULL;

  lk_journal_add_async (journal, job, lk_await_cb, &pending);
  lk_journal_close (journal);
  lk_journal_close (journal);
  g_assert_false (lk_journal_is_open (journal));
  result = lk_await (&pending);
  g_assert_true (lk_journal_write_finish (journal, result, NULL));
  g_assert_false (lk_test_journal_add (journal, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);

  g_clear_object (&journal);
  journal = lk_test_journal_open_well (path);
  g_assert_cmpuint (count_found (journal, NULL), ==, 1);
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

/* What was asked for and is not wanted any more says nothing, and harms nothing. */
static void
test_cancelled (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) job = lk_test_job_new_update ("one", 100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) none = NULL;

  lk_test_journal_add_well (journal, job);
  lk_journal_load_async (journal, lk_job_get_id (job), cancellable, lk_await_cb, &pending);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);
  none = lk_journal_load_finish (journal, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_found (journal, NULL), ==, 1);
}

/* Items may change while they are being written: what is written is what they were when asked. */
static void
test_moment (void)
{
  g_autoptr (LkJournal) journal = lk_test_journal_open_well (NULL);
  g_autoptr (LkJob) job = lk_test_job_new_update ("one", 2);
  g_autoptr (LkJob) again = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_test_journal_add_well (journal, job);
  g_ptr_array_add (items, lk_job_get_item (job, 0));
  lk_job_item_set_state (items->pdata[0], LK_ITEM_SENDING, "Then");
  lk_journal_put_async (journal, job, items, lk_await_cb, &pending);
  lk_job_item_set_state (items->pdata[0], LK_ITEM_DONE, "Now");
  result = lk_await (&pending);
  g_assert_true (lk_journal_write_finish (journal, result, NULL));

  again = lk_test_journal_load_well (journal, lk_job_get_id (job));
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (again, 0)), ==, LK_ITEM_SENDING);
  g_assert_cmpstr (lk_job_item_get_message (lk_job_get_item (again, 0)), ==, "Then");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/journal/mode", test_mode);
  g_test_add_func ("/jobs/journal/states", test_states);
  g_test_add_func ("/jobs/journal/undone", test_undone);
  g_test_add_func ("/jobs/journal/undone-in-part", test_undone_in_part);
  g_test_add_func ("/jobs/journal/list", test_list);
  g_test_add_func ("/jobs/journal/wipe", test_wipe);
  g_test_add_func ("/jobs/journal/numbers", test_numbers);
  g_test_add_func ("/jobs/journal/prune", test_prune);
  g_test_add_func ("/jobs/journal/second", test_second);
  g_test_add_func ("/jobs/journal/close", test_close);
  g_test_add_func ("/jobs/journal/cancelled", test_cancelled);
  g_test_add_func ("/jobs/journal/moment", test_moment);
  return g_test_run ();
}
