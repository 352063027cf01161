/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-journal.h"

#include <glib/gstdio.h>

#include "lk-await.h"
#include "lk-user-fields.h"

/**
 * lk_test_journal_dup_path:
 *
 * Returns: (transfer full): a file that does not exist, in a new folder.
 */
char *
lk_test_journal_dup_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-journal-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, "journal.db", NULL);
}

/**
 * lk_test_journal_remove:
 * @path: of lk_test_journal_dup_path()
 *
 * Removes the folder with all that is in it.
 */
void
lk_test_journal_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *inside = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (inside), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/**
 * lk_test_journal_open:
 * @path: (nullable): a file; %NULL for one in memory
 *
 * Returns: (transfer full) (nullable): a journal that is open.
 */
LkJournal *
lk_test_journal_open (const char *path, GError **error)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (LkJournal) journal = file != NULL ? lk_journal_new (file)
                                               : lk_journal_new_in_memory ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_open_async (journal, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  if (!lk_journal_open_finish (journal, result, error))
    return NULL;

  g_assert_true (lk_journal_is_open (journal));
  return g_steal_pointer (&journal);
}

gboolean
lk_test_journal_add (LkJournal *journal, LkJob *job, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_add_async (journal, job, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_write_finish (journal, result, error);
}

/**
 * lk_test_journal_put:
 * @item: (nullable): one of the job's
 */
gboolean
lk_test_journal_put (LkJournal *journal, LkJob *job, LkJobItem *item, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item != NULL)
    g_ptr_array_add (items, item);
  lk_journal_put_async (journal, job, items, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_write_finish (journal, result, error);
}

GPtrArray *
lk_test_journal_list (LkJournal *journal, const char *profile_id, const char *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_list_async (journal, profile_id, query, 1000, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_list_finish (journal, result, error);
}

GPtrArray *
lk_test_journal_list_running (LkJournal *journal, const char *profile_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_list_running_async (journal, profile_id, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_list_finish (journal, result, error);
}

LkJob *
lk_test_journal_load (LkJournal *journal, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_load_async (journal, id, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_load_finish (journal, result, error);
}

gboolean
lk_test_journal_prune (LkJournal *journal, guint days, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_prune_async (journal, days, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_write_finish (journal, result, error);
}

gboolean
lk_test_journal_wipe (LkJournal *journal, const char *profile_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_journal_wipe_async (journal, profile_id, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_journal_write_finish (journal, result, error);
}

LkJournal *
lk_test_journal_open_well (const char *path)
{
  g_autoptr (GError) error = NULL;
  LkJournal *journal = lk_test_journal_open (path, &error);

  g_assert_no_error (error);
  g_assert_null (lk_journal_get_notice (journal));
  return journal;
}

void
lk_test_journal_add_well (LkJournal *journal, LkJob *job)
{
  g_autoptr (GError) error = NULL;

  lk_test_journal_add (journal, job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lk_job_get_id (job), >, 0);
}

void
lk_test_journal_put_well (LkJournal *journal, LkJob *job, LkJobItem *item)
{
  g_autoptr (GError) error = NULL;

  lk_test_journal_put (journal, job, item, &error);
  g_assert_no_error (error);
}

LkJob *
lk_test_journal_load_well (LkJournal *journal, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LkJob *job = lk_test_journal_load (journal, id, &error);

  g_assert_no_error (error);
  return job;
}

/**
 * lk_test_job_new_update:
 * @profile_id: whose phone system
 * @n_items: how many users, with Ids from 1 and numbers from 101
 *
 * Returns: (transfer full): a planned job.
 */
LkJob *
lk_test_job_new_update (const char *profile_id, guint n_items)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);

  lk_job_set_profile (job, profile_id, "Acme GmbH", "900");
  for (guint i = 1; i <= n_items; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 100 + i);
      g_autofree char *name = g_strdup_printf ("Zoë Almeida-%u", i);
      g_autoptr (LkJobItem) item = lk_job_item_new ((int) i, number, name);
      g_autoptr (LkDifference) difference = lk_difference_new ((int) i);
      g_auto (LkValue) before = LK_VALUE_INIT;
      g_auto (LkValue) wanted = LK_VALUE_INIT;

      lk_value_set_text (&before, "Zoë");
      lk_value_set_text (&wanted, name);
      lk_difference_add (difference, lk_user_field_first_name, &before, &wanted);
      lk_job_item_set_difference (item, difference);
      lk_job_add (job, item);
    }

  return job;
}
