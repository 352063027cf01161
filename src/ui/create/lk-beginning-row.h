/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-new-user.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_BEGINNING_ROW (lk_beginning_row_get_type ())
G_DECLARE_FINAL_TYPE (LkBeginningRow, lk_beginning_row, LK, BEGINNING_ROW, AdwPreferencesRow)

/* Where a new user begins: with nothing, a template or a colleague, and how much of that was taken
 * over. Signal "changed": what keeps from creating may be otherwise now. */
GtkWidget *lk_beginning_row_new (LkTemplateStore *templates);
void lk_beginning_row_set_new_user (LkBeginningRow *self, LkNewUser *new_user);

void lk_beginning_row_begin_with_colleague (LkBeginningRow *self, int id);
void lk_beginning_row_choose (LkBeginningRow *self);
void lk_beginning_row_save_as_template (LkBeginningRow *self);
void lk_beginning_row_manage_templates (LkBeginningRow *self);

char *lk_beginning_row_dup_obstacle (LkBeginningRow *self);

G_END_DECLS
