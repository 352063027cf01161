/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"
#include "lk-preparation.h"
#include "lk-profile.h"

G_BEGIN_DECLS

/* What the plans have in common that are made of a job that was. */

typedef gboolean (*LkItemFunc) (LkJobItem *item);

LkJob *lk_prepare_new_job (LkJobKind kind, LkProfile *profile);
gboolean lk_prepare_is_over (LkJob *done);
gboolean lk_prepare_has_item (LkJob *done, LkItemFunc suits);
LkFieldSet *lk_prepare_collect_fields (LkJob *done, LkItemFunc suits);

/* Gives @item what is left of @difference for the user as they are @now. Where @spares_others, a
 * user is left out whom somebody changed in one of its fields meanwhile. */
void
lk_prepare_change (LkJobItem *item, LkDifference *difference, LkUser *now, gboolean spares_others);

/* For those who shall be created; @names is of lk_prepare_new_names(). */
void lk_prepare_creation (LkJobItem *item, LkUser *snapshot, GHashTable *names);

/* Takes a snapshot of who is going to be deleted, unless they must not be. */
void lk_prepare_deletion (LkJobItem *item, LkUser *now, const char *client_id);

G_END_DECLS
