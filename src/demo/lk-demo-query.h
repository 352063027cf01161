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
