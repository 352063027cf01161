/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

/* All that is kept of a user who is about to be deleted, and what a new one can be made of. A
 * snapshot holds no secret. */
LkFieldSet *lk_snapshot_get_fields (LkVersion version);
LkUser *lk_snapshot_new (LkUser *user);
LkDraft *lk_snapshot_to_draft (LkUser *snapshot, LkVersion version);

/* Whether they are the same person as far as number and names tell. */
LkFieldSet *lk_snapshot_get_identity (void);
gboolean lk_snapshot_is_same_person (LkUser *snapshot, LkUser *now);

G_END_DECLS
