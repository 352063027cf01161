/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "lk-version.h"

G_BEGIN_DECLS

/**
 * LkAnswer:
 * @status: HTTP's
 * @content_type: (nullable): without its parameters
 * @redirect: (nullable): where the server wants to send us
 * @version: the server's, or 0 where it did not say
 * @retry_after: seconds that the server asks to wait, or -1
 * @is_empty: whether it had no body
 * @node: (nullable): the body, if it was JSON
 * @unreadable: (nullable): why it claimed to be JSON and was not
 *
 * What came back for one request.
 */
typedef struct
{
  guint status;
  char *content_type;
  char *redirect;
  LkVersion version;
  gint64 retry_after;
  gboolean is_empty;
  JsonNode *node;
  GError *unreadable;
} LkAnswer;

LkAnswer *lk_answer_new (SoupMessage *message);
void lk_answer_free (LkAnswer *self);
gboolean lk_answer_claims_json (const LkAnswer *self);
GError *lk_answer_judge (const LkAnswer *self, gboolean is_write);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkAnswer, lk_answer_free)

G_END_DECLS
