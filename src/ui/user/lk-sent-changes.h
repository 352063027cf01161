/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-save.h"

G_BEGIN_DECLS

/**
 * LkSentChanges:
 *
 * The changes of a draft that were sent to the phone system, and what the person has changed again
 * since.
 */
typedef struct _LkSentChanges LkSentChanges;

LkSentChanges *lk_sent_changes_new (LkDraft *draft);
void lk_sent_changes_free (LkSentChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSentChanges, lk_sent_changes_free)

LkFieldSet *lk_sent_changes_get_fields (LkSentChanges *self);
void lk_sent_changes_touch (LkSentChanges *self, const LkField *field);
LkSaveResult *lk_sent_changes_compare (LkSentChanges *self, LkUser *now);
void lk_sent_changes_settle (LkSentChanges *self, const LkSaveResult *result);
void lk_sent_changes_take_back (LkSentChanges *self);

G_END_DECLS
