/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-phone-systems.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_SYSTEMS_BUTTON (lk_phone_systems_button_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneSystemsButton,
                      lk_phone_systems_button,
                      LK,
                      PHONE_SYSTEMS_BUTTON,
                      AdwBin)

/* Says which phone system a window is about and leads to the others. */
GtkWidget *lk_phone_systems_button_new (void);

void lk_phone_systems_button_set_phone_systems (LkPhoneSystemsButton *self,
                                                LkPhoneSystems *phone_systems);
void lk_phone_systems_button_set_profile (LkPhoneSystemsButton *self, LkProfile *profile);

G_END_DECLS
