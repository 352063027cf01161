/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-list.h"
#include "lk-user-page.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_ACTIONS (lk_user_actions_get_type ())
G_DECLARE_FINAL_TYPE (LkUserActions, lk_user_actions, LK, USER_ACTIONS, GObject)

/* The actions of a window that carry something of one user away: `win.provisioning-link` of the
 * user with that Id, `win.selected-provisioning-link`, `win.copy-email`, `win.copy-extension`. */
LkUserActions *
lk_user_actions_new (GtkApplicationWindow *window, LkUserList *list, LkUserPage *page);
void lk_user_actions_set_directory (LkUserActions *self, LkDirectory *directory);

G_END_DECLS
