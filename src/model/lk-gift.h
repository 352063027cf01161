/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

/* What a draft was given to begin with, so that it can be taken back and nothing else with it. */
void lk_gift_give (LkDraft *draft, guint64 giver, const LkField *field, const LkValue *value);
void lk_gift_take_back (LkDraft *draft, guint64 giver, const LkField *field);

G_END_DECLS
