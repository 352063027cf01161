/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"
#include "lk-field-set.h"
#include "lk-user.h"

G_BEGIN_DECLS

/* What of one person may go to another. */
gboolean lk_hand_over_can (const LkField *field);
LkFieldSet *lk_hand_over_get_fields (LkVersion version);
char **lk_hand_over_list_texts (LkUser *owner);
char **lk_hand_over_list_texts_of_draft (LkDraft *draft);
void
lk_hand_over_value (const LkField *field, const LkValue *value, const LkOwner *owner, LkValue *out);

G_END_DECLS
