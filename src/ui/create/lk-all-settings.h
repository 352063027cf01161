/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_ALL_SETTINGS (lk_all_settings_get_type ())
G_DECLARE_FINAL_TYPE (LkAllSettings, lk_all_settings, LK, ALL_SETTINGS, AdwBin)

/* Everything that a new user can be given, with a search. The rows are made when they are first
 * needed. Property "search-mode" (boolean): whether the search is open. */
void lk_all_settings_set_context (LkAllSettings *self, LkEditContext *context);
void lk_all_settings_make (LkAllSettings *self);
GMenuModel *lk_all_settings_get_index (LkAllSettings *self);
void lk_all_settings_go_to (LkAllSettings *self, guint position);

void lk_all_settings_set_searching (LkAllSettings *self, gboolean is_searching);
gboolean lk_all_settings_focus (LkAllSettings *self, const LkField *field);

void lk_all_settings_show_problem (LkAllSettings *self, const LkField *field, const char *sentence);
void lk_all_settings_clear_problems (LkAllSettings *self);
const LkField *lk_all_settings_find_problem (LkAllSettings *self);

G_END_DECLS
