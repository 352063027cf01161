/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-create.h"

G_BEGIN_DECLS

/* What there is to say of a user who exists now, in words. */
char *lk_result_story_dup_headline (const LkCreateResult *outcome, LkDraft *draft);
char *lk_result_story_dup_text (const LkCreateResult *outcome, LkDraft *draft);

G_END_DECLS
