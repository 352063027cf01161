/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-bench-demo.h"
#include "lk-bench.h"
#include "lk-batch-resources.h"
#include "lk-create-resources.h"
#include "lk-editor-resources.h"
#include "lk-history-resources.h"
#include "lk-search.h"
#include "lk-ui-resources.h"
#include "lk-user-resources.h"
#include "lk-user-list.h"

/* search-users N…: what a key press in the search costs, over N users of the demo phone system:
 *
 *   folded    the comparison alone, in a plain loop over all users
 *   list      the program's own list in a window, until all that was found is in it
 *   string    a GtkStringFilter over the same text, which is what GTK offers for this
 *   string+   the same bit by bit ("incremental"), so that it blocks less
 *
 * "block" is the longest time that a window would not have reacted. Needs a display. Prints medians
 * over the key presses that type each of a few names and delete it again. */

/* How long a new window is given to draw itself, in milliseconds. */
#define SETTLING 2000

static const char *const names[] = { "berg", "anna", "support", "müller", "214", "no such person" };

typedef struct
{
  GArray *milliseconds;
  double longest_block;
} Cost;

typedef void (*Press) (gpointer searcher, const char *query);

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
nth_of_hundred (GArray *numbers, guint percent)
{
  g_array_sort (numbers, compare_doubles);
  return g_array_index (numbers, double, (numbers->len - 1) * percent / 100);
}

static void
press_and_note (Press press, gpointer searcher, const char *query, Cost *cost)
{
  gint64 started_at = g_get_monotonic_time ();
  double milliseconds;
  double block;

  lk_bench_take_longest_block ();
  press (searcher, query);
  milliseconds = (double) (g_get_monotonic_time () - started_at) / 1000;
  block = lk_bench_take_longest_block ();

  g_array_append_val (cost->milliseconds, milliseconds);
  cost->longest_block = MAX (cost->longest_block, block);
}

static void
type_and_delete (Press press, gpointer searcher, const char *name, Cost *cost)
{
  glong length = g_utf8_strlen (name, -1);

  for (glong i = 1; i < 2 * length; i++)
    {
      g_autofree char *query = g_utf8_substring (name, 0, i <= length ? i : 2 * length - i);

      press_and_note (press, searcher, query, cost);
    }
  press_and_note (press, searcher, "", cost);
}

static double
measure (const char *what, Press press, gpointer searcher)
{
  Cost cost = { g_array_new (FALSE, FALSE, sizeof (double)), 0 };
  double median;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    type_and_delete (press, searcher, names[i], &cost);

  median = nth_of_hundred (cost.milliseconds, 50);
  g_print ("  %-8s median %7.2f ms, slowest %7.2f ms, block %7.2f ms\n", what, median,
           nth_of_hundred (cost.milliseconds, 100), cost.longest_block);
  g_array_unref (cost.milliseconds);
  return median;
}

/* The comparison alone */

static void
press_in_loop (gpointer searcher, const char *query)
{
  GPtrArray *users = searcher;
  g_auto (GStrv) words = lk_search_split (query);
  volatile guint n_found = 0;

  for (guint i = 0; i < users->len; i++)
    if (lk_user_matches (users->pdata[i], (const char *const *) words))
      n_found++;
}

static double
measure_folded (GListModel *directory)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (directory); i++)
    g_ptr_array_add (users, g_list_model_get_item (directory, i));

  return measure ("folded", press_in_loop, users);
}

/* The program's own list */

static void
settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (SETTLING, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static void
press_in_list (gpointer searcher, const char *query)
{
  lk_user_list_set_query (searcher, query);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static double
measure_list (LkDirectory *directory)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = lk_user_list_new ();
  double median;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_set_child (GTK_WINDOW (window), list);
  lk_user_list_set_directory (LK_USER_LIST (list), directory);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  median = measure ("list", press_in_list, list);
  gtk_window_destroy (GTK_WINDOW (window));
  return median;
}

/* GTK's own filter */

static char *
get_search_text (LkUser *user)
{
  return g_strdup (lk_user_get_search_text (user));
}

static GtkFilter *
new_string_filter (void)
{
  GtkExpression *text = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                     G_CALLBACK (get_search_text), NULL, NULL);
  GtkStringFilter *filter = gtk_string_filter_new (text);

  gtk_string_filter_set_match_mode (filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_string_filter_set_ignore_case (filter, TRUE);
  return GTK_FILTER (filter);
}

static void
press_in_string_filter (gpointer searcher, const char *query)
{
  GtkFilterListModel *model = searcher;

  gtk_string_filter_set_search (GTK_STRING_FILTER (gtk_filter_list_model_get_filter (model)),
                                query);
  while (gtk_filter_list_model_get_pending (model) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static double
measure_string_filter (GListModel *directory, gboolean bit_by_bit)
{
  g_autoptr (GtkFilterListModel)
    model = gtk_filter_list_model_new (g_object_ref (directory), new_string_filter ());

  gtk_filter_list_model_set_incremental (model, bit_by_bit);
  return measure (bit_by_bit ? "string+" : "string", press_in_string_filter, model);
}

static void
measure_all (guint n_users)
{
  g_autoptr (LkDemoThread) demo = lk_bench_demo_start (n_users);
  g_autoptr (LkDirectory) directory = lk_bench_demo_load (demo);
  double list;
  double string;

  g_print ("A key press in the search over %u users\n",
           g_list_model_get_n_items (G_LIST_MODEL (directory)));
  measure_folded (G_LIST_MODEL (directory));
  list = measure_list (directory);
  string = measure_string_filter (G_LIST_MODEL (directory), FALSE);
  measure_string_filter (G_LIST_MODEL (directory), TRUE);
  g_print ("  list / string: %.2f\n", list / string);
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
  lk_bench_watch_main_loop ();
  for (int i = 1; i < argc; i++)
    measure_all ((guint) atoi (argv[i]));

  return 0;
}
