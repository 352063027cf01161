/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"
#include "lk-reading.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_READER (lk_user_reader_get_type ())
G_DECLARE_FINAL_TYPE (LkUserReader, lk_user_reader, LK, USER_READER, GObject)

/*
 * Reads some of a phone system's users again, with as few requests as it allows, and remembers what
 * it allowed. A hundred at once by `Id in (…)`, which no client is known to use
 * (behaviour.md, 2.2); where that is refused some by `Id eq … or …`, the pages of all users, or
 * each by itself, whichever takes fewest requests. Parses in a worker thread; uses the lane of the
 * background.
 *
 * Who does not come is gone only where the way of asking has shown that it finds people, or where
 * the user was asked for alone and the phone system said so.
 *
 * Signal "progress" (uint n_done, uint n_all): during a reading.
 */
LkUserReader *lk_user_reader_new (LkPbx *pbx);
void lk_user_reader_set_n_users (LkUserReader *self, guint n_users);
guint lk_user_reader_get_n_requests (LkUserReader *self);

/* @whole asks for all that lists hold, for those who are about to write them back. */
void lk_user_reader_read_async (LkUserReader *self,
                                const int *ids,
                                guint n_ids,
                                LkFieldSet *fields,
                                gboolean whole,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LkReading *lk_user_reader_read_finish (LkUserReader *self, GAsyncResult *result, GError **error);

G_END_DECLS
