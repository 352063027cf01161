/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-shelf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lk-await.h"
#include "lk-user-fields.h"

void
lk_shelf_init (LkShelf *shelf)
{
  shelf->folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  shelf->deeper = g_build_filename (shelf->folder, "templates", NULL);
  shelf->path = g_build_filename (shelf->deeper, "one.json", NULL);
  shelf->file = g_file_new_for_path (shelf->path);
}

GPtrArray *
lk_shelf_list_files (LkShelf *shelf)
{
  g_autoptr (GDir) folder = g_dir_open (shelf->deeper, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (paths, g_build_filename (shelf->deeper, name, NULL));

  return paths;
}

void
lk_shelf_clear (LkShelf *shelf)
{
  g_autoptr (GPtrArray) paths = lk_shelf_list_files (shelf);

  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_rmdir (shelf->deeper);
  g_rmdir (shelf->folder);
  g_object_unref (shelf->file);
  g_free (shelf->folder);
  g_free (shelf->deeper);
  g_free (shelf->path);
}

void
lk_shelf_write (LkShelf *shelf, const char *text)
{
  g_mkdir_with_parents (shelf->deeper, 0700);
  g_assert_true (g_file_set_contents (shelf->path, text, -1, NULL));
}

char *
lk_shelf_read (LkShelf *shelf)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (shelf->path, &text, NULL, NULL));
  return text;
}

gboolean
lk_shelf_load (LkTemplateStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_template_store_load_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_template_store_load_finish (store, result, error);
}

gboolean
lk_shelf_save (LkTemplateStore *store, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_template_store_save_async (store, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_template_store_save_finish (store, result, error);
}

void
lk_shelf_set_language (LkTemplate *item, const char *language)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, language);
  lk_template_set (item, lk_user_field_find ("Language"), &value);
}

const char *
lk_shelf_get_language (LkTemplateStore *store, const char *name)
{
  LkTemplate *item = lk_template_store_find (store, name);

  g_assert_nonnull (item);
  return lk_value_get_text (lk_template_get (item, lk_user_field_find ("Language")));
}

void
lk_shelf_put (LkTemplateStore *store, const char *name, const char *language)
{
  g_autoptr (LkTemplate) item = lk_template_new (name);

  lk_shelf_set_language (item, language);
  lk_template_store_put (store, item);
}

void
lk_shelf_assert_names (LkTemplateStore *store, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (LkTemplate) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", lk_template_get_name (item));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

void
lk_shelf_assert_on_disk (LkShelf *shelf, const char *expected)
{
  g_autoptr (LkTemplateStore) store = lk_template_store_new (shelf->file);
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_shelf_load (store, &error));
  g_assert_no_error (error);
  lk_shelf_assert_names (store, expected);
}
