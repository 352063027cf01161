/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-phones.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONES_FORM (lk_phones_form_get_type ())
G_DECLARE_FINAL_TYPE (LkPhonesForm, lk_phones_form, LK, PHONES_FORM, AdwBin)

/* A user's desk phones: change, add and remove them, and tell one to restart. Their secrets and
 * provisioning links have no place here. */
GtkWidget *lk_phones_form_new (const LkField *field);

G_END_DECLS
