/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_HEADER (lk_user_header_get_type ())
G_DECLARE_FINAL_TYPE (LkUserHeader, lk_user_header, LK, USER_HEADER, AdwBin)

/* Who the user is, what state they are in, and what can be done. */
void lk_user_header_show (LkUserHeader *self, LkUser *user);
void lk_user_header_set_index (LkUserHeader *self, GMenuModel *index);
GtkToggleButton *lk_user_header_get_search_button (LkUserHeader *self);

G_END_DECLS
