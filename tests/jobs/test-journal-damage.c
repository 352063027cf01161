/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lk-error.h"
#include "lk-test-journal.h"

#define N_JOBS  3
#define N_ITEMS 40

static void
fill (LkJournal *journal, guint n_jobs)
{
  for (guint i = 0; i < n_jobs; i++)
    {
      g_autoptr (LkJob) job = lk_test_job_new_update ("profile", N_ITEMS);
      g_autoptr (GError) error = NULL;

      lk_test_journal_add (journal, job, &error);
      g_assert_no_error (error);
    }
}

/* The bytes of a journal that was closed properly. */
static GBytes *
make_sample (void)
{
  static GBytes *sample;
  g_autofree char *path = NULL;
  g_autoptr (LkJournal) journal = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (sample != NULL)
    return g_bytes_ref (sample);

  path = lk_test_journal_dup_path ();
  journal = lk_test_journal_open (path, NULL);
  fill (journal, N_JOBS);
  g_clear_object (&journal);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  lk_test_journal_remove (path);
  sample = g_bytes_new (contents, length);
  return g_bytes_ref (sample);
}

static void
write_bytes (const char *path, gconstpointer bytes, gsize length)
{
  g_assert_true (
    g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Returns: (nullable): what was put aside; its companion where @wal */
static char *
find_aside (const char *path, gboolean wal)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  char *found = NULL;
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, "journal-damaged-")
        && g_str_has_suffix (name, wal ? ".db-wal" : ".db"))
      {
        g_assert_null (found);
        found = g_build_filename (folder, name, NULL);
      }

  return found;
}

static void
assert_file (const char *path, gconstpointer bytes, gsize length)
{
  g_autofree char *contents = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &contents, &n, NULL));
  g_assert_cmpmem (contents, n, bytes, length);
}

static guint
count_jobs (LkJournal *journal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lk_test_journal_list (journal, NULL, NULL, &error);

  g_assert_no_error (error);
  return list->len;
}

/* A new one was begun, and the person is told where the old one is. */
static char *
assert_put_aside (const char *path, LkJournal *journal)
{
  char *aside = find_aside (path, FALSE);
  const char *notice = lk_journal_get_notice (journal);

  g_assert_nonnull (aside);
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice, aside));
  g_assert_cmpuint (count_jobs (journal), ==, 0);
  fill (journal, 1);
  g_assert_cmpuint (count_jobs (journal), ==, 1);
  return aside;
}

static LkJournal *
open_any (const char *path)
{
  g_autoptr (GError) error = NULL;
  LkJournal *journal = lk_test_journal_open (path, &error);

  g_assert_no_error (error);
  return journal;
}

/* The file holds these bytes; then either all is there, or they are all put aside. */
static void
check_bytes (gconstpointer bytes, gsize length)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJournal) journal = NULL;
  g_autofree char *aside = NULL;

  write_bytes (path, bytes, length);
  journal = open_any (path);
  if (lk_journal_get_notice (journal) == NULL)
    g_assert_cmpuint (count_jobs (journal), ==, N_JOBS);
  else
    {
      aside = assert_put_aside (path, journal);
      assert_file (aside, bytes, length);
    }
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) sample = make_sample ();
  gsize length;
  gconstpointer bytes = g_bytes_get_data (sample, &length);

  g_assert_cmpuint (length, >, 10 * 4096);
  for (gsize i = 0; i <= 110; i += 5)
    check_bytes (bytes, i);
  for (gsize i = 4096; i < length; i += 4096)
    {
      check_bytes (bytes, i - 1);
      check_bytes (bytes, i);
      check_bytes (bytes, i + 1);
    }
  for (guint i = 0; i < 20; i++)
    check_bytes (bytes, (gsize) g_test_rand_int_range (0, (gint32) length));
}

static void
test_garbage (void)
{
  static const char *const texts[] = { "x", "[Profile 1]\nName=x\n", "{\"jobs\":[]}",
                                       "SQLite format 3" };
  guint8 noise[20000];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_bytes (texts[i], strlen (texts[i]));
  for (guint i = 0; i < 30; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (1, sizeof noise);

      for (gsize j = 0; j < length; j++)
        noise[j] = (guint8) g_test_rand_int ();
      if (i % 2 == 0)
        memcpy (noise, "SQLite format 3", MIN (length, 16));
      check_bytes (noise, length);
    }
}

/* What is loaded may be anything; that it ends is the point. */
static void
load_all (LkJournal *journal)
{
  g_autoptr (GPtrArray) list = lk_test_journal_list (journal, NULL, "zoe", NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkJob)
        job = lk_test_journal_load (journal, lk_job_summary_get_id (list->pdata[i]), &error);

      g_assert_true ((job != NULL) != (error != NULL));
      if (job != NULL && lk_job_get_n_items (job) > 0)
        lk_test_journal_put (journal, job, lk_job_get_item (job, 0), NULL);
    }
}

