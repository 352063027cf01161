/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-phone.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_ROW (lk_phone_row_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneRow, lk_phone_row, LK, PHONE_ROW, AdwExpanderRow)

/* A desk phone: what it is, and what may be changed of it once it is opened. Signals "changed" and
 * "removed": the person did that. */
GtkWidget *lk_phone_row_new (LkPhone *phone);

const LkPhone *lk_phone_row_get_phone (LkPhoneRow *self);
void lk_phone_row_set_context (LkPhoneRow *self, LkEditContext *context, gboolean is_saved);

G_END_DECLS
