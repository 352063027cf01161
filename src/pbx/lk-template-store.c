/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-template-store.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-template-file.h"

struct _LkTemplateStore
{
  GObject parent_instance;

  GFile *file; /* nullable: then the templates last as long as the store */
  gboolean has_no_place;
  GListStore *items;
  GHashTable *names;   /* by the template: under which name it stands in the file, or will */
  GHashTable *changes; /* by the name: what is to be written, or NULL for what is to be removed */
  GQueue saves;        /* of GTask: the first one is being carried out */
};

static void lk_template_store_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkTemplateStore,
                               lk_template_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lk_template_store_iface_init))

/* What a save is about to write: the store may be changed meanwhile. */
typedef struct
{
  GFile *file;
  GPtrArray *known;
  GHashTable *changes;
} Save;

static void
unref_record (gpointer record)
{
  if (record != NULL)
    json_object_unref (record);
}

static GHashTable *
new_changes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
}

static void
save_free (Save *save)
{
  g_object_unref (save->file);
  g_ptr_array_unref (save->known);
  g_hash_table_unref (save->changes);
  g_free (save);
}

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_TEMPLATE;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LK_TEMPLATE_STORE (model)->items));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LK_TEMPLATE_STORE (model)->items), position);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *first = lk_template_get_name (LK_TEMPLATE ((gpointer) a));
  const char *second = lk_template_get_name (LK_TEMPLATE ((gpointer) b));
  int order = g_utf8_collate (first, second);

  return order != 0 ? order : strcmp (first, second);
}

static void
list (LkTemplateStore *self, LkTemplate *item)
{
  g_hash_table_replace (self->names, g_object_ref (item), g_strdup (lk_template_get_name (item)));
  g_list_store_insert_sorted (self->items, item, compare_names, NULL);
}

static gboolean
unlist (LkTemplateStore *self, LkTemplate *item)
{
  guint position;

  if (!g_list_store_find (self->items, item, &position))
    return FALSE;

  g_hash_table_remove (self->names, item);
  g_list_store_remove (self->items, position);
  return TRUE;
}

static gboolean
is_same (LkTemplate *a, LkTemplate *b)
{
  g_autoptr (JsonNode) first = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) second = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (first, lk_template_to_json (a));
  json_node_take_object (second, lk_template_to_json (b));
  return json_node_equal (first, second);
}

static gboolean
holds_name (GPtrArray *templates, const char *name)
{
  for (guint i = 0; i < templates->len; i++)
    if (g_str_equal (lk_template_get_name (g_ptr_array_index (templates, i)), name))
      return TRUE;

  return FALSE;
}

/* What is to be written, or was written by this very save, stays as the person has it. */
static void
drop_what_is_gone (LkTemplateStore *self, GPtrArray *read)
{
  for (guint i = get_n_items (G_LIST_MODEL (self)); i-- > 0;)
    {
      g_autoptr (LkTemplate) item = get_item (G_LIST_MODEL (self), i);
      const char *name = g_hash_table_lookup (self->names, item);

      if (!g_hash_table_contains (self->changes, name) && !holds_name (read, name))
        unlist (self, item);
    }
}

static LkTemplate *
find_written (LkTemplateStore *self, const char *name)
{
  GHashTableIter iter;
  gpointer item, there;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &item, &there))
    if (g_str_equal (there, name))
      return item;

  return NULL;
}

static void
take_in (LkTemplateStore *self, LkTemplate *read)
{
  const char *name = lk_template_get_name (read);
  LkTemplate *item = find_written (self, name);

  if (g_hash_table_contains (self->changes, name) || (item != NULL && is_same (item, read)))
    return;

  if (item != NULL)
    unlist (self, item);
  list (self, read);
}

/* A template that is as it was stays the same object. */
static void
adopt (LkTemplateStore *self, GPtrArray *read)
{
  drop_what_is_gone (self, read);
  for (guint i = 0; i < read->len; i++)
    take_in (self, g_ptr_array_index (read, i));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  LkTemplateFile *file = lk_template_file_read (task_data, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) lk_template_file_free);
  else
    g_task_return_error (task, error);
}

