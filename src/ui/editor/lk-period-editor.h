/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-period.h"

G_BEGIN_DECLS

#define LK_TYPE_PERIOD_EDITOR (lk_period_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkPeriodEditor, lk_period_editor, LK, PERIOD_EDITOR, AdwBin)

/* Hours of one day, from and until. Signals "changed": the person changed a time; "remove": they
 * want the hours gone. */
GtkWidget *lk_period_editor_new (const LkPeriod *period);
void lk_period_editor_set_name (LkPeriodEditor *self, const char *day, guint number);
LkPeriod *lk_period_editor_dup_period (LkPeriodEditor *self);
char *lk_period_editor_dup_problem (LkPeriodEditor *self);

G_END_DECLS
