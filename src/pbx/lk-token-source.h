/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * LkToken:
 * @text: what goes behind "Bearer "
 * @expires_at: g_get_monotonic_time() from which on it must not be used any more
 */
typedef struct
{
  char *text;
  gint64 expires_at;
} LkToken;

void lk_token_free (LkToken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkToken, lk_token_free)

#define LK_TYPE_TOKEN_SOURCE (lk_token_source_get_type ())
G_DECLARE_INTERFACE (LkTokenSource, lk_token_source, LK, TOKEN_SOURCE, GObject)

/**
 * LkTokenSource:
 *
 * Where tokens come from: client credentials now; a sign-in with the browser can join without
 * touching anything else.
 */
struct _LkTokenSourceInterface
{
  GTypeInterface parent_interface;

  SoupMessage *(*prepare) (LkTokenSource *self, const char *origin);
  LkToken *(*read) (LkTokenSource *self, JsonNode *answer, GError **error);
  void (*note_refusal) (LkTokenSource *self, const char *origin);
  gboolean (*was_refused) (LkTokenSource *self, const char *origin);
};

SoupMessage *lk_token_source_prepare (LkTokenSource *self, const char *origin);
LkToken *lk_token_source_read (LkTokenSource *self, JsonNode *answer, GError **error);
void lk_token_source_note_refusal (LkTokenSource *self, const char *origin);
gboolean lk_token_source_was_refused (LkTokenSource *self, const char *origin);

G_END_DECLS
