/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-pbx-phones.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_ACT_ROW (lk_phone_act_row_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneActRow, lk_phone_act_row, LK, PHONE_ACT_ROW, AdwActionRow)

/* Something that a desk phone can be told: a button that asks first, and what became of it. */
GtkWidget *lk_phone_act_row_new (LkPhoneAct act);
void lk_phone_act_row_set_subject (LkPhoneActRow *self, LkPbx *pbx, const char *mac_address);

G_END_DECLS
