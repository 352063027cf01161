/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-profile-store.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-origin.h"
#include "lk-private-file.h"

#define GROUP_PREFIX "Profile "

/* A key of the file and the profile's property of the same meaning. */
static const struct
{
  const char *key;
  const char *property;
} members[] = {
  { "Name", "name" },          { "Colour", "colour" },           { "Origin", "origin" },
  { "ClientId", "client-id" }, { "Certificate", "certificate" },
};

struct _LkProfileStore
{
  GObject parent_instance;

  GFile *file;
  GListStore *profiles;
  GKeyFile *contents; /* as read, with what this program does not understand */
  GMutex writing;
  guint64 generation; /* of the contents; each save has the next */
  guint64 written;    /* guarded by writing */
};

static void lk_profile_store_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkProfileStore,
                               lk_profile_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lk_profile_store_iface_init))

typedef struct
{
  char *text;
  gsize length;
  guint64 generation;
} Save;

static void
save_free (Save *save)
{
  g_free (save->text);
  g_free (save);
}

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_PROFILE;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LK_PROFILE_STORE (model)->profiles));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LK_PROFILE_STORE (model)->profiles), position);
}

static char *
get_group (LkProfile *profile)
{
  return g_strconcat (GROUP_PREFIX, lk_profile_get_id (profile), NULL);
}

/* Returns: (nullable): the profile, unless the file's group is not one that this program wrote. */
static LkProfile *
read_profile (LkProfileStore *self, const char *group)
{
  const char *id = group + strlen (GROUP_PREFIX);
  g_autoptr (LkProfile) profile = NULL;
  g_autofree char *origin = NULL;

  if (*id == '\0' || lk_profile_store_find (self, id) != NULL)
    return NULL;

  profile = lk_profile_new (id);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = g_key_file_get_string (self->contents, group, members[i].key, NULL);

      if (text != NULL)
        g_object_set (profile, members[i].property, text, NULL);
    }

  origin = lk_profile_get_origin (profile) != NULL
             ? lk_origin_parse (lk_profile_get_origin (profile), NULL)
             : NULL;
  if (origin == NULL || lk_profile_get_client_id (profile) == NULL)
    return NULL;
  g_object_set (profile, "origin", origin, NULL);
  if (lk_profile_get_name (profile) == NULL)
    g_object_set (profile, "name", origin, NULL);

  return g_steal_pointer (&profile);
}

static gboolean
read_profiles (LkProfileStore *self, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->contents, NULL);
  guint n_bad = 0;

  g_list_store_remove_all (self->profiles);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (LkProfile) profile = NULL;

      if (!g_str_has_prefix (groups[i], GROUP_PREFIX))
        continue;
      profile = read_profile (self, groups[i]);
      if (profile != NULL)
        g_list_store_append (self->profiles, profile);
      else
        n_bad++;
    }
  if (n_bad == 0)
    return TRUE;

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               ngettext ("%u phone system in “%s” cannot be read. It is left there as it is.",
                         "%u phone systems in “%s” cannot be read. They are left there as they "
                         "are.",
                         n_bad),
               n_bad, g_file_peek_path (self->file));
  return FALSE;
}

static void
put_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *aside = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_file_move_finish (G_FILE (source), result, &error))
    g_task_return_new_error (task, LK_ERROR, LK_ERROR_INVALID,
                             _ ("The file with your phone systems cannot be read. It was kept as "
                                "“%s”, and the list starts empty."),
                             g_file_peek_path (aside));
  else
    g_task_return_error (task, error);
}

