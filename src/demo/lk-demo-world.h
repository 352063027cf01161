/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-faults.h"
#include "lk-demo-groups.h"
#include "lk-demo-knobs.h"
#include "lk-demo-ledger.h"
#include "lk-demo-links.h"
#include "lk-demo-peers.h"
#include "lk-demo-settings.h"
#include "lk-demo-store.h"
#include "lk-demo-tokens.h"
#include "lk-demo-vocabulary.h"

G_BEGIN_DECLS

/**
 * LkDemoWorld:
 * @version: which server this is
 * @n_licensed: how many extensions the licence allows
 * @client_id: the API client, which is an extension as well
 * @operator_id: the user who gets the calls that nobody else gets
 * @first_newcomer: the lowest Id of those who did not live here from the beginning
 * @lowest_free: below this no extension number is free; 0 where that is not known
 * @knobs: what is decided about what is not known
 * @peers: whatever calls can be sent to
 * @tokens: who may come in
 * @refused_ids: the Ids of users that refuse every write, as pointers
 * @faults: what shall go wrong
 * @ledger: what was done
 * @vocabulary: what it knows beyond the documents of its version
 * @mails: how many welcome e-mails each user got, by Id
 * @random: where new passwords come from
 *
 * All that the phone system is, apart from the network.
 */
typedef struct
{
  LkVersion version;
  guint n_licensed;
  char *client_id;
  int operator_id;
  int first_newcomer;
  guint64 lowest_free;
  LkDemoKnobs knobs;
  LkDemoStore *store;
  LkDemoGroups *groups;
  LkDemoPeers *peers;
  LkDemoLinks *links;
  LkDemoTokens *tokens;
  GHashTable *refused_ids;
  LkDemoFaults *faults;
  LkDemoLedger *ledger;
  LkDemoVocabulary *vocabulary;
  GHashTable *mails;
  GRand *random;
} LkDemoWorld;

LkDemoWorld *lk_demo_world_new (const LkDemoSettings *settings);
void lk_demo_world_free (LkDemoWorld *self);

char *lk_demo_world_dup_version (LkDemoWorld *self);
gboolean lk_demo_world_add_fault (LkDemoWorld *self, const char *spec, GError **error);
void lk_demo_world_clear_faults (LkDemoWorld *self);
gboolean lk_demo_world_refuses (LkDemoWorld *self, LkUser *user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoWorld, lk_demo_world_free)

G_END_DECLS
