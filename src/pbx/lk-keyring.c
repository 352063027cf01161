/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "lk-error.h"
#include "lk-secret.h"

#define PROFILE_ATTRIBUTE    "profile"
#define GENERATION_ATTRIBUTE "generation"

/* Of the item's form, so that a later program can tell its own from these. */
#define GENERATION 1

struct _LkKeyring
{
  GObject parent_instance;

  gboolean is_in_memory;
  GHashTable *session; /* profile id to key, until the program ends */
};

G_DEFINE_FINAL_TYPE (LkKeyring, lk_keyring, G_TYPE_OBJECT)

/* The application id keeps a development build away from the real keys. */
static const SecretSchema schema = {
  APPLICATION_ID,
  SECRET_SCHEMA_NONE,
  {
    { PROFILE_ATTRIBUTE, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { GENERATION_ATTRIBUTE, SECRET_SCHEMA_ATTRIBUTE_INTEGER },
    { NULL, 0 },
  },
};

static GError *
locked_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_KEYRING,
                              _ ("Your keyring is locked. Unlock it and try again, or keep the API "
                                 "key until you close the program."));
}

static GError *
no_keyring_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_KEYRING,
                              _ ("You do not have a keyring yet. Make one with your desktop’s "
                                 "password program, or keep the API key until you close the "
                                 "program."));
}

static GError *
no_service_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_KEYRING,
                              _ ("No keyring service is running here, so the API key cannot be "
                                 "stored. You can keep it until you close the program."));
}

/* What libsecret, D-Bus and GIO say in each situation was found by trying. */
static GError *
explain (const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return locked_error ();
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
      || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
      || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    return no_keyring_error ();
  if (cause->domain == G_DBUS_ERROR || cause->domain == G_IO_ERROR)
    return no_service_error ();

  return g_error_new (LK_ERROR, LK_ERROR_KEYRING,
                      _ ("The keyring does not work: %s. You can keep the API key until you close "
                         "the program."),
                      cause->message);
}

static void
return_explained (GTask *task, GError *cause)
{
  g_task_return_error (task, explain (cause));
  g_error_free (cause);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkKeyring *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      return_explained (task, error);
      return;
    }

  g_hash_table_remove (self->session, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* Nothing was found, and the keyring is there and open: so nothing is stored. */
static void
collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  if (error != NULL)
    return_explained (task, error);
  else if (collection == NULL)
    g_task_return_error (task, no_keyring_error ());
  else if (secret_collection_get_locked (collection))
    g_task_return_error (task, locked_error ());
  else
    g_task_return_pointer (task, NULL, NULL);
}

/* A lookup that worked without the service had another place to look in: the file of a sandbox. */
static void
service_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretService) service = secret_service_get_finish (result, NULL);

  if (service == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                 g_task_get_cancellable (task), collection_cb, g_object_ref (task));
}

/* A locked or missing keyring gives no error here, only nothing. */
static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *secret = secret_password_lookup_nonpageable_finish (result, &error);

  if (error != NULL)
    return_explained (task, error);
  else if (secret != NULL)
    {
      g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) lk_secret_free);
      secret_password_free (secret);
    }
  else
    secret_service_get (SECRET_SERVICE_NONE, g_task_get_cancellable (task), service_cb,
                        g_object_ref (task));
}

/* Where no keyring can be used, a key that was kept for the session was the only one. */
static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean was_kept = g_task_get_task_data (task) != NULL;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (was_kept)
    g_clear_error (&error);
  if (error != NULL)
    return_explained (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
lk_keyring_finalize (GObject *object)
{
  g_hash_table_unref (LK_KEYRING (object)->session);

  G_OBJECT_CLASS (lk_keyring_parent_class)->finalize (object);
}

static void
lk_keyring_class_init (LkKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_keyring_finalize;
}

static void
lk_keyring_init (LkKeyring *self)
{
  self->session =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lk_secret_free);
}

/**
 * lk_keyring_new:
 *
 * Returns: (transfer full): the person's keyring.
 */
