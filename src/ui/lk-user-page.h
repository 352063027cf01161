/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_PAGE (lk_user_page_get_type ())
G_DECLARE_FINAL_TYPE (LkUserPage, lk_user_page, LK, USER_PAGE, AdwBin)

/* One user, every field by section. Property "user" (LkUser of the list, nullable). */
GtkWidget *lk_user_page_new (void);
void lk_user_page_set_directory (LkUserPage *self, LkDirectory *directory);
void lk_user_page_set_user (LkUserPage *self, LkUser *user);
LkUser *lk_user_page_get_user (LkUserPage *self);

G_END_DECLS
