/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-wishes.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_ROW (lk_batch_row_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchRow, lk_batch_row, LK, BATCH_ROW, AdwPreferencesRow)

/* One field of many users: whether it changes, what they have now, and what shall become of it.
 * Signal "changed": another wish, or another problem. */
GtkWidget *lk_batch_row_new (const LkField *field, LkEditContext *context, LkDraft *notes);
const LkField *lk_batch_row_get_field (LkBatchRow *self);

void lk_batch_row_show_found (LkBatchRow *self, GPtrArray *rows);
void lk_batch_row_show_trouble (LkBatchRow *self);

gboolean lk_batch_row_is_ticked (LkBatchRow *self);
void lk_batch_row_put_wish (LkBatchRow *self, LkWishes *wishes);
gboolean lk_batch_row_find_problem (LkBatchRow *self);
gboolean lk_batch_row_filter (LkBatchRow *self, const char *const *words);

G_END_DECLS
