/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-rows.h"
#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkDemoStore:
 *
 * The users that the phone system has, each with all fields. What is not changed through here, did
 * not happen: the revision and the index of addresses would not know.
 */
typedef struct _LkDemoStore LkDemoStore;

LkDemoStore *lk_demo_store_new (void);
void lk_demo_store_free (LkDemoStore *self);

LkFieldSet *lk_demo_store_get_fields (LkDemoStore *self);
GPtrArray *lk_demo_store_get_users (LkDemoStore *self);
guint64 lk_demo_store_get_revision (LkDemoStore *self);
LkDemoRowCache *lk_demo_store_get_rows (LkDemoStore *self);

LkUser *lk_demo_store_find (LkDemoStore *self, int id);
LkUser *lk_demo_store_find_number (LkDemoStore *self, const char *number);
LkUser *lk_demo_store_find_phone (LkDemoStore *self, const char *mac);
guint lk_demo_store_count_members (LkDemoStore *self, int group_id);
guint lk_demo_store_count_email (LkDemoStore *self, const char *address);
int lk_demo_store_get_next_id (LkDemoStore *self);

JsonObject *lk_demo_store_build_record (LkDemoStore *self, LkUser *user);
void lk_demo_store_set_extras (LkDemoStore *self, int id, JsonObject *record);

void lk_demo_store_add (LkDemoStore *self, LkUser *user);
void lk_demo_store_update (LkDemoStore *self, LkUser *user, LkUser *newer);
void lk_demo_store_remove (LkDemoStore *self, LkUser *user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoStore, lk_demo_store_free)

G_END_DECLS
