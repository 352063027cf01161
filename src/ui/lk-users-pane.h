/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-job-bar.h"
#include "lk-phone-systems.h"
#include "lk-session.h"
#include "lk-user-list.h"
#include "lk-view.h"

G_BEGIN_DECLS

#define LK_TYPE_USERS_PANE (lk_users_pane_get_type ())
G_DECLARE_FINAL_TYPE (LkUsersPane, lk_users_pane, LK, USERS_PANE, AdwBin)

/*
 * The middle of a window: the list of users, the search over it, and what there is to say about the
 * phone system. Properties: "views-folded" (boolean): whether a button has to lead to the views;
 * "title-buttons" (boolean): whether the window's buttons are here.
 */
void lk_users_pane_set_phone_systems (LkUsersPane *self, LkPhoneSystems *phone_systems);
void lk_users_pane_set_session (LkUsersPane *self, LkSession *session);
void lk_users_pane_set_view (LkUsersPane *self, LkView *view);

LkUserList *lk_users_pane_get_list (LkUsersPane *self);
LkJobBar *lk_users_pane_get_job_bar (LkUsersPane *self);
gboolean lk_users_pane_has_query (LkUsersPane *self);
void lk_users_pane_clear_query (LkUsersPane *self);
void lk_users_pane_focus_search (LkUsersPane *self);

G_END_DECLS
