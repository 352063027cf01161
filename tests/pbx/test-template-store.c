/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-json-writer.h"
#include "lk-template-store.h"
#include "lk-user-fields.h"

typedef struct
{
  char *folder;
  char *deeper;
  char *path;
  GFile *file;
} Place;

static void
place_init (Place *place)
{
  place->folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  place->deeper = g_build_filename (place->folder, "templates", NULL);
  place->path = g_build_filename (place->deeper, "one.json", NULL);
  place->file = g_file_new_for_path (place->path);
}

static GPtrArray *
list_files (Place *place)
{
  g_autoptr (GDir) folder = g_dir_open (place->deeper, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (paths, g_build_filename (place->deeper, name, NULL));

  return paths;
}

static void
place_clear (Place *place)
{
  g_autoptr (GPtrArray) paths = list_files (place);

  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_rmdir (place->deeper);
  g_rmdir (place->folder);
  g_object_unref (place->file);
  g_free (place->folder);
  g_free (place->deeper);
  g_free (place->path);
}

static void
write_text (Place *place, const char *text)
{
  g_mkdir_with_parents (place->deeper, 0700);
  g_assert_true (g_file_set_contents (place->path, text, -1, NULL));
}

static char *
read_text (Place *place)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  return text;
}

static gboolean
load (LkTemplateStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_template_store_load_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_template_store_load_finish (store, result, error);
}

static gboolean
save (LkTemplateStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_template_store_save_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_template_store_save_finish (store, result, error);
}

static void
set_language (LkTemplate *item, const char *language)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, language);
  lk_template_set (item, lk_user_field_find ("Language"), &value);
}

static const char *
get_language (LkTemplateStore *store, const char *name)
{
  LkTemplate *item = lk_template_store_find (store, name);

  g_assert_nonnull (item);
  return lk_value_get_text (lk_template_get (item, lk_user_field_find ("Language")));
}

static void
put (LkTemplateStore *store, const char *name, const char *language)
{
  g_autoptr (LkTemplate) item = lk_template_new (name);

  set_language (item, language);
  lk_template_store_put (store, item);
}

