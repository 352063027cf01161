/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-phone-systems.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_SYSTEMS_DIALOG (lk_phone_systems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneSystemsDialog,
                      lk_phone_systems_dialog,
                      LK,
                      PHONE_SYSTEMS_DIALOG,
                      AdwWindow)

/* The phone systems that are set up, to be edited or removed. */
void lk_phone_systems_dialog_present (GtkWindow *parent, LkPhoneSystems *phone_systems);
void
lk_phone_systems_dialog_edit (GtkWindow *parent, LkPhoneSystems *phone_systems, LkProfile *profile);

G_END_DECLS
