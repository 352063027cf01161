/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"

G_BEGIN_DECLS

/* Reads one user who has just come into being, and adds them to the directory; whoever is there
 * already is brought up to date. The licence is counted anew at the phone system afterwards. */
void lk_newcomer_admit_async (LkDirectory *directory,
                              int id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
LkUser *lk_newcomer_admit_finish (LkDirectory *directory, GAsyncResult *result, GError **error);

G_END_DECLS
