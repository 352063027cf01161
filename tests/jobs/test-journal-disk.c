/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lk-test-journal.h"

#define N_ITEMS 40

/* Not Linekeeper's user, where the tests run as root, whom no right keeps from anything. */
#define NOBODY 65534

static LkJournal *
open_any (const char *path)
{
  g_autoptr (GError) error = NULL;
  LkJournal *journal = lk_test_journal_open (path, &error);

  g_assert_no_error (error);
  return journal;
}

static guint
count_jobs (LkJournal *journal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lk_test_journal_list (journal, NULL, NULL, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
assert_refused (const char *path, GIOErrorEnum code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJournal) journal = lk_test_journal_open (path, &error);

  g_assert_null (journal);
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, ".") || strstr (error->message, ": ") != NULL);
}

/* Runs as somebody who has no rights there. */
static void
test_rights_child (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = open_any (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *deeper = g_build_filename (path, "deeper", "journal.db", NULL);
  g_autofree char *new = g_build_filename (folder, "new.db", NULL);

  g_clear_object (&journal);
  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (setreuid (NOBODY, NOBODY), ==, 0);
    }

  assert_refused (deeper, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_refused (path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  assert_refused (path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  assert_refused (new, G_IO_ERROR_PERMISSION_DENIED);

  /* Damaged, and nowhere to put it. */
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_cmpint (truncate (path, 5000), ==, 0);
  assert_refused (path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  lk_test_journal_remove (path);
}

static void
test_rights (void)
{
  g_test_trap_subprocess ("/jobs/journal-disk/rights/subprocess/child", 0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Where there is no room, nothing of what was to be written is there, and all before it is. Once
 * there is room again, it goes on. */
static void
test_full_child (void)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = open_any (path);
  g_autoptr (LkJob) job = lk_test_job_new_update ("profile", N_ITEMS);
  g_autoptr (LkJob) late = lk_test_job_new_update ("profile", 500);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (lk_test_journal_add (journal, job, NULL));
  limit_files (100 * 1024);
  g_assert_false (lk_test_journal_add (journal, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (lk_job_get_id (late), ==, 0);
  g_assert_cmpuint (count_jobs (journal), ==, 1);

  limit_files (RLIM_INFINITY);
  g_assert_true (lk_test_journal_add (journal, late, NULL));
  lk_job_item_set_state (lk_job_get_item (job, 0), LK_ITEM_DONE, NULL);
  g_assert_true (lk_test_journal_put (journal, job, lk_job_get_item (job, 0), NULL));
  g_clear_object (&journal);
  journal = open_any (path);
  g_assert_null (lk_journal_get_notice (journal));
  g_assert_cmpuint (count_jobs (journal), ==, 2);
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

static void
test_full (void)
{
  g_test_trap_subprocess ("/jobs/journal-disk/full/subprocess/child", 0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/journal-disk/rights", test_rights);
  g_test_add_func ("/jobs/journal-disk/rights/subprocess/child", test_rights_child);
  g_test_add_func ("/jobs/journal-disk/full", test_full);
  g_test_add_func ("/jobs/journal-disk/full/subprocess/child", test_full_child);
  return g_test_run ();
}
