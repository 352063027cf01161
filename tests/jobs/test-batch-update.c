/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-works.h"

#include <string.h>

#include "lk-user-fields.h"

#define N_MANY 1000

/* What is there besides people does no harm. */
#define N_SPARE 60

static void
count (LkJob *job, LkItemState state, guint n)
{
  g_assert_cmpuint (lk_job_count (job, state), ==, n);
}

static void
finish (LkWorks *works, LkJob *job)
{
  lk_works_check (works, job);
  g_object_unref (job);
  lk_works_clear (works);
}

static void
test_many (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_MANY + N_SPARE);
  job = lk_works_plan_one (&works, N_MANY, "PromptSet", "'linekeeper'");
  lk_works_run (&works, job);
  count (job, LK_ITEM_DONE, N_MANY);
  g_test_message ("%u users: %u requests", N_MANY, lk_works_count_requests (&works));
  g_assert_cmpuint (lk_works_count_requests (&works), <=, 30);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_FINISHED);
  g_assert_cmpint (lk_job_get_method (job), ==, LK_METHOD_BULK);
  finish (&works, job);
}

static void
refuse (LkWorks *works, LkJob *job, guint position)
{
  g_autofree char *spec =
    g_strdup_printf ("refuse-user=%d", lk_job_item_get_user_id (lk_job_get_item (job, position)));

  lk_desk_set (&works->desk, spec);
}

static void
check_refusals (LkWorks *works, LkJob *job, const guint *places, guint n_places)
{
  count (job, LK_ITEM_FAILED, n_places);
  count (job, LK_ITEM_DONE, lk_job_get_n_items (job) - n_places);
  for (guint i = 0; i < n_places; i++)
    {
      LkJobItem *item = lk_job_get_item (job, places[i]);

      g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_FAILED);
      g_assert_nonnull (strstr (lk_job_item_get_message (item), "Extension"));
    }
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);

      g_assert_cmpuint (lk_demo_pbx_count_changes (works->desk.demo,
                                                   lk_job_item_get_user_id (item)),
                        ==, lk_job_item_get_state (item) == LK_ITEM_DONE);
    }
}

static void
try_refusers (const char *knob, const guint *places, guint n_places)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, N_MANY + N_SPARE);
  lk_desk_set (&works.desk, knob);
  job = lk_works_plan_one (&works, N_MANY, "PromptSet", "'linekeeper'");
  for (guint i = 0; i < n_places; i++)
    refuse (&works, job, places[i]);
  lk_works_run (&works, job);
  g_test_message ("%s, %u of %u refuse, the first at %u: %u requests", knob, n_places, N_MANY,
                  places[0], lk_works_count_requests (&works));
  g_assert_cmpuint (lk_works_count_requests (&works), <, 150);
  check_refusals (&works, job, places, n_places);
  finish (&works, job);
}

static void
test_refusers (gconstpointer knob)
{
  static const guint scattered[] = { 38, 138, 338, 438, 638, 738, 938 };
  static const guint neighbours[] = { 496, 497, 498, 499, 500, 501, 502 };
  static const guint crowd[] = { 0, 13, 27, 50, 51, 88, 99 };

  try_refusers (knob, scattered, G_N_ELEMENTS (scattered));
  try_refusers (knob, neighbours, G_N_ELEMENTS (neighbours));
  try_refusers (knob, crowd, G_N_ELEMENTS (crowd));
}

static void
test_all_refuse (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, 100);
  job = lk_works_plan_one (&works, 30, "PromptSet", "'linekeeper'");
  for (guint i = 0; i < 30; i++)
    refuse (&works, job, i);
  lk_works_run (&works, job);
  count (job, LK_ITEM_FAILED, 30);
  finish (&works, job);
}

/* The call itself */

static void
try_fallback (const char *const *faults,
              LkJobMethod asked,
              const char *field,
              const char *json,
              LkJobMethod used)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, 100);
  job = lk_works_plan_one (&works, 20, field, json);
  for (guint i = 0; faults[i] != NULL; i++)
    lk_desk_set (&works.desk, faults[i]);
  lk_job_set_method (job, asked);
  lk_works_run (&works, job);
  count (job, LK_ITEM_DONE, 20);
  g_assert_cmpint (lk_job_get_method (job), ==, used);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (lk_demo_pbx_count_changes (works.desk.demo, lk_job_item_get_user_id (
                                                                    lk_job_get_item (job, i))),
                      ==, 1);
  finish (&works, job);
}

