/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-clerk.h"
#include "lk-consequences.h"
#include "lk-prepare.h"
#include "lk-stub.h"
#include "lk-user-fields.h"

static LkJob *
plan_delete (LkClerk *clerk, GPtrArray *users)
{
  return lk_clerk_plan (clerk, lk_prepare_delete (clerk->directory, clerk->profile, users));
}

static int
get_id (GPtrArray *users, guint i)
{
  return lk_user_get_id (users->pdata[i]);
}

static gboolean
exists (LkClerk *clerk, int id)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (clerk->desk.demo, id);

  return record != NULL;
}

/* Whatever is said of a user is true on the phone system, and in the journal. */
static void
check_truth (LkClerk *clerk, LkJob *job)
{
  g_autoptr (LkJob) kept = lk_clerk_load (clerk, lk_job_get_id (job));

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkItemState state = lk_job_item_get_state (item);
      gboolean is_there = exists (clerk, lk_job_item_get_user_id (item));

      g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (kept, i)), ==, state);
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      if (state == LK_ITEM_DONE || state == LK_ITEM_UNCHANGED)
        g_assert_false (is_there);
      if (state == LK_ITEM_FAILED || state == LK_ITEM_SKIPPED || state == LK_ITEM_PLANNED)
        g_assert_true (is_there);
      if (state == LK_ITEM_FAILED || state == LK_ITEM_SKIPPED || state == LK_ITEM_UNKNOWN)
        g_assert_cmpstr (lk_job_item_get_message (item), !=, "");
    }
}

static void
set_refusing (LkClerk *clerk, int id)
{
  g_autofree char *spec = g_strdup_printf ("refuse-user=%d", id);

  lk_desk_set (&clerk->desk, spec);
}

static guint
count_batches (LkClerk *clerk)
{
  return lk_demo_pbx_count_requests (clerk->desk.demo, "POST", "/xapi/v1/Users/Pbx.BatchDelete");
}

static void
test_some (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;
  guint n_before;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  n_before = lk_demo_pbx_count_users (clerk.desk.demo);
  users = lk_clerk_choose (&clerk, 3, 12);
  job = plan_delete (&clerk, users);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, 12);
  lk_clerk_run (&clerk, job);

  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 12);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before - 12);
  g_assert_cmpuint (clerk.gone->len, ==, 12);
  g_assert_cmpuint (count_batches (&clerk), ==, 1);
  g_assert_cmpuint (clerk.n_steps, <=, 4);
  check_truth (&clerk, job);
  lk_clerk_clear (&clerk);
}

/* The snapshot has all that a page asks for, and no secret. */
static void
test_snapshot (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  users = lk_clerk_choose (&clerk, 0, 50);
  job = plan_delete (&clerk, users);
  for (guint i = 0; i < 50; i++)
    {
      LkUser *snapshot = lk_job_item_get_snapshot (lk_job_get_item (job, i));
      g_autoptr (JsonObject) json = lk_user_to_json (snapshot);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
      g_autofree char *text = json_to_string (node, FALSE);

      g_assert_cmpint (lk_user_get (snapshot, lk_user_field_phones)->type, ==, LK_VALUE_JSON);
      g_assert_null (strstr (text, "\"Secret\""));
      g_assert_null (strstr (text, "Password"));
      g_assert_null (strstr (text, "ProvisioningLink"));
      for (guint j = 0; j < LK_N_USER_FIELDS; j++)
        if (!lk_field_has (&lk_user_fields[j], LK_FIELD_SECRET))
          g_assert_cmpint (lk_field_set_find (lk_user_get_fields (snapshot), &lk_user_fields[j]),
                           >=, 0);
    }
  lk_clerk_clear (&clerk);
}

