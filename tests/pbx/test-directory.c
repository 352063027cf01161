/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-department.h"
#include "lk-error.h"
#include "lk-follower.h"
#include "lk-user-fields.h"
#include "lk-world.h"

static void
test_load (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkDepartment) first = NULL;

  lk_world_init (&world, 1234);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (lk_world_count (directory), ==, 1234);
  g_assert_cmpuint (lk_directory_get_n_expected (directory), ==, 1234);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 1234);
  g_assert_nonnull (lk_directory_get_refreshed_at (directory));
  g_assert_false (lk_directory_get_loading (directory));
  g_assert_cmpfloat (lk_directory_get_progress (directory), ==, 1.0);
  g_assert_cmpint (lk_directory_get_status (directory)->max_extensions, ==, 50);

  first = g_list_model_get_item (lk_directory_get_departments (directory), 0);
  g_assert_cmpuint (g_list_model_get_n_items (lk_directory_get_departments (directory)), ==, 3);
  g_assert_cmpstr (lk_department_get_name (first), ==, "Accounts");
  g_assert_cmpuint (lk_department_get_n_members (first), ==, 412);

  g_assert_cmpuint (world.n_users, ==, 13);
  g_assert_cmpuint (world.n_status, ==, 1);
  g_assert_cmpuint (world.n_groups, ==, 1);
  g_assert_cmpuint (lk_stub_count_tokens (world.stub), ==, 1);
  lk_world_clear (&world);
}

static void
test_sizes (void)
{
  static const struct
  {
    guint n_people;
    guint n_pages;
  } sizes[] = { { 0, 1 }, { 1, 1 }, { 99, 1 }, { 100, 1 }, { 101, 2 }, { 200, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      LkWorld world;
      g_autoptr (LkDirectory) directory = NULL;

      lk_world_init (&world, sizes[i].n_people);
      directory = lk_world_new_directory (&world);
      lk_world_refresh_well (directory);

      g_assert_cmpuint (lk_world_count (directory), ==, sizes[i].n_people);
      g_assert_cmpuint (world.n_users, ==, sizes[i].n_pages);
      lk_world_clear (&world);
    }
}

/* Status first, then the departments and the pages: the version decides what to select. */
static void
test_requests (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 10000);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (lk_world_count (directory), ==, 10000);
  g_assert_cmpuint (lk_stub_count_tokens (world.stub), ==, 1);
  g_assert_cmpuint (lk_stub_count_requests (world.stub), ==, 102);
  g_assert_true (
    g_str_has_prefix (lk_stub_get_request (world.stub, 0), "GET /xapi/v1/SystemStatus?$select="));
  g_assert_null (strstr (lk_stub_get_request (world.stub, 0), "LicenseKey"));
  g_assert_true (g_str_has_prefix (lk_stub_get_request (world.stub, 1), "GET /xapi/v1/Groups?"));
  g_assert_true (g_str_has_prefix (lk_stub_get_request (world.stub, 2),
                                   "GET /xapi/v1/Users?$top=100&$count=true"));
  lk_world_clear (&world);
}

static void
note_first_rows_cb (GListModel *model, guint position, guint removed, guint added, LkWorld *world)
{
  if (position == 0)
    g_assert_cmpuint (world->n_users, <=, 1);
}

static void
test_first_page_at_once (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 1000);
  directory = lk_world_new_directory (&world);
  g_signal_connect (directory, "items-changed", G_CALLBACK (note_first_rows_cb), &world);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (lk_world_count (directory), ==, 1000);
  lk_world_clear (&world);
}

static void
test_refresh_keeps_identity (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  LkUser *seventh;

  lk_world_init (&world, 250);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  seventh = lk_directory_find (directory, 7);

  lk_follower_init (&follower, directory);
  lk_world_refresh_well (directory);
  g_assert_cmpuint (follower.n_signals, ==, 0);

  lk_world_replace_person (&world, 6, lk_world_describe_person (7, "p7@example.com", FALSE, 2));
  lk_world_refresh_well (directory);
  g_assert_true (lk_directory_find (directory, 7) == seventh);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.n_removed, ==, 1);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DISABLED), ==, 1);
  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

static void
test_refresh_adds_and_removes (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 450);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  lk_follower_init (&follower, directory);
  g_ptr_array_remove_range (world.people, 400, 50);
  g_ptr_array_remove_range (world.people, 20, 3);
  g_ptr_array_remove_index (world.people, 0);
  lk_world_add_person (&world, 7001);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (lk_world_count (directory), ==, 397);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 397);
  g_assert_null (lk_directory_find (directory, 1));
  g_assert_null (lk_directory_find (directory, 450));
  g_assert_nonnull (lk_directory_find (directory, 7001));
  g_assert_cmpuint (follower.n_removed, ==, 54);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_cmpuint (follower.n_signals, ==, 4);
  lk_follower_clear (&follower, directory);

  g_ptr_array_set_size (world.people, 0);
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_world_count (directory), ==, 0);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 0);
  lk_world_clear (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/load", test_load);
  g_test_add_func ("/directory/sizes", test_sizes);
  g_test_add_func ("/directory/requests", test_requests);
  g_test_add_func ("/directory/first-page-at-once", test_first_page_at_once);
  g_test_add_func ("/directory/refresh/keeps-identity", test_refresh_keeps_identity);
  g_test_add_func ("/directory/refresh/adds-and-removes", test_refresh_adds_and_removes);

  return g_test_run ();
}
