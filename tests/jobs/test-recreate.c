/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-batch-create.h"
#include "lk-batch-delete.h"
#include "lk-clerk.h"
#include "lk-prepare.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"
#include "lk-works.h"

/* Who was deleted comes back from what was kept of them; what failed is tried again. */

#define N_USERS 120

static LkJob *
plan_delete (LkClerk *clerk, GPtrArray *users)
{
  return lk_clerk_plan (clerk, lk_prepare_delete (clerk->directory, clerk->profile, users));
}

static LkJob *
plan_undo (LkClerk *clerk, LkJob *job)
{
  g_autoptr (LkJob) done = lk_clerk_load (clerk, lk_job_get_id (job));

  g_assert_true (lk_job_can_undo (done));
  return lk_clerk_plan (clerk, lk_prepare_undo (clerk->directory, clerk->profile, done));
}

static LkJob *
plan_retry (LkClerk *clerk, LkJob *job)
{
  g_autoptr (LkJob) done = lk_clerk_load (clerk, lk_job_get_id (job));

  g_assert_true (lk_job_can_retry (done));
  return lk_clerk_plan (clerk, lk_prepare_retry (clerk->directory, clerk->profile, done));
}

static LkJob *
delete_some (LkClerk *clerk, guint n)
{
  g_autoptr (GPtrArray) users = lk_clerk_choose (clerk, 0, n);
  LkJob *job = plan_delete (clerk, users);

  lk_clerk_run (clerk, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, n);
  lk_clerk_refresh (clerk);
  return job;
}

/* All that can be the same is, but for what is named. */
static void
check_alike (LkUser *snapshot, LkUser *now, const char *message)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const LkValue *was = lk_user_get (snapshot, field);
      const LkValue *is = lk_user_get (now, field);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (lk_field_has (field, LK_FIELD_SECRET) || lk_field_has (field, LK_FIELD_READ_ONLY)
          || lk_field_means_same (field, was, is) || lk_field_fulfils (field, is, was)
          || strstr (message, lk_field_get_label (field)) != NULL)
        continue;
      before = lk_field_to_text (field, was);
      after = lk_field_to_text (field, is);
      g_test_message ("%s was %s, is %s", field->name, before, after);
      g_test_fail ();
    }
}

static void
undo_deletion (LkVersion version)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) back = NULL;
  g_autoptr (LkJob) again = NULL;
  guint n_different = 0;
  guint n_before;

  lk_clerk_init (&clerk, N_USERS, version);
  n_before = lk_demo_pbx_count_users (clerk.desk.demo);
  job = delete_some (&clerk, 70);
  back = plan_undo (&clerk, job);
  g_assert_cmpint (lk_job_get_kind (back), ==, LK_JOB_CREATE);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_PLANNED), ==, 70);
  lk_clerk_run (&clerk, back);

  for (guint i = 0; i < 70; i++)
    {
      LkJobItem *item = lk_job_get_item (back, i);
      g_autoptr (LkUser) now = NULL;

      g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_DONE);
      n_different += *lk_job_item_get_message (item) != '\0';
      now = lk_desk_open (&clerk.desk, lk_job_item_get_new_id (item));
      check_alike (lk_job_item_get_snapshot (item), now, lk_job_item_get_message (item));
    }

  /* Two addresses that two people shared cannot be given a second time. */
  g_assert_cmpuint (n_different, ==, 2);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before);
  g_assert_cmpuint (clerk.came->len, ==, 70);

  again = lk_clerk_load (&clerk, lk_job_get_id (job));
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_UNDONE), ==, 70);
  lk_clerk_clear (&clerk);
}

static void
test_undo_deletion (void)
{
  undo_deletion (LK_VERSION_NEWEST);
}

static void
test_undo_deletion_old (void)
{
  undo_deletion (LK_VERSION (20, 0, 5));
}

/* The re-creation is taken back in its turn. */
static void
test_undo_creation (void)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) back = NULL;
  g_autoptr (LkJob) gone = NULL;
  g_autoptr (LkJob) again = NULL;
  guint n_before;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  n_before = lk_demo_pbx_count_users (clerk.desk.demo);
  job = delete_some (&clerk, 4);
  back = plan_undo (&clerk, job);
  lk_clerk_run (&clerk, back);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_DONE), ==, 4);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before);

  gone = plan_undo (&clerk, back);
  g_assert_cmpint (lk_job_get_kind (gone), ==, LK_JOB_DELETE);
  lk_clerk_run (&clerk, gone);
  g_assert_cmpuint (lk_job_count (gone, LK_ITEM_DONE), ==, 4);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before - 4);

  again = lk_clerk_load (&clerk, lk_job_get_id (back));
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_UNDONE), ==, 4);
  g_assert_false (lk_job_can_undo (again));
  lk_clerk_clear (&clerk);
}

