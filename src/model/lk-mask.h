/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What stands in place of a secret; its length says nothing. */
#define LK_MASK "••••"

gboolean lk_mask_is_secret_name (const char *name);
void lk_mask_hide (JsonNode *node);
void lk_mask_strip (JsonNode *node);

G_END_DECLS
