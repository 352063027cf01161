/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_SHOWN_VALUE (lk_shown_value_get_type ())
G_DECLARE_FINAL_TYPE (LkShownValue, lk_shown_value, LK, SHOWN_VALUE, AdwBin)

/* A value that is only shown; its reason says why. A list with several entries can be opened. */
GtkWidget *lk_shown_value_new (const LkField *field);

gboolean lk_shown_value_can_open (LkShownValue *self);
gboolean lk_shown_value_is_open (LkShownValue *self);
void lk_shown_value_toggle (LkShownValue *self);
const char *lk_shown_value_get_text (LkShownValue *self);

G_END_DECLS
