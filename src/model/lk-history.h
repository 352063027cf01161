/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/* What was done to the fields of one user, step by step, for undo and redo. */
typedef struct _LkHistory LkHistory;

LkHistory *lk_history_new (void);
void lk_history_free (LkHistory *self);

void lk_history_note (LkHistory *self,
                      const LkField *field,
                      const LkValue *before,
                      const LkValue *after);
void lk_history_end_step (LkHistory *self);
void
lk_history_move (LkHistory *self, const LkField *field, const LkValue *from, const LkValue *to);

gboolean lk_history_can_undo (LkHistory *self);
gboolean lk_history_can_redo (LkHistory *self);
const LkField *lk_history_undo (LkHistory *self, const LkValue **value);
const LkField *lk_history_redo (LkHistory *self, const LkValue **value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkHistory, lk_history_free)

G_END_DECLS
