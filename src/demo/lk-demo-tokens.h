/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "lk-demo-call.h"
#include "lk-demo-knobs.h"

G_BEGIN_DECLS

/**
 * LkDemoTokens:
 *
 * Signing in: one API client, and the one token that lives at a time (behaviour.md, 1.1).
 */
typedef struct _LkDemoTokens LkDemoTokens;

LkDemoTokens *lk_demo_tokens_new (const char *client_id, const char *client_secret);
void lk_demo_tokens_free (LkDemoTokens *self);

void lk_demo_tokens_sign_in (LkDemoTokens *self, const LkDemoKnobs *knobs, LkDemoCall *call);
void lk_demo_tokens_steal (LkDemoTokens *self);
gboolean lk_demo_tokens_accepts (LkDemoTokens *self, SoupMessageHeaders *headers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoTokens, lk_demo_tokens_free)

G_END_DECLS