static void
take_number (LkClerk *clerk, const char *number)
{
  g_autofree char *json =
    g_strdup_printf ("{'Number':'%s','FirstName':'Somebody','LastName':'Else'}", number);
  g_autoptr (JsonNode) body = lk_desk_json (json);
  g_autoptr (GError) error = NULL;
  int id = 0;

  lk_demo_pbx_create_user (clerk->desk.demo, json_node_get_object (body), &id, &error);
  g_assert_no_error (error);
}

/* Somebody has the number now: the plan says so, or the outcome does. */
static void
test_number_taken (void)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) back = NULL;
  g_autoptr (LkJob) late = NULL;
  g_autoptr (LkJob) last = NULL;
  g_autoptr (LkJob) after = NULL;
  const char *number;
  int id;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  job = delete_some (&clerk, 3);
  take_number (&clerk, lk_job_item_get_number (lk_job_get_item (job, 0)));
  lk_clerk_refresh (&clerk);
  back = plan_undo (&clerk, job);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (back, 0)), ==, LK_ITEM_SKIPPED);
  g_assert_nonnull (strstr (lk_job_item_get_message (lk_job_get_item (back, 0)), "Somebody Else"));

  take_number (&clerk, lk_job_item_get_number (lk_job_get_item (job, 1)));
  lk_clerk_run (&clerk, back);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (back, 1)), ==, LK_ITEM_FAILED);
  g_assert_nonnull (strstr (lk_job_item_get_message (lk_job_get_item (back, 1)), "Somebody Else"));
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (back, 2)), ==, LK_ITEM_DONE);

  /* What is left can be tried again; the number still belongs to somebody else. */
  lk_clerk_refresh (&clerk);
  late = plan_retry (&clerk, back);
  g_assert_cmpuint (lk_job_get_n_items (late), ==, 1);
  g_assert_cmpuint (lk_job_count (late, LK_ITEM_SKIPPED), ==, 1);

  /* And when nobody has it any more, the one who tries again takes back the deletion. */
  number = lk_job_item_get_number (lk_job_get_item (job, 1));
  id = lk_demo_pbx_find_number (clerk.desk.demo, number);
  g_assert_true (lk_demo_pbx_remove_user (clerk.desk.demo, id, NULL));
  lk_clerk_refresh (&clerk);
  last = plan_retry (&clerk, back);
  g_assert_cmpint (lk_job_get_undo_of (last), ==, lk_job_get_id (job));
  lk_clerk_run (&clerk, last);
  g_assert_cmpuint (lk_job_count (last, LK_ITEM_DONE), ==, 1);
  after = lk_clerk_load (&clerk, lk_job_get_id (job));
  g_assert_cmpuint (lk_job_count (after, LK_ITEM_UNDONE), ==, 2);
  lk_clerk_clear (&clerk);
}

/* A lost answer creates nobody twice; who cannot be looked up stays unknown until somebody asks. */
static void
test_lost (void)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) back = NULL;
  g_autoptr (LkJob) again = NULL;
  guint n_before;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  n_before = lk_demo_pbx_count_users (clerk.desk.demo);
  job = delete_some (&clerk, 3);
  back = plan_undo (&clerk, job);
  lk_desk_set (&clerk.desk, "lost@2,POST /xapi/v1/Users$");
  for (guint i = 5; i <= 6; i++)
    {
      g_autofree char *fault = g_strdup_printf ("garbage@%u,GET /xapi/v1/Users$", i);

      lk_desk_set (&clerk.desk, fault);
    }
  lk_clerk_run (&clerk, back);
  lk_demo_pbx_clear_faults (clerk.desk.demo);
  for (guint i = 0; i < 3; i++)
    g_test_message ("%d %s", (int) lk_job_item_get_state (lk_job_get_item (back, i)),
                    lk_job_item_get_message (lk_job_get_item (back, i)));

  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_DONE), ==, 2);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_UNKNOWN), ==, 1);

  /* The program is started again: nobody is created twice. */
  again = lk_clerk_load (&clerk, lk_job_get_id (back));
  lk_clerk_resume (&clerk, again);
  g_assert_cmpuint (lk_job_count (again, LK_ITEM_DONE), ==, 3);
  g_assert_cmpuint (lk_demo_pbx_count_users (clerk.desk.demo), ==, n_before);
  lk_clerk_clear (&clerk);
}

