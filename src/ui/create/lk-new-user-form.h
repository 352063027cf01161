/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-beginning-row.h"
#include "lk-new-user.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER_FORM (lk_new_user_form_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUserForm, lk_new_user_form, LK, NEW_USER_FORM, AdwBin)

/* What is asked for every new user; everything else is behind "All Settings". Signals:
 * "all-settings": the person wants to see them; "changed": what keeps from creating may be
 * otherwise now. */
GtkWidget *lk_new_user_form_new (LkTemplateStore *templates);
void lk_new_user_form_set_new_user (LkNewUserForm *self, LkNewUser *new_user);
LkBeginningRow *lk_new_user_form_get_beginning (LkNewUserForm *self);

char *lk_new_user_form_dup_problem (LkNewUserForm *self);
gboolean
lk_new_user_form_show_problem (LkNewUserForm *self, const LkField *field, const char *sentence);
void lk_new_user_form_clear_problems (LkNewUserForm *self);
gboolean lk_new_user_form_has (LkNewUserForm *self, const LkField *field);
gboolean lk_new_user_form_focus (LkNewUserForm *self, const LkField *field);

G_END_DECLS
