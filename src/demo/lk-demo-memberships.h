/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-errors.h"
#include "lk-demo-groups.h"
#include "lk-demo-knobs.h"
#include "lk-demo-store.h"

G_BEGIN_DECLS

/*
 * Who belongs to which department with which role: the `Groups` of a user, kept as the JSON text of
 * an array of `Pbx.UserGroup`, which colleagues with the same departments and role share.
 */
void lk_demo_memberships_append (GString *text, JsonObject *group, int role);
void lk_demo_memberships_append_favourites (GString *text, int user_id, const char *number);

gboolean lk_demo_memberships_list_group (const LkValue *groups, int group_id);
int lk_demo_memberships_find_role (const LkValue *groups);
int lk_demo_memberships_get_first (const LkValue *groups);
gboolean lk_demo_memberships_contain (LkUser *user, int group_id);
LkDemoRefusal lk_demo_memberships_check (LkDemoGroups *groups, LkUser *user, JsonArray *wanted);
JsonNode *lk_demo_memberships_complete (LkDemoGroups *groups,
                                        LkUser *user,
                                        JsonArray *wanted,
                                        const LkDemoKnobs *knobs);

GPtrArray *lk_demo_memberships_list_members (GPtrArray *users, int group_id);
void lk_demo_memberships_rename (LkDemoStore *store, JsonObject *group);

G_END_DECLS