static void
test_retry_deletion (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) late = NULL;
  g_autofree char *spec = NULL;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  users = lk_clerk_choose (&clerk, 0, 5);
  spec = g_strdup_printf ("refuse-user=%d", lk_user_get_id (users->pdata[2]));
  lk_desk_set (&clerk.desk, spec);
  job = plan_delete (&clerk, users);
  lk_job_set_reason (job, "They left");
  lk_clerk_run (&clerk, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);
  lk_demo_pbx_clear_faults (clerk.desk.demo);

  late = plan_retry (&clerk, job);
  g_assert_cmpuint (lk_job_get_n_items (late), ==, 1);
  g_assert_cmpstr (lk_job_get_reason (late), ==, "They left");
  g_assert_cmpint (lk_job_get_retry_of (late), ==, lk_job_get_id (job));
  lk_clerk_run (&clerk, late);
  g_assert_cmpuint (lk_job_count (late, LK_ITEM_DONE), ==, 1);
  lk_clerk_clear (&clerk);
}

static void
add_change (LkDifference *difference, const LkField *field, const char *before, const char *wanted)
{
  g_auto (LkValue) first = LK_VALUE_INIT;
  g_auto (LkValue) second = LK_VALUE_INIT;

  lk_value_set_text (&first, before);
  lk_value_set_text (&second, wanted);
  lk_difference_add (difference, field, &first, &second);
}

/* An edit of the page is taken back, too, but for its secret, and is not tried again where there
 * was nothing else. */
static void
test_edit (void)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = lk_job_new (LK_JOB_EDIT);
  g_autoptr (LkJob) secret = lk_job_new (LK_JOB_EDIT);
  g_autoptr (LkJob) back = NULL;
  g_autoptr (LkJob) done = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (LkDifference) difference = NULL;
  g_autoptr (LkDifference) hidden = NULL;
  g_autoptr (LkJobItem) item = NULL;
  g_autoptr (LkJobItem) other = NULL;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  user = lk_desk_open (&clerk.desk, clerk.desk.id);
  difference = lk_difference_new (clerk.desk.id);
  add_change (difference, lk_user_field_first_name,
              lk_user_get_text (user, lk_user_field_first_name), "Zoë");
  add_change (difference, lk_user_field_access_password, "", "Hidden-1234");
  hidden = lk_difference_new (clerk.desk.id);
  add_change (hidden, lk_user_field_access_password, "", "Hidden-1234");
  item = lk_job_item_new_for_user (user);
  lk_job_item_set_difference (item, difference);
  lk_job_set_profile (job, lk_profile_get_id (clerk.profile), "Acme", "900");
  lk_job_add (job, item);
  other = lk_job_item_new_for_user (user);
  lk_job_item_set_difference (other, hidden);
  lk_job_add (secret, other);

  lk_desk_rival (&clerk.desk, clerk.desk.id, "{'FirstName':'Zoë'}");
  lk_clerk_begin (&clerk, job);
  lk_job_item_set_state (item, LK_ITEM_DONE, NULL);
  lk_job_item_set_state (other, LK_ITEM_DONE, NULL);
  lk_job_set_state (job, LK_JOB_FINISHED);
  lk_job_set_state (secret, LK_JOB_FINISHED);
  g_assert_false (lk_job_can_undo (secret));
  lk_job_item_set_state (other, LK_ITEM_FAILED, "Why");
  g_assert_false (lk_job_can_retry (secret));

  g_assert_true (lk_job_can_undo (job));
  back = lk_clerk_plan (&clerk, lk_prepare_undo (clerk.directory, clerk.profile, job));
  g_assert_cmpint (lk_job_get_kind (back), ==, LK_JOB_UPDATE);
  lk_clerk_run (&clerk, back);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_DONE), ==, 1);
  {
    g_autoptr (LkUser) now = lk_desk_open (&clerk.desk, clerk.desk.id);

    g_assert_cmpstr (lk_user_get_text (now, lk_user_field_first_name), ==,
                     lk_user_get_text (user, lk_user_field_first_name));
  }
  lk_clerk_clear (&clerk);
}

