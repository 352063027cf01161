/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-blf.h"
#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_BLF_ROW (lk_blf_row_get_type ())
G_DECLARE_FINAL_TYPE (LkBlfRow, lk_blf_row, LK, BLF_ROW, AdwExpanderRow)

/* One function key of a phone: what it does, and what may be changed of it once it is opened.
 * Signals: "changed", the person made another key of it; "removed"; "moved" (int steps), the person
 * wants it further up, -1, or down, 1. */
GtkWidget *lk_blf_row_new (LkBlfKey *key);

const LkBlfKey *lk_blf_row_get_key (LkBlfRow *self);
void lk_blf_row_set_position (LkBlfRow *self, guint position);
void lk_blf_row_set_context (LkBlfRow *self, LkEditContext *context);
void lk_blf_row_set_name (LkBlfRow *self, const char *name);
gboolean lk_blf_row_is_touched (LkBlfRow *self);
char *lk_blf_row_dup_problem (LkBlfRow *self);

G_END_DECLS
