/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-blf.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_BLF_FORM (lk_blf_form_get_type ())
G_DECLARE_FINAL_TYPE (LkBlfForm, lk_blf_form, LK, BLF_FORM, AdwBin)

/* The function keys of a user's phones: change, add, remove and move them. What this program does
 * not know stays byte for byte; a text in which it finds no keys can only be read. */
GtkWidget *lk_blf_form_new (const LkField *field);

G_END_DECLS
