/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-new-user.h"

G_BEGIN_DECLS

#define LK_TYPE_WISH_LIST (lk_wish_list_get_type ())
G_DECLARE_FINAL_TYPE (LkWishList, lk_wish_list, LK, WISH_LIST, AdwExpanderRow)

/* Everything that will be set for a new user, to be looked through before it is sent. Secrets are
 * dots. */
GtkWidget *lk_wish_list_new (void);
void lk_wish_list_set_new_user (LkWishList *self, LkNewUser *new_user);

G_END_DECLS
