/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-field-row.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_SECTION (lk_user_section_get_type ())
G_DECLARE_FINAL_TYPE (LkUserSection, lk_user_section, LK, USER_SECTION, AdwPreferencesGroup)

/* The rows of one section of the table. */
LkUserSection *lk_user_section_new (LkSection section, LkVersion version);
LkUserSection *lk_user_section_new_for_new_user (LkSection section, LkVersion version);

LkSection lk_user_section_get_section (LkUserSection *self);
guint lk_user_section_get_n_rows (LkUserSection *self);
void lk_user_section_set_subject (LkUserSection *self, LkPbx *pbx, int user_id);
void lk_user_section_set_context (LkUserSection *self, LkEditContext *context);
void lk_user_section_show (LkUserSection *self, LkUser *user, const char *missing);
void lk_user_section_show_draft (LkUserSection *self,
                                 LkDraft *draft,
                                 const LkField *field,
                                 const char *missing);

LkFieldRow *lk_user_section_find_row (LkUserSection *self, const LkField *field);
const LkField *lk_user_section_find_problem (LkUserSection *self);
void lk_user_section_clear_problems (LkUserSection *self);
gboolean lk_user_section_filter (LkUserSection *self, const char *const *words);

G_END_DECLS