static void
check_flipped (const guint8 *bytes, gsize length)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autofree guint8 *changed = g_memdup2 (bytes, length);
  g_autoptr (LkJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = (guint) g_test_rand_int_range (1, 4);
  g_autofree char *aside = NULL;

  for (guint i = 0; i < n_changes; i++)
    changed[g_test_rand_int_range (0, (gint32) length)] ^=
      (guint8) (1 << g_test_rand_int_range (0, 8));
  write_bytes (path, changed, length);
  journal = lk_test_journal_open (path, &error);
  if (journal == NULL)
    {
      g_assert_error (error, LK_ERROR, LK_ERROR_INCOMPATIBLE);
      assert_file (path, changed, length);
    }
  else if (lk_journal_get_notice (journal) == NULL)
    load_all (journal);
  else
    {
      aside = assert_put_aside (path, journal);
      assert_file (aside, changed, length);
    }
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

static void
test_flipped (void)
{
  g_autoptr (GBytes) sample = make_sample ();
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sample, &length);

  for (guint i = 0; i < 150; i++)
    check_flipped (bytes, length);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  if (sqlite3_exec (connection, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (connection));
  sqlite3_close (connection);
}

static char *
write_sample (const char *sql)
{
  g_autoptr (GBytes) sample = make_sample ();
  char *path = lk_test_journal_dup_path ();

  write_bytes (path, g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));
  if (sql != NULL)
    run_sql (path, sql);
  return path;
}

/* A database, and a sound one, but not what this program wrote. */
static void
test_foreign (void)
{
  static const char *const scripts[] = {
    "DROP TABLE item",
    "DROP INDEX item_by_user",
    "ALTER TABLE job ADD COLUMN more TEXT",
    "CREATE TABLE more (id)",
    "CREATE TRIGGER evil AFTER UPDATE ON item BEGIN DELETE FROM job; END",
    "DROP TABLE words; CREATE VIEW words AS WITH RECURSIVE x (job_id, text) AS (SELECT 1, 'a' UNION "
    "ALL SELECT job_id + 1, text FROM x) SELECT * FROM x",
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 0",
    "UPDATE job SET kind = 77",
    "UPDATE job SET state = -1",
    "UPDATE job SET method = 'x'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = write_sample (scripts[i]);
      g_autoptr (LkJournal) journal = open_any (path);
      g_autofree char *aside = NULL;

      g_test_message ("%s", scripts[i]);
      aside = assert_put_aside (path, journal);
      g_clear_object (&journal);
      lk_test_journal_remove (path);
    }
}

static void
test_newer (void)
{
  g_autofree char *path = write_sample ("PRAGMA user_version = 2; CREATE TABLE more (id)");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_null (lk_test_journal_open (path, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INCOMPATIBLE);
  assert_file (path, before, length);
  g_assert_null (find_aside (path, FALSE));
  lk_test_journal_remove (path);
}

/* Items that cannot be read say so; the others are there as they were. */
static void
test_bad_items (void)
{
  static const char *const values[] = {
    "''",
    "'{'",
    "'[]'",
    "x'00ff'",
    "'{\"wanted\":7}'",
    "'{\"wanted\":{\"FirstName\":{}}}'",
    "'{\"wanted\":{\"Newer\":1}}'",
    "NULL",
    "7",
    "zeroblob (100000)",
    "'{\"wanted\":' || replace (hex (zeroblob (50000)), '0', '[') || '}'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE item SET difference = %s WHERE position = 3; "
                                              "UPDATE item SET difference = %s, state = 2 "
                                              "WHERE position = 4; "
                                              "UPDATE item SET state = 99 WHERE position = 5; "
                                              "UPDATE item SET after = 'x', state = 1, user_id = "
                                              "123456789012 WHERE position = 6",
                                              values[i], values[i]);
      g_autofree char *path = write_sample (sql);
      g_autoptr (LkJournal) journal = open_any (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (LkJob) job = lk_test_journal_load (journal, 1, &error);

      g_test_message ("%s", values[i]);
      g_assert_no_error (error);
      g_assert_null (lk_journal_get_notice (journal));
      g_assert_cmpuint (lk_job_get_n_items (job), ==, N_ITEMS);
      for (guint j = 3; j <= 6; j++)
        {
          LkJobItem *item = lk_job_get_item (job, j);
          gboolean is_done = lk_job_item_get_state (item) == LK_ITEM_DONE;

          g_assert_cmpint (lk_job_item_get_state (item), ==,
                           j == 4 ? LK_ITEM_DONE : LK_ITEM_FAILED);
          if (!is_done || g_strcmp0 (values[i], "NULL") != 0)
            g_assert_cmpstr (lk_job_item_get_message (item), !=, "");
        }
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, N_ITEMS - 4);
      g_clear_object (&journal);
      lk_test_journal_remove (path);
    }
}

