/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-systems.h"

struct _LkPhoneSystems
{
  GObject parent_instance;

  LkProfileStore *profiles;
  LkKeyring *keyring;
  gboolean is_loaded;
};

enum
{
  SIGNAL_RECONNECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPhoneSystems, lk_phone_systems, G_TYPE_OBJECT)

static void
lk_phone_systems_finalize (GObject *object)
{
  LkPhoneSystems *self = LK_PHONE_SYSTEMS (object);

  g_object_unref (self->profiles);
  g_object_unref (self->keyring);

  G_OBJECT_CLASS (lk_phone_systems_parent_class)->finalize (object);
}

static void
lk_phone_systems_class_init (LkPhoneSystemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_phone_systems_finalize;

  signals[SIGNAL_RECONNECT] = g_signal_new ("reconnect", LK_TYPE_PHONE_SYSTEMS, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_PROFILE);
}

static void
lk_phone_systems_init (LkPhoneSystems *self)
{
}

/**
 * lk_phone_systems_new:
 * @profiles: the profiles, not necessarily loaded
 * @keyring: where the keys are
 *
 * Returns: (transfer full): the phone systems.
 */
LkPhoneSystems *
lk_phone_systems_new (LkProfileStore *profiles, LkKeyring *keyring)
{
  LkPhoneSystems *self = g_object_new (LK_TYPE_PHONE_SYSTEMS, NULL);

  self->profiles = g_object_ref (profiles);
  self->keyring = g_object_ref (keyring);
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

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkPhoneSystems *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->is_loaded = lk_profile_store_load_finish (LK_PROFILE_STORE (source), result, &error);
  if (self->is_loaded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lk_phone_systems_load_async:
 * @self: the phone systems
 * @cancellable: (nullable): stops it
 * @callback: called when the profiles are there
 * @user_data: for @callback
 *
 * Reads the profiles, once.
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
    g_task_return_boolean (task, TRUE);
  else
    lk_profile_store_load_async (self->profiles, cancellable, load_cb, g_steal_pointer (&task));
}

gboolean
lk_phone_systems_load_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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
save (LkPhoneSystems *self, GTask *task)
{
  lk_profile_store_save_async (self->profiles, g_task_get_cancellable (task), save_cb,
                               g_object_ref (task));
}

static void
loaded_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkPhoneSystems *self = LK_PHONE_SYSTEMS (source);
  LkProfile *profile = g_task_get_task_data (task);
  GError *error = NULL;

  if (!lk_phone_systems_load_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (lk_profile_store_find (self->profiles, lk_profile_get_id (profile)) == NULL)
    lk_profile_store_add (self->profiles, profile);
  save (self, task);
}

static void
stored_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkPhoneSystems *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!lk_keyring_store_finish (LK_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_RECONNECT], 0, g_task_get_task_data (task));
  lk_phone_systems_load_async (self, g_task_get_cancellable (task), loaded_to_save_cb,
                               g_object_ref (task));
}

/**
 * lk_phone_systems_save_async:
 * @self: the phone systems
 * @profile: a profile, new or changed
 * @key: (nullable): its API key where that is new
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps @key in the keyring and then @profile among the others. Those are read first, so that none
 * is ever written over. Fails with %LK_ERROR_KEYRING where the key cannot be kept; nothing is saved
 * then.
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
  g_task_set_task_data (task, g_object_ref (profile), g_object_unref);
  if (key != NULL)
    lk_keyring_store_async (self->keyring, lk_profile_get_id (profile),
                            lk_profile_get_name (profile), key, cancellable, stored_to_save_cb,
                            task);
  else
    lk_phone_systems_load_async (self, cancellable, loaded_to_save_cb, task);
}

gboolean
lk_phone_systems_save_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_phone_systems_keep_for_session:
 * @self: the phone systems
 * @profile: a profile
 * @key: its API key
 *
 * Keeps @key in memory until the program ends, where there is no keyring.
 */
void
lk_phone_systems_keep_for_session (LkPhoneSystems *self, LkProfile *profile, const char *key)
{
  lk_keyring_keep_for_session (self->keyring, lk_profile_get_id (profile), key);
  g_signal_emit (self, signals[SIGNAL_RECONNECT], 0, profile);
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
  save (self, task);
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
