/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lk-resume.h"
#include "lk-test-past.h"

#define N_USERS 90

typedef struct
{
  LkTestPast *past;
  LkResume *resume;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->past = lk_test_past_new (N_USERS);
  fixture->resume = lk_resume_new (GTK_WINDOW (fixture->past->house->window));
}

static gboolean
is_ours_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_resume_stop (fixture->resume);
  g_assert_true (lk_test_spin_until (is_ours_alone, fixture->resume));
  g_assert_finalize_object (fixture->resume);
  lk_test_past_free (fixture->past);
}

/* As a crash leaves it: @n_done are done, one is on its way, the rest was not sent. */
static gint64
interrupt (Fixture *fixture, guint first, guint n_users, guint n_done)
{
  LkTestPast *past = fixture->past;
  g_autoptr (LkJob)
    job = lk_test_past_make_job (past, LK_JOB_UPDATE, first, n_users, LK_ITEM_PLANNED);

  for (guint i = 0; i < n_done; i++)
    lk_job_item_set_state (lk_job_get_item (job, i), LK_ITEM_DONE, NULL);
  lk_job_item_set_state (lk_job_get_item (job, n_done), LK_ITEM_SENDING, NULL);
  lk_job_set_state (job, LK_JOB_RUNNING);
  lk_test_past_add (past, job, 0, "a new winter");
  return lk_job_get_id (job);
}

static gboolean
has_dialog (gpointer data)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL;
}

static GtkWidget *
look (Fixture *fixture)
{
  lk_resume_look (fixture->resume, fixture->past->jobs);
  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
respond (const char *button)
{
  GtkWidget *dialog = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  lk_test_spin_frames (dialog, 2);
  lk_test_click (dialog, button);
}

static gboolean
is_idle (gpointer jobs)
{
  return !lk_jobs_is_busy (jobs);
}

static void
wait_for_end (Fixture *fixture)
{
  g_assert_true (lk_test_spin_until (is_idle, fixture->past->jobs));
}

static guint
count (Fixture *fixture, gint64 id, LkItemState state)
{
  g_autoptr (LkJob) job = lk_test_past_load (fixture->past, id);

  return lk_job_count (job, state);
}

static guint
count_writes (Fixture *fixture)
{
  LkDemoPbx *demo = fixture->past->house->demo;

  return lk_demo_pbx_count_requests (demo, "PATCH", "/xapi/v1/Users({Id})")
         + lk_demo_pbx_count_requests (demo, "POST", "/xapi/v1/Users/Pbx.BulkUpdate");
}

static void
test_says_how_far_it_is (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  interrupt (fixture, 0, 80, 12);
  dialog = look (fixture);
  lk_test_wait_for_text (dialog, "A change of 80 users was interrupted.");
  g_assert_true (lk_test_shows_text (dialog, "12 are done."));
  g_assert_true (lk_test_shows_text (dialog, "1 has to be looked at."));
  g_assert_true (lk_test_shows_text (dialog, "67 were not sent."));
  g_assert_true (lk_test_shows_text (dialog, "a new winter"));
  respond ("_Later");
}

/* Whoever says nothing has said no. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  gint64 id = interrupt (fixture, 0, 80, 12);
  guint n_writes = count_writes (fixture);
  GtkWidget *dialog = look (fixture);

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (lk_test_spin_until (has_no_dialog, NULL));
  lk_test_spin_frames (fixture->past->house->window, 5);
  g_assert_null (lk_jobs_get_runner (fixture->past->jobs));
  g_assert_cmpuint (count_writes (fixture), ==, n_writes);
  g_assert_cmpuint (count (fixture, id, LK_ITEM_PLANNED), ==, 67);
}

static void
test_continue (Fixture *fixture, gconstpointer data)
{
  gint64 id = interrupt (fixture, 0, 80, 12);
  gboolean was_enabled[80];

  for (guint i = 0; i < 80; i++)
    was_enabled[i] = lk_test_past_is_enabled (fixture->past, i);
  look (fixture);
  respond ("_Continue");
  g_assert_nonnull (lk_jobs_get_runner (fixture->past->jobs));
  wait_for_end (fixture);

  g_assert_cmpuint (count_writes (fixture), >, 0);
  /* The journal said of the first twelve that they are done: nobody asks again. */
  for (guint i = 12; i < 80; i++)
    g_assert_cmpint (lk_test_past_is_enabled (fixture->past, i), !=, was_enabled[i]);
  g_assert_cmpuint (count (fixture, id, LK_ITEM_DONE), ==, 80);
  lk_test_spin_frames (fixture->past->house->window, 5);
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  gint64 id = interrupt (fixture, 0, 80, 12);
  g_autoptr (LkJob) job = NULL;

  look (fixture);
  respond ("_Stop Here");
  wait_for_end (fixture);

  job = lk_test_past_load (fixture->past, id);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_STOPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_SENDING), ==, 0);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), >=, 67);
  g_assert_cmpuint (count_writes (fixture), ==, 0);
}

/* The second is asked about when the first has ended, and not before. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  gint64 first = interrupt (fixture, 0, 20, 4);
  gint64 second = interrupt (fixture, 40, 30, 9);
  GtkWidget *dialog = look (fixture);

  lk_test_wait_for_text (dialog, "A change of 20 users was interrupted.");
  respond ("_Continue");
  g_assert_true (lk_jobs_is_busy (fixture->past->jobs));
  wait_for_end (fixture);
  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  dialog = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  lk_test_wait_for_text (dialog, "A change of 30 users was interrupted.");
  g_assert_cmpuint (count (fixture, first, LK_ITEM_DONE), ==, 20);
  g_assert_cmpuint (count (fixture, second, LK_ITEM_PLANNED), ==, 20);
  respond ("_Continue");
  wait_for_end (fixture);
  g_assert_cmpuint (count (fixture, second, LK_ITEM_DONE), ==, 30);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LkJob) job = lk_test_past_make_job (fixture->past, LK_JOB_UPDATE, 0, 3, LK_ITEM_DONE);

  lk_test_past_add (fixture->past, job, 0, NULL);
  lk_resume_look (fixture->resume, fixture->past->jobs);
  g_assert_cmpuint (lk_test_past_count (fixture->past), ==, 1);
  lk_test_spin_frames (fixture->past->house->window, 5);
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_closing (Fixture *fixture, gconstpointer data)
{
  interrupt (fixture, 0, 20, 4);
  interrupt (fixture, 40, 30, 9);
  look (fixture);
  lk_resume_stop (fixture->resume);
  g_assert_true (lk_test_spin_until (has_no_dialog, NULL));
  lk_test_spin_frames (fixture->past->house->window, 5);
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/resume/says-how-far-it-is", test_says_how_far_it_is);
  ADD ("/resume/later", test_later);
  ADD ("/resume/continue", test_continue);
  ADD ("/resume/stop", test_stop);
  ADD ("/resume/several", test_several);
  ADD ("/resume/nothing", test_nothing);
  ADD ("/resume/closing", test_closing);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
