/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-greeting.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_GREETINGS_FORM (lk_greetings_form_get_type ())
G_DECLARE_FINAL_TYPE (LkGreetingsForm, lk_greetings_form, LK, GREETINGS_FORM, AdwBin)

/* The form of what callers hear for each status of a user; an LkValueEditor. */
GtkWidget *lk_greetings_form_new (const LkField *field);

G_END_DECLS