static void
assert_names (LkTemplateStore *store, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (LkTemplate) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", lk_template_get_name (item));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
assert_on_disk (Place *place, const char *expected)
{
  g_autoptr (LkTemplateStore) store = lk_template_store_new (place->file);
  g_autoptr (GError) error = NULL;

  g_assert_true (load (store, &error));
  g_assert_no_error (error);
  assert_names (store, expected);
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

static void
test_round_trip (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (LkTemplateStore) again = NULL;
  LkTemplate *item;

  place_init (&place);
  store = lk_template_store_new (place.file);
  g_assert_true (load (store, NULL));
  assert_names (store, "");
  put (store, "Sales", "EN");
  put (store, "Hotline", "DE");
  item = lk_template_store_find (store, "Sales");
  lk_template_set_takes (item, lk_user_field_find ("Language"), FALSE);
  lk_template_store_put (store, item);
  assert_names (store, "Hotline,Sales");
  g_assert_true (save (store, NULL));
  assert_mode (place.path, 0600);
  assert_mode (place.deeper, 0700);
  g_assert_true (lk_template_store_find (store, "Sales") == item);

  again = lk_template_store_new (place.file);
  g_assert_true (load (again, NULL));
  assert_names (again, "Hotline,Sales");
  g_assert_cmpstr (get_language (again, "Sales"), ==, "EN");
  g_assert_false (
    lk_template_takes (lk_template_store_find (again, "Sales"), lk_user_field_find ("Language")));
  lk_template_store_remove (again, lk_template_store_find (again, "Sales"));
  g_assert_true (save (again, NULL));
  assert_on_disk (&place, "Hotline");
  place_clear (&place);
}

static void
test_names (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (LkTemplate) item = lk_template_new ("Sales");

  place_init (&place);
  store = lk_template_store_new (place.file);
  set_language (item, "EN");
  lk_template_store_put (store, item);
  put (store, "Other", "DE");
  g_assert_true (save (store, NULL));

  /* Another name, be it one that there is. */
  lk_template_set_name (item, "Zulu");
  lk_template_store_put (store, item);
  assert_names (store, "Other,Zulu");
  g_assert_true (save (store, NULL));
  assert_on_disk (&place, "Other,Zulu");
  lk_template_set_name (item, "Other");
  lk_template_store_put (store, item);
  assert_names (store, "Other");
  g_assert_true (save (store, NULL));
  g_assert_true (load (store, NULL));
  assert_on_disk (&place, "Other");
  g_assert_cmpstr (get_language (store, "Other"), ==, "EN");

  /* The same name anew. */
  put (store, "Other", "FR");
  assert_names (store, "Other");
  g_assert_true (save (store, NULL));
  g_assert_true (load (store, NULL));
  g_assert_cmpstr (get_language (store, "Other"), ==, "FR");
  place_clear (&place);
}

static void
test_two_windows (void)
{
  Place place;
  g_autoptr (LkTemplateStore) mine = NULL;
  g_autoptr (LkTemplateStore) theirs = NULL;
  LkTemplate *kept;

  place_init (&place);
  mine = lk_template_store_new (place.file);
  theirs = lk_template_store_new (place.file);
  put (mine, "Both", "EN");
  g_assert_true (save (mine, NULL));
  g_assert_true (load (theirs, NULL));
  kept = lk_template_store_find (theirs, "Both");

  put (mine, "Mine", "EN");
  put (theirs, "Theirs", "DE");
  g_assert_true (save (mine, NULL));
  g_assert_true (save (theirs, NULL));
  assert_on_disk (&place, "Both,Mine,Theirs");
  assert_names (theirs, "Both,Mine,Theirs");
  g_assert_true (lk_template_store_find (theirs, "Both") == kept);
  assert_names (mine, "Both,Mine");

  /* What one removes, the other does not bring back; of the same one the last wins. */
  lk_template_store_remove (mine, lk_template_store_find (mine, "Both"));
  put (mine, "Theirs", "FR");
  put (theirs, "Theirs", "IT");
  g_assert_true (save (theirs, NULL));
  g_assert_true (save (mine, NULL));
  g_assert_true (load (theirs, NULL));
  assert_names (theirs, "Mine,Theirs");
  g_assert_cmpstr (get_language (theirs, "Theirs"), ==, "FR");
  place_clear (&place);
}

/* What is not saved yet is not undone by reading. */
static void
test_load_keeps_changes (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;

  place_init (&place);
  store = lk_template_store_new (place.file);
  put (store, "Old", "EN");
  put (store, "Gone", "EN");
  g_assert_true (save (store, NULL));
  put (store, "New", "EN");
  put (store, "Old", "DE");
  lk_template_store_remove (store, lk_template_store_find (store, "Gone"));
  g_assert_true (load (store, NULL));
  assert_names (store, "New,Old");
  g_assert_cmpstr (get_language (store, "Old"), ==, "DE");
  g_assert_true (save (store, NULL));
  assert_on_disk (&place, "New,Old");
  place_clear (&place);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_template_store_save_finish (LK_TEMPLATE_STORE (source), result, &error));
  g_assert_no_error (error);
  (*(guint *) user_data)++;
}

static void
test_many_at_once (void)
{
  Place place;
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkTemplateStore) again = NULL;
  guint n_saved = 0;

  place_init (&place);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (stores, lk_template_store_new (place.file));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i % 40);
      g_autofree char *language = g_strdup_printf ("%u", i);
      LkTemplateStore *store = g_ptr_array_index (stores, i % 20);

      put (store, name, language);
      lk_template_store_save_async (store, NULL, count_cb, &n_saved);
    }
  while (n_saved < 100)
    g_main_context_iteration (NULL, TRUE);

  again = lk_template_store_new (place.file);
  g_assert_true (load (again, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 40);
  for (guint i = 60; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i % 40);
      g_autofree char *language = g_strdup_printf ("%u", i);

      g_assert_cmpstr (get_language (again, name), ==, language);
    }
  place_clear (&place);
}

