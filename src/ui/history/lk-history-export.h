/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal.h"

G_BEGIN_DECLS

/* Writes the jobs of a phone system that a query finds, with what became of each user, into a file:
 * as JSON where its name asks for that, as a table otherwise. */
void lk_history_export_async (LkJournal *journal,
                              const char *profile_id,
                              const char *query,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean lk_history_export_finish (LkJournal *journal, GAsyncResult *result, GError **error);

G_END_DECLS
