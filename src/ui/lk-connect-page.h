/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-phone-systems.h"

G_BEGIN_DECLS

#define LK_TYPE_CONNECT_PAGE (lk_connect_page_get_type ())
G_DECLARE_FINAL_TYPE (LkConnectPage, lk_connect_page, LK, CONNECT_PAGE, AdwBin)

/*
 * Asks for a phone system's address and API key, tries them and keeps what works.
 * Signal "connected" (LkProfile): the profile is saved, its key too.
 */
GtkWidget *lk_connect_page_new (void);

void lk_connect_page_set_phone_systems (LkConnectPage *self, LkPhoneSystems *phone_systems);
void lk_connect_page_edit (LkConnectPage *self, LkProfile *profile);
void lk_connect_page_stop (LkConnectPage *self);

G_END_DECLS
