/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "lk-demo-settings.h"
#include "lk-user.h"

G_BEGIN_DECLS

#define LK_TYPE_DEMO_PBX (lk_demo_pbx_get_type ())
G_DECLARE_FINAL_TYPE (LkDemoPbx, lk_demo_pbx, LK, DEMO_PBX, GObject)

/*
 * A small phone system on loopback. It serves in the thread-default main context of the thread that
 * made it and is to be used in that thread only.
 *
 * Signal "exchange" (const char *method, const char *uri, const char *request_body, guint status,
 * const char *response_body): each exchange, for the contract suite.
 */
LkDemoPbx *lk_demo_pbx_new (const LkDemoSettings *settings);

gboolean lk_demo_pbx_listen (LkDemoPbx *self, guint port, GError **error);
gboolean
lk_demo_pbx_listen_tls (LkDemoPbx *self, guint port, GTlsCertificate *certificate, GError **error);
const char *lk_demo_pbx_get_origin (LkDemoPbx *self);

gboolean lk_demo_pbx_add_fault (LkDemoPbx *self, const char *spec, GError **error);
void lk_demo_pbx_clear_faults (LkDemoPbx *self);
gboolean lk_demo_pbx_create_user (LkDemoPbx *self, JsonObject *body, int *id, GError **error);
gboolean lk_demo_pbx_remove_user (LkDemoPbx *self, int id, GError **error);
gboolean lk_demo_pbx_change_user (LkDemoPbx *self, int id, JsonObject *body, GError **error);
gboolean lk_demo_pbx_put_record (LkDemoPbx *self, JsonObject *record, GError **error);
JsonObject *lk_demo_pbx_dup_record (LkDemoPbx *self, int id);
LkUser *lk_demo_pbx_dup_user (LkDemoPbx *self, int id);
int lk_demo_pbx_find_number (LkDemoPbx *self, const char *number);
guint lk_demo_pbx_count_users (LkDemoPbx *self);
guint lk_demo_pbx_count_mails (LkDemoPbx *self, int id);
guint lk_demo_pbx_count_faults (LkDemoPbx *self);
guint lk_demo_pbx_count_changes (LkDemoPbx *self, int id);
guint lk_demo_pbx_count_requests (LkDemoPbx *self, const char *method, const char *path);

G_END_DECLS
