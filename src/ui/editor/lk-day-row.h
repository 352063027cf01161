/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-period.h"

G_BEGIN_DECLS

#define LK_N_DAYS 7

#define LK_TYPE_DAY_ROW (lk_day_row_get_type ())
G_DECLARE_FINAL_TYPE (LkDayRow, lk_day_row, LK, DAY_ROW, AdwPreferencesRow)

/* One day of the week with its hours. Signals "changed": the person changed them; "copy" (uint
 * days): other days shall have the same hours; bit 0 is Monday. */
GtkWidget *lk_day_row_new (guint day);

void lk_day_row_clear (LkDayRow *self);
void lk_day_row_add (LkDayRow *self, const LkPeriod *period, guint position);
GPtrArray *lk_day_row_dup_periods (LkDayRow *self);
void lk_day_row_collect (LkDayRow *self, GPtrArray *in_place, GPtrArray *added);

const char *lk_day_row_get_wire_name (LkDayRow *self);
char *lk_day_row_dup_problem (LkDayRow *self);

G_END_DECLS
