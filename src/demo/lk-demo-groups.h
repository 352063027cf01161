/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** The hidden groups that hold a person's favourites have Ids of their own, far behind the
 * departments' (behaviour.md, 2.3). */
#define LK_DEMO_FIRST_FAVOURITES_ID 10000000

/**
 * LkDemoGroups:
 *
 * The departments that the phone system has, each a JsonObject as `Pbx.Group` is.
 */
typedef struct _LkDemoGroups LkDemoGroups;

LkDemoGroups *lk_demo_groups_new (void);
void lk_demo_groups_free (LkDemoGroups *self);

GPtrArray *lk_demo_groups_get_all (LkDemoGroups *self);
JsonObject *lk_demo_groups_find (LkDemoGroups *self, int id);
JsonObject *lk_demo_groups_find_name (LkDemoGroups *self, const char *name);
JsonObject *lk_demo_groups_add (LkDemoGroups *self, const char *name);
void lk_demo_groups_make_known (LkDemoGroups *self, JsonArray *memberships);
void lk_demo_groups_remove (LkDemoGroups *self, JsonObject *group);
void lk_demo_groups_reserve (LkDemoGroups *self, const char *name, guint64 from, guint64 to);

int lk_demo_group_get_id (JsonObject *group);
const char *lk_demo_group_get_name (JsonObject *group);
gboolean lk_demo_group_get_range (JsonObject *group, guint64 *from, guint64 *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoGroups, lk_demo_groups_free)

G_END_DECLS
