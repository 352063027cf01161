/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-delete-page.h"
#include "lk-demo-pbx.h"
#include "lk-prepare.h"
#include "lk-test-past.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define N_USERS 120

/* Somebody is about to delete users. */
typedef struct
{
  LkTestPast *past;
  LkJob *job;
  GtkWidget *page;
} Decision;

static void
enter (Decision *self, gconstpointer data)
{
  *self = (Decision) {};
  lk_test_load_style ();
  self->past = lk_test_past_new (N_USERS);
}

static void
leave (Decision *self, gconstpointer data)
{
  lk_test_house_show (self->past->house, gtk_label_new (""));
  g_clear_object (&self->job);
  lk_test_past_free (self->past);
}

static void
show (Decision *self)
{
  self->page = lk_delete_page_new (self->past->house->directory, self->job);
  gtk_window_set_default_size (GTK_WINDOW (self->past->house->window), 640, 1400);
  lk_test_house_show (self->past->house, self->page);
}

static void
plan (Decision *self, LkJobKind kind, guint first, guint n_users)
{
  self->job = lk_test_past_make_job (self->past, kind, first, n_users, LK_ITEM_PLANNED);
  lk_job_set_state (self->job, LK_JOB_PLANNED);
}

static gboolean
is_ready (gpointer user_data)
{
  return lk_delete_page_is_ready (LK_DELETE_PAGE (((Decision *) user_data)->page));
}

static void
wait_until_ready (Decision *self)
{
  gboolean ready = FALSE;

  g_assert_true (lk_test_spin_until (is_ready, self));
  g_object_get (self->page, "ready", &ready, NULL);
  g_assert_true (ready);
}

static gboolean
is_told (gpointer user_data)
{
  GtkWidget *spinner = lk_test_get (((Decision *) user_data)->page, GTK_TYPE_SPINNER,
                                    "Finding out what goes with them");

  return !gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

static void
wait_until_told (Decision *self)
{
  g_assert_true (lk_test_spin_until (is_told, self));
}

static char *
dup_who (Decision *self, guint position)
{
  LkJobItem *item = lk_job_get_item (self->job, position);

  return g_strdup_printf ("%s %s", lk_job_item_get_number (item), lk_job_item_get_name (item));
}

static void
tick (Decision *self, guint position, gboolean is_ticked)
{
  g_autofree char *who = dup_who (self, position);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 lk_test_get (self->page, GTK_TYPE_CHECK_BUTTON, who)),
                               is_ticked);
}

static GtkWidget *
find_row (Decision *self, const char *title)
{
  return lk_test_find (self->page, ADW_TYPE_ENTRY_ROW, title);
}

