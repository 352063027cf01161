/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_OFFER_EDITOR (lk_offer_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkOfferEditor, lk_offer_editor, LK, OFFER_EDITOR, AdwBin)

/* A text or a number that is chosen among those that the phone system or the same user offers, by
 * what people call them. */
GtkWidget *lk_offer_editor_new (const LkField *field);

G_END_DECLS
