/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file of templates that is broken, damaged or cannot be written: nothing is lost without a word.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lk-error.h"
#include "lk-shelf.h"

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
      LkShelf shelf;
      g_autoptr (LkTemplateStore) store = NULL;
      g_autoptr (GPtrArray) paths = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *deep = g_strnfill (80000, '[');
      const char *content = i < G_N_ELEMENTS (contents) ? contents[i] : deep;
      g_autofree char *kept = NULL;

      lk_shelf_init (&shelf);
      lk_shelf_write (&shelf, content);
      store = lk_template_store_new (shelf.file);
      g_assert_false (lk_shelf_load (store, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, shelf.path));

      paths = lk_shelf_list_files (&shelf);
      g_assert_cmpuint (paths->len, ==, 1);
      g_assert_nonnull (strstr (error->message, paths->pdata[0]));
      g_assert_true (g_file_get_contents (paths->pdata[0], &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, content);

      lk_shelf_put (store, "One", "EN");
      g_assert_true (lk_shelf_save (store, NULL));
      lk_shelf_assert_on_disk (&shelf, "One");
      lk_shelf_clear (&shelf);
    }
}

/* Then all that the program knows is written, and the broken file is kept all the same. */
static void
test_broken_meanwhile (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  lk_shelf_init (&shelf);
  store = lk_template_store_new (shelf.file);
  lk_shelf_put (store, "One", "EN");
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_write (&shelf, "{\"templates\":[");
  lk_shelf_put (store, "Two", "EN");
  g_assert_false (lk_shelf_save (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  lk_shelf_assert_on_disk (&shelf, "One,Two");
  paths = lk_shelf_list_files (&shelf);
  g_assert_cmpuint (paths->len, ==, 2);
  g_clear_error (&error);

  /* A file that is gone is no reason to lose what is on the screen. */
  g_unlink (shelf.path);
  lk_shelf_put (store, "Three", "EN");
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "One,Three,Two");
  lk_shelf_clear (&shelf);
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
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  lk_shelf_init (&shelf);
  lk_shelf_write (&shelf, text);
  store = lk_template_store_new (shelf.file);
  g_assert_false (lk_shelf_load (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "6"));
  lk_shelf_assert_names (store, "Good");
  g_clear_error (&error);

  lk_shelf_put (store, "More", "EN");
  g_assert_false (lk_shelf_save (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  saved = lk_shelf_read (&shelf);
  g_assert_nonnull (strstr (saved, "\"newer\":{\"a\":[1.5]}"));
  g_assert_nonnull (strstr (saved, "\"colour\":\"red\""));
  g_assert_nonnull (strstr (saved, "Nameless"));
  g_assert_nonnull (strstr (saved, "Twice"));
  g_assert_nonnull (strstr (saved, "More"));
  g_assert_null (strstr (saved, "mine"));
  lk_shelf_clear (&shelf);
}

static void
test_unreadable_setting (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  lk_shelf_init (&shelf);
  lk_shelf_write (&shelf,
                  "{\"templates\":[{\"name\":\"A\",\"fields\":{\"VMEnabled\":\"often\"}}]}");
  store = lk_template_store_new (shelf.file);
  g_assert_false (lk_shelf_load (store, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  lk_shelf_assert_names (store, "A");
  lk_template_store_put (store, lk_template_store_find (store, "A"));
  lk_shelf_save (store, NULL);
  saved = lk_shelf_read (&shelf);
  g_assert_nonnull (strstr (saved, "often"));
  lk_shelf_clear (&shelf);
}

/* What could not be written is written by the next save. */
static void
test_cannot_save (void)
{
  LkShelf shelf;
  g_autoptr (LkTemplateStore) store = NULL;
  g_autoptr (GError) error = NULL;

  lk_shelf_init (&shelf);
  g_assert_true (g_file_set_contents (shelf.deeper, "a file", -1, NULL));
  store = lk_template_store_new (shelf.file);
  lk_shelf_put (store, "One", "EN");
  g_assert_false (lk_shelf_save (store, &error));
  g_assert_nonnull (error);
  lk_shelf_assert_names (store, "One");

  g_unlink (shelf.deeper);
  g_assert_true (lk_shelf_save (store, NULL));
  lk_shelf_assert_on_disk (&shelf, "One");
  lk_shelf_clear (&shelf);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template-file/broken-file", test_broken_file);
  g_test_add_func ("/template-file/broken-meanwhile", test_broken_meanwhile);
  g_test_add_func ("/template-file/hostile-templates", test_hostile_templates);
  g_test_add_func ("/template-file/unreadable-setting", test_unreadable_setting);
  g_test_add_func ("/template-file/cannot-save", test_cannot_save);
  return g_test_run ();
}
