/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-bench.h"
#include "lk-client-credentials.h"
#include "lk-directory.h"

/* list-directory ORIGIN CLIENT-ID: reads the client's key from its standard input, loads all users
 * of that phone system once, as the program does when a window opens, and prints what it took. The
 * benchmark list-users.py starts it. */

typedef struct
{
  gint64 started_at;
  gint64 first_page_at;
  GMainLoop *loop;
  GError *error;
} Run;

static void
items_changed_cb (GListModel *directory, guint position, guint removed, guint added, Run *run)
{
  if (run->first_page_at == 0)
    run->first_page_at = g_get_monotonic_time ();
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  lk_directory_refresh_finish (LK_DIRECTORY (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
print_numbers (const Run *run, GListModel *directory)
{
  gint64 now = g_get_monotonic_time ();

  g_print ("users %u\n", g_list_model_get_n_items (directory));
  g_print ("seconds %.3f\n", (double) (now - run->started_at) / G_USEC_PER_SEC);
  g_print ("first-page-ms %.1f\n", (double) (run->first_page_at - run->started_at) / 1000);
  g_print ("longest-block-ms %.1f\n", lk_bench_take_longest_block ());
  g_print ("peak-mib %.1f\n", lk_bench_get_peak_memory ());
}

int
main (int argc, char *argv[])
{
  Run run = { 0 };
  g_autofree char *secret = lk_bench_read_secret ();
  g_autoptr (LkTokenSource) tokens = NULL;
  g_autoptr (LkPbx) pbx = NULL;
  g_autoptr (LkDirectory) directory = NULL;

  if (argc != 3 || secret == NULL)
    {
      g_printerr ("Usage: list-directory ORIGIN CLIENT-ID, with the key on standard input\n");
      return 2;
    }

  tokens = lk_client_credentials_new (argv[2], secret);
  pbx = lk_pbx_new (argv[1], NULL, tokens);
  directory = lk_directory_new (pbx);
  run.loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (directory, "items-changed", G_CALLBACK (items_changed_cb), &run);

  lk_bench_watch_main_loop ();
  run.started_at = g_get_monotonic_time ();
  lk_directory_refresh_async (directory, NULL, refreshed_cb, &run);
  g_main_loop_run (run.loop);
  g_main_loop_unref (run.loop);

  if (run.error != NULL)
    {
      g_printerr ("%s\n", run.error->message);
      g_error_free (run.error);
      return 1;
    }
  print_numbers (&run, G_LIST_MODEL (directory));
  return 0;
}
