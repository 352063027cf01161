/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "lk-bench.h"
#include "lk-client-credentials.h"
#include "lk-jobs.h"
#include "lk-prepare.h"
#include "lk-user-fields.h"

/* change-users ORIGIN CLIENT-ID FIELD: reads the client's key from its standard input, and turns a
 * yes or no of every user of that phone system into the other, as the batch dialog does: the plan,
 * then the job with its journal on the disk. Prints what it took. The benchmark change-users.py
 * starts it. */

typedef struct
{
  LkDirectory *directory;
  LkJournal *journal;
  LkProfile *profile;
  LkJobs *jobs;
  LkWishes *wishes;
  LkPreparation *preparation;
  GMainLoop *loop;
  gint64 started_at;
  double seconds_to_plan;
} Run;

static void
check (gboolean is_well, const GError *error)
{
  if (!is_well)
    g_error ("%s", error->message);
}

static void
runner_changed_cb (LkJobRunner *runner, Run *run)
{
  if (lk_job_runner_get_trouble (runner) != NULL)
    g_error ("%s", lk_job_runner_get_trouble (runner)->message);
  if (lk_job_runner_get_state (runner) == LK_RUN_ENDED)
    g_main_loop_quit (run->loop);
}

static double
take_seconds (Run *run)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - run->started_at) / G_USEC_PER_SEC;

  run->started_at = now;
  return seconds;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) job = lk_preparation_run_finish (LK_PREPARATION (source), result, &error);
  LkJobRunner *runner;

  check (job != NULL, error);
  run->seconds_to_plan = take_seconds (run);
  runner = lk_jobs_run (run->jobs, job, &error);
  check (runner != NULL, error);
  g_signal_connect (runner, "changed", G_CALLBACK (runner_changed_cb), run);
}

static GPtrArray *
list_users (LkDirectory *directory)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (directory)); i++)
    g_ptr_array_add (users, g_list_model_get_item (G_LIST_MODEL (directory), i));
  return users;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;

  check (lk_directory_refresh_finish (run->directory, result, &error), error);
  run->jobs = lk_jobs_new (run->journal, run->directory, run->profile);
  users = list_users (run->directory);

  lk_bench_watch_main_loop ();
  run->started_at = g_get_monotonic_time ();
  run->preparation = lk_prepare_update (run->directory, run->profile, users, run->wishes);
  lk_preparation_run_async (run->preparation, NULL, prepared_cb, run);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  check (lk_journal_open_finish (LK_JOURNAL (source), result, &error), error);
  lk_directory_refresh_async (run->directory, NULL, refreshed_cb, run);
}

static void
print_numbers (Run *run)
{
  LkJob *job = lk_job_runner_get_job (lk_jobs_get_runner (run->jobs));

  g_print ("done %u\n", lk_job_count (job, LK_ITEM_DONE));
  g_print ("plan-seconds %.3f\n", run->seconds_to_plan);
  g_print ("seconds %.3f\n", take_seconds (run));
  g_print ("longest-block-ms %.1f\n", lk_bench_take_longest_block ());
  g_print ("p99-block-ms %.1f\n", lk_bench_get_block (0.99));
  g_print ("peak-mib %.1f\n", lk_bench_get_peak_memory ());
}

static LkWishes *
wish (const char *name)
{
  LkWishes *wishes = lk_wishes_new ();
  const LkField *field = lk_user_field_find (name);
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (field == NULL)
    g_error ("There is no field “%s”", name);
  lk_value_set_bool (&value, TRUE);
  lk_wishes_put (wishes, field, LK_WISH_SET, &value);
  return wishes;
}

int
main (int argc, char *argv[])
{
  g_autofree char *secret = lk_bench_read_secret ();
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LkTokenSource) tokens = NULL;
  g_autoptr (LkPbx) pbx = NULL;
  Run run = { 0 };

  if (argc != 4 || secret == NULL)
    {
      g_printerr ("Usage: change-users ORIGIN CLIENT-ID FIELD, with the key on standard input\n");
      return 2;
    }

  tokens = lk_client_credentials_new (argv[2], secret);
  pbx = lk_pbx_new (argv[1], NULL, tokens);
  run.directory = lk_directory_new (pbx);
  run.profile = lk_profile_new ("bench");
  run.wishes = wish (argv[3]);
  run.journal = lk_journal_new (file);
  run.loop = g_main_loop_new (NULL, FALSE);
  lk_journal_open_async (run.journal, NULL, opened_cb, &run);
  g_main_loop_run (run.loop);
  print_numbers (&run);

  lk_journal_close (run.journal);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return 0;
}