/* Five of a thousand refuse: they are named with the reason, the others are gone. */
static void
test_thousand (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;
  guint n_before;

  lk_clerk_init (&clerk, 1100, LK_VERSION_NEWEST);
  n_before = lk_demo_pbx_count_users (clerk.desk.demo);
  users = lk_clerk_choose (&clerk, 0, 1000);
  for (guint i = 0; i < 5; i++)
    set_refusing (&clerk, get_id (users, i * 217));
  job = plan_delete (&clerk, users);
  lk_clerk_run (&clerk, job);

  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 995);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 5);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before - 995);
  g_assert_cmpuint (count_batches (&clerk), ==, 10);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (lk_job_item_get_state (lk_clerk_find (job, get_id (users, i * 217))), ==,
                     LK_ITEM_FAILED);
  check_truth (&clerk, job);
  lk_clerk_clear (&clerk);
}

/* The operator cannot be deleted; the account that the program signs in with is not even asked. */
static void
test_untouchable (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkUser) receptionist = NULL;
  g_autoptr (LkUser) own = NULL;
  g_autoptr (LkJob) job = NULL;
  LkJobItem *item;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  receptionist = g_list_model_get_item (G_LIST_MODEL (clerk.directory), 0);
  own = g_list_model_get_item (G_LIST_MODEL (clerk.directory), 5);
  g_object_set (clerk.profile, "client-id", lk_user_get_text (own, lk_user_field_number), NULL);
  g_ptr_array_add (users, g_object_ref (receptionist));
  g_ptr_array_add (users, g_object_ref (own));
  job = plan_delete (&clerk, users);
  item = lk_clerk_find (job, lk_user_get_id (own));
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_SKIPPED);
  g_assert_nonnull (strstr (lk_job_item_get_message (item), "signs in"));

  /* Not even a journal that somebody wrote into brings it about. */
  lk_job_item_set_state (item, LK_ITEM_PLANNED, NULL);
  lk_clerk_run (&clerk, job);
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_SKIPPED);
  item = lk_clerk_find (job, lk_user_get_id (receptionist));
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_FAILED);
  g_test_message ("%s", lk_job_item_get_message (item));
  check_truth (&clerk, job);
  lk_clerk_clear (&clerk);
}

/* Somebody is gone already, and somebody has another name now. */
static void
test_changed_meanwhile (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) early = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (GError) error = NULL;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  users = lk_clerk_choose (&clerk, 0, 4);
  job = plan_delete (&clerk, users);
  lk_demo_pbx_remove_user (clerk.desk.demo, get_id (users, 0), &error);
  g_assert_no_error (error);
  lk_desk_rival (&clerk.desk, get_id (users, 1), "{'LastName':'Someone'}");
  lk_clerk_run (&clerk, job);

  g_assert_cmpint (lk_job_item_get_state (lk_clerk_find (job, get_id (users, 0))), ==,
                   LK_ITEM_UNCHANGED);
  g_assert_cmpint (lk_job_item_get_state (lk_clerk_find (job, get_id (users, 1))), ==,
                   LK_ITEM_SKIPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 2);
  check_truth (&clerk, job);

  /* The plan itself finds out about those who changed since the list was read. */
  early = plan_delete (&clerk, users);
  g_assert_cmpuint (lk_job_count (early, LK_ITEM_UNCHANGED), ==, 3);
  g_assert_cmpuint (lk_job_count (early, LK_ITEM_SKIPPED), ==, 1);
  lk_clerk_clear (&clerk);
}

/* A phone system that does not take the call for many is asked for each by itself. */
static void
test_fallback (void)
{
  static const char *const faults[] = {
    "status=404@*,POST /xapi/v1/Users/Pbx.BatchDelete",
    "status=405@*,POST /xapi/v1/Users/Pbx.BatchDelete",
    "status=500@*,POST /xapi/v1/Users/Pbx.BatchDelete",
    "unbound@*,POST /xapi/v1/Users/Pbx.BatchDelete",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LkClerk clerk;
      g_autoptr (GPtrArray) users = NULL;
      g_autoptr (LkJob) job = NULL;

      g_test_message ("%s", faults[i]);
      lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
      users = lk_clerk_choose (&clerk, 0, 6);
      set_refusing (&clerk, get_id (users, 2));
      job = plan_delete (&clerk, users);
      lk_desk_set (&clerk.desk, faults[i]);
      lk_clerk_run (&clerk, job);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 5);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);
      g_assert_cmpuint (count_batches (&clerk), ==, 1);
      check_truth (&clerk, job);
      lk_clerk_clear (&clerk);
    }
}

