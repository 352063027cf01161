/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Where provisioning files are fetched, without signing in (behaviour.md, 6). */
#define LK_DEMO_LINKS_PATH "/provisioning/"

/**
 * LkDemoLinks:
 *
 * The provisioning links that were given out and not used: one for each user at most.
 */
typedef struct _LkDemoLinks LkDemoLinks;

LkDemoLinks *lk_demo_links_new (void);
void lk_demo_links_free (LkDemoLinks *self);

const char *lk_demo_links_generate (LkDemoLinks *self, int id);
void lk_demo_links_revoke (LkDemoLinks *self, int id);
int lk_demo_links_use (LkDemoLinks *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoLinks, lk_demo_links_free)

G_END_DECLS
