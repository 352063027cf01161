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
test_later_page_fails (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) before = NULL;

  lk_world_init (&world, 300);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  before = g_date_time_ref (lk_directory_get_refreshed_at (directory));

  lk_follower_init (&follower, directory);
  g_ptr_array_remove_index (world.people, 0);
  world.fails_from = 100;
  g_assert_false (lk_world_refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_SERVER);
  g_assert_cmpuint (lk_world_count (directory), ==, 300);
  g_assert_cmpuint (follower.n_removed, ==, 0);
  g_assert_true (lk_directory_get_refreshed_at (directory) == before);
  g_assert_false (lk_directory_get_loading (directory));
  lk_follower_clear (&follower, directory);

  world.fails_from = 0;
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_world_count (directory), ==, 299);
  lk_world_clear (&world);
}

static void
test_first_load_fails_late (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 300);
  world.fails_from = 200;
  directory = lk_world_new_directory (&world);
  g_assert_false (lk_world_refresh (directory, &error));

  g_assert_error (error, LK_ERROR, LK_ERROR_SERVER);
  g_assert_cmpuint (lk_world_count (directory), ==, 200);
  g_assert_null (lk_directory_get_refreshed_at (directory));
  lk_world_clear (&world);
}

static void
test_people_come_meanwhile (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 500);
  world.arrivals = 2;
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (lk_world_count (directory), ==, 502);
  g_assert_nonnull (lk_directory_find (directory, 90001));
  g_assert_nonnull (lk_directory_find (directory, 90002));
  g_assert_cmpuint (world.n_users, <=, 3 * 6);
  lk_world_clear (&world);
}

static void
test_odd_pages (void)
{
  static const gint64 strides[] = { 7, 33, 100, 250, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      LkWorld world;
      g_autoptr (LkDirectory) directory = NULL;

      lk_world_init (&world, 420);
      world.stride = strides[i];
      directory = lk_world_new_directory (&world);
      lk_world_refresh_well (directory);

      g_assert_cmpuint (lk_world_count (directory), ==, 420);
      lk_world_clear (&world);
    }
}

/* A count that the rows do not bear out is said, and never empties a list. */
static void
test_count_lies (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 250);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  world.lie = 1000000000;
  world.n_users = 0;
  g_ptr_array_remove_index (world.people, 0);
  g_assert_false (lk_world_refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (lk_world_count (directory), ==, 250);
  g_assert_cmpuint (world.n_users, <, 40);

  g_clear_error (&error);
  world.lie = 0;
  world.repeats_first_page = TRUE;
  g_assert_false (lk_world_refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (lk_world_count (directory), ==, 250);
  lk_world_clear (&world);
}

static void
test_unreadable_record (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 150);
  lk_world_replace_person (&world, 120,
                           g_strdup ("{\"Id\":121,\"Number\":\"10121\",\"FirstName\":{}}"));
  directory = lk_world_new_directory (&world);
  g_assert_false (lk_world_refresh (directory, &error));

  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_nonnull (strstr (error->message, "10121"));
  g_assert_cmpuint (lk_world_count (directory), ==, 149);
  g_assert_cmpuint (world.n_users, ==, 2);

  g_clear_error (&error);
  g_ptr_array_remove_index (world.people, 0);
  lk_world_replace_person (&world, 50, g_strdup ("\"no record at all\""));
  g_assert_false (lk_world_refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (lk_world_count (directory), ==, 149);
  lk_world_clear (&world);
}

static void
test_duplicate_addresses (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 250);
  lk_world_replace_person (&world, 3, lk_world_describe_person (4, " Same@Example.com", TRUE, 1));
  lk_world_replace_person (&world, 220,
                           lk_world_describe_person (221, "same@example.COM", TRUE, 1));
  lk_world_replace_person (&world, 240, lk_world_describe_person (241, "", TRUE, 1));
  lk_world_replace_person (&world, 241, lk_world_describe_person (242, "", TRUE, 1));
  directory = lk_world_new_directory (&world);
  lk_follower_init (&follower, directory);
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 2);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_NO_EMAIL), ==, 2);
  g_assert_true (
    (lk_user_get_attention (lk_directory_find (directory, 4)) & LK_ATTENTION_DUPLICATE_EMAIL) != 0);

  follower.n_signals = 0;
  lk_world_replace_person (&world, 220,
                           lk_world_describe_person (221, "other@example.com", TRUE, 1));
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 0);
  g_assert_cmpuint (follower.n_signals, ==, 2);

  lk_world_replace_person (&world, 220,
                           lk_world_describe_person (221, "same@example.com", TRUE, 1));
  lk_world_refresh_well (directory);
  g_ptr_array_remove_index (world.people, 3);
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 0);
  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

static void
test_adopt (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkFieldSet) fields = lk_field_set_new_list (LK_VERSION_NEWEST);
  g_autoptr (LkUser) newer = lk_user_new (fields, 7);
  g_autoptr (LkUser) stranger = lk_user_new (fields, 70000);
  g_auto (LkValue) no = LK_VALUE_INIT;

  lk_world_init (&world, 20);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  lk_follower_init (&follower, directory);

  lk_value_set_bool (&no, FALSE);
  lk_user_set (newer, lk_user_field_enabled, &no);
  g_assert_true (lk_directory_adopt (directory, newer));
  g_assert_false (lk_directory_adopt (directory, newer));
  g_assert_false (lk_directory_adopt (directory, stranger));
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DISABLED), ==, 1);
  g_assert_cmpstr (lk_user_get_text (lk_directory_find (directory, 7), lk_user_field_email), ==,
                   "p7@example.com");
  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