static void
put_aside (GTask *task)
{
  LkProfileStore *self = g_task_get_source_object (task);
  GFile *aside = lk_private_file_choose_aside (self->file);

  g_task_set_task_data (task, aside, g_object_unref);
  g_file_move_async (self->file, aside, G_FILE_COPY_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT,
                     g_task_get_cancellable (task), NULL, NULL, put_aside_cb, g_object_ref (task));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LkProfileStore *self = g_task_get_source_object (task);
  g_autoptr (GKeyFile) contents = g_key_file_new ();
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (length > 0
      && !g_key_file_load_from_data (contents, text, length, G_KEY_FILE_KEEP_COMMENTS, NULL))
    {
      put_aside (task);
      return;
    }

  g_key_file_unref (self->contents);
  self->contents = g_steal_pointer (&contents);
  if (read_profiles (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
write_profile (LkProfileStore *self, LkProfile *profile)
{
  g_autofree char *group = get_group (profile);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (profile, members[i].property, &text, NULL);
      if (text != NULL)
        g_key_file_set_string (self->contents, group, members[i].key, text);
      else
        g_key_file_remove_key (self->contents, group, members[i].key, NULL);
    }
}

static gboolean
write_file (LkProfileStore *self, const Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->writing);

  if (save->generation < self->written)
    return TRUE;
  if (!lk_private_file_write (self->file, save->text, save->length, cancellable, error))
    return FALSE;

  self->written = save->generation;
  return TRUE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (source, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
lk_profile_store_finalize (GObject *object)
{
  LkProfileStore *self = LK_PROFILE_STORE (object);

  g_object_unref (self->file);
  g_object_unref (self->profiles);
  g_key_file_unref (self->contents);
  g_mutex_clear (&self->writing);

  G_OBJECT_CLASS (lk_profile_store_parent_class)->finalize (object);
}

static void
lk_profile_store_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lk_profile_store_class_init (LkProfileStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_profile_store_finalize;
}

static void
lk_profile_store_init (LkProfileStore *self)
{
  self->profiles = g_list_store_new (LK_TYPE_PROFILE);
  self->contents = g_key_file_new ();
  g_mutex_init (&self->writing);
  g_signal_connect_object (self->profiles, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lk_profile_store_new:
 * @file: a local file, which need not exist
 *
 * Returns: (transfer full): no profiles yet; see lk_profile_store_load_async().
 */
LkProfileStore *
lk_profile_store_new (GFile *file)
{
  LkProfileStore *self = g_object_new (LK_TYPE_PROFILE_STORE, NULL);

  self->file = g_object_ref (file);
  return self;
}

/**
 * lk_profile_store_load_async:
 * @self: a store
 *
 * Reads the file. What is in it and cannot be understood is kept for the next save; a file that is
 * not even a key file is kept under another name.
 */
void
lk_profile_store_load_async (LkProfileStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_profile_store_load_async);
  g_file_load_contents_async (self->file, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * lk_profile_store_load_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: whether all went well. A file that does not exist is one without profiles; after an
 * error the store holds what could be read.
 */
gboolean
lk_profile_store_load_finish (LkProfileStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_profile_store_save_async:
 * @self: a store
 *
 * Writes the profiles as they are now, for the person's eyes only (mode 0600). Of several saves at
 * once the last wins.
 */
void
lk_profile_store_save_async (LkProfileStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (LkProfile) profile = get_item (G_LIST_MODEL (self), i);

      write_profile (self, profile);
    }
  save->text = g_key_file_to_data (self->contents, &save->length, NULL);
  save->generation = ++self->generation;

  g_task_set_source_tag (task, lk_profile_store_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * lk_profile_store_save_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: whether the file is written.
 */
gboolean
lk_profile_store_save_finish (LkProfileStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_profile_store_add:
 * @self: a store
 * @profile: a profile that it does not hold yet
 */
void
lk_profile_store_add (LkProfileStore *self, LkProfile *profile)
{
  g_list_store_append (self->profiles, profile);
}

/**
 * lk_profile_store_remove:
 * @self: a store
 * @profile: one of its profiles
 */
void
lk_profile_store_remove (LkProfileStore *self, LkProfile *profile)
{
  g_autofree char *group = get_group (profile);
  guint position;

  if (!g_list_store_find (self->profiles, profile, &position))
    return;

  g_key_file_remove_group (self->contents, group, NULL);
  g_list_store_remove (self->profiles, position);
}

/**
 * lk_profile_store_find:
 * @self: a store
 * @id: a profile's id
 *
 * Returns: (transfer none) (nullable): the profile.
 */
LkProfile *
lk_profile_store_find (LkProfileStore *self, const char *id)
{
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (LkProfile) profile = get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (lk_profile_get_id (profile), id))
        return profile;
    }

  return NULL;
}
