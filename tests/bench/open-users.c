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
#include "lk-ui-resources.h"
#include "lk-user-resources.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

/* open-users N: what it costs to show another user's page, for N users one after the other:
 *
 *   page    the program's own, from the choice until what the list knows is drawn
 *   labels  as many plain labels in a plain list, given other texts and drawn
 *
 * "block" is the longest time that a window would not have reacted, until the whole user was read
 * and shown. Needs a display. Prints medians. */

/* How long each user stays, in milliseconds, so that the phone system's answer is shown as well. */
#define STAYING 300

/* How long a new window is given to draw itself. */
#define SETTLING 2000

typedef void (*Turn) (GtkWidget *part, LkUser *user);

typedef struct
{
  double median;
  double longest;
  double block;
} Cost;

static void
spin_for (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (milliseconds, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static double
turn_and_paint (Turn turn, GtkWidget *part, LkUser *user)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (part);
  gint64 started_at = g_get_monotonic_time ();
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  turn (part, user);
  gtk_widget_queue_draw (part);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);

  return (double) (g_get_monotonic_time () - started_at) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static Cost
measure (const char *what, Turn turn, GtkWidget *part, GListModel *users)
{
  g_autoptr (GArray) milliseconds = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_users = g_list_model_get_n_items (users);
  GtkWidget *window = gtk_window_new ();
  Cost cost = { 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 760);
  gtk_window_set_child (GTK_WINDOW (window), part);
  gtk_window_present (GTK_WINDOW (window));
  spin_for (SETTLING);
  lk_bench_take_longest_block ();

  for (guint i = 0; i < n_users; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (users, i);
      double one = turn_and_paint (turn, part, user);

      g_array_append_val (milliseconds, one);
      spin_for (STAYING);
    }
  cost.block = lk_bench_take_longest_block ();
  gtk_window_destroy (GTK_WINDOW (window));

  g_array_sort (milliseconds, compare_doubles);
  cost.median = g_array_index (milliseconds, double, n_users / 2);
  cost.longest = g_array_index (milliseconds, double, n_users - 1);
  g_print ("  %-8s median %7.2f ms, slowest %7.2f ms, block %7.2f ms\n", what, cost.median,
           cost.longest, cost.block);
  return cost;
}

static void
turn_page (GtkWidget *part, LkUser *user)
{
  lk_user_page_set_user (LK_USER_PAGE (part), user);
}

static GtkWidget *
new_labels (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  g_object_set_data (G_OBJECT (scroller), "list", list);
  return scroller;
}

static void
turn_labels (GtkWidget *part, LkUser *user)
{
  GtkListBox *list = g_object_get_data (G_OBJECT (part), "list");

  for (int i = 0; i < LK_N_USER_FIELDS; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
      g_autofree char *text = lk_user_dup_display (user, &lk_user_fields[i]);

      gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
    }
}

static void
measure_all (guint n_users)
{
  g_autoptr (LkDemoThread) demo = lk_bench_demo_start (n_users);
  g_autoptr (LkDirectory) directory = lk_bench_demo_load (demo);
  g_autoptr (LkCatalogue) catalogue = lk_catalogue_new (lk_directory_get_pbx (directory));
  GtkWidget *page = lk_user_page_new ();
  Cost shown;
  Cost labels;

  lk_user_page_set_directory (LK_USER_PAGE (page), directory, catalogue);
  g_print ("Showing each of %u users\n", g_list_model_get_n_items (G_LIST_MODEL (directory)));
  shown = measure ("page", turn_page, page, G_LIST_MODEL (directory));
  labels = measure ("labels", turn_labels, new_labels (), G_LIST_MODEL (directory));
  g_print ("  page / labels: %.2f\n", shown.median / labels.median);
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
