/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-field.h"

G_BEGIN_DECLS

#define LK_TYPE_PUT_BACK_BUTTON (lk_put_back_button_get_type ())
G_DECLARE_FINAL_TYPE (LkPutBackButton, lk_put_back_button, LK, PUT_BACK_BUTTON, AdwBin)

/* The button beside a changed field; pointing at it shows what was there before. Signal "clicked".
 */
GtkWidget *lk_put_back_button_new (const LkField *field);
void lk_put_back_button_show (LkPutBackButton *self, const char *old);
void lk_put_back_button_hide (LkPutBackButton *self);

G_END_DECLS