#define BULK_PATH  "POST /xapi/v1/Users/Pbx.BulkUpdate"
#define MULTI_PATH "POST /xapi/v1/Users/Pbx.MultiUserUpdate"

static const char *const troubles[] = {
  "status=400", "status=404", "status=405", "status=413", "status=500", "status=501", "unbound",
};

static void
test_fallback (void)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *bulk = g_strdup_printf ("%s@*," BULK_PATH, troubles[i]);
      g_autofree char *multi = g_strdup_printf ("%s@*," MULTI_PATH, troubles[i]);
      const char *const one[] = { bulk, NULL };
      const char *const both[] = { bulk, multi, NULL };

      try_fallback (one, LK_METHOD_AUTOMATIC, "PromptSet", "'lk'", LK_METHOD_MULTI);
      try_fallback (one, LK_METHOD_AUTOMATIC, "Language", "'xy'", LK_METHOD_SINGLE);
      try_fallback (both, LK_METHOD_AUTOMATIC, "PromptSet", "'lk'", LK_METHOD_SINGLE);
      try_fallback (both, LK_METHOD_MULTI, "PromptSet", "'lk'", LK_METHOD_SINGLE);
    }
  try_fallback (none, LK_METHOD_BULK, "PromptSet", "'lk'", LK_METHOD_BULK);
  try_fallback (none, LK_METHOD_MULTI, "PromptSet", "'lk'", LK_METHOD_MULTI);
  try_fallback (none, LK_METHOD_MULTI, "Language", "'xy'", LK_METHOD_MULTI);
  try_fallback (none, LK_METHOD_SINGLE, "PromptSet", "'lk'", LK_METHOD_SINGLE);
}

/* Others who work there as well */

static void
test_others (void)
{
  LkWorks works;
  LkJob *job;
  g_autoptr (GError) error = NULL;

  lk_works_init (&works, 100);
  job = lk_works_plan_one (&works, 20, "PromptSet", "'linekeeper'");
  lk_desk_rival (&works.desk, lk_job_item_get_user_id (lk_job_get_item (job, 3)),
                 "{'PromptSet':'rival'}");
  lk_desk_rival (&works.desk, lk_job_item_get_user_id (lk_job_get_item (job, 4)),
                 "{'PromptSet':'linekeeper'}");
  lk_desk_rival (&works.desk, lk_job_item_get_user_id (lk_job_get_item (job, 5)),
                 "{'FirstName':'Rival'}");
  lk_demo_pbx_remove_user (works.desk.demo, lk_job_item_get_user_id (lk_job_get_item (job, 6)),
                           &error);
  g_assert_no_error (error);
  lk_works_run (&works, job);

  count (job, LK_ITEM_DONE, 17);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 3)), ==, LK_ITEM_SKIPPED);
  g_assert_cmpstr (lk_job_item_get_message (lk_job_get_item (job, 3)), ==,
                   "Someone else changed this user meanwhile: Spoken prompts.");
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 4)), ==, LK_ITEM_UNCHANGED);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 5)), ==, LK_ITEM_DONE);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 6)), ==, LK_ITEM_SKIPPED);
  g_assert_null (
    lk_directory_find (works.directory, lk_job_item_get_user_id (lk_job_get_item (job, 6))));
  finish (&works, job);
}

/* The list has what was read. */
static void
test_list (void)
{
  LkWorks works;
  LkJob *job;

  lk_works_init (&works, 100);
  job = lk_works_plan_one (&works, 20, "Language", "'xy'");
  lk_works_run (&works, job);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpstr (lk_user_get_text (lk_directory_find (works.directory,
                                                          lk_job_item_get_user_id (
                                                            lk_job_get_item (job, i))),
                                       lk_user_field_find ("Language")),
                     ==, "xy");
  finish (&works, job);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch-update/many", test_many);
  g_test_add_data_func ("/batch-update/refusers/none", "bulk=none", test_refusers);
  g_test_add_data_func ("/batch-update/refusers/part", "bulk=part", test_refusers);
  g_test_add_data_func ("/batch-update/refusers/whole", "bulk=whole", test_refusers);
  g_test_add_func ("/batch-update/all-refuse", test_all_refuse);
  g_test_add_func ("/batch-update/fallback", test_fallback);
  g_test_add_func ("/batch-update/others", test_others);
  g_test_add_func ("/batch-update/list", test_list);
  return g_test_run ();
}
