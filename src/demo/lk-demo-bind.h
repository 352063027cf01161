/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-types.h"
#include "lk-demo-vocabulary.h"

G_BEGIN_DECLS

gboolean lk_demo_bind (const LkDemoType *type,
                       JsonObject *body,
                       LkVersion version,
                       LkDemoVocabulary *vocabulary);

JsonNode *lk_demo_bind_find (JsonObject *parameters, const char *name);
JsonObject *lk_demo_bind_find_object (JsonObject *parameters, const char *name);
GArray *lk_demo_bind_find_ids (JsonObject *parameters);

G_END_DECLS
