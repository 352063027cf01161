/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-world.h"

#include <string.h>

#include "lk-demo-people.h"

#define REFUSE_USER "refuse-user="

static int
find_first_newcomer (GPtrArray *users)
{
  int highest = 0;

  for (guint i = 0; i < users->len; i++)
    highest = MAX (highest, lk_user_get_id (g_ptr_array_index (users, i)));
  return highest + 1;
}

/**
 * lk_demo_world_new:
 * @settings: who lives in it
 *
 * Returns: (transfer full): a phone system with its people and no network yet.
 */
LkDemoWorld *
lk_demo_world_new (const LkDemoSettings *settings)
{
  LkDemoWorld *self = g_new0 (LkDemoWorld, 1);

  GPtrArray *users;

  self->version = settings->version != 0 ? settings->version : LK_VERSION_NEWEST;
  self->n_licensed = settings->n_users + settings->n_users / 4 + 10;
  lk_demo_knobs_reset (&self->knobs, self->version);
  self->client_id = g_strdup (settings->client_id);
  self->store = lk_demo_store_new ();
  self->groups = lk_demo_groups_new ();
  self->peers = lk_demo_peers_new ();
  self->links = lk_demo_links_new ();
  self->tokens = lk_demo_tokens_new (settings->client_id, settings->client_secret);
  self->refused_ids = g_hash_table_new (NULL, NULL);
  self->faults = lk_demo_faults_new ();
  self->ledger = lk_demo_ledger_new ();
  self->vocabulary = lk_demo_vocabulary_new ();
  self->mails = g_hash_table_new (NULL, NULL);
  self->random = g_rand_new ();
  lk_demo_people_move_in (self->store, self->groups, self->version, settings->n_users,
                          settings->seed);
  users = lk_demo_store_get_users (self->store);
  self->operator_id = users->len > 0 ? lk_user_get_id (g_ptr_array_index (users, 0)) : 0;

  self->first_newcomer = find_first_newcomer (users);

  return self;
}

void
lk_demo_world_free (LkDemoWorld *self)
{
  lk_demo_store_free (self->store);
  lk_demo_groups_free (self->groups);
  lk_demo_peers_free (self->peers);
  lk_demo_links_free (self->links);
  lk_demo_tokens_free (self->tokens);
  g_hash_table_unref (self->refused_ids);
  lk_demo_faults_free (self->faults);
  lk_demo_ledger_free (self->ledger);
  lk_demo_vocabulary_free (self->vocabulary);
  g_hash_table_unref (self->mails);
  g_rand_free (self->random);
  g_free (self->client_id);
  g_free (self);
}

/**
 * lk_demo_world_dup_version:
 * @self: a world
 *
 * Returns: (transfer full): the version as a server writes it, with a build number.
 */
char *
lk_demo_world_dup_version (LkDemoWorld *self)
{
  static const struct
  {
    LkVersion version;
    guint build;
  } builds[] = {
    { LK_VERSION (20, 0, 8), 1109 },
    { LK_VERSION (20, 0, 9), 995 },
    { LK_VERSION (20, 0, 10), 1621 },
  };
  g_autofree char *version = lk_version_to_string (self->version);
  guint build = 700;

  for (guint i = 0; i < G_N_ELEMENTS (builds); i++)
    if (builds[i].version == self->version)
      build = builds[i].build;

  return g_strdup_printf ("%s.%u", version, build);
}

static gboolean
refuse_user (LkDemoWorld *self, const char *text)
{
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &id, NULL))
    return FALSE;

  g_hash_table_add (self->refused_ids, GINT_TO_POINTER ((int) id));
  return TRUE;
}

/**
 * lk_demo_world_add_fault:
 * @self: a world
 * @spec: a knob or a fault
 * @error: return location
 *
 * Returns: whether @spec can be understood; otherwise %G_IO_ERROR_INVALID_ARGUMENT.
 */
gboolean
lk_demo_world_add_fault (LkDemoWorld *self, const char *spec, GError **error)
{
  if (g_str_has_prefix (spec, REFUSE_USER) && refuse_user (self, spec + strlen (REFUSE_USER)))
    return TRUE;
  if (lk_demo_knobs_is_knob (spec))
    return lk_demo_knobs_set (&self->knobs, spec, error);

  return lk_demo_faults_add (self->faults, spec, error);
}

/**
 * lk_demo_world_clear_faults:
 * @self: a world
 *
 * Takes back every fault, and turns every knob to where it was at first.
 */
void
lk_demo_world_clear_faults (LkDemoWorld *self)
{
  lk_demo_faults_clear (self->faults);
  lk_demo_knobs_reset (&self->knobs, self->version);
  g_hash_table_remove_all (self->refused_ids);
}

/**
 * lk_demo_world_refuses:
 * @self: a world
 * @user: a user that a client wants to write to
 *
 * Returns: whether a fault says that this user refuses every write.
 */
gboolean
lk_demo_world_refuses (LkDemoWorld *self, LkUser *user)
{
  return g_hash_table_contains (self->refused_ids, GINT_TO_POINTER (lk_user_get_id (user)));
}
