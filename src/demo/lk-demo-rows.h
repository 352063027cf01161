/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkDemoRowCache:
 *
 * The rows that earlier queries of one collection chose and put in order, so that the next page of
 * the same list does not sort again. It is right as long as the collection's revision stays.
 */
typedef struct _LkDemoRowCache LkDemoRowCache;

LkDemoRowCache *lk_demo_row_cache_new (void);
void lk_demo_row_cache_free (LkDemoRowCache *self);

GPtrArray *lk_demo_row_cache_find (LkDemoRowCache *self, guint64 revision, const char *key);
void lk_demo_row_cache_store (LkDemoRowCache *self, const char *key, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoRowCache, lk_demo_row_cache_free)

G_END_DECLS