/* An item that is missing would let what is written about the next one hit another. */
static void
test_missing_item (void)
{
  g_autofree char *path = write_sample ("DELETE FROM item WHERE job_id = 2 AND position = 5");
  g_autoptr (LkJournal) journal = open_any (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) good = lk_test_journal_load (journal, 1, NULL);

  g_assert_nonnull (good);
  g_assert_null (lk_test_journal_load (journal, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_object (&journal);
  lk_test_journal_remove (path);
}

static void
make_folder (const char *path)
{
  g_autofree char *inside = g_build_filename (path, "inside", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
}

static void
make_link (const char *path)
{
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_nothing (const char *path)
{
  write_bytes (path, "", 0);
}

/* Nothing of this is a file with something in it; none of it may stop the program. */
static void
test_no_file (void)
{
  void (*const makers[]) (const char *path) = { make_folder, make_link, make_pipe, make_nothing };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *path = lk_test_journal_dup_path ();
      g_autoptr (LkJournal) journal = NULL;
      g_autofree char *aside = NULL;
      g_autofree char *inside = NULL;

      makers[i](path);
      journal = open_any (path);
      aside = assert_put_aside (path, journal);
      g_clear_object (&journal);
      inside = g_build_filename (aside, "inside", NULL);
      g_rmdir (inside);
      lk_test_journal_remove (path);
    }
}

/* A file and its companion as a power cut leaves them. */
static char *
make_cut (gsize *length)
{
  g_autofree char *from = lk_test_journal_dup_path ();
  g_autofree char *from_wal = g_strconcat (from, "-wal", NULL);
  char *path = lk_test_journal_dup_path ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (LkJournal) journal = open_any (from);
  g_autofree char *contents = NULL;
  g_autofree char *wal_contents = NULL;
  gsize n;

  fill (journal, N_JOBS);
  g_assert_true (g_file_get_contents (from, &contents, &n, NULL));
  write_bytes (path, contents, n);
  g_assert_true (g_file_get_contents (from_wal, &wal_contents, length, NULL));
  write_bytes (wal, wal_contents, *length);
  g_clear_object (&journal);
  lk_test_journal_remove (from);
  return path;
}

/* All that was confirmed is there after a power cut. What the disk then lost of the companion's end
 * is lost, and what comes before is whole. */
static void
test_cut (void)
{
  for (guint i = 0; i <= 30; i++)
    {
      gsize length;
      g_autofree char *path = make_cut (&length);
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);
      g_autoptr (LkJournal) journal = NULL;
      guint n_jobs;

      if (i > 0)
        g_assert_cmpint (truncate (wal, g_test_rand_int_range (0, (gint32) length)), ==, 0);
      journal = open_any (path);
      g_assert_null (lk_journal_get_notice (journal));
      n_jobs = count_jobs (journal);
      g_assert_cmpuint (n_jobs, <=, N_JOBS);
      if (i == 0)
        g_assert_cmpuint (n_jobs, ==, N_JOBS);
      for (guint j = 1; j <= n_jobs; j++)
        {
          g_autoptr (LkJob) job = lk_test_journal_load (journal, j, NULL);

          g_assert_cmpuint (lk_job_get_n_items (job), ==, N_ITEMS);
        }
      g_clear_object (&journal);
      lk_test_journal_remove (path);
    }
}

/* SQLite throws a companion away that has no file; what is in it may be all there is. */
static void
test_companion_alone (void)
{
  for (guint i = 0; i < 2; i++)
    {
      gsize length;
      g_autofree char *path = make_cut (&length);
      g_autoptr (LkJournal) journal = NULL;
      g_autofree char *aside = NULL;
      GStatBuf status;

      g_assert_cmpint (i == 0 ? g_remove (path) : truncate (path, 0), ==, 0);
      journal = open_any (path);
      aside = find_aside (path, TRUE);
      g_assert_nonnull (aside);
      g_assert_nonnull (lk_journal_get_notice (journal));
      g_assert_cmpint (g_stat (aside, &status), ==, 0);
      g_assert_cmpuint ((gsize) status.st_size, ==, length);
      g_clear_object (&journal);
      lk_test_journal_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/journal-damage/truncated", test_truncated);
  g_test_add_func ("/jobs/journal-damage/garbage", test_garbage);
  g_test_add_func ("/jobs/journal-damage/flipped", test_flipped);
  g_test_add_func ("/jobs/journal-damage/foreign", test_foreign);
  g_test_add_func ("/jobs/journal-damage/newer", test_newer);
  g_test_add_func ("/jobs/journal-damage/bad-items", test_bad_items);
  g_test_add_func ("/jobs/journal-damage/missing-item", test_missing_item);
  g_test_add_func ("/jobs/journal-damage/no-file", test_no_file);
  g_test_add_func ("/jobs/journal-damage/cut", test_cut);
  g_test_add_func ("/jobs/journal-damage/companion-alone", test_companion_alone);
  return g_test_run ();
}
