/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "lk-demo-errors.h"
#include "lk-demo-query.h"

G_BEGIN_DECLS

/**
 * LkDemoCall:
 * @method: the request's method
 * @path: its decoded path; below `/xapi/v1` for the API's endpoints
 * @query: (nullable): its query, still percent-encoded
 * @headers: its headers
 * @body: what was sent, perhaps nothing
 * @origin: scheme, host and port that this server answers at
 * @version: the server's
 * @limits: what the server does not understand in a query
 * @page_limit: how many rows a list gives that is asked for without $top; 0 is all
 * @id: the path's `{Id}`
 * @key: (nullable): the path's `{Key}`
 * @status: the answer's status
 * @content_type: (nullable): static; of the answer
 * @answer: (nullable): the answer's body
 * @written: the Ids of what the call changed on the server, for the ledger
 *
 * One request, and the answer that a handler gives to it.
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *query;
  SoupMessageHeaders *headers;
  GBytes *body;
  const char *origin;
  LkVersion version;
  LkDemoLimits limits;
  guint page_limit;
  int id;
  char *key;

  guint status;
  const char *content_type;
  GBytes *answer;
  GArray *written;
} LkDemoCall;

void lk_demo_call_init (LkDemoCall *self);
void lk_demo_call_clear (LkDemoCall *self);

gboolean lk_demo_call_prefers_representation (LkDemoCall *self);
JsonObject *lk_demo_call_parse_body (LkDemoCall *self);
LkDemoQuery *lk_demo_call_parse_query (LkDemoCall *self, const LkDemoType *type);

void lk_demo_call_answer_empty (LkDemoCall *self, guint status);
void lk_demo_call_answer_text (LkDemoCall *self, guint status, const char *type, const char *text);
void lk_demo_call_answer_json (LkDemoCall *self, guint status, JsonNode *node);
void lk_demo_call_answer_value (LkDemoCall *self, const char *context, JsonNode *value);
void lk_demo_call_answer_rows (LkDemoCall *self,
                               LkDemoQuery *query,
                               const char *fragment,
                               GPtrArray *entities);
void lk_demo_call_answer_entities (LkDemoCall *self,
                                   const LkDemoType *type,
                                   const char *fragment,
                                   GPtrArray *entities);
void lk_demo_call_answer_entity (LkDemoCall *self,
                                 const LkDemoType *type,
                                 const char *fragment,
                                 gpointer entity);
void lk_demo_call_refuse_all (LkDemoCall *self, const LkDemoRefusals *refusals);
void lk_demo_call_refuse (LkDemoCall *self, const LkDemoRefusal *refusal);
void lk_demo_call_refuse_body (LkDemoCall *self);
void lk_demo_call_note_written (LkDemoCall *self, int id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDemoCall, lk_demo_call_clear)

G_END_DECLS
