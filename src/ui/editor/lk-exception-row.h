/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-forwarding-exception.h"

G_BEGIN_DECLS

#define LK_TYPE_EXCEPTION_ROW (lk_exception_row_get_type ())
G_DECLARE_FINAL_TYPE (LkExceptionRow, lk_exception_row, LK, EXCEPTION_ROW, AdwExpanderRow)

/* One forwarding exception: opens to show when it holds and where calls go. Signals: "changed", the
 * person changed it; "removed", they want it gone; "moved" (int by), they want it higher or lower
 * in the list. */
GtkWidget *lk_exception_row_new (LkForwardingException *exception, LkEditContext *context);

const LkForwardingException *lk_exception_row_get_exception (LkExceptionRow *self);
void lk_exception_row_set_place (LkExceptionRow *self, guint position, guint n_rows);
void lk_exception_row_begin (LkExceptionRow *self);
char *lk_exception_row_dup_problem (LkExceptionRow *self);

G_END_DECLS
