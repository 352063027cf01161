/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-forwarding-profile.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_FORWARDING_FORM (lk_forwarding_form_get_type ())
G_DECLARE_FINAL_TYPE (LkForwardingForm, lk_forwarding_form, LK, FORWARDING_FORM, AdwBin)

/* The form of a user's statuses and what they do with calls; an LkValueEditor. */
GtkWidget *lk_forwarding_form_new (const LkField *field);

G_END_DECLS
