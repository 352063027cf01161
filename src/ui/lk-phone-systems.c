/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-systems.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"

struct _LkPhoneSystems
{
  GObject parent_instance;

  LkProfileStore *profiles;
  LkKeyring *keyring;
  LkJournalKeeper *journal;
  gboolean is_loaded;
  GPtrArray *waiting; /* of GTask, for the one reading that is under way; or NULL */
  GError *complaint;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPhoneSystems, lk_phone_systems, G_TYPE_OBJECT)

typedef struct
{
  LkProfile *profile;
  char *key; /* NULL: as before */
  gboolean for_session;
} Save;

static void
save_free (Save *save)
{
  if (save->key != NULL)
    explicit_bzero (save->key, strlen (save->key));
  g_free (save->key);
  g_object_unref (save->profile);
  g_free (save);
}

static void
lk_phone_systems_finalize (GObject *object)
{
  LkPhoneSystems *self = LK_PHONE_SYSTEMS (object);

  g_object_unref (self->profiles);
  g_object_unref (self->keyring);
  g_object_unref (self->journal);
  g_clear_error (&self->complaint);

  G_OBJECT_CLASS (lk_phone_systems_parent_class)->finalize (object);
}

static void
lk_phone_systems_class_init (LkPhoneSystemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_phone_systems_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", LK_TYPE_PHONE_SYSTEMS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, LK_TYPE_PROFILE,
                                        G_TYPE_BOOLEAN);
}

static void
lk_phone_systems_init (LkPhoneSystems *self)
{
}

/**
 * lk_phone_systems_new:
 * @profiles: the profiles, not necessarily loaded
 * @keyring: where the keys are
 * @journal: what was done to them, not necessarily open
 *
 * Returns: (transfer full): the phone systems.
 */
LkPhoneSystems *
lk_phone_systems_new (LkProfileStore *profiles, LkKeyring *keyring, LkJournalKeeper *journal)
{
  LkPhoneSystems *self = g_object_new (LK_TYPE_PHONE_SYSTEMS, NULL);

  self->profiles = g_object_ref (profiles);
  self->keyring = g_object_ref (keyring);
  self->journal = g_object_ref (journal);
  return self;
}

/**
 * lk_phone_systems_get_profiles:
 * @self: the phone systems
 *
 * Returns: (transfer none): a list of LkProfile; empty until they are loaded.
 */
GListModel *
lk_phone_systems_get_profiles (LkPhoneSystems *self)
{
  return G_LIST_MODEL (self->profiles);
}

LkKeyring *
lk_phone_systems_get_keyring (LkPhoneSystems *self)
{
  return self->keyring;
}

LkJournalKeeper *
lk_phone_systems_get_journal (LkPhoneSystems *self)
{
  return self->journal;
}

/**
 * lk_phone_systems_find:
 * @self: the phone systems
 * @id: a profile's id
 *
 * Returns: (transfer none) (nullable): the profile.
 */
LkProfile *
lk_phone_systems_find (LkPhoneSystems *self, const char *id)
{
  return lk_profile_store_find (self->profiles, id);
}

/**
 * lk_phone_systems_check:
 * @self: the phone systems
 * @profile: what is going to be saved
 * @error: return location
 *
 * Two profiles of one API client would take the token from each other.
 *
 * Returns: whether @profile is not just what another one is already.
 */
gboolean
lk_phone_systems_check (LkPhoneSystems *self, LkProfile *profile, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->profiles)); i++)
    {
      g_autoptr (LkProfile) other = g_list_model_get_item (G_LIST_MODEL (self->profiles), i);

      if (g_str_equal (lk_profile_get_id (other), lk_profile_get_id (profile))
          || g_strcmp0 (lk_profile_get_origin (other), lk_profile_get_origin (profile)) != 0
          || g_strcmp0 (lk_profile_get_client_id (other), lk_profile_get_client_id (profile)) != 0)
        continue;

      g_set_error (error, LK_ERROR, LK_ERROR_CONFLICT,
                   _ ("“%s” is this phone system with this client ID already. Use that one, or "
                      "enter another client ID."),
                   lk_profile_get_name (other));
      return FALSE;
    }

  return TRUE;
}

/* The store holds what could be read, and keeps the rest of the file as it is. */
static gboolean
is_only_a_complaint (const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_INVALID);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPhoneSystems) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  lk_profile_store_load_finish (LK_PROFILE_STORE (source), result, &error);
  if (is_only_a_complaint (error))
    self->complaint = g_steal_pointer (&error);
  self->is_loaded = error == NULL;

  for (guint i = 0; i < waiting->len; i++)
    if (error == NULL)
      g_task_return_boolean (waiting->pdata[i], TRUE);
    else
      g_task_return_error (waiting->pdata[i], g_error_copy (error));
}

/**
 * lk_phone_systems_load_async:
 * @self: the phone systems
 * @cancellable: (nullable): stops the wait
 * @callback: called when the profiles are there
 * @user_data: for @callback
 *
 * Reads the profiles, once; who asks meanwhile waits for the same reading. See
 * lk_phone_systems_take_complaint() for what of the file cannot be understood.
 */
