/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template.h"

G_BEGIN_DECLS

/* How much of what a new user begins with stands in the draft. */
char *lk_beginning_dup_report (LkTemplate *beginning, LkDraft *draft);

G_END_DECLS
