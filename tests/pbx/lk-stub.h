/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define LK_STUB_CLIENT_ID "900"
#define LK_STUB_SECRET    "not-a-real-key-5f0c1a77"
#define LK_STUB_TOKEN     "not-a-real-token-9be2"

typedef struct _LkStub LkStub;

typedef void (*LkStubHandler) (LkStub *self, SoupServerMessage *message, gpointer user_data);

/*
 * A server on loopback that answers as a test wants it to: a token for the right secret, and for
 * everything below /xapi whatever its handler does. It serves in the test's own main context.
 */
LkStub *lk_stub_new (LkStubHandler handler, gpointer user_data);
LkStub *lk_stub_new_tls (GTlsCertificate *certificate, LkStubHandler handler, gpointer user_data);
void lk_stub_free (LkStub *self);

const char *lk_stub_get_origin (LkStub *self);
void lk_stub_set_handler (LkStub *self, LkStubHandler handler, gpointer user_data);
void lk_stub_set_token_handler (LkStub *self, LkStubHandler handler, gpointer user_data);
void lk_stub_set_token_answer (LkStub *self, guint status, const char *type, const char *text);

guint lk_stub_count_tokens (LkStub *self);
guint lk_stub_count_requests (LkStub *self);
const char *lk_stub_get_request (LkStub *self, guint index);
guint lk_stub_get_n_authorized (LkStub *self);

void lk_stub_answer (SoupServerMessage *message, guint status, const char *type, const char *text);
void lk_stub_answer_json (SoupServerMessage *message, guint status, const char *text);
void lk_stub_answer_raw (SoupServerMessage *message, const char *bytes);
void lk_stub_answer_never (SoupServerMessage *message);
gint64 lk_stub_get_option (SoupServerMessage *message, const char *name, gint64 fallback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkStub, lk_stub_free)

G_END_DECLS
