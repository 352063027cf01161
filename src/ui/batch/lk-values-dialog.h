/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_VALUES_DIALOG (lk_values_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkValuesDialog, lk_values_dialog, LK, VALUES_DIALOG, AdwWindow)

/* What many users have in one field: each value, how many have it, and the first of them. */
GtkWidget *lk_values_dialog_present (GtkWindow *parent,
                                     LkEditContext *context,
                                     const LkField *field,
                                     GPtrArray *rows);

G_END_DECLS
