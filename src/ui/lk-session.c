/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-session.h"

#include "lk-client-credentials.h"
#include "lk-error.h"
#include "lk-secret.h"
#include "lk-problem.h"

struct _LkSession
{
  GObject parent_instance;

  LkProfile *profile;
  LkKeyring *keyring;
  LkJournalKeeper *journal;
  LkDirectory *directory;
  LkCatalogue *catalogue; /* both NULL without directory */
  LkJobs *jobs;
  LkTemplateStore *templates;
  GError *problem;
  gboolean busy;
  GCancellable *cancellable; /* of what is going on now */
};

enum
{
  PROP_0,
  PROP_DIRECTORY,
  PROP_PROBLEM,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkSession, lk_session, G_TYPE_OBJECT)

static void
set_problem (LkSession *self, const GError *problem)
{
  if (self->problem == NULL && problem == NULL)
    return;

  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_busy (LkSession *self, gboolean busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_directory (LkSession *self, LkDirectory *directory)
{
  if (!g_set_object (&self->directory, directory))
    return;

  g_clear_object (&self->catalogue);
  g_clear_object (&self->jobs);
  if (directory != NULL)
    {
      self->catalogue = lk_catalogue_new (lk_directory_get_pbx (directory));
      self->jobs =
        lk_jobs_new (lk_journal_keeper_get_journal (self->journal), directory, self->profile);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY]);
}

/* Whatever was going on before is of no interest any more and will touch nothing. */
static GCancellable *
begin (LkSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);

  return self->cancellable;
}

static void
end (LkSession *self, const GError *problem)
{
  set_problem (self, problem);
  set_busy (self, FALSE);
}

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkSession) self = user_data;
  g_autoptr (GError) error = NULL;

  lk_directory_refresh_finish (LK_DIRECTORY (source), result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, error);
}

static void
load (LkSession *self)
{
  lk_directory_refresh_async (self->directory, begin (self), refresh_cb, g_object_ref (self));
}

static void
connect_with_key (LkSession *self, const char *key)
{
  g_autoptr (LkTokenSource)
    tokens = lk_client_credentials_new (lk_profile_get_client_id (self->profile), key);
  g_autoptr (LkPbx) pbx = lk_pbx_new (lk_profile_get_origin (self->profile),
                                      lk_profile_get_certificate (self->profile), tokens);
  g_autoptr (LkDirectory) directory = lk_directory_new (pbx);

  set_directory (self, directory);
  load (self);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkSession) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = lk_keyring_lookup_finish (LK_KEYRING (source), result, &error);

  if (key == NULL && error == NULL)
    error = lk_problem_new_missing_key (self->profile);

  if (key != NULL)
    connect_with_key (self, key);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, error);
  g_clear_pointer (&key, lk_secret_free);
}

static void
lk_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkSession *self = LK_SESSION (object);

  switch (id)
    {
    case PROP_DIRECTORY:
      g_value_set_object (value, self->directory);
      break;
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_session_finalize (GObject *object)
{
  LkSession *self = LK_SESSION (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->directory);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->jobs);
  g_clear_error (&self->problem);
  g_object_unref (self->templates);
  g_object_unref (self->keyring);
  g_object_unref (self->journal);
  g_object_unref (self->profile);

  G_OBJECT_CLASS (lk_session_parent_class)->finalize (object);
}

static void
lk_session_class_init (LkSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_session_get_property;
  object_class->finalize = lk_session_finalize;

  properties[PROP_DIRECTORY] = g_param_spec_object ("directory", NULL, NULL, LK_TYPE_DIRECTORY,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_session_init (LkSession *self)
{
}

/**
 * lk_session_new:
 * @profile: a phone system
 * @keyring: where its API key is
 * @journal: what is done to its users, not necessarily open
 *
 * Returns: (transfer full): a session that does nothing until it is opened.
 */
LkSession *
lk_session_new (LkProfile *profile, LkKeyring *keyring, LkJournalKeeper *journal)
{
  LkSession *self = g_object_new (LK_TYPE_SESSION, NULL);

  self->profile = g_object_ref (profile);
  self->keyring = g_object_ref (keyring);
  self->journal = g_object_ref (journal);
  self->templates = lk_template_store_new_for_profile (lk_profile_get_id (profile));
  return self;
}

LkProfile *
lk_session_get_profile (LkSession *self)
{
  return self->profile;
}

LkKeyring *
lk_session_get_keyring (LkSession *self)
{
  return self->keyring;
}

/**
 * lk_session_get_directory:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): all users; %NULL until the API key is there.
 */
LkDirectory *
lk_session_get_directory (LkSession *self)
{
  return self->directory;
}

/**
 * lk_session_get_catalogue:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what else the phone system has to choose from; it comes and
 *   goes with lk_session_get_directory().
 */
LkCatalogue *
lk_session_get_catalogue (LkSession *self)
{
  return self->catalogue;
}

/**
 * lk_session_get_jobs:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the jobs of the phone system; they come and go with
 *   lk_session_get_directory().
 */
LkJobs *
lk_session_get_jobs (LkSession *self)
{
  return self->jobs;
}

LkJournalKeeper *
lk_session_get_journal (LkSession *self)
{
  return self->journal;
}

/**
 * lk_session_get_templates:
 * @self: a session
 *
 * Returns: (transfer none): the phone system’s templates, perhaps not loaded yet.
 */
LkTemplateStore *
lk_session_get_templates (LkSession *self)
{
  return self->templates;
}

/**
 * lk_session_get_problem:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the users are not all there or not up to date.
 */
const GError *
lk_session_get_problem (LkSession *self)
{
  return self->problem;
}

gboolean
lk_session_get_busy (LkSession *self)
{
  return self->busy;
}

/**
 * lk_session_can_refresh:
 * @self: a session
 *
 * A key that was refused is not tried again: the phone system may lock this computer out, phones
 * included (behaviour.md, 8.1).
 *
 * Returns: whether asking again makes sense now.
 */
gboolean
lk_session_can_refresh (LkSession *self)
{
  return !self->busy && !g_error_matches (self->problem, LK_ERROR, LK_ERROR_SIGN_IN_REFUSED);
}

/**
 * lk_session_open:
 * @self: a session
 *
 * Gets the key from the keyring, signs in and loads; opens the journal. Also for a profile whose
 * key or address has been changed: everything starts afresh then.
 */
void
lk_session_open (LkSession *self)
{
  set_directory (self, NULL);
  lk_journal_keeper_open (self->journal);
  lk_keyring_lookup_async (self->keyring, lk_profile_get_id (self->profile), begin (self),
                           lookup_cb, g_object_ref (self));
}

/**
 * lk_session_refresh:
 * @self: a session
 *
 * Loads the users again where that makes sense.
 */
void
lk_session_refresh (LkSession *self)
{
  if (!lk_session_can_refresh (self))
    return;

  if (self->directory != NULL)
    load (self);
  else
    lk_session_open (self);
}

/**
 * lk_session_close:
 * @self: a session
 *
 * Stops whatever is going on; nothing is reported any more.
 */
void
lk_session_close (LkSession *self)
{
  g_cancellable_cancel (self->cancellable);
}
