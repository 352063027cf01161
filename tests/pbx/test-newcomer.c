/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-newcomer.h"

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-follower.h"
#include "lk-user-fields.h"
#include "lk-world.h"

#define NEWCOMER 7001

static LkUser *
admit (LkDirectory *directory, int id, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_newcomer_admit_async (directory, id, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_newcomer_admit_finish (directory, result, error);
}

static void
wait_for_meter (LkDirectory *directory, int n_extensions)
{
  while (lk_directory_get_status (directory)->n_extensions != n_extensions)
    g_main_context_iteration (NULL, TRUE);
}

/* Who comes is at the end of the list, counted everywhere, and the rows before stay as they are. */
static void
test_comes (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 250);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  lk_follower_init (&follower, directory);

  world.n_extensions = 4;
  lk_world_add_person (&world, NEWCOMER);
  user = admit (directory, NEWCOMER, &error);
  g_assert_no_error (error);

  g_assert_true (user == lk_directory_find (directory, NEWCOMER));
  g_assert_cmpstr (lk_user_get_text (user, lk_user_field_number), ==, "17001");
  g_assert_cmpuint (lk_world_count (directory), ==, 251);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 251);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_cmpuint (follower.n_removed, ==, 0);
  wait_for_meter (directory, 4);

  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

static void
test_is_there_already (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;
  LkUser *seventh;

  lk_world_init (&world, 250);
  world.hides_status = TRUE;
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  seventh = lk_directory_find (directory, 7);

  lk_world_replace_person (&world, 6, lk_world_describe_person (7, "p8@example.com", FALSE, 2));
  user = admit (directory, 7, &error);
  g_assert_no_error (error);

  g_assert_true (user == seventh);
  g_assert_cmpuint (lk_world_count (directory), ==, 250);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DISABLED), ==, 1);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 2);
  lk_world_clear (&world);
}

static void
test_is_nobody (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 5);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);

  user = admit (directory, NEWCOMER, &error);
  g_assert_error (error, LK_ERROR, LK_ERROR_NOT_FOUND);
  g_assert_null (user);
  g_assert_cmpuint (lk_world_count (directory), ==, 5);
  lk_world_clear (&world);
}

/* The list need not have been read before. */
static void
test_comes_first (void)
{
  LkWorld world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;

  lk_world_init (&world, 5);
  directory = lk_world_new_directory (&world);
  user = admit (directory, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lk_world_count (directory), ==, 1);

  lk_world_refresh_well (directory);
  g_assert_cmpuint (lk_world_count (directory), ==, 5);
  lk_world_clear (&world);
}

/* The listing never tells of the newcomer, who came after their page was read. */
static void
test_comes_during_load (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *pending = NULL;

  lk_world_init (&world, 250);
  world.newcomer = lk_world_describe_person (NEWCOMER, "new@example.com", TRUE, 1);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  lk_follower_init (&follower, directory);

  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  user = admit (directory, NEWCOMER, &error);
  g_assert_no_error (error);
  g_assert_true (lk_directory_get_loading (directory));
  loaded = lk_await (&pending);
  g_assert_true (lk_directory_refresh_finish (directory, loaded, &error));
  g_assert_no_error (error);

  g_assert_true (lk_directory_find (directory, NEWCOMER) == user);
  g_assert_cmpuint (lk_world_count (directory), ==, 251);
  g_assert_cmpuint (follower.n_removed, ==, 0);

  /* A later load does tell who is there. */
  lk_world_refresh_well (directory);
  g_assert_null (lk_directory_find (directory, NEWCOMER));
  g_assert_cmpuint (lk_world_count (directory), ==, 250);
  lk_follower_clear (&follower, directory);
  lk_world_clear (&world);
}

/* Read by both ways, the newcomer stands there once. */
static void
test_comes_with_page (void)
{
  LkWorld world;
  LkFollower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *pending = NULL;

  lk_world_init (&world, 150);
  directory = lk_world_new_directory (&world);
  lk_world_refresh_well (directory);
  lk_follower_init (&follower, directory);

  lk_world_add_person (&world, NEWCOMER);
  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  user = admit (directory, NEWCOMER, &error);
  g_assert_no_error (error);
  loaded = lk_await (&pending);
  g_assert_true (lk_directory_refresh_finish (directory, loaded, &error));

  g_assert_cmpuint (lk_world_count (directory), ==, 151);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_true (lk_directory_find (directory, NEWCOMER) == user);
  lk_follower_clear (&follower, directory);
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

  lk_world_init (&world, 5);
  directory = lk_world_new_directory (&world);
  lk_newcomer_admit_async (directory, 3, cancellable, lk_await_cb, &pending);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);

  g_assert_null (lk_newcomer_admit_finish (directory, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (lk_world_count (directory), ==, 0);
  lk_world_clear (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/newcomer/comes", test_comes);
  g_test_add_func ("/newcomer/is-there-already", test_is_there_already);
  g_test_add_func ("/newcomer/is-nobody", test_is_nobody);
  g_test_add_func ("/newcomer/comes-first", test_comes_first);
  g_test_add_func ("/newcomer/comes-during-load", test_comes_during_load);
  g_test_add_func ("/newcomer/comes-with-page", test_comes_with_page);
  g_test_add_func ("/newcomer/cancelled", test_cancelled);

  return g_test_run ();
}