static void
type (Decision *self, const char *title, const char *text)
{
  GtkWidget *row = find_row (self, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* A few are deleted without typing, but not before it can be read what goes with them. */
static void
test_few (Decision *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, "latency=300", &error);
  g_assert_no_error (error);
  plan (self, LK_JOB_DELETE, 10, 3);
  show (self);
  g_assert_false (is_ready (self));
  g_assert_true (lk_test_shows_text (self->page, "3 users will be deleted"));
  wait_until_ready (self);
  g_assert_null (find_row (self, "Type 3 to delete 3 users"));
  g_assert_true (lk_test_shows_text (self->page, "What goes with them"));
  g_assert_true (lk_test_shows_text (self->page, "What cannot come back"));
  g_assert_true (lk_test_shows_text (self->page, "Voicemail messages"));
  lk_test_structure_picture (self->past->house->window, "delete-few");
}

static void
test_unticked (Decision *self, gconstpointer data)
{
  plan (self, LK_JOB_DELETE, 10, 3);
  show (self);
  wait_until_ready (self);
  tick (self, 1, FALSE);
  g_assert_false (lk_job_is_ticked (self->job, lk_job_get_item (self->job, 1), NULL));
  g_assert_true (lk_test_shows_text (self->page, "2 users will be deleted"));
  /* What goes with the others is found out anew. */
  g_assert_false (is_ready (self));
  wait_until_ready (self);

  tick (self, 0, FALSE);
  tick (self, 2, FALSE);
  g_assert_true (lk_test_shows_text (self->page, "Nobody will be deleted"));
  g_assert_false (is_ready (self));
  wait_until_told (self);
  g_assert_false (is_ready (self));
  tick (self, 2, TRUE);
  g_assert_true (lk_test_shows_text (self->page, "1 user will be deleted"));
  wait_until_ready (self);
}

/* Enter on a row does what its check box does, and the box shows it. */
static void
test_by_keyboard (Decision *self, gconstpointer data)
{
  g_autofree char *who = NULL;
  GtkWidget *view;

  plan (self, LK_JOB_DELETE, 10, 3);
  show (self);
  who = dup_who (self, 1);
  view = lk_test_get (self->page, GTK_TYPE_LIST_VIEW, "Users of this job");
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_false (lk_job_is_ticked (self->job, lk_job_get_item (self->job, 1), NULL));
  lk_test_spin_frames (self->page, 2);
  g_assert_false (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (lk_test_get (self->page, GTK_TYPE_CHECK_BUTTON, who))));
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_true (lk_job_is_ticked (self->job, lk_job_get_item (self->job, 1), NULL));
  wait_until_told (self);
}

static void
test_number_is_typed (Decision *self, gconstpointer data)
{
  static const char *const wrong[] = {
    "", "0", "19", "2", "200", "twenty", "99999999999999999999"
  };
  static const char *const right[] = { "20", " 20 ", "٢٠", "020" };

  plan (self, LK_JOB_DELETE, 10, 20);
  show (self);
  wait_until_told (self);
  g_assert_false (is_ready (self));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (self, "Type 20 to delete 20 users", wrong[i]);
      g_assert_false (is_ready (self));
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      type (self, "Type 20 to delete 20 users", right[i]);
      g_assert_true (is_ready (self));
    }

  /* The number was for others. */
  tick (self, 1, FALSE);
  wait_until_told (self);
  g_assert_false (is_ready (self));
  type (self, "Type 19 to delete 19 users", "19");
  g_assert_true (is_ready (self));
}

static void
test_limit_is_set (Decision *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_uint (settings, "delete-type-above", 0);
  plan (self, LK_JOB_DELETE, 10, 1);
  show (self);
  wait_until_told (self);
  g_assert_false (is_ready (self));
  type (self, "Type 1 to delete 1 user", "1");
  g_assert_true (is_ready (self));
  g_settings_reset (settings, "delete-type-above");
}

static void
test_reason (Decision *self, gconstpointer data)
{
  plan (self, LK_JOB_DELETE, 10, 1);
  show (self);
  type (self, "Why? Kept in the history", "  They left & <will> not return ");
  g_assert_cmpstr (lk_job_get_reason (self->job), ==, "They left & <will> not return");
  wait_until_told (self);
}

static void
test_left_out (Decision *self, gconstpointer data)
{
  plan (self, LK_JOB_DELETE, 10, 4);
  lk_job_item_set_state (lk_job_get_item (self->job, 2), LK_ITEM_SKIPPED,
                         "Linekeeper signs in with this account.");
  show (self);
  g_assert_true (lk_test_shows_text (self->page, "3 users will be deleted"));
  g_assert_true (lk_test_shows_text (self->page, "1 user is left out"));
  g_assert_true (lk_test_shows_text (self->page, "Linekeeper signs in with this account."));
  wait_until_ready (self);
}

static void
test_nobody_left (Decision *self, gconstpointer data)
{
  plan (self, LK_JOB_DELETE, 10, 1);
  lk_job_item_set_state (lk_job_get_item (self->job, 0), LK_ITEM_SKIPPED, "They are gone.");
  show (self);
  wait_until_told (self);
  g_assert_false (is_ready (self));
  g_assert_true (lk_test_shows_text (self->page, "Nobody will be deleted"));
}

