/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-types.h"

G_BEGIN_DECLS

/**
 * LkDemoSearch:
 *
 * The value of `$search`, understood.
 */
typedef struct _LkDemoSearch LkDemoSearch;

LkDemoSearch *lk_demo_search_parse (const char *text, GError **error);
void lk_demo_search_free (LkDemoSearch *self);

gboolean lk_demo_search_matches (const LkDemoSearch *self, const LkDemoType *type, gpointer entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoSearch, lk_demo_search_free)

G_END_DECLS
