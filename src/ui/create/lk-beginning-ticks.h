/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template.h"

G_BEGIN_DECLS

/* How the ticks of what a new user begins with go with what the person does in the form. */
void lk_beginning_leave_to_person (LkTemplate *beginning, LkDraft *draft);
LkTemplate *lk_beginning_dup_with_true_ticks (LkTemplate *beginning, LkDraft *draft);

G_END_DECLS
