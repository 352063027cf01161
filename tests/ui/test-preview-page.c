/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-item-dialog.h"
#include "lk-preview-page.h"
#include "lk-request-dialog.h"
#include "lk-test-house.h"
#include "lk-test-input.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define MANY 5000

/* The plan: all are disabled, every second one gets another name for mobiles, three are as wanted,
 * two were left out, one cannot be read. */
#define N_CHANGED 12
#define N_SAME    3
#define N_OUT     2
#define FIRST     100

typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  LkEditContext *context;
  LkJob *job;
  GtkWidget *page;
} Fixture;

static void
add_change (LkDifference *difference, const LkField *field, gboolean wanted)
{
  g_auto (LkValue) before = LK_VALUE_INIT;
  g_auto (LkValue) after = LK_VALUE_INIT;

  lk_value_set_bool (&before, !wanted);
  lk_value_set_bool (&after, wanted);
  lk_difference_add (difference, field, &before, &after);
}

static LkJobItem *
add_item (LkJob *job, guint i, LkItemState state, const char *message)
{
  g_autofree char *number = g_strdup_printf ("%u", FIRST + i);
  g_autofree char *name = g_strdup_printf ("Person %c%u", 'A' + (char) (i % 26), i);
  g_autoptr (LkJobItem) item = lk_job_item_new (1000 + (int) i, number, name);

  lk_job_item_set_state (item, state, message);
  lk_job_add (job, item);
  return item;
}

static void
add_planned (LkJob *job, guint i)
{
  g_autoptr (LkDifference) difference = lk_difference_new (1000 + (int) i);

  add_change (difference, lk_user_field_enabled, FALSE);
  if (i % 2 == 0)
    add_change (difference, lk_user_field_require_2fa, TRUE);
  lk_job_item_set_difference (add_item (job, i, LK_ITEM_PLANNED, NULL), difference);
}

static LkJob *
make_plan (guint n_changed)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);
  guint i = 0;

  lk_job_set_profile (job, "1", "Acme", "900");
  for (; i < n_changed; i++)
    add_planned (job, i);
  for (guint n = 0; n < N_SAME; n++)
    add_item (job, i++, LK_ITEM_UNCHANGED, NULL);
  for (guint n = 0; n < N_OUT; n++)
    add_item (job, i++, LK_ITEM_SKIPPED, "This user is not there any more.");
  add_item (job, i++, LK_ITEM_FAILED, "This user cannot be read.");
  return job;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  lk_test_load_style ();
  fixture->house = lk_test_house_new (5, 0);
  fixture->catalogue = lk_catalogue_new (fixture->house->pbx);
  fixture->context = lk_edit_context_new (fixture->house->directory, fixture->catalogue, NULL);
}

static gboolean
is_ours_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_window_set_content (ADW_WINDOW (fixture->house->window), NULL);
  if (fixture->job != NULL)
    {
      g_assert_true (lk_test_spin_until (is_ours_alone, fixture->job));
      g_assert_finalize_object (fixture->job);
    }
  g_object_unref (fixture->context);
  g_object_unref (fixture->catalogue);
  lk_test_house_free (fixture->house);
}

static void
settle (Fixture *fixture)
{
  lk_test_spin_frames (fixture->house->window, 2);
}

static void
open_plan (Fixture *fixture, guint n_changed)
{
  fixture->job = make_plan (n_changed);
  fixture->page = lk_preview_page_new (fixture->context, fixture->job);
  gtk_window_set_default_size (GTK_WINDOW (fixture->house->window), 700, 640);
  lk_test_house_show (fixture->house, fixture->page);
  lk_test_wait_for_text (fixture->page, "Already as wanted");
}

static gboolean
is_ready (Fixture *fixture)
{
  gboolean ready;

  g_object_get (fixture->page, "ready", &ready, NULL);
  return ready;
}

static GtkCheckButton *
get_check (Fixture *fixture, const char *name)
{
  return GTK_CHECK_BUTTON (lk_test_get (fixture->page, GTK_TYPE_CHECK_BUTTON, name));
}

static void
click_check (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate (GTK_WIDGET (get_check (fixture, name))));
  settle (fixture);
}

