/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-past.h"

#include "lk-user-fields.h"

#define PROFILE "6c0d7a3e-0000-4000-8000-000000000005"
#define MOST    100000

static gboolean
has_result (gpointer result)
{
  return *(GAsyncResult **) result != NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **pending)
{
  g_assert_true (lk_test_spin_until (has_result, pending));
  return *pending;
}

static void
open_journal (LkTestPast *self)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->journal = lk_journal_new_in_memory ();
  lk_journal_open_async (self->journal, NULL, done_cb, &pending);
  result = await (&pending);
  lk_journal_open_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

/**
 * lk_test_past_new:
 * @n_users: how many users the phone system has
 *
 * Returns: (transfer full): a phone system to which nothing was done yet.
 */
LkTestPast *
lk_test_past_new (guint n_users)
{
  LkTestPast *self = g_new0 (LkTestPast, 1);

  self->house = lk_test_house_new (n_users, 0);
  self->profile = lk_profile_new (PROFILE);
  g_object_set (self->profile, "name", "Acme", "client-id", "900", NULL);
  self->catalogue = lk_catalogue_new (self->house->pbx);
  open_journal (self);
  self->jobs = lk_jobs_new (self->journal, self->house->directory, self->profile);
  lk_test_house_show (self->house, gtk_label_new ("Everybody"));
  return self;
}

static gboolean
is_ours_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/**
 * lk_test_past_free:
 * @self: (transfer full): a past
 *
 * Takes everything down, and fails the test where something of it stays.
 */
void
lk_test_past_free (LkTestPast *self)
{
  g_assert_true (lk_test_spin_until (is_ours_alone, self->jobs));
  g_assert_finalize_object (self->jobs);
  g_assert_true (lk_test_spin_until (is_ours_alone, self->catalogue));
  g_assert_finalize_object (self->catalogue);
  g_assert_true (lk_test_spin_until (is_ours_alone, self->journal));
  lk_journal_close (self->journal);
  g_assert_finalize_object (self->journal);
  g_assert_finalize_object (self->profile);
  lk_test_house_free (self->house);
  g_free (self);
}

/* What the user shall have is the opposite of what the user has: whoever is wanted can be told from
 * whoever is not. */
static void
add_difference (LkJobItem *item, LkUser *user)
{
  g_autoptr (LkDifference) difference = lk_difference_new (lk_user_get_id (user));
  const LkValue *before = lk_user_get (user, lk_user_field_enabled);
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  lk_value_set_bool (&wanted, !lk_value_is_true (before));
  lk_difference_add (difference, lk_user_field_enabled, before, &wanted);
  lk_job_item_set_difference (item, difference);
}

/* As the phone system said afterwards that they were. */
static void
set_after (LkJobItem *item, LkUser *user)
{
  g_autoptr (LkUser) after = lk_user_new (lk_user_get_fields (user), lk_user_get_id (user));
  LkDifference *difference = lk_job_item_get_difference (item);

  lk_user_adopt (after, user);
  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    lk_user_set (after, lk_difference_get_field (difference, i),
                 lk_difference_get_wanted (difference, i));
  lk_job_item_set_after (item, after);
}

/**
 * lk_test_past_make_job:
 * @self: a past
 * @kind: what the job does
 * @first: its first user, by their position in the directory
 * @n_users: how many users follow
 * @state: what became of each
 *
 * Returns: (transfer full): a job that is not in the journal yet. An update or an edit enables who
 *   is disabled, and the other way round.
 */
LkJob *
lk_test_past_make_job (LkTestPast *self,
                       LkJobKind kind,
                       guint first,
                       guint n_users,
                       LkItemState state)
{
  LkJob *job = lk_job_new (kind);

  for (guint i = 0; i < n_users; i++)
    {
      LkUser *user = lk_test_house_get_user (self->house, first + i);
      g_autoptr (LkJobItem) item = lk_job_item_new_for_user (user);

      if (kind == LK_JOB_UPDATE || kind == LK_JOB_EDIT)
        add_difference (item, user);
      else
        lk_job_item_set_snapshot (item, user);
      if (state == LK_ITEM_DONE)
        set_after (item, user);
      lk_job_item_set_state (item, state, NULL);
      lk_job_add (job, item);
    }
  lk_job_set_state (job, LK_JOB_FINISHED);
  return job;
}

/**
 * lk_test_past_add:
 * @self: a past
 * @job: what was done
 * @days_ago: when
 * @reason: (nullable): why
 */
void
lk_test_past_add (LkTestPast *self, LkJob *job, int days_ago, const char *reason)
{
  gint64 time = g_get_real_time () - days_ago * G_TIME_SPAN_DAY;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lk_job_set_profile (job, PROFILE, "Acme", "900");
  lk_job_set_reason (job, reason);
  lk_job_set_started_at (job, time);
  lk_job_set_ended_at (job, time + G_TIME_SPAN_SECOND);
  lk_journal_add_async (self->journal, job, done_cb, &pending);
  result = await (&pending);
  lk_journal_write_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

LkJob *
lk_test_past_load (LkTestPast *self, gint64 id)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LkJob *job;

  lk_journal_load_async (self->journal, id, NULL, done_cb, &pending);
  result = await (&pending);
  job = lk_journal_load_finish (self->journal, result, &error);
  g_assert_no_error (error);
  return job;
}

/**
 * lk_test_past_count:
 * @self: a past
 *
 * Returns: how many jobs the journal has.
 */
guint
lk_test_past_count (LkTestPast *self)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = NULL;

  lk_journal_list_async (self->journal, PROFILE, NULL, MOST, NULL, done_cb, &pending);
  result = await (&pending);
  summaries = lk_journal_list_finish (self->journal, result, &error);
  g_assert_no_error (error);
  return summaries->len;
}

/**
 * lk_test_past_is_enabled:
 * @self: a past
 * @position: which user of the directory
 *
 * Returns: whether they are enabled, as far as the directory knows.
 */
gboolean
lk_test_past_is_enabled (LkTestPast *self, guint position)
{
  LkUser *user = lk_test_house_get_user (self->house, position);

  return lk_value_is_true (lk_user_get (user, lk_user_field_enabled));
}
