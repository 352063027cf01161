/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-demo-call.h"

G_BEGIN_DECLS

/**
 * LkDemoLedger:
 *
 * Every write that was carried out, and how many requests came: what a test holds the client's word
 * against.
 */
typedef struct _LkDemoLedger LkDemoLedger;

/**
 * LkDemoWriter:
 * @LK_DEMO_BY_CLIENT: a request over the network
 * @LK_DEMO_BY_RIVAL: another administrator, played by a test
 */
typedef enum
{
  LK_DEMO_BY_CLIENT,
  LK_DEMO_BY_RIVAL,
} LkDemoWriter;

LkDemoLedger *lk_demo_ledger_new (void);
void lk_demo_ledger_free (LkDemoLedger *self);

void lk_demo_ledger_count (LkDemoLedger *self, const char *method, const char *kind);
guint lk_demo_ledger_count_changes (LkDemoLedger *self, int id);
guint lk_demo_ledger_get_count (LkDemoLedger *self, const char *method, const char *kind);
void lk_demo_ledger_record (LkDemoLedger *self,
                            LkDemoWriter writer,
                            const char *path,
                            const LkDemoCall *call);

JsonNode *lk_demo_ledger_dup_writes (LkDemoLedger *self);
JsonNode *lk_demo_ledger_dup_counts (LkDemoLedger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoLedger, lk_demo_ledger_free)

G_END_DECLS
