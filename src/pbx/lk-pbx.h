/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "lk-lane.h"
#include "lk-token-source.h"
#include "lk-version.h"

G_BEGIN_DECLS

#define LK_TYPE_PBX (lk_pbx_get_type ())
G_DECLARE_FINAL_TYPE (LkPbx, lk_pbx, LK, PBX, GObject)

/**
 * LkRequest:
 * @method: "GET", "POST", "PATCH" or "DELETE"
 * @path: below `/xapi/v1`, "/Users(12)"; keys are already escaped
 * @query: (nullable): percent-encoded, as lk_odata_query_build() makes it
 * @body: (nullable): what to send as JSON
 * @lane: who is waiting
 * @once: changes something on the server although it is a GET (GenerateProvLink); every other
 * method is treated so anyway
 * @harmless: changes nothing although it is a POST, so that a lost answer leaves nothing open
 * @stays: once on its way, it cannot be cancelled any more, so that its outcome is learned; who
 * cancelled before has changed nothing
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *query;
  JsonNode *body;
  LkLane lane;
  gboolean once;
  gboolean harmless;
  gboolean stays;
} LkRequest;

LkPbx *lk_pbx_new (const char *origin, const char *pinned_certificate, LkTokenSource *tokens);

const char *lk_pbx_get_origin (LkPbx *self);
LkVersion lk_pbx_get_version (LkPbx *self);
gint64 lk_pbx_get_paused_until (LkPbx *self);
const char *lk_pbx_get_refused_certificate (LkPbx *self);
void lk_pbx_set_timeout (LkPbx *self, guint seconds);
void lk_pbx_set_max_answer (LkPbx *self, gsize bytes);

void lk_pbx_request_async (LkPbx *self,
                           const LkRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean
lk_pbx_request_finish (LkPbx *self, GAsyncResult *result, JsonNode **answer, GError **error);
void lk_pbx_request_done_cb (GObject *source, GAsyncResult *result, gpointer task);

G_END_DECLS
