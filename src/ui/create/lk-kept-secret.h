/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-field.h"

G_BEGIN_DECLS

#define LK_TYPE_KEPT_SECRET (lk_kept_secret_get_type ())
G_DECLARE_FINAL_TYPE (LkKeptSecret, lk_kept_secret, LK, KEPT_SECRET, AdwBin)

/* A secret that only this program knows in clear text, because the phone system does not tell it
 * again: dots, to be revealed for a while or copied. Property "reveal-seconds" (uint): after how
 * long it is hidden again. */
GtkWidget *lk_kept_secret_new (const LkField *field, const char *secret);
void lk_kept_secret_copy (LkKeptSecret *self);
gboolean lk_kept_secret_was_taken (LkKeptSecret *self);

G_END_DECLS