/* Whom the phone system refused to change is changed once it does not any more. */
static void
test_retry_change (void)
{
  LkClerk clerk;
  g_autoptr (LkJob) job = lk_job_new (LK_JOB_UPDATE);
  g_autoptr (LkJob) late = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (LkUser) now = NULL;
  g_autoptr (LkDifference) difference = NULL;
  g_autoptr (LkJobItem) item = NULL;
  g_autofree char *spec = NULL;

  lk_clerk_init (&clerk, N_USERS, LK_VERSION_NEWEST);
  user = lk_desk_open (&clerk.desk, clerk.desk.id);
  difference = lk_difference_new (clerk.desk.id);
  add_change (difference, lk_user_field_find ("PromptSet"),
              lk_user_get_text (user, lk_user_field_find ("PromptSet")), "another");
  item = lk_job_item_new_for_user (user);
  lk_job_item_set_difference (item, difference);
  lk_job_set_profile (job, lk_profile_get_id (clerk.profile), "Acme", "900");
  lk_job_add (job, item);
  spec = g_strdup_printf ("refuse-user=%d", clerk.desk.id);
  lk_desk_set (&clerk.desk, spec);
  lk_clerk_run (&clerk, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_FAILED), ==, 1);

  lk_demo_pbx_clear_faults (clerk.desk.demo);
  late = plan_retry (&clerk, job);
  g_assert_cmpuint (lk_job_count (late, LK_ITEM_PLANNED), ==, 1);
  lk_clerk_run (&clerk, late);
  g_assert_cmpuint (lk_job_count (late, LK_ITEM_DONE), ==, 1);
  now = lk_desk_open (&clerk.desk, clerk.desk.id);
  g_assert_cmpstr (lk_user_get_text (now, lk_user_field_find ("PromptSet")), ==, "another");
  lk_clerk_clear (&clerk);
}

/* What does not come back is said. */
static void
test_losses (void)
{
  LkClerk clerk;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (LkJob) job = NULL;
  g_auto (GStrv) losses = NULL;

  lk_clerk_init (&clerk, 300, LK_VERSION_NEWEST);
  users = lk_clerk_choose (&clerk, 0, 25);
  job = plan_delete (&clerk, users);
  losses = lk_prepare_list_losses (job);
  g_assert_cmpuint (g_strv_length (losses), ==, 7);
  lk_clerk_clear (&clerk);
}

static LkJob *
plan_with (LkPreparation *preparation)
{
  g_autoptr (LkPreparation) owned = preparation;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkJob *job;

  lk_preparation_run_async (preparation, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  job = lk_preparation_run_finish (preparation, result, &error);
  g_assert_no_error (error);
  return job;
}

/* As in the program: the list follows what the job does, without being loaded again, so that the
 * numbers are known to be free. */
static void
test_runner (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) back = NULL;
  guint n_before;

  lk_works_init (&works, N_USERS);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (works.directory));
  people = lk_works_list_people (&works, 5, 20);
  job = plan_with (lk_prepare_delete (works.directory, works.profile, people));
  g_assert_cmpuint (lk_works_run (&works, job), ==, 0);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (works.directory)), ==, n_before - 20);

  g_assert_true (lk_job_can_undo (job));
  back = plan_with (lk_prepare_undo (works.directory, works.profile, job));
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_PLANNED), ==, 20);
  g_assert_cmpuint (lk_works_run (&works, back), ==, 0);
  g_assert_cmpuint (lk_job_count (back, LK_ITEM_DONE), ==, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 20; i++)
    {
      int id = lk_job_item_get_new_id (lk_job_get_item (back, i));

      while (lk_directory_find (works.directory, id) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (works.directory)), ==, n_before);
  lk_works_clear (&works);
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
  lk_user_create_patience = 1;
  g_test_add_func ("/recreate/undo-deletion/newest", test_undo_deletion);
  g_test_add_func ("/recreate/undo-deletion/20.0.5", test_undo_deletion_old);
  g_test_add_func ("/recreate/undo-creation", test_undo_creation);
  g_test_add_func ("/recreate/number-taken", test_number_taken);
  g_test_add_func ("/recreate/lost", test_lost);
  g_test_add_func ("/recreate/retry-deletion", test_retry_deletion);
  g_test_add_func ("/recreate/retry-change", test_retry_change);
  g_test_add_func ("/recreate/edit", test_edit);
  g_test_add_func ("/recreate/losses", test_losses);
  g_test_add_func ("/recreate/runner", test_runner);
  return g_test_run ();
}