static GtkTreeListRow *
get_row (Fixture *fixture, guint position)
{
  GtkWidget *view = lk_test_get (fixture->page, GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))),
                                position);
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *view = lk_test_get (fixture->page, GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static void
expand (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_row (fixture, position);

  g_assert_true (gtk_tree_list_row_is_expandable (row));
  gtk_tree_list_row_set_expanded (row, TRUE);
  settle (fixture);
}

static void
type_search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = lk_test_get (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  settle (fixture);
}

#define DISABLED   "12 users: Enabled: Yes → No"
#define TWO_FACTOR "6 users: Two-factor sign-in required: No → Yes"

/* What is the same for many is one row. */
static void
test_folds (Fixture *fixture, gconstpointer data)
{
  open_plan (fixture, N_CHANGED);

  g_assert_cmpuint (count_rows (fixture), ==, 5);
  g_assert_true (gtk_check_button_get_active (get_check (fixture, DISABLED)));
  g_assert_true (gtk_check_button_get_active (get_check (fixture, TWO_FACTOR)));
  g_assert_true (lk_test_shows_text (fixture->page, "12 users change. 3 are as wanted already. 2 "
                                                    "are left out. 1 cannot be changed."));
  lk_test_wait_for_text (fixture->page, "Sent with");
  g_assert_true (is_ready (fixture));
}

static void
test_fold_tick (Fixture *fixture, gconstpointer data)
{
  open_plan (fixture, N_CHANGED);

  click_check (fixture, DISABLED);
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, 6);
  g_assert_false (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 1), lk_user_field_enabled));
  g_assert_true (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 2), lk_user_field_require_2fa));
  lk_test_wait_for_text (fixture->page, "6 users change. You have unticked 6.");

  click_check (fixture, TWO_FACTOR);
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, 0);
  g_assert_false (is_ready (fixture));
  lk_test_wait_for_text (fixture->page, "Nothing would be sent.");

  click_check (fixture, DISABLED);
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, 12);
  g_assert_true (is_ready (fixture));
}

/* One of many: the row above is neither ticked nor not. */
static void
test_user_tick (Fixture *fixture, gconstpointer data)
{
  LkJobItem *first;

  open_plan (fixture, N_CHANGED);
  first = lk_job_get_item (fixture->job, 0);
  expand (fixture, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 5 + N_CHANGED);

  click_check (fixture, "100 Person A0: 1 other field changes");
  g_assert_false (lk_job_is_ticked (fixture->job, first, lk_user_field_enabled));
  g_assert_true (lk_job_is_ticked (fixture->job, first, lk_user_field_require_2fa));
  g_assert_true (gtk_check_button_get_inconsistent (get_check (fixture, DISABLED)));
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, N_CHANGED);

  click_check (fixture, "101 Person B1: Yes → No");
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, N_CHANGED - 1);

  click_check (fixture, DISABLED);
  g_assert_false (gtk_check_button_get_inconsistent (get_check (fixture, DISABLED)));
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, N_CHANGED);
  g_assert_true (lk_job_is_ticked (fixture->job, first, lk_user_field_enabled));
}

/* Those to whom nothing happens are not silently left out. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  open_plan (fixture, N_CHANGED);
  g_assert_true (lk_test_shows_text (fixture->page, "Cannot be changed"));
  g_assert_true (lk_test_shows_text (fixture->page, "Left out"));
  g_assert_true (lk_test_shows_text (fixture->page, "3 users"));

  expand (fixture, 3);
  g_assert_true (lk_test_shows_text (fixture->page, "This user is not there any more."));
  g_assert_null (lk_test_find (fixture->page, GTK_TYPE_CHECK_BUTTON,
                               "115 Person P15: This user is not there any more."));
}

/* What happens to 104? */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  open_plan (fixture, N_CHANGED);

  type_search (fixture, "104");
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_true (lk_test_shows_text (fixture->page, "104 Person E4"));
  g_assert_true (lk_test_shows_text (fixture->page, "Yes → No"));
  click_check (fixture, "104 Person E4: 2 fields change");
  g_assert_false (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 4), lk_user_field_enabled));
  g_assert_false (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 4), lk_user_field_require_2fa));
  click_check (fixture, "Enabled: Yes → No");
  g_assert_true (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 4), lk_user_field_enabled));
  g_assert_true (
    gtk_check_button_get_inconsistent (get_check (fixture, "104 Person E4: 2 fields change")));

  type_search (fixture, "person p15");
  g_assert_true (lk_test_shows_text (fixture->page, "This user is not there any more."));
  type_search (fixture, "nobody at all");
  g_assert_true (lk_test_shows_text (fixture->page, "Nobody of this plan"));
  type_search (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  g_assert_true (gtk_check_button_get_inconsistent (get_check (fixture, DISABLED)) == FALSE);
  g_assert_true (gtk_check_button_get_inconsistent (get_check (fixture, TWO_FACTOR)));
}

