/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-edit.h"

G_BEGIN_DECLS

#define LK_TYPE_CHANGE_BAR (lk_change_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkChangeBar, lk_change_bar, LK, CHANGE_BAR, AdwBin)

/* How many changes there are, what can be done with them, and what became of the last save. Its
 * buttons stand for the page's actions. */
GtkWidget *lk_change_bar_new (void);
void lk_change_bar_set_edit (LkChangeBar *self, LkUserEdit *edit);

G_END_DECLS
