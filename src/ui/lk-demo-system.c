/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-demo-system.h"

#include <glib/gi18n-lib.h>

#include "lk-demo-thread.h"

#define N_USERS   250
#define SEED      3
#define CLIENT_ID "900"

/* The same at each start, so that templates for the demo are found again. */
#define PROFILE "aa7a38df-27fa-4429-a974-addff6c37965"

struct _LkDemoSystem
{
  GObject parent_instance;

  LkDemoThread *thread;
  LkProfile *profile;
  LkKeyring *keyring;
  LkJournalKeeper *journal;
};

G_DEFINE_FINAL_TYPE (LkDemoSystem, lk_demo_system, G_TYPE_OBJECT)

static void
lk_demo_system_finalize (GObject *object)
{
  LkDemoSystem *self = LK_DEMO_SYSTEM (object);

  lk_demo_system_stop (self);
  g_object_unref (self->profile);
  g_object_unref (self->keyring);
  g_object_unref (self->journal);

  G_OBJECT_CLASS (lk_demo_system_parent_class)->finalize (object);
}

static void
lk_demo_system_class_init (LkDemoSystemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_demo_system_finalize;
}

static void
lk_demo_system_init (LkDemoSystem *self)
{
}

/* A key that nobody can know: it is made at the start and never leaves the memory. */
static char *
make_secret (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();

  return g_strconcat (first, second, NULL);
}

static LkProfile *
new_profile (const char *origin)
{
  LkProfile *profile = lk_profile_new (PROFILE);

  g_object_set (profile, "name", _ ("Demo"), "colour", "purple", "origin", origin, "client-id",
                CLIENT_ID, NULL);
  return profile;
}

static LkDemoSystem *
take_thread (LkDemoThread *thread, const char *secret)
{
  LkDemoSystem *self = g_object_new (LK_TYPE_DEMO_SYSTEM, NULL);
  g_autoptr (LkJournal) journal = lk_journal_new_in_memory ();

  self->thread = thread;
  self->profile = new_profile (lk_demo_thread_get_origin (thread));
  self->keyring = lk_keyring_new_in_memory ();
  self->journal = lk_journal_keeper_new (journal);
  lk_keyring_keep_for_session (self->keyring, lk_profile_get_id (self->profile), secret);
  return self;
}

/**
 * lk_demo_system_start:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a phone system full of invented people, that listens.
 */
LkDemoSystem *
lk_demo_system_start (GError **error)
{
  g_autofree char *secret = make_secret ();
  const LkDemoSettings settings = {
    .n_users = N_USERS,
    .seed = SEED,
    .client_id = CLIENT_ID,
    .client_secret = secret,
  };
  LkDemoThread *thread = lk_demo_thread_start (&settings, error);

  return thread != NULL ? take_thread (thread, secret) : NULL;
}

/**
 * lk_demo_system_stop:
 * @self: a demo
 *
 * It does not answer any more.
 */
void
lk_demo_system_stop (LkDemoSystem *self)
{
  g_clear_pointer (&self->thread, lk_demo_thread_stop);
}

LkProfile *
lk_demo_system_get_profile (LkDemoSystem *self)
{
  return self->profile;
}

LkKeyring *
lk_demo_system_get_keyring (LkDemoSystem *self)
{
  return self->keyring;
}

/**
 * lk_demo_system_get_journal:
 * @self: a demo
 *
 * Returns: (transfer none): its journal, in memory.
 */
LkJournalKeeper *
lk_demo_system_get_journal (LkDemoSystem *self)
{
  return self->journal;
}
