/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_SECTIONS (lk_user_sections_get_type ())
G_DECLARE_FINAL_TYPE (LkUserSections, lk_user_sections, LK, USER_SECTIONS, AdwBin)

/* All that a server of one version has about a user, section by section. Property "for-new-user"
 * (boolean, construct only): the user is yet to be created: everything that such a user can be
 * given is there, the context has the draft of one, and there is no subject to ask the server
 * about. */
void lk_user_sections_prepare (LkUserSections *self, LkVersion version);
void lk_user_sections_set_version (LkUserSections *self, LkVersion version);
void lk_user_sections_set_subject (LkUserSections *self, LkPbx *pbx, int user_id);
void lk_user_sections_set_context (LkUserSections *self, LkEditContext *context);
void lk_user_sections_show (LkUserSections *self, LkUser *user, const char *missing);
void lk_user_sections_load_groups (LkUserSections *self, LkUser *user);
void lk_user_sections_search (LkUserSections *self, const char *query);
void lk_user_sections_clear (LkUserSections *self);

gboolean
lk_user_sections_show_problem (LkUserSections *self, const LkField *field, const char *sentence);
void lk_user_sections_clear_problems (LkUserSections *self);
const LkField *lk_user_sections_find_problem (LkUserSections *self);
gboolean lk_user_sections_focus (LkUserSections *self, const LkField *field);

GMenuModel *lk_user_sections_get_index (LkUserSections *self);
void lk_user_sections_go_to (LkUserSections *self, guint position);

G_END_DECLS