static void
test_by_user (Fixture *fixture, gconstpointer data)
{
  g_autofree char *order = NULL;

  open_plan (fixture, N_CHANGED);

  gtk_widget_activate_action (fixture->page, "plan.order", "s", "user");
  settle (fixture);
  g_object_get (fixture->page, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "user");
  g_assert_cmpuint (count_rows (fixture), ==, N_CHANGED + N_SAME + N_OUT + 1);
  g_assert_true (lk_test_shows_text (fixture->page, "2 fields change"));
  gtk_widget_activate_action (fixture->page, "plan.order", "s", "change");
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *dialog;

  open_plan (fixture, N_CHANGED);
  window = GTK_WINDOW (fixture->house->window);
  gtk_widget_child_focus (lk_test_get (fixture->page, GTK_TYPE_LIST_VIEW, NULL),
                          GTK_DIR_TAB_FORWARD);
  settle (fixture);

  g_assert_true (lk_test_press_key_in (window, GDK_KEY_space, 0));
  settle (fixture);
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, 6);
  g_assert_true (lk_test_press_key_in (window, GDK_KEY_Return, 0));
  settle (fixture);
  g_assert_cmpuint (lk_job_count_ticked (fixture->job), ==, 6);
  g_assert_cmpuint (count_rows (fixture), ==, 5 + N_CHANGED);
  g_assert_true (lk_test_press_key_in (window, GDK_KEY_Down, 0));
  settle (fixture);
  g_assert_true (lk_test_press_key_in (window, GDK_KEY_space, 0));
  settle (fixture);
  g_assert_true (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 0), lk_user_field_enabled));
  g_assert_false (
    lk_job_is_ticked (fixture->job, lk_job_get_item (fixture->job, 1), lk_user_field_enabled));

  g_assert_true (lk_test_press_key_in (window, GDK_KEY_Return, 0));
  settle (fixture);
  dialog = lk_test_find_window (LK_TYPE_ITEM_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_reason (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  open_plan (fixture, N_CHANGED);
  row = lk_test_get (fixture->page, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "Closed in August");
  g_assert_cmpstr (lk_job_get_reason (fixture->job), ==, "Closed in August");
}

static gboolean
has_copy (gpointer user_data)
{
  Fixture *fixture = user_data;

  return lk_test_shows_text (fixture->house->window, "Plan copied");
}

/* On paper stands what is ticked, with the requests. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  open_plan (fixture, N_CHANGED);
  click_check (fixture, TWO_FACTOR);
  gtk_widget_activate_action (fixture->page, "plan.copy", NULL);
  g_assert_true (lk_test_spin_until (has_copy, fixture));
  text = lk_test_paste (fixture->page);
  node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  g_assert_nonnull (strstr (text, lk_user_field_enabled->name));
  g_assert_null (strstr (text, lk_user_field_require_2fa->name));
  g_assert_nonnull (strstr (text, "Person B1"));
}

static gboolean
has_requests (gpointer user_data)
{
  return lk_test_find_window (LK_TYPE_REQUEST_DIALOG) != NULL;
}

static void
test_requests (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_plan (fixture, N_CHANGED);
  gtk_widget_activate_action (fixture->page, "plan.show-requests", NULL);
  g_assert_true (lk_test_spin_until (has_requests, fixture));
  dialog = lk_test_find_window (LK_TYPE_REQUEST_DIALOG);
  lk_test_spin_frames (dialog, 2);
  g_assert_true (lk_test_shows_text (dialog, "The job would send"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (lk_test_house_count (fixture->house, "BulkUpdate"), ==, 0);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *popover;

  open_plan (fixture, N_CHANGED);
  type_search (fixture, "104");
  lk_test_click (fixture->page, "Details");
  dialog = lk_test_find_window (LK_TYPE_ITEM_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));

  type_search (fixture, "");
  lk_test_click (fixture->page, "Details");
  settle (fixture);
  popover = lk_test_get (fixture->page, GTK_TYPE_POPOVER, NULL);
  g_assert_true (lk_test_shows_text (popover, "Yes"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle (fixture);
  g_assert_null (lk_test_find (fixture->page, GTK_TYPE_POPOVER, NULL));
}

/* Closed while its rows are being found. */
static void
test_closed_early (Fixture *fixture, gconstpointer data)
{
  fixture->job = make_plan (N_CHANGED);
  fixture->page = lk_preview_page_new (fixture->context, fixture->job);
  lk_test_house_show (fixture->house, fixture->page);
  adw_window_set_content (ADW_WINDOW (fixture->house->window), NULL);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  gint64 opened;

  open_plan (fixture, MANY);
  opened = g_get_monotonic_time ();
  g_assert_true (lk_test_shows_text (fixture->page, "5,000 users")
                 || lk_test_shows_text (fixture->page, "5000 users"));
  expand (fixture, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 5 + MANY);
  type_search (fixture, "4711");
  g_assert_cmpuint (count_rows (fixture), >, 0);
  type_search (fixture, "");
  gtk_widget_activate_action (fixture->page, "plan.order", "s", "user");
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, MANY + N_SAME + N_OUT + 1);
  g_test_message ("%d users: open after %" G_GINT64_FORMAT " ms", MANY, (opened - start) / 1000);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_tests (void)
{
  add ("/preview-page/folds", test_folds);
  add ("/preview-page/fold-tick", test_fold_tick);
  add ("/preview-page/user-tick", test_user_tick);
  add ("/preview-page/rest", test_rest);
  add ("/preview-page/search", test_search);
  add ("/preview-page/by-user", test_by_user);
  add ("/preview-page/keyboard", test_keyboard);
  add ("/preview-page/reason", test_reason);
  add ("/preview-page/copy", test_copy);
  add ("/preview-page/requests", test_requests);
  add ("/preview-page/details", test_details);
  add ("/preview-page/closed-early", test_closed_early);
  add ("/preview-page/many", test_many);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
