/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-field.h"
#include "lk-pbx.h"

G_BEGIN_DECLS

#define LK_TYPE_SECRET_VALUE (lk_secret_value_get_type ())
G_DECLARE_FINAL_TYPE (LkSecretValue, lk_secret_value, LK, SECRET_VALUE, AdwBin)

/* A secret of one user: dots, and the value only while the person wants to see it. Property
 * "reveal-seconds" (uint): after how long it is hidden again. */
GtkWidget *lk_secret_value_new (const LkField *field);
void lk_secret_value_set_subject (LkSecretValue *self, LkPbx *pbx, int user_id);

G_END_DECLS
