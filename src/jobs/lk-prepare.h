/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-preparation.h"
#include "lk-profile.h"
#include "lk-wishes.h"

G_BEGIN_DECLS

/* The plans that there are. Each makes a preparation, which has to be run. @users: LkUser of the
 * directory. */

/* Users who are as wanted already become unchanged items, those who are gone or cannot be read
 * skipped or failed ones. */
LkPreparation *
lk_prepare_update (LkDirectory *directory, LkProfile *profile, GPtrArray *users, LkWishes *wishes);

/* Takes a snapshot of each, without secrets. The API client's own account is skipped. */
LkPreparation *lk_prepare_delete (LkDirectory *directory, LkProfile *profile, GPtrArray *users);

/* What does not come back when users who were deleted are created anew: sentences, for the plan of
 * a deletion and for that of its undo. */
char **lk_prepare_list_losses (LkJob *job);

/* The reverse of a job with its items, as far as it was carried out: an update for an update or an
 * edit, a creation for a deletion, a deletion for a creation. %NULL where nothing can be taken
 * back. Users whom somebody changed since are skipped. */
LkPreparation *lk_prepare_undo (LkDirectory *directory, LkProfile *profile, LkJob *done);
gboolean lk_job_can_undo (LkJob *done);

/* The items that failed, are unknown or were never sent, once more. */
LkPreparation *lk_prepare_retry (LkDirectory *directory, LkProfile *profile, LkJob *done);
gboolean lk_job_can_retry (LkJob *done);

G_END_DECLS
