/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-phone-systems.h"

G_BEGIN_DECLS

#define LK_TYPE_WINDOW (lk_window_get_type ())
G_DECLARE_FINAL_TYPE (LkWindow, lk_window, LK, WINDOW, AdwApplicationWindow)

/* One phone system: views, users and the user that is chosen. Until there is one, the page that
 * connects to one. */
LkWindow *lk_window_new (GtkApplication *application, LkPhoneSystems *phone_systems);

void
lk_window_open (LkWindow *self, LkProfile *profile, LkKeyring *keyring, LkJournalKeeper *journal);
LkProfile *lk_window_get_profile (LkWindow *self);
void lk_window_create_user (LkWindow *self);

G_END_DECLS