static void
return_file (GTask *task, LkTemplateFile *file)
{
  if (file->complaint != NULL)
    g_task_return_error (task, g_steal_pointer (&file->complaint));
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LkTemplateFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  adopt (LK_TEMPLATE_STORE (source), file->templates);
  return_file (task, file);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;
  LkTemplateFile *file =
    lk_template_file_change (save->file, save->known, save->changes, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) lk_template_file_free);
  else
    g_task_return_error (task, error);
}

static GPtrArray *
list_records (LkTemplateStore *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (unref_record);

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (LkTemplate) item = get_item (G_LIST_MODEL (self), i);

      g_ptr_array_add (records, lk_template_to_json (item));
    }

  return records;
}

static Save *
begin_save (LkTemplateStore *self)
{
  Save *save = g_new0 (Save, 1);

  save->file = g_object_ref (self->file);
  save->known = list_records (self);
  save->changes = g_steal_pointer (&self->changes);
  self->changes = new_changes ();
  return save;
}

/* What was not written is still to be written, unless something newer is. */
static void
take_back (LkTemplateStore *self, Save *save)
{
  GHashTableIter iter;
  gpointer name, record;

  g_hash_table_iter_init (&iter, save->changes);
  while (g_hash_table_iter_next (&iter, &name, &record))
    if (!g_hash_table_contains (self->changes, name))
      g_hash_table_insert (self->changes, g_strdup (name),
                           record != NULL ? json_object_ref (record) : NULL);
}

static void carry_out_next (LkTemplateStore *self);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LkTemplateStore *self = LK_TEMPLATE_STORE (source);
  g_autoptr (GTask) task = g_queue_pop_head (&self->saves);
  GError *error = NULL;
  g_autoptr (LkTemplateFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL)
    take_back (self, g_task_get_task_data (G_TASK (result)));
  else
    adopt (self, file->templates);

  /* Whoever is told of this one may begin another. */
  carry_out_next (self);
  if (file == NULL)
    g_task_return_error (task, error);
  else
    return_file (task, file);
}

/* One after the other, so that the last one wins. */
static void
carry_out_next (LkTemplateStore *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  g_autoptr (GTask) work = NULL;

  if (task == NULL)
    return;

  work = g_task_new (self, g_task_get_cancellable (task), written_cb, NULL);
  g_task_set_source_tag (work, carry_out_next);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, begin_save (self), (GDestroyNotify) save_free);
  g_task_run_in_thread (work, write_in_thread);
}

static void
lk_template_store_finalize (GObject *object)
{
  LkTemplateStore *self = LK_TEMPLATE_STORE (object);

  g_clear_object (&self->file);
  g_object_unref (self->items);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->changes);

  G_OBJECT_CLASS (lk_template_store_parent_class)->finalize (object);
}

static void
lk_template_store_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lk_template_store_class_init (LkTemplateStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_template_store_finalize;
}

