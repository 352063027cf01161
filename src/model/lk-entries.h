/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value.h"

G_BEGIN_DECLS

/**
 * LkEntrySame:
 * @there: an entry that a user has
 * @part: an entry that somebody wrote for many users
 *
 * Whether both are about the same thing.
 */
typedef gboolean (*LkEntrySame) (JsonObject *there, JsonObject *part);

/* Lists of objects, changed entry by entry: the order stays, nothing comes twice, and what is not
 * meant stays as it came, unknown members and the server's numbers included. @now may be null. */
gboolean lk_entries_add (const LkValue *now,
                         const LkValue *part,
                         LkEntrySame is_same,
                         LkValue *out,
                         GError **error);
gboolean lk_entries_change (const LkValue *now,
                            const LkValue *part,
                            LkEntrySame is_same,
                            LkValue *out,
                            GError **error);
gboolean lk_entries_remove (const LkValue *now,
                            const LkValue *part,
                            LkEntrySame is_meant,
                            LkValue *out,
                            GError **error);
gboolean
lk_entries_replace (const LkValue *now, const LkValue *wanted, LkValue *out, GError **error);
gboolean lk_entry_says (JsonObject *there, JsonObject *part, const char *name);
void lk_entries_strip_ids (JsonNode *node);

/* The same for sets of choices. */
gboolean lk_choices_add (const LkValue *now, const LkValue *part, LkValue *out, GError **error);
gboolean lk_choices_remove (const LkValue *now, const LkValue *part, LkValue *out, GError **error);

G_END_DECLS
