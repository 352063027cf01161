/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-edit.h"

G_BEGIN_DECLS

#define LK_TYPE_CONFLICT_DIALOG (lk_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkConflictDialog, lk_conflict_dialog, LK, CONFLICT_DIALOG, AdwWindow)

/* Asks, for each field that someone else changed meanwhile, whose value shall hold, and saves then.
 * Nothing is chosen beforehand. */
void lk_conflict_dialog_present (GtkWindow *parent, LkUserEdit *edit);

G_END_DECLS