static void
lk_template_store_init (LkTemplateStore *self)
{
  self->items = g_list_store_new (LK_TYPE_TEMPLATE);
  self->names = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->changes = new_changes ();
  g_queue_init (&self->saves);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lk_template_store_new:
 * @file: (nullable): a local file, which need not exist; %NULL for templates that are not kept,
 *   such as those of a phone system for trying out
 *
 * Returns: (transfer full): no templates yet; see lk_template_store_load_async().
 */
LkTemplateStore *
lk_template_store_new (GFile *file)
{
  LkTemplateStore *self = g_object_new (LK_TYPE_TEMPLATE_STORE, NULL);

  self->file = file != NULL ? g_object_ref (file) : NULL;
  return self;
}

/**
 * lk_template_store_new_for_profile:
 * @profile_id: a profile's id, which is part of the file's name
 *
 * Returns: (transfer full): no templates yet. Where @profile_id is not one that this program made,
 *   they cannot be kept, and saving says so.
 */
LkTemplateStore *
lk_template_store_new_for_profile (const char *profile_id)
{
  gboolean is_safe = profile_id != NULL && g_uuid_string_is_valid (profile_id);
  g_autofree char *name = is_safe ? g_strconcat (profile_id, ".json", NULL) : NULL;
  g_autofree char *path =
    is_safe ? g_build_filename (g_get_user_data_dir (), "linekeeper", "templates", name, NULL)
            : NULL;
  g_autoptr (GFile) file = is_safe ? g_file_new_for_path (path) : NULL;
  LkTemplateStore *self = lk_template_store_new (file);

  self->has_no_place = !is_safe;
  return self;
}

/**
 * lk_template_store_load_async:
 * @self: a store
 * @cancellable: (nullable): ends it
 *
 * Reads the file. What is in it and cannot be understood is kept for the next save; a file that
 * holds no templates at all is kept under another name. What was put or removed and not yet saved
 * stays.
 */
void
lk_template_store_load_async (LkTemplateStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) work = NULL;

  g_task_set_source_tag (task, lk_template_store_load_async);
  if (self->file == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  work = g_task_new (self, cancellable, read_cb, g_object_ref (task));
  g_task_set_source_tag (work, lk_template_store_load_async);
  g_task_set_task_data (work, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (work, read_in_thread);
}

/**
 * lk_template_store_load_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: whether all went well. A file that does not exist is one without templates; after an
 *   error the store holds what could be read.
 */
gboolean
lk_template_store_load_finish (LkTemplateStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_template_store_save_async:
 * @self: a store
 * @cancellable: (nullable): ends it while nothing is written
 *
 * Writes what was put or removed, for the person's eyes only (mode 0600), into the file as it is by
 * now, and takes in what others wrote into it. What is not written for an error is still to be
 * written by the next save.
 */
void
lk_template_store_save_async (LkTemplateStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_template_store_save_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->has_no_place)
    {
      g_task_return_new_error (task, LK_ERROR, LK_ERROR_INVALID,
                               _ ("There is no file for this phone system’s templates. They last "
                                  "until its window is closed."));
      return;
    }
  if (self->file == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_queue_push_tail (&self->saves, g_steal_pointer (&task));
  if (g_queue_get_length (&self->saves) == 1)
    carry_out_next (self);
}

/**
 * lk_template_store_save_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: whether the file is written, and all in it can be read. With %LK_ERROR_INVALID all is
 *   kept as well as it can be, and there is something to say of the file; with any other error
 *   nothing was written.
 */
gboolean
lk_template_store_save_finish (LkTemplateStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
note_removal (LkTemplateStore *self, const char *name)
{
  if (self->file != NULL)
    g_hash_table_replace (self->changes, g_strdup (name), NULL);
}

/**
 * lk_template_store_put:
 * @self: a store
 * @item: a template with a name, which may be in the store already, under another name, too
 *
 * Another template of the same name makes room. Goes into the file by the next save.
 */
void
lk_template_store_put (LkTemplateStore *self, LkTemplate *item)
{
  g_autoptr (LkTemplate) kept = g_object_ref (item);
  g_autofree char *former = g_strdup (g_hash_table_lookup (self->names, item));
  const char *name = lk_template_get_name (item);
  LkTemplate *other;

  g_return_if_fail (*name != '\0');

  unlist (self, item);
  if (former != NULL && !g_str_equal (former, name))
    note_removal (self, former);
  while ((other = lk_template_store_find (self, name)) != NULL)
    unlist (self, other);

  list (self, kept);
  if (self->file != NULL)
    g_hash_table_replace (self->changes, g_strdup (name), lk_template_to_json (item));
}

/**
 * lk_template_store_remove:
 * @self: a store
 * @item: one of its templates
 *
 * Goes from the file by the next save.
 */
void
lk_template_store_remove (LkTemplateStore *self, LkTemplate *item)
{
  g_autofree char *name = g_strdup (g_hash_table_lookup (self->names, item));

  if (unlist (self, item))
    note_removal (self, name);
}

/**
 * lk_template_store_find:
 * @self: a store
 * @name: a template's name
 *
 * Returns: (transfer none) (nullable): the template.
 */
LkTemplate *
lk_template_store_find (LkTemplateStore *self, const char *name)
{
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (LkTemplate) item = get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (lk_template_get_name (item), name))
        return item;
    }

  return NULL;
}