LkKeyring *
lk_keyring_new (void)
{
  return g_object_new (LK_TYPE_KEYRING, NULL);
}

/**
 * lk_keyring_new_in_memory:
 *
 * Returns: (transfer full): a keyring that forgets everything with the program.
 */
LkKeyring *
lk_keyring_new_in_memory (void)
{
  LkKeyring *self = lk_keyring_new ();

  self->is_in_memory = TRUE;
  return self;
}

/**
 * lk_keyring_keep_for_session:
 * @self: a keyring
 * @profile_id: whose key it is
 * @secret: the key; copied
 *
 * Keeps the key in memory until the program ends, where it cannot or shall not be stored.
 */
void
lk_keyring_keep_for_session (LkKeyring *self, const char *profile_id, const char *secret)
{
  g_hash_table_insert (self->session, g_strdup (profile_id), g_strdup (secret));
}

/**
 * lk_keyring_store_async:
 * @self: a keyring
 * @profile_id: whose key it is
 * @label: what the desktop's password program calls it
 * @secret: the key
 *
 * Stores the key in place of an earlier one.
 */
void
lk_keyring_store_async (LkKeyring *self,
                        const char *profile_id,
                        const char *label,
                        const char *secret,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_keyring_store_async);
  g_task_set_task_data (task, g_strdup (profile_id), g_free);
  if (self->is_in_memory)
    {
      lk_keyring_keep_for_session (self, profile_id, secret);
      g_task_return_boolean (task, TRUE);
      return;
    }

  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, secret, cancellable, stored_cb,
                         g_steal_pointer (&task), PROFILE_ATTRIBUTE, profile_id,
                         GENERATION_ATTRIBUTE, GENERATION, NULL);
}

/**
 * lk_keyring_store_finish:
 * @self: a keyring
 * @result: the result
 * @error: return location; %LK_ERROR_KEYRING says why it cannot be used
 *
 * Returns: whether the key is stored.
 */
gboolean
lk_keyring_store_finish (LkKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_keyring_lookup_async:
 * @self: a keyring
 * @profile_id: whose key
 *
 * Looks for a key, first among those kept for this session. The desktop may ask the person to
 * unlock the keyring.
 */
void
lk_keyring_lookup_async (LkKeyring *self,
                         const char *profile_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *kept = g_hash_table_lookup (self->session, profile_id);

  g_task_set_source_tag (task, lk_keyring_lookup_async);
  if (kept != NULL || self->is_in_memory)
    {
      g_task_return_pointer (task, g_strdup (kept), (GDestroyNotify) lk_secret_free);
      return;
    }

  secret_password_lookup (&schema, cancellable, looked_up_cb, g_steal_pointer (&task),
                          PROFILE_ATTRIBUTE, profile_id, GENERATION_ATTRIBUTE, GENERATION, NULL);
}

/**
 * lk_keyring_lookup_finish:
 * @self: a keyring
 * @result: the result
 * @error: return location; %LK_ERROR_KEYRING says why the keyring cannot be used
 *
 * Returns: (transfer full) (nullable): the key, to be given to lk_secret_free(); %NULL
 * without an error where none is stored.
 */
char *
lk_keyring_lookup_finish (LkKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_keyring_forget_async:
 * @self: a keyring
 * @profile_id: whose key
 *
 * Removes the key, wherever it is.
 */
void
lk_keyring_forget_async (LkKeyring *self,
                         const char *profile_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean was_kept = g_hash_table_remove (self->session, profile_id);

  g_task_set_source_tag (task, lk_keyring_forget_async);
  g_task_set_task_data (task, GINT_TO_POINTER (was_kept), NULL);
  if (self->is_in_memory)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clear (&schema, cancellable, forgotten_cb, g_steal_pointer (&task),
                           PROFILE_ATTRIBUTE, profile_id, NULL);
}

/**
 * lk_keyring_forget_finish:
 * @self: a keyring
 * @result: the result
 * @error: return location
 *
 * Returns: whether no key is stored now.
 */
gboolean
lk_keyring_forget_finish (LkKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
