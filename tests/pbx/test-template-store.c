/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-shelf.h"
#include "lk-user-fields.h"

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
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (LkTemplateStore) again = NULL;
  LkTemplate *item;

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  g_assert_true (lk_shelf_load (store, NULL));
  lk_shelf_assert_names (store, "");
  lk_shelf_put (store, "Sales", "EN");
  lk_shelf_put (store, "Hotline", "DE");
  item = lk_template_store_find (store, "Sales");
  lk_template_set_takes (item, lk_user_field_find ("Language"), FALSE);
  lk_template_store_put (store, item);
  lk_shelf_assert_names (store, "Hotline,Sales");
  g_assert_true (lk_shelf_save (store, NULL));
  assert_mode (shelf.path, 0600);
  assert_mode (shelf.deeper, 0700);
  g_assert_true (lk_template_store_find (store, "Sales") == item);

  again = lk_template_store_new (shelf.file);
  g_assert_true (lk_shelf_load (again, NULL));
  lk_shelf_assert_names (again, "Hotline,Sales");
  g_assert_cmpstr (lk_shelf_get_language (again, "Sales"), ==, "EN");
  g_assert_false (
    lk_template_takes (lk_template_store_find (again, "Sales"), lk_user_field_find ("Language")));
  lk_template_store_remove (again, lk_template_store_find (again, "Sales"));
  g_assert_true (lk_shelf_save (again, NULL));
  lk_shelf_assert_on_disk (&shelf, "Hotline");
  lk_shelf_clear (&shelf);
}

static void
test_names (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (LkTemplate) item = lk_template_new ("Sales");

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  lk_shelf_set_language (item, "EN");
  lk_template_store_put (store, item);
  lk_shelf_put (store, "Other", "DE");
  g_assert_true (lk_shelf_save (store, NULL));

  /* Another name, be it one that there is. */
  lk_template_set_name (item, "Zulu");
  lk_template_store_put (store, item);
  lk_shelf_assert_names (store, "Other,Zulu");
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "Other,Zulu");
  lk_template_set_name (item, "Other");
  lk_template_store_put (store, item);
  lk_shelf_assert_names (store, "Other");
  g_assert_true (lk_shelf_save (store, NULL));
  g_assert_true (lk_shelf_load (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "Other");
  g_assert_cmpstr (lk_shelf_get_language (store, "Other"), ==, "EN");

  /* The same name anew. */
  lk_shelf_put (store, "Other", "FR");
  lk_shelf_assert_names (store, "Other");
  g_assert_true (lk_shelf_save (store, NULL));
  g_assert_true (lk_shelf_load (store, NULL));
  g_assert_cmpstr (lk_shelf_get_language (store, "Other"), ==, "FR");
  lk_shelf_clear (&shelf);
}

static void
test_two_windows (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) mine = NULL;
  g_autoptr (LkTemplateStore) theirs = NULL;
  LkTemplate *kept;

  lk_shelf_init (&shelf);
  mine = lk_template_store_new (shelf.file);
  theirs = lk_template_store_new (shelf.file);
  lk_shelf_put (mine, "Both", "EN");
  g_assert_true (lk_shelf_save (mine, NULL));
  g_assert_true (lk_shelf_load (theirs, NULL));
  kept = lk_template_store_find (theirs, "Both");

  lk_shelf_put (mine, "Mine", "EN");
  lk_shelf_put (theirs, "Theirs", "DE");
  g_assert_true (lk_shelf_save (mine, NULL));
  g_assert_true (lk_shelf_save (theirs, NULL));
  lk_shelf_assert_on_disk (&shelf, "Both,Mine,Theirs");
  lk_shelf_assert_names (theirs, "Both,Mine,Theirs");
  g_assert_true (lk_template_store_find (theirs, "Both") == kept);
  lk_shelf_assert_names (mine, "Both,Mine");

  /* What one removes, the other does not bring back; of the same one the last wins. */
  lk_template_store_remove (mine, lk_template_store_find (mine, "Both"));
  lk_shelf_put (mine, "Theirs", "FR");
  lk_shelf_put (theirs, "Theirs", "IT");
  g_assert_true (lk_shelf_save (theirs, NULL));
  g_assert_true (lk_shelf_save (mine, NULL));
  g_assert_true (lk_shelf_load (theirs, NULL));
  lk_shelf_assert_names (theirs, "Mine,Theirs");
  g_assert_cmpstr (lk_shelf_get_language (theirs, "Theirs"), ==, "FR");
  lk_shelf_clear (&shelf);
}

