/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-dialog.h"
#include "lk-batch-resources.h"
#include "lk-bench-demo.h"
#include "lk-bench.h"
#include "lk-create-resources.h"
#include "lk-editor-resources.h"
#include "lk-history-resources.h"
#include "lk-prepare.h"
#include "lk-ui-resources.h"
#include "lk-user-fields.h"
#include "lk-user-list.h"
#include "lk-user-resources.h"

/* watch-job N: how long windows do not react while a job changes N users, with the list of all of
 * them and the job's own window open, beside the same windows when nothing happens in them. The
 * demo phone system is in a thread of this process. Needs a display. */

/* How long windows are given to draw themselves, in milliseconds. */
#define SETTLING 2000

typedef struct
{
  LkDirectory *directory;
  LkProfile *profile;
  LkJobs *jobs;
  LkCatalogue *catalogue;
  GtkWidget *window;
  LkJob *job;
} Office;

static void
spin_for (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (milliseconds, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static void
open_window (Office *office)
{
  GtkWidget *list = lk_user_list_new ();

  lk_user_list_set_directory (LK_USER_LIST (list), office->directory);
  office->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (office->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (office->window), list);
  gtk_window_present (GTK_WINDOW (office->window));
}

static GPtrArray *
list_users (Office *office)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (office->directory)); i++)
    g_ptr_array_add (users, g_list_model_get_item (G_LIST_MODEL (office->directory), i));
  return users;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Office *office = user_data;
  g_autoptr (GError) error = NULL;

  office->job = lk_preparation_run_finish (LK_PREPARATION (source), result, &error);
  if (office->job == NULL)
    g_error ("%s", error->message);
}

/* A field that the list shows, so that its rows change as well. */
static void
plan (Office *office)
{
  g_autoptr (GPtrArray) users = list_users (office);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  g_autoptr (LkPreparation) preparation = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_bool (&value, FALSE);
  lk_wishes_put (wishes, lk_user_field_enabled, LK_WISH_SET, &value);
  preparation = lk_prepare_update (office->directory, office->profile, users, wishes);
  lk_preparation_run_async (preparation, NULL, prepared_cb, office);
  while (office->job == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
print_blocks (const char *what, double seconds)
{
  g_print ("  %-8s %6.2f s, blocks: 99th percentile %5.1f ms, longest %5.1f ms\n", what, seconds,
           lk_bench_get_block (0.99), lk_bench_take_longest_block ());
}

/* Its window opens, and the job waits until that is drawn. */
static LkJobRunner *
open_job (Office *office)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner = lk_jobs_run (office->jobs, office->job, &error);

  if (runner == NULL)
    g_error ("%s", error->message);
  lk_job_runner_pause (runner);
  lk_batch_dialog_present_runner (GTK_WINDOW (office->window), office->jobs, office->catalogue,
                                  runner);
  spin_for (SETTLING);
  return runner;
}

static double
run (LkJobRunner *runner)
{
  gint64 started_at = g_get_monotonic_time ();

  lk_job_runner_go_on (runner);
  while (lk_job_runner_get_state (runner) != LK_RUN_ENDED)
    {
      if (lk_job_runner_get_trouble (runner) != NULL)
        g_error ("%s", lk_job_runner_get_trouble (runner)->message);
      g_main_context_iteration (NULL, TRUE);
    }

  return (double) (g_get_monotonic_time () - started_at) / G_USEC_PER_SEC;
}

static void
watch (guint n_users)
{
  g_autoptr (LkDemoThread) demo = lk_bench_demo_start (n_users);
  g_autoptr (LkJournal) journal = lk_journal_new_in_memory ();
  Office office = { .directory = lk_bench_demo_load (demo), .profile = lk_profile_new ("bench") };
  LkJobRunner *runner;
  double seconds;

  office.jobs = lk_jobs_new (journal, office.directory, office.profile);
  office.catalogue = lk_catalogue_new (lk_directory_get_pbx (office.directory));
  open_window (&office);
  plan (&office);
  runner = open_job (&office);

  lk_bench_watch_main_loop ();
  seconds = run (runner);
  g_print ("A job of %u users, with the list and its own window open\n",
           lk_job_get_n_items (office.job));
  print_blocks ("running", seconds);

  spin_for (SETTLING);
  lk_bench_watch_main_loop ();
  spin_for (SETTLING);
  print_blocks ("ended", SETTLING / 1000.0);
  g_print ("  %u users as wanted, %u not\n", lk_job_count (office.job, LK_ITEM_DONE),
           lk_job_count (office.job, LK_ITEM_FAILED));
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display.\n");
      return 77;
    }

  adw_init ();
  g_resources_register (lk_editor_get_resource ());
  g_resources_register (lk_user_ui_get_resource ());
  g_resources_register (lk_create_get_resource ());
  g_resources_register (lk_batch_get_resource ());
  g_resources_register (lk_history_get_resource ());
  g_resources_register (lk_ui_get_resource ());
  for (int i = 1; i < argc; i++)
    watch ((guint) atoi (argv[i]));

  return 0;
}
