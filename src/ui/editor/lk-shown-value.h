/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_SHOWN_VALUE (lk_shown_value_get_type ())
G_DECLARE_FINAL_TYPE (LkShownValue, lk_shown_value, LK, SHOWN_VALUE, AdwBin)

/* A value that is only shown, with a lock that says why. */
GtkWidget *lk_shown_value_new (const LkField *field);

G_END_DECLS
