/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-forwarding-exception.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_EXCEPTIONS_FORM (lk_exceptions_form_get_type ())
G_DECLARE_FINAL_TYPE (LkExceptionsForm, lk_exceptions_form, LK, EXCEPTIONS_FORM, AdwBin)

/* The form of a user's forwarding exceptions, an ordered list; an LkValueEditor. */
GtkWidget *lk_exceptions_form_new (const LkField *field);

G_END_DECLS
