/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "lk-demo-pbx.h"

G_BEGIN_DECLS

#define LK_TEST_CLIENT "900"
#define LK_TEST_SECRET "not a real key"

/** A demo phone system, and a plain client that has signed in to it, in one main context. */
typedef struct
{
  LkDemoPbx *pbx;
  SoupSession *session;
  char *token;
} LkTestHttp;

/**
 * LkTestAnswer:
 * @error: (nullable): why there is no answer; the rest is nothing then
 * @json: (nullable): the body, where it is JSON
 */
typedef struct
{
  GError *error;
  guint status;
  SoupMessageHeaders *headers;
  char *text;
  JsonNode *json;
} LkTestAnswer;

LkTestHttp *lk_test_http_new (guint n_users, LkVersion version);
void lk_test_http_free (LkTestHttp *self);
void lk_test_http_sign_in (LkTestHttp *self);
void lk_test_http_set_timeout (LkTestHttp *self, guint seconds);
void lk_test_http_set (LkTestHttp *self, const char *spec);

LkTestAnswer *
lk_test_send (LkTestHttp *self, const char *method, const char *path, const char *body);
LkTestAnswer *lk_test_send_form (LkTestHttp *self, const char *type, const char *body);
LkTestAnswer *lk_test_send_message (LkTestHttp *self, SoupMessage *message);
SoupMessage *
lk_test_new_message (LkTestHttp *self, const char *method, const char *path, const char *body);
void lk_test_answer_free (LkTestAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestHttp, lk_test_http_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestAnswer, lk_test_answer_free)

/* Shorter ways for what tests mostly do; each asserts the status. */
JsonObject *lk_test_get (LkTestHttp *self, const char *path);
JsonArray *lk_test_list (LkTestHttp *self, const char *path);
void lk_test_done (LkTestHttp *self, const char *method, const char *path, const char *body);
void lk_test_expect (LkTestHttp *self,
                     const char *method,
                     const char *path,
                     const char *body,
                     guint status);
void lk_test_refused (LkTestHttp *self,
                      const char *method,
                      const char *path,
                      const char *body,
                      const char *code,
                      const char *target);
void lk_test_unbound (LkTestHttp *self, const char *method, const char *path, const char *body);
char *lk_test_ledger (LkTestHttp *self);

G_END_DECLS
