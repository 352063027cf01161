/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-token-source.h"

#include <string.h>

G_DEFINE_INTERFACE (LkTokenSource, lk_token_source, G_TYPE_OBJECT)

static void
lk_token_source_default_init (LkTokenSourceInterface *iface)
{
}

/**
 * lk_token_free:
 * @self: a token
 *
 * Overwrites the token before its memory is given back.
 */
void
lk_token_free (LkToken *self)
{
  explicit_bzero (self->text, strlen (self->text));
  g_free (self->text);
  g_free (self);
}

/**
 * lk_token_source_prepare:
 * @self: a token source
 * @origin: the phone system's origin
 *
 * Returns: (transfer full): the request that asks for a token. Send it to @origin and nowhere else.
 */
SoupMessage *
lk_token_source_prepare (LkTokenSource *self, const char *origin)
{
  return LK_TOKEN_SOURCE_GET_IFACE (self)->prepare (self, origin);
}

/**
 * lk_token_source_read:
 * @self: a token source
 * @answer: (nullable): the answer's JSON
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the token, or %NULL with %LK_ERROR_PROTOCOL.
 */
LkToken *
lk_token_source_read (LkTokenSource *self, JsonNode *answer, GError **error)
{
  return LK_TOKEN_SOURCE_GET_IFACE (self)->read (self, answer, error);
}

/**
 * lk_token_source_note_refusal:
 * @self: a token source
 * @origin: the phone system that does not accept it
 *
 * Remembers, until the program ends and for every source like this one, that it was refused.
 */
void
lk_token_source_note_refusal (LkTokenSource *self, const char *origin)
{
  LK_TOKEN_SOURCE_GET_IFACE (self)->note_refusal (self, origin);
}

/**
 * lk_token_source_was_refused:
 * @self: a token source
 * @origin: a phone system
 *
 * Returns: whether @origin must not be asked with it again.
 */
gboolean
lk_token_source_was_refused (LkTokenSource *self, const char *origin)
{
  return LK_TOKEN_SOURCE_GET_IFACE (self)->was_refused (self, origin);
}
