/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-demo-rows.h"
#include "lk-demo-types.h"
#include "lk-version.h"

G_BEGIN_DECLS

/**
 * LkDemoLimits:
 * @LK_DEMO_WITHOUT_SEARCH: refuse `$search`
 * @LK_DEMO_WITHOUT_IN: refuse `in (…)`
 * @LK_DEMO_WITHOUT_ANY: refuse `any` and `all`
 *
 * What a real server may not understand: nobody has seen it do so (behaviour.md, 2.2 and 11).
 */
typedef enum
{
  LK_DEMO_WITHOUT_SEARCH = 1 << 0,
  LK_DEMO_WITHOUT_IN = 1 << 1,
  LK_DEMO_WITHOUT_ANY = 1 << 2,
} LkDemoLimits;

/**
 * LkDemoQuery:
 *
 * The eight query options of one request, understood and checked against a type.
 */
typedef struct _LkDemoQuery LkDemoQuery;

LkDemoQuery *lk_demo_query_parse (const LkDemoType *type,
                                  const char *encoded_query,
                                  LkVersion version,
                                  GError **error);
LkDemoQuery *lk_demo_query_parse_limited (const LkDemoType *type,
                                          const char *encoded_query,
                                          LkVersion version,
                                          LkDemoLimits limits,
                                          GError **error);
void lk_demo_query_free (LkDemoQuery *self);

void lk_demo_query_use_cache (LkDemoQuery *self, LkDemoRowCache *cache, guint64 revision);

JsonNode *lk_demo_query_run (LkDemoQuery *self, GPtrArray *entities, const char *context);
JsonObject *lk_demo_query_project (LkDemoQuery *self, gpointer entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoQuery, lk_demo_query_free)

G_END_DECLS