/* Another version has other fields: the rows stay, with other objects in them. */
static void
test_server_updated (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) before = NULL;

  lk_world_init (&world, 250);
  world.version = "20.0.5.551";
  lk_world_replace_person (&world, 3, lk_world_describe_person (4, "same@example.com", TRUE, 1));
  lk_world_replace_person (&world, 220,
                           lk_world_describe_person (221, "same@example.com", TRUE, 1));
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  before = g_object_ref (lk_directory_find (directory, 4));

  lk_follower_init (&follower, directory);
  world.version = "20.0.10.1621";
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_world_count (directory), ==, 250);
  g_assert_true (lk_directory_find (directory, 4) != before);
  g_assert_cmpuint (follower.n_removed, ==, 250);
  g_assert_cmpuint (follower.n_added, ==, 250);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 250);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 2);
  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

static void
test_hidden_status (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 20);
  world.hides_status = TRUE;
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  g_assert_null (lk_directory_get_status (directory));
  g_assert_cmpuint (lk_world_count (directory), ==, 20);
  lk_world_clear (&world);
}

static void
cancel_cb (GListModel *model, guint position, guint removed, guint added, GCancellable *cancellable)
{
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_cancellable_cancel (cancellable);
}

/* Whoever cancels sees nothing move any more, and may start again. */
/* Neither without a count nor with a wrong one may a server keep the program busy for ever. */
static void
test_goes_in_circles (void)
{
  for (guint counted = 0; counted < 2; counted++)
    {
      LkWorld world;
      g_autoptr (LkDirectory) directory = NULL;
      g_autoptr (GError) error = NULL;

      lk_world_init (&world, 100);
      world.repeats_first_page = TRUE;
      world.hides_count = counted == 0;
      world.lie = 1000000000;
      directory = lk_world_new_directory (&world);

      g_assert_false (lk_world_refresh (directory, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
      g_assert_cmpuint (lk_world_count (directory), ==, 100);
      g_assert_cmpuint (world.n_users, <, 100);
      lk_world_clear (&world);
    }
}

static void
test_departments_unfiltered (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;

  lk_world_init (&world, 3);
  world.refuses_filter = TRUE;
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  g_assert_cmpuint (world.n_groups, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (lk_directory_get_departments (directory)), ==, 3);
  lk_world_clear (&world);
}

static void
test_cancelled (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_world_init (&world, 1000);
  directory = lk_world_new_directory (&world);
  g_signal_connect (directory, "items-changed", G_CALLBACK (cancel_cb), cancellable);
  lk_directory_refresh_async (directory, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_false (lk_directory_refresh_finish (directory, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (lk_world_count (directory), ==, 100);
  g_assert_false (lk_directory_get_loading (directory));

  g_signal_handlers_disconnect_by_data (directory, cancellable);
  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_world_count (directory), ==, 1000);
  lk_world_clear (&world);
}

static void
test_one_refresh_at_a_time (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_world_init (&world, 300);
  directory = lk_world_new_directory (&world);
  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  g_assert_false (lk_world_refresh (directory, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);

  result = lk_await (&pending);
  g_assert_true (lk_directory_refresh_finish (directory, result, NULL));
  g_assert_cmpuint (world.n_status, ==, 1);
  lk_world_clear (&world);
}

/* The window may go while the list is loading. */
static void
test_abandoned (void)
{
  LkWorld world;
  LkDirectory *directory;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_world_init (&world, 3000);
  directory = lk_world_new_directory (&world);
  lk_directory_refresh_async (directory, cancellable, lk_await_cb, &pending);
  while (lk_world_count (directory) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);
  g_clear_object (&result);
  lk_await_finalize (directory);
  lk_world_clear (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/later-page-fails", test_later_page_fails);
  g_test_add_func ("/directory/first-load-fails-late", test_first_load_fails_late);
  g_test_add_func ("/directory/people-come-meanwhile", test_people_come_meanwhile);
  g_test_add_func ("/directory/odd-pages", test_odd_pages);
  g_test_add_func ("/directory/count-lies", test_count_lies);
  g_test_add_func ("/directory/unreadable-record", test_unreadable_record);
  g_test_add_func ("/directory/duplicate-addresses", test_duplicate_addresses);
  g_test_add_func ("/directory/adopt", test_adopt);
  g_test_add_func ("/directory/server-updated", test_server_updated);
  g_test_add_func ("/directory/hidden-status", test_hidden_status);
  g_test_add_func ("/directory/goes-in-circles", test_goes_in_circles);
  g_test_add_func ("/directory/departments-unfiltered", test_departments_unfiltered);
  g_test_add_func ("/directory/cancelled", test_cancelled);
  g_test_add_func ("/directory/one-refresh-at-a-time", test_one_refresh_at_a_time);
  g_test_add_func ("/directory/abandoned", test_abandoned);

  return g_test_run ();
}