/* What a hostile phone system says of a deletion. It deletes nobody. */
static void
test_hostile (void)
{
  static const char *const faults[] = {
    "garbage@1,POST /xapi/v1/Users/Pbx.BatchDelete", "html@1,POST /xapi/v1/Users/Pbx.BatchDelete",
    "deep=1000@1,POST /xapi/v1/Users/Pbx.BatchDelete",
    "redirect=https://elsewhere.example/@1,POST /xapi/v1/Users/Pbx.BatchDelete",
    "huge=100000@1,POST /xapi/v1/Users/Pbx.BatchDelete"
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LkClerk clerk;
      g_autoptr (GPtrArray) users = NULL;
      g_autoptr (LkJob) job = NULL;

      g_test_message ("%s", faults[i]);
      lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
      users = lk_clerk_choose (&clerk, 0, 3);
      job = plan_delete (&clerk, users);
      lk_desk_set (&clerk.desk, faults[i]);
      lk_clerk_run (&clerk, job);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 3);
      check_truth (&clerk, job);
      lk_clerk_clear (&clerk);
    }
}

/* Somebody stops it after any number of steps, or the program is killed there: what is said is
 * true, and nobody goes but those whom a resumed job deletes. */
static void
test_stop_anywhere (void)
{
  for (guint n_steps = 0; n_steps < 6; n_steps++)
    {
      LkClerk clerk;
      g_autoptr (GPtrArray) users = NULL;
      g_autoptr (LkJob) job = NULL;
      g_autoptr (LkJob) again = NULL;
      g_autoptr (LkJobWork) work = NULL;
      g_autoptr (LkJobWork) second = NULL;
      gboolean is_done = FALSE;

      lk_clerk_init (&clerk, 300, LK_VERSION_NEWEST);
      users = lk_clerk_choose (&clerk, 0, 130);
      job = plan_delete (&clerk, users);
      lk_clerk_begin (&clerk, job);
      work = lk_clerk_new_work (&clerk, job);
      for (guint i = 0; i < n_steps; i++)
        g_assert_true (lk_clerk_step (&clerk, work, &is_done, NULL));
      g_assert_false (is_done);

      again = lk_clerk_load (&clerk, lk_job_get_id (job));
      second = lk_clerk_new_work (&clerk, again);
      if (n_steps % 2 == 0)
        lk_job_work_settle (second);
      lk_clerk_finish (&clerk, second);
      check_truth (&clerk, again);
      if (n_steps % 2 == 1)
        g_assert_cmpuint (lk_job_count (again, LK_ITEM_DONE)
                            + lk_job_count (again, LK_ITEM_UNCHANGED),
                          ==, 130);
      g_clear_object (&work);
      g_clear_object (&second);
      lk_clerk_clear (&clerk);
    }
}

static guint
count_deletions (LkClerk *clerk)
{
  return count_batches (clerk)
         + lk_demo_pbx_count_requests (clerk->desk.demo, "DELETE", "/xapi/v1/Users");
}

/* Whoever stops while somebody was read and not yet sent, or while each takes a request of their
 * own, has stopped: nobody else goes. */
static void
test_stop_at_once (void)
{
  for (guint i = 0; i < 2 * 8; i++)
    {
      LkClerk clerk;
      g_autoptr (GPtrArray) users = NULL;
      g_autoptr (LkJob) job = NULL;
      g_autoptr (LkJobWork) work = NULL;
      gboolean is_done = FALSE;
      guint n_left, n_deletions;

      lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
      users = lk_clerk_choose (&clerk, 0, 8);
      job = plan_delete (&clerk, users);
      if (i % 2 == 1)
        lk_desk_set (&clerk.desk, "status=404@*,POST /xapi/v1/Users/Pbx.BatchDelete");
      lk_clerk_begin (&clerk, job);
      work = lk_clerk_new_work (&clerk, job);
      for (guint step = 0; step < i / 2 && !is_done; step++)
        g_assert_true (lk_clerk_step (&clerk, work, &is_done, NULL));

      n_left = lk_demo_pbx_count_users (clerk.desk.demo);
      n_deletions = count_deletions (&clerk);
      lk_job_work_settle (work);
      lk_clerk_finish (&clerk, work);
      g_assert_cmpuint (count_deletions (&clerk), ==, n_deletions);
      g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_left);
      g_assert_cmpuint (lk_job_count (job, LK_ITEM_UNKNOWN), ==, 0);
      check_truth (&clerk, job);
      g_clear_object (&work);
      lk_clerk_clear (&clerk);
    }
}

