/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"
#include "lk-membership.h"

G_BEGIN_DECLS

/* The departments that a draft puts its user into. The favourites among them are none. */
GPtrArray *lk_draft_departments_list (LkDraft *draft);
int lk_draft_departments_get_main (LkDraft *draft);
void lk_draft_departments_set (LkDraft *draft, const LkMembership *membership);

G_END_DECLS
