/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-refusals.h"

typedef struct
{
  guint32 salt[8];
  GHashTable *digests;
} Refusals;

static Refusals *
refusals_new (void)
{
  Refusals *refusals = g_new0 (Refusals, 1);

  for (guint i = 0; i < G_N_ELEMENTS (refusals->salt); i++)
    refusals->salt[i] = g_random_int ();
  refusals->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return refusals;
}

static Refusals *
get_refusals (void)
{
  static Refusals *refusals;

  if (refusals == NULL)
    refusals = refusals_new ();

  return refusals;
}

/* With its final zero, so that no two triples read the same. */
static void
update (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static char *
digest (const char *origin, const char *client_id, const char *secret)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) get_refusals ()->salt,
                     sizeof get_refusals ()->salt);
  update (checksum, origin);
  update (checksum, client_id);
  update (checksum, secret);

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * lk_refusals_add:
 * @origin: the phone system that refused
 * @client_id: the API client's id
 * @secret: its key, of which only a salted digest is kept
 *
 * Remembers a refusal until the program ends. To be used in the main thread.
 */
void
lk_refusals_add (const char *origin, const char *client_id, const char *secret)
{
  g_hash_table_add (get_refusals ()->digests, digest (origin, client_id, secret));
}

/**
 * lk_refusals_have:
 * @origin: a phone system
 * @client_id: the API client's id
 * @secret: its key
 *
 * Returns: whether @origin has refused just these two before.
 */
gboolean
lk_refusals_have (const char *origin, const char *client_id, const char *secret)
{
  g_autofree char *wanted = digest (origin, client_id, secret);

  return g_hash_table_contains (get_refusals ()->digests, wanted);
}