/* Between a look and the request there may be a pause of hours, and then it is somebody else. */
static void
test_pause_before_sending (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJobWork) work = NULL;
  gboolean is_done = FALSE;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  users = lk_clerk_choose (&clerk, 0, 4);
  job = plan_delete (&clerk, users);
  lk_clerk_begin (&clerk, job);
  work = lk_clerk_new_work (&clerk, job);
  g_assert_true (lk_clerk_step (&clerk, work, &is_done, NULL));
  lk_desk_rival (&clerk.desk, get_id (users, 1), "{'LastName':'Someone'}");
  lk_job_work_forget (work);
  lk_clerk_finish (&clerk, work);

  g_assert_cmpint (lk_job_item_get_state (lk_clerk_find (job, get_id (users, 1))), ==,
                   LK_ITEM_SKIPPED);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 3);
  check_truth (&clerk, job);
  g_clear_object (&work);
  lk_clerk_clear (&clerk);
}

static LkConsequences *
find_consequences (LkClerk *clerk, LkJob *job)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkConsequences *found;

  lk_consequences_find_async (clerk->directory, job, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  found = lk_consequences_find_finish (clerk->directory, result, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_consequences (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkConsequences) found = NULL;
  g_autoptr (LkConsequences) less = NULL;

  lk_clerk_init (&clerk, 120, LK_VERSION_NEWEST);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (clerk.directory)); i++)
    g_ptr_array_add (users, g_list_model_get_item (G_LIST_MODEL (clerk.directory), i));
  job = plan_delete (&clerk, users);

  /* Everybody goes: every department and every queue is left empty. */
  found = find_consequences (&clerk, job);
  g_assert_cmpuint (found->operators->len, ==, 1);
  g_assert_cmpuint (found->administrators->len, >, 0);
  g_assert_cmpuint (found->registered->len, >, 0);
  g_assert_cmpuint (found->machines->len, >, 0);
  g_assert_cmpuint (found->last_of->len, >, 2);
  g_assert_cmpuint (found->services->len, ==, 7);
  g_assert_cmpuint (found->unknown->len, ==, 0);
  for (guint i = 0; i < found->services->len; i++)
    g_test_message ("%s", (char *) found->services->pdata[i]);

  /* One goes, and the phone system does not tell everything. */
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    lk_job_set_ticked (job, lk_job_get_item (job, i), NULL, i == 30);
  lk_desk_set (&clerk.desk, "status=403@*,GET /xapi/v1/Queues");
  lk_desk_set (&clerk.desk, "garbage@*,GET /xapi/v1/General");
  less = find_consequences (&clerk, job);
  g_assert_cmpuint (less->operators->len, ==, 0);
  g_assert_cmpuint (less->last_of->len, ==, 0);
  g_assert_cmpuint (less->unknown->len, ==, 2);
  lk_clerk_clear (&clerk);
}

static void
ignore_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, ignore_cb, NULL);
  g_test_add_func ("/batch-delete/some", test_some);
  g_test_add_func ("/batch-delete/snapshot", test_snapshot);
  g_test_add_func ("/batch-delete/thousand", test_thousand);
  g_test_add_func ("/batch-delete/untouchable", test_untouchable);
  g_test_add_func ("/batch-delete/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/batch-delete/fallback", test_fallback);
  g_test_add_func ("/batch-delete/hostile", test_hostile);
  g_test_add_func ("/batch-delete/stop-anywhere", test_stop_anywhere);
  g_test_add_func ("/batch-delete/stop-at-once", test_stop_at_once);
  g_test_add_func ("/batch-delete/pause-before-sending", test_pause_before_sending);
  g_test_add_func ("/batch-delete/consequences", test_consequences);
  return g_test_run ();
}