/* What is not saved yet is not undone by reading. */
static void
test_load_keeps_changes (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  lk_shelf_put (store, "Old", "EN");
  lk_shelf_put (store, "Gone", "EN");
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_put (store, "New", "EN");
  lk_shelf_put (store, "Old", "DE");
  lk_template_store_remove (store, lk_template_store_find (store, "Gone"));
  g_assert_true (lk_shelf_load (store, NULL));
  lk_shelf_assert_names (store, "New,Old");
  g_assert_cmpstr (lk_shelf_get_language (store, "Old"), ==, "DE");
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "New,Old");
  lk_shelf_clear (&shelf);
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
  LkShelf shelf;
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkTemplateStore) again = NULL;
  guint n_saved = 0;

  lk_shelf_init (&shelf);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (stores, lk_template_store_new (shelf.file));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i % 40);
      g_autofree char *language = g_strdup_printf ("%u", i);
      LkTemplateStore *store = g_ptr_array_index (stores, i % 20);

      lk_shelf_put (store, name, language);
      lk_template_store_save_async (store, NULL, count_cb, &n_saved);
    }
  while (n_saved < 100)
    g_main_context_iteration (NULL, TRUE);

  again = lk_template_store_new (shelf.file);
  g_assert_true (lk_shelf_load (again, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 40);
  for (guint i = 60; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i % 40);
      g_autofree char *language = g_strdup_printf ("%u", i);

      g_assert_cmpstr (lk_shelf_get_language (again, name), ==, language);
    }
  lk_shelf_clear (&shelf);
}

static void
again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_saved = user_data;
  g_autofree char *name = g_strdup_printf ("Then %u", *n_saved);

  g_assert_true (lk_template_store_save_finish (LK_TEMPLATE_STORE (source), result, NULL));
  if (++*n_saved > 3)
    return;
  lk_shelf_put (LK_TEMPLATE_STORE (source), name, "EN");
  lk_template_store_save_async (LK_TEMPLATE_STORE (source), NULL, again_cb, n_saved);
}

/* Whoever is told of a save saves once more. */
static void
test_one_after_the_other (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  guint n_saved = 0;

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  lk_shelf_put (store, "First", "EN");
  lk_template_store_save_async (store, NULL, again_cb, &n_saved);
  while (n_saved < 4)
    g_main_context_iteration (NULL, TRUE);
  lk_shelf_assert_on_disk (&shelf, "First,Then 0,Then 1,Then 2");
  lk_shelf_clear (&shelf);
}

static void
test_cancelled (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  lk_shelf_put (store, "One", "EN");
  g_cancellable_cancel (cancellable);
  lk_template_store_save_async (store, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_false (lk_template_store_save_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (shelf.path, G_FILE_TEST_EXISTS));
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "One");
  lk_shelf_clear (&shelf);
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

      g_assert_true (lk_shelf_load (lost, NULL));
      lk_shelf_put (lost, "One", "EN");
      g_assert_false (lk_shelf_save (lost, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_clear_error (&error);
      lk_shelf_assert_names (lost, "One");
    }

  store = lk_template_store_new_for_profile (id);
  lk_shelf_put (store, "One", "EN");
  g_assert_true (lk_shelf_save (store, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_unlink (path);
}

/* Templates that are not kept are saved as far as they ever are. */
static void
test_no_file (void)
{
  g_autoptr (LkTemplateStore) store = lk_template_store_new (NULL);

  lk_shelf_put (store, "One", "EN");
  g_assert_true (lk_shelf_load (store, NULL));
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_names (store, "One");
  lk_template_store_remove (store, lk_template_store_find (store, "One"));
  lk_shelf_assert_names (store, "");
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
  g_test_add_func ("/templates/cancelled", test_cancelled);
  g_test_add_func ("/templates/profile-ids", test_profile_ids);
  g_test_add_func ("/templates/no-file", test_no_file);

  status = g_test_run ();
  g_rmdir (templates);
  g_rmdir (ours);
  g_rmdir (home);
  return status;
}