void
lk_phone_systems_load_async (LkPhoneSystems *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_phone_systems_load_async);
  if (self->is_loaded)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (self->waiting == NULL)
    {
      self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      lk_profile_store_load_async (self->profiles, NULL, load_cb, g_object_ref (self));
    }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/**
 * lk_phone_systems_load_finish:
 * @self: the phone systems
 * @result: the result
 * @error: return location
 *
 * Returns: whether the profiles are there; not where the file is there and cannot be read at all.
 */
gboolean
lk_phone_systems_load_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_phone_systems_take_complaint:
 * @self: the phone systems
 *
 * Returns: (transfer full) (nullable): what the person has to know about the file, to be said once.
 */
GError *
lk_phone_systems_take_complaint (LkPhoneSystems *self)
{
  return g_steal_pointer (&self->complaint);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lk_profile_store_save_finish (LK_PROFILE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_profiles (LkPhoneSystems *self, GTask *task)
{
  lk_profile_store_save_async (self->profiles, NULL, save_cb, g_object_ref (task));
}

static void
assign (LkProfile *to, LkProfile *from)
{
  g_object_set (to, "name", lk_profile_get_name (from), "colour", lk_profile_get_colour (from),
                "origin", lk_profile_get_origin (from), "client-id",
                lk_profile_get_client_id (from), "certificate", lk_profile_get_certificate (from),
                NULL);
}

/* A key must never be found beside the address of another one. So this follows at once when it is
 * stored, and from the storing on nothing can be cancelled. */
static void
take_over (GTask *task)
{
  LkPhoneSystems *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  LkProfile *known = lk_phone_systems_find (self, lk_profile_get_id (save->profile));
  gboolean is_new_connection =
    save->key != NULL || known == NULL
    || g_strcmp0 (lk_profile_get_certificate (known), lk_profile_get_certificate (save->profile))
         != 0;

  if (known != NULL)
    assign (known, save->profile);
  else
    lk_profile_store_add (self->profiles, save->profile);

  g_signal_emit (self, signals[SIGNAL_SAVED], 0, known != NULL ? known : save->profile,
                 is_new_connection);
  write_profiles (self, task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lk_keyring_store_finish (LK_KEYRING (source), result, &error))
    take_over (task);
  else
    g_task_return_error (task, error);
}

static void
loaded_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkPhoneSystems *self = LK_PHONE_SYSTEMS (source);
  Save *save = g_task_get_task_data (task);
  const char *id = lk_profile_get_id (save->profile);
  GError *error = NULL;

  if (!lk_phone_systems_load_finish (self, result, &error)
      || !lk_phone_systems_check (self, save->profile, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (save->key != NULL && !save->for_session)
    {
      lk_keyring_store_async (self->keyring, id, lk_profile_get_name (save->profile), save->key,
                              NULL, stored_cb, g_object_ref (task));
      return;
    }
  if (save->key != NULL)
    lk_keyring_keep_for_session (self->keyring, id, save->key);
  take_over (task);
}

static void
start_save (GTask *task, LkProfile *profile, const char *key, gboolean for_session)
{
  Save *save = g_new0 (Save, 1);

  save->profile = g_object_ref (profile);
  save->key = g_strdup (key);
  save->for_session = for_session;
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  lk_phone_systems_load_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                               loaded_to_save_cb, task);
}

/**
 * lk_phone_systems_save_async:
 * @self: the phone systems
 * @profile: a new profile, or a copy with the id of one that is there and takes over what it says
 * @key: (nullable): its API key where that is new
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps @key in the keyring and then @profile among the others. Those are read first, so that none
 * is ever written over. Fails with %LK_ERROR_KEYRING where the key cannot be kept, with
 * %LK_ERROR_CONFLICT as lk_phone_systems_check() does; nothing has changed then.
 */
void
lk_phone_systems_save_async (LkPhoneSystems *self,
                             LkProfile *profile,
                             const char *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_phone_systems_save_async);
  start_save (task, profile, key, FALSE);
}

/**
 * lk_phone_systems_save_for_session_async:
 * @self: the phone systems
 * @profile: as for lk_phone_systems_save_async(), and finished like that
 * @key: its API key
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves @profile and keeps @key in memory until the program ends, where there is no keyring.
 */
void
lk_phone_systems_save_for_session_async (LkPhoneSystems *self,
                                         LkProfile *profile,
                                         const char *key,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_phone_systems_save_for_session_async);
  start_save (task, profile, key, TRUE);
}

gboolean
lk_phone_systems_save_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkPhoneSystems *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!lk_keyring_forget_finish (LK_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  lk_profile_store_remove (self->profiles, g_task_get_task_data (task));
  write_profiles (self, task);
}

/**
 * lk_phone_systems_remove_async:
 * @self: the phone systems
 * @profile: one of them
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes the key from the keyring, then the profile. Where the key cannot be removed, the profile
 * stays, so that the person can try again. Nothing changes on the phone system itself.
 */
void
lk_phone_systems_remove_async (LkPhoneSystems *self,
                               LkProfile *profile,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_phone_systems_remove_async);
  g_task_set_task_data (task, g_object_ref (profile), g_object_unref);
  lk_keyring_forget_async (self->keyring, lk_profile_get_id (profile), cancellable, forget_cb,
                           task);
}

gboolean
lk_phone_systems_remove_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