/* What the phone system does not tell is said, and can be asked again. */
static void
test_does_not_tell (Decision *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, "status=403@*,/xapi/v1/Queues", &error);
  g_assert_no_error (error);
  plan (self, LK_JOB_DELETE, 10, 2);
  show (self);
  wait_until_told (self);
  g_assert_true (lk_test_shows_text (self->page, "Not known"));
  g_assert_true (is_ready (self));

  lk_demo_pbx_clear_faults (self->past->house->demo);
  lk_test_click (self->page, "Look again");
  g_assert_false (is_ready (self));
  wait_until_told (self);
  g_assert_false (lk_test_shows_text (self->page, "Not known"));
}

/* The page goes while the phone system is still asked. */
static void
test_goes_early (Decision *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, "latency=100", &error);
  g_assert_no_error (error);
  plan (self, LK_JOB_DELETE, 10, 2);
  show (self);
  tick (self, 0, FALSE);
  lk_test_house_show (self->past->house, gtk_label_new ("Something else"));
}

static void
test_created_again (Decision *self, gconstpointer data)
{
  plan (self, LK_JOB_CREATE, 10, 20);
  lk_job_set_undo_of (self->job, 7);
  show (self);
  g_assert_true (is_ready (self));
  g_assert_true (lk_test_shows_text (self->page, "20 users will be created again"));
  g_assert_true (lk_test_shows_text (self->page, "What cannot come back"));
  g_assert_false (lk_test_shows_text (self->page, "What goes with them"));
  lk_test_structure_picture (self->past->house->window, "delete-create");
}

static GListModel *
get_rows (Decision *self)
{
  GtkWidget *view = lk_test_get (self->page, GTK_TYPE_LIST_VIEW, "Users of this job");

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

typedef struct
{
  Decision *self;
  guint n;
} Count;

static gboolean
shows_n (gpointer user_data)
{
  const Count *count = user_data;

  return g_list_model_get_n_items (get_rows (count->self)) == count->n;
}

/* Who is searched away is deleted all the same: the headline goes on counting them. */
static void
test_five_thousand (Decision *self, gconstpointer data)
{
  GtkWidget *entry;

  self->job = lk_job_new (LK_JOB_DELETE);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 10000 + i);
      g_autoptr (LkJobItem) item = lk_job_item_new ((int) i + 100000, number, "Ada Berg");

      lk_job_add (self->job, item);
    }
  show (self);
  entry = lk_test_get (self->page, GTK_TYPE_SEARCH_ENTRY, "Search the users of this job");
  gtk_editable_set_text (GTK_EDITABLE (entry), "14999");
  g_assert_true (lk_test_spin_until (shows_n, &(Count) { self, 1 }));
  g_assert_true (lk_test_shows_text (self->page, "5000 users will be deleted"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (lk_test_spin_until (shows_n, &(Count) { self, 5000 }));
  wait_until_told (self);
}

static void
add (const char *path, void (*test) (Decision *self, gconstpointer data))
{
  g_test_add (path, Decision, NULL, enter, test, leave);
}

static void
add_tests (void)
{
  add ("/delete-page/few", test_few);
  add ("/delete-page/unticked", test_unticked);
  add ("/delete-page/by-keyboard", test_by_keyboard);
  add ("/delete-page/number-is-typed", test_number_is_typed);
  add ("/delete-page/limit-is-set", test_limit_is_set);
  add ("/delete-page/reason", test_reason);
  add ("/delete-page/left-out", test_left_out);
  add ("/delete-page/nobody-left", test_nobody_left);
  add ("/delete-page/does-not-tell", test_does_not_tell);
  add ("/delete-page/goes-early", test_goes_early);
  add ("/delete-page/created-again", test_created_again);
  add ("/delete-page/five-thousand", test_five_thousand);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
