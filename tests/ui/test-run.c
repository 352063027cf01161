/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-pbx.h"
#include "lk-outcome-table.h"
#include "lk-test-onlooker.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

static void
test_runs (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  lk_test_onlooker_break (self, "latency=150");
  runner = lk_test_onlooker_run (self, 220);
  g_assert_true (lk_test_shows_text (self->page, "Changing 220 users"));
  g_assert_true (lk_test_shows_text (self->page, " of 220 users"));
  g_assert_false (lk_test_onlooker_can_press (self, "Copy"));
  g_assert_false (lk_test_onlooker_can_press (self, "Export…"));
  g_assert_true (lk_test_onlooker_can_press (self, "Pause"));
  g_assert_true (lk_test_onlooker_can_press (self, "Stop"));

  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "220 users were changed.");
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Pause"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Stop"));
  g_assert_true (lk_test_onlooker_can_press (self, "Copy"));
  g_assert_true (lk_test_onlooker_can_press (self, "Undo"));
  g_assert_null (lk_test_find (self->page, GTK_TYPE_BUTTON, "Retry Failed"));
  lk_test_onlooker_choose_outcome (self, "Done");
  lk_test_onlooker_wait_for_rows (self, 220);
}

/* Pressed at once: one request is under way, and the rest waits. */
static void
test_pauses_and_goes_on (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;
  guint n_requests;

  lk_test_onlooker_break (self, "latency=150");
  runner = lk_test_onlooker_run (self, 220);
  lk_test_click (self->page, "Pause");
  g_assert_true (lk_test_shows_text (self->page, "Pausing after the request"));
  lk_test_onlooker_wait_for_state (runner, LK_RUN_PAUSED);
  g_assert_true (lk_test_shows_text (self->page, "Paused. Nothing is sent until you continue."));
  n_requests = self->past->house->exchanges->len;
  lk_test_spin_frames (self->page, 20);
  g_assert_cmpuint (self->past->house->exchanges->len, ==, n_requests);

  lk_test_click (self->page, "Continue");
  g_assert_true (lk_test_onlooker_can_press (self, "Pause"));
  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "220 users were changed.");
}

static void
test_stops (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  lk_test_onlooker_break (self, "latency=150");
  runner = lk_test_onlooker_run (self, 220);
  lk_test_click (self->page, "Stop");
  if (lk_job_runner_get_state (runner) != LK_RUN_ENDED)
    {
      g_assert_true (lk_test_shows_text (self->page, "Stopping after the request"));
      g_assert_false (lk_test_onlooker_can_press (self, "Stop"));
      g_assert_false (lk_test_onlooker_can_press (self, "Pause"));
    }
  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "nothing was sent.");
  g_assert_true (lk_test_onlooker_can_press (self, "Send the Rest")
                 || lk_test_onlooker_can_press (self, "Retry Failed"));
}

static void
test_trouble (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  lk_test_onlooker_break (self, "status=503@*,/xapi/v1/Users");
  runner = lk_test_onlooker_run (self, 20);
  lk_test_onlooker_wait_for_state (runner, LK_RUN_PAUSED);
  g_assert_nonnull (lk_job_runner_get_trouble (runner));
  g_assert_true (lk_test_shows_text (self->page, lk_job_runner_get_trouble (runner)->message));
  g_assert_true (lk_test_onlooker_can_press (self, "Continue"));
  g_assert_true (lk_test_onlooker_can_press (self, "Stop"));
  lk_test_structure_picture (self->past->house->window, "run-trouble");

  lk_demo_pbx_clear_faults (self->past->house->demo);
  lk_test_click (self->page, "Continue");
  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "20 users were changed.");
}

/* Those who refuse stand first, with the phone system's reason. */
static void
test_refusing (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;
  g_autofree char *fault = NULL;
  LkUser *user = lk_test_house_get_user (self->past->house, 150);
  LkOutcomeTable *table;
  g_autoptr (GPtrArray) items = NULL;

  fault = g_strdup_printf ("refuse-user=%d", lk_user_get_id (user));
  lk_test_onlooker_break (self, fault);
  runner = lk_test_onlooker_run (self, 220);
  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  lk_test_wait_for_text (self->page, "219 users were changed. 1 user could not be changed.");
  table = LK_OUTCOME_TABLE (lk_test_onlooker_get_table (self));
  items = lk_outcome_table_list_chosen (table);
  g_assert_cmpstr (lk_job_item_get_number (g_ptr_array_index (items, 0)), ==,
                   lk_user_get_text (user, lk_user_field_number));
  g_assert_true (lk_test_onlooker_can_press (self, "Retry Failed"));
  g_assert_true (lk_test_shows_text (self->page, "Failed"));
  lk_test_structure_picture (self->past->house->window, "run-refusing");
}

/* The list and the page stay usable, and the page may go before the job ends. */
static void
test_page_goes_first (LkTestOnlooker *self, gconstpointer data)
{
  LkJobRunner *runner;

  lk_test_onlooker_break (self, "latency=150");
  runner = lk_test_onlooker_run (self, 220);
  lk_test_house_show (self->past->house, gtk_label_new ("Something else"));
  lk_test_onlooker_wait_for_state (runner, LK_RUN_ENDED);
  g_assert_cmpuint (lk_job_count (self->job, LK_ITEM_DONE), ==, 220);
}

static void
add (const char *path, void (*test) (LkTestOnlooker *self, gconstpointer data))
{
  g_test_add (path, LkTestOnlooker, NULL, lk_test_onlooker_enter, test, lk_test_onlooker_leave);
}

static void
add_tests (void)
{
  add ("/run/runs", test_runs);
  add ("/run/pauses-and-goes-on", test_pauses_and_goes_on);
  add ("/run/stops", test_stops);
  add ("/run/trouble", test_trouble);
  add ("/run/refusing", test_refusing);
  add ("/run/page-goes-first", test_page_goes_first);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
