/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-profile-store.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Place;

static void
place_init (Place *place)
{
  place->folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "deeper", "profiles.ini", NULL);
  place->file = g_file_new_for_path (place->path);
}

static GPtrArray *
list_files (Place *place)
{
  g_autofree char *deeper = g_path_get_dirname (place->path);
  g_autoptr (GDir) folder = g_dir_open (deeper, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (paths, g_build_filename (deeper, name, NULL));

  return paths;
}

static void
place_clear (Place *place)
{
  g_autofree char *deeper = g_path_get_dirname (place->path);
  g_autoptr (GPtrArray) paths = list_files (place);

  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_rmdir (deeper);
  g_rmdir (place->folder);
  g_object_unref (place->file);
  g_free (place->folder);
  g_free (place->path);
}

static void
write_text (Place *place, const char *text)
{
  g_autofree char *deeper = g_path_get_dirname (place->path);

  g_mkdir_with_parents (deeper, 0700);
  g_assert_true (g_file_set_contents (place->path, text, -1, NULL));
}

static gboolean
load (LkProfileStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_profile_store_load_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_profile_store_load_finish (store, result, error);
}

static gboolean
save (LkProfileStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_profile_store_save_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_profile_store_save_finish (store, result, error);
}

static guint
get_n_items (LkProfileStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static LkProfile *
add_profile (LkProfileStore *store, const char *name)
{
  g_autoptr (LkProfile) profile = lk_profile_new (NULL);

  g_object_set (profile, "name", name, "colour", "green", "origin", "https://pbx.example:5001",
                "client-id", "900", NULL);
  lk_profile_store_add (store, profile);
  return profile;
}

static void
test_profile (void)
{
  g_autoptr (LkProfile) profile = lk_profile_new (NULL);

  g_assert_true (g_uuid_string_is_valid (lk_profile_get_id (profile)));
  g_assert_cmpstr (lk_profile_get_colour (profile), ==, lk_profile_get_colours ()[0]);
  g_object_set (profile, "colour", "ultraviolet", NULL);
  g_assert_cmpstr (lk_profile_get_colour (profile), ==, lk_profile_get_colours ()[0]);
  g_object_set (profile, "colour", "red", NULL);
  g_assert_cmpstr (lk_profile_get_colour (profile), ==, "red");
}

static void
test_round_trip (void)
{
  Place place;
  g_autoptr (LkProfileStore) store = NULL;
  g_autoptr (LkProfileStore) again = NULL;
  g_autoptr (GError) error = NULL;
  LkProfile *profile, *read;
  GStatBuf status;

  place_init (&place);
  store = lk_profile_store_new (place.file);
  g_assert_true (load (store, &error));
  g_assert_cmpuint (get_n_items (store), ==, 0);

  profile = add_profile (store, " Käse; [GmbH]\n=\\n ");
  g_object_set (profile, "certificate", "ab12", NULL);
  add_profile (store, "Two");
  g_assert_true (save (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (place.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  again = lk_profile_store_new (place.file);
  g_assert_true (load (again, &error));
  g_assert_cmpuint (get_n_items (again), ==, 2);
  read = lk_profile_store_find (again, lk_profile_get_id (profile));
  g_assert_cmpstr (lk_profile_get_name (read), ==, " Käse; [GmbH]\n=\\n ");
  g_assert_cmpstr (lk_profile_get_colour (read), ==, "green");
  g_assert_cmpstr (lk_profile_get_origin (read), ==, "https://pbx.example:5001");
  g_assert_cmpstr (lk_profile_get_client_id (read), ==, "900");
  g_assert_cmpstr (lk_profile_get_certificate (read), ==, "ab12");

  g_object_set (read, "certificate", NULL, NULL);
  lk_profile_store_remove (again, lk_profile_store_find (again, lk_profile_get_id (read)));
  g_assert_true (save (again, NULL));
  g_assert_true (load (store, NULL));
  g_assert_cmpuint (get_n_items (store), ==, 1);
  place_clear (&place);
}

/* An open file of an earlier time does not stay open to others. */
static void
test_mode_is_mended (void)
{
  Place place;
  g_autoptr (LkProfileStore) store = NULL;
  GStatBuf status;

  place_init (&place);
  write_text (&place, "");
  g_chmod (place.path, 0644);
  store = lk_profile_store_new (place.file);
  g_assert_true (load (store, NULL));
  add_profile (store, "One");
  g_assert_true (save (store, NULL));
  g_assert_cmpint (g_stat (place.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  place_clear (&place);
}

static void
test_broken_file (void)
{
  static const char *const contents[] = { "this is no key file", "[Profile x\nName=y",
                                          "\xff\xfe\x01garbage", "Name=before a group" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      Place place;
      g_autoptr (LkProfileStore) store = NULL;
      g_autoptr (GPtrArray) paths = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      place_init (&place);
      write_text (&place, contents[i]);
      store = lk_profile_store_new (place.file);
      g_assert_false (load (store, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);

      paths = list_files (&place);
      g_assert_cmpuint (paths->len, ==, 1);
      g_assert_nonnull (strstr (error->message, paths->pdata[0]));
      g_assert_true (g_file_get_contents (paths->pdata[0], &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, contents[i]);

      add_profile (store, "One");
      g_assert_true (save (store, NULL));
      place_clear (&place);
    }
}

/* What cannot be understood is said, left out of the list, and written back as it was. */
static void
test_hostile_groups (void)
{
  static const char text[] =
    "# by hand\n"
    "[General]\nFuture=1\n"
    "[Profile good]\nName=Good\nOrigin=https://pbx.example\nClientId=900\n"
    "Colour=ultraviolet\nFuture=kept\n"
    "[Profile plain]\nOrigin=http://pbx.example\nClientId=900\n"
    "[Profile ]\nOrigin=https://pbx.example\nClientId=900\n"
    "[Profile none]\nName=Nothing else\n"
    "[Profile bad-text]\nName=\\q\nOrigin=https://a.example/x\nClientId=1\n";
  Place place;
  g_autoptr (LkProfileStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  LkProfile *bad_text;

  place_init (&place);
  write_text (&place, text);
  store = lk_profile_store_new (place.file);
  g_assert_false (load (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "3"));
  g_assert_cmpuint (get_n_items (store), ==, 2);
  bad_text = lk_profile_store_find (store, "bad-text");
  g_assert_cmpstr (lk_profile_get_origin (bad_text), ==, "https://a.example");
  g_assert_nonnull (lk_profile_get_name (bad_text));

  add_profile (store, "One more");
  g_assert_true (save (store, NULL));
  g_assert_true (g_file_get_contents (place.path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "# by hand"));
  g_assert_nonnull (strstr (saved, "Future=1"));
  g_assert_nonnull (strstr (saved, "Future=kept"));
  g_assert_nonnull (strstr (saved, "[Profile plain]\nOrigin=http://pbx.example"));
  g_assert_nonnull (strstr (saved, "Name=Nothing else"));
  g_assert_nonnull (strstr (saved, "One more"));
  place_clear (&place);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (lk_profile_store_save_finish (LK_PROFILE_STORE (source), result, NULL));
  (*(guint *) user_data)++;
}

static void
test_last_save_wins (void)
{
  Place place;
  g_autoptr (LkProfileStore) store = NULL;
  g_autoptr (LkProfileStore) again = NULL;
  guint n_saved = 0;

  place_init (&place);
  store = lk_profile_store_new (place.file);
  for (guint i = 0; i < 20; i++)
    {
      add_profile (store, "One more");
      lk_profile_store_save_async (store, NULL, count_cb, &n_saved);
    }
  while (n_saved < 20)
    g_main_context_iteration (NULL, TRUE);

  again = lk_profile_store_new (place.file);
  g_assert_true (load (again, NULL));
  g_assert_cmpuint (get_n_items (again), ==, 20);
  place_clear (&place);
}

static void
test_cannot_save (void)
{
  Place place;
  g_autofree char *inside = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LkProfileStore) store = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  write_text (&place, "");
  inside = g_build_filename (place.path, "below-a-file", "profiles.ini", NULL);
  file = g_file_new_for_path (inside);
  store = lk_profile_store_new (file);
  add_profile (store, "One");
  g_assert_false (save (store, &error));
  g_assert_nonnull (error);
  place_clear (&place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/profile", test_profile);
  g_test_add_func ("/profiles/round-trip", test_round_trip);
  g_test_add_func ("/profiles/mode-is-mended", test_mode_is_mended);
  g_test_add_func ("/profiles/broken-file", test_broken_file);
  g_test_add_func ("/profiles/hostile-groups", test_hostile_groups);
  g_test_add_func ("/profiles/last-save-wins", test_last_save_wins);
  g_test_add_func ("/profiles/cannot-save", test_cannot_save);

  return g_test_run ();
}