static void
again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_saved = user_data;
  g_autofree char *name = g_strdup_printf ("Then %u", *n_saved);

  g_assert_true (lk_template_store_save_finish (LK_TEMPLATE_STORE (source), result, NULL));
  if (++*n_saved > 3)
    return;
  put (LK_TEMPLATE_STORE (source), name, "EN");
  lk_template_store_save_async (LK_TEMPLATE_STORE (source), NULL, again_cb, n_saved);
}

/* Whoever is told of a save saves once more. */
static void
test_one_after_the_other (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  guint n_saved = 0;

  place_init (&place);
  store = lk_template_store_new (place.file);
  put (store, "First", "EN");
  lk_template_store_save_async (store, NULL, again_cb, &n_saved);
  while (n_saved < 4)
    g_main_context_iteration (NULL, TRUE);
  assert_on_disk (&place, "First,Then 0,Then 1,Then 2");
  place_clear (&place);
}

static void
test_broken_file (void)
{
  static const char *const contents[] = {
    "",
    "this is no JSON",
    "\xff\xfe\x01garbage",
    "[]",
    "7",
    "null",
    "{\"templates\":7}",
    "{\"templates\":[{\"name\":\"Sales\",\"fields\":{\"Lang",
  };

  for (guint i = 0; i <= G_N_ELEMENTS (contents); i++)
    {
      Place place;
      g_autoptr (LkTemplateStore) store = NULL;
      g_autoptr (GPtrArray) paths = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *deep = g_strnfill (80000, '[');
      const char *content = i < G_N_ELEMENTS (contents) ? contents[i] : deep;
      g_autofree char *kept = NULL;

      place_init (&place);
      write_text (&place, content);
      store = lk_template_store_new (place.file);
      g_assert_false (load (store, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, place.path));

      paths = list_files (&place);
      g_assert_cmpuint (paths->len, ==, 1);
      g_assert_nonnull (strstr (error->message, paths->pdata[0]));
      g_assert_true (g_file_get_contents (paths->pdata[0], &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, content);

      put (store, "One", "EN");
      g_assert_true (save (store, NULL));
      assert_on_disk (&place, "One");
      place_clear (&place);
    }
}

/* Then all that the program knows is written, and the broken file is kept all the same. */
static void
test_broken_meanwhile (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  store = lk_template_store_new (place.file);
  put (store, "One", "EN");
  g_assert_true (save (store, NULL));
  write_text (&place, "{\"templates\":[");
  put (store, "Two", "EN");
  g_assert_false (save (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  assert_on_disk (&place, "One,Two");
  paths = list_files (&place);
  g_assert_cmpuint (paths->len, ==, 2);
  g_clear_error (&error);

  /* A file that is gone is no reason to lose what is on the screen. */
  g_unlink (place.path);
  put (store, "Three", "EN");
  g_assert_true (save (store, NULL));
  assert_on_disk (&place, "One,Three,Two");
  place_clear (&place);
}

/* What cannot be understood is said, left out of the list, and written back as it was; but for
 * secrets. */
static void
test_hostile_templates (void)
{
  static const char text[] =
    "{\"newer\":{\"a\":[1.5]},\"apiKey\":\"mine\",\"templates\":["
    "{\"name\":\"Good\",\"fields\":{\"Language\":\"EN\"},\"colour\":\"red\"},"
    "{\"fields\":{\"Nameless\":true,\"AuthPassword\":\"mine\"}},7,null,[],"
    "{\"name\":\"Good\",\"fields\":{\"Twice\":1}},{\"name\":{\"a\":1}}]}";
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  place_init (&place);
  write_text (&place, text);
  store = lk_template_store_new (place.file);
  g_assert_false (load (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "6"));
  assert_names (store, "Good");
  g_clear_error (&error);

  put (store, "More", "EN");
  g_assert_false (save (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  saved = read_text (&place);
  g_assert_nonnull (strstr (saved, "\"newer\":{\"a\":[1.5]}"));
  g_assert_nonnull (strstr (saved, "\"colour\":\"red\""));
  g_assert_nonnull (strstr (saved, "Nameless"));
  g_assert_nonnull (strstr (saved, "Twice"));
  g_assert_nonnull (strstr (saved, "More"));
  g_assert_null (strstr (saved, "mine"));
  place_clear (&place);
}

static void
test_unreadable_setting (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  place_init (&place);
  write_text (&place, "{\"templates\":[{\"name\":\"A\",\"fields\":{\"VMEnabled\":\"often\"}}]}");
  store = lk_template_store_new (place.file);
  g_assert_false (load (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  assert_names (store, "A");
  lk_template_store_put (store, lk_template_store_find (store, "A"));
  save (store, NULL);
  saved = read_text (&place);
  g_assert_nonnull (strstr (saved, "often"));
  place_clear (&place);
}

/* What could not be written is written by the next save. */
static void
test_cannot_save (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  g_assert_true (g_file_set_contents (place.deeper, "a file", -1, NULL));
  store = lk_template_store_new (place.file);
  put (store, "One", "EN");
  g_assert_false (save (store, &error));
  g_assert_nonnull (error);
  assert_names (store, "One");

  g_unlink (place.deeper);
  g_assert_true (save (store, NULL));
  assert_on_disk (&place, "One");
  place_clear (&place);
}

static void
test_cancelled (void)
{
  Place place;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  place_init (&place);
  store = lk_template_store_new (place.file);
  put (store, "One", "EN");
  g_cancellable_cancel (cancellable);
  lk_template_store_save_async (store, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_false (lk_template_store_save_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (place.path, G_FILE_TEST_EXISTS));
  g_assert_true (save (store, NULL));
  assert_on_disk (&place, "One");
  place_clear (&place);
}

/* Nobody makes a path of what stands in a file. */
static void
test_profile_ids (void)
{
  static const char *const ids[] = { "../../evil", "", "/etc/passwd", "a b", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *folder =
    g_build_filename (g_get_user_data_dir (), "linekeeper", "templates", NULL);
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LkTemplateStore) lost = lk_template_store_new_for_profile (ids[i]);

      g_assert_true (load (lost, NULL));
      put (lost, "One", "EN");
      g_assert_false (save (lost, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_clear_error (&error);
      assert_names (lost, "One");
    }

  store = lk_template_store_new_for_profile (id);
  put (store, "One", "EN");
  g_assert_true (save (store, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_unlink (path);
}

/* Templates that are not kept are saved as far as they ever are. */
static void
test_no_file (void)
{
  g_autoptr (LkTemplateStore) store = lk_template_store_new (NULL);

  put (store, "One", "EN");
  g_assert_true (load (store, NULL));
  g_assert_true (save (store, NULL));
  assert_names (store, "One");
  lk_template_store_remove (store, lk_template_store_find (store, "One"));
  assert_names (store, "");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (home, "linekeeper", NULL);
  g_autofree char *templates = g_build_filename (ours, "templates", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templates/round-trip", test_round_trip);
  g_test_add_func ("/templates/names", test_names);
  g_test_add_func ("/templates/two-windows", test_two_windows);
  g_test_add_func ("/templates/load-keeps-changes", test_load_keeps_changes);
  g_test_add_func ("/templates/many-at-once", test_many_at_once);
  g_test_add_func ("/templates/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/templates/broken-file", test_broken_file);
  g_test_add_func ("/templates/broken-meanwhile", test_broken_meanwhile);
  g_test_add_func ("/templates/hostile-templates", test_hostile_templates);
  g_test_add_func ("/templates/unreadable-setting", test_unreadable_setting);
  g_test_add_func ("/templates/cannot-save", test_cannot_save);
  g_test_add_func ("/templates/cancelled", test_cancelled);
  g_test_add_func ("/templates/profile-ids", test_profile_ids);
  g_test_add_func ("/templates/no-file", test_no_file);

  status = g_test_run ();
  g_rmdir (templates);
  g_rmdir (ours);
  g_rmdir (home);
  return status;
}
