/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-directory.h"
#include "lk-user-columns.h"
#include "lk-view.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_LIST (lk_user_list_get_type ())
G_DECLARE_FINAL_TYPE (LkUserList, lk_user_list, LK, USER_LIST, AdwBin)

/*
 * The users of a phone system that a view contains and a search finds.
 * Signals: "changed": other users are listed or selected now; "opened": the person has activated
 * the one user that is selected.
 */
GtkWidget *lk_user_list_new (void);

void lk_user_list_set_directory (LkUserList *self, LkDirectory *directory);
void lk_user_list_set_view (LkUserList *self, LkView *view);
void lk_user_list_set_query (LkUserList *self, const char *query);
void lk_user_list_set_menu (LkUserList *self, GMenuModel *menu);

LkUserColumns *lk_user_list_get_columns (LkUserList *self);
guint lk_user_list_get_n_listed (LkUserList *self);
guint lk_user_list_get_n_selected (LkUserList *self);
LkUser *lk_user_list_get_selected (LkUserList *self);
GPtrArray *lk_user_list_list_selected (LkUserList *self);
gboolean lk_user_list_is_choosing (LkUserList *self);
gboolean lk_user_list_has (LkUserList *self, LkUser *user);
LkUser *lk_user_list_get_neighbour (LkUserList *self, LkUser *user, int step);
void lk_user_list_select (LkUserList *self, LkUser *user);
void lk_user_list_reveal (LkUserList *self, LkUser *user);
void lk_user_list_select_all (LkUserList *self);
guint lk_user_list_select_users (LkUserList *self, GPtrArray *users);
void lk_user_list_unselect_all (LkUserList *self);

G_END_DECLS
