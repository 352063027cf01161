/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-item.h"

G_BEGIN_DECLS

/**
 * LkDeleteTries:
 *
 * What the phone system said about those who are to be deleted, until it was looked up who is gone.
 */
typedef struct _LkDeleteTries LkDeleteTries;

LkDeleteTries *lk_delete_tries_new (void);
void lk_delete_tries_free (LkDeleteTries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDeleteTries, lk_delete_tries_free)

void lk_delete_tries_note_sending (LkDeleteTries *self, LkJobItem *item);
void lk_delete_tries_note_answered (LkDeleteTries *self, LkJobItem *item);
void lk_delete_tries_note_refused (LkDeleteTries *self, LkJobItem *item, const char *sentence);
void lk_delete_tries_note_open (LkDeleteTries *self, LkJobItem *item, const GError *error);
void lk_delete_tries_take_rows (LkDeleteTries *self, GPtrArray *items, GPtrArray *rows);

char *lk_delete_tries_dup_reason (LkDeleteTries *self, LkJobItem *item);
void lk_delete_tries_forget (LkDeleteTries *self, LkJobItem *item);

G_END_DECLS
