/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_FIELD_ROW (lk_field_row_get_type ())
G_DECLARE_FINAL_TYPE (LkFieldRow, lk_field_row, LK, FIELD_ROW, AdwPreferencesRow)

/* One field of a user: its label, and the editor of its value. What is changed is marked and can be
 * put back; what is wrong with it stands below. */
GtkWidget *lk_field_row_new (const LkField *field);
GtkWidget *lk_field_row_new_for_new_user (const LkField *field);
const LkField *lk_field_row_get_field (LkFieldRow *self);

void lk_field_row_set_context (LkFieldRow *self, LkEditContext *context);
void lk_field_row_set_subject (LkFieldRow *self, LkPbx *pbx, int user_id);
void lk_field_row_show_value (LkFieldRow *self, const LkValue *value);
void lk_field_row_show_missing (LkFieldRow *self, const char *text);

void lk_field_row_show_problem (LkFieldRow *self, const char *sentence);
gboolean lk_field_row_has_problem (LkFieldRow *self);
char *lk_field_row_dup_problem (LkFieldRow *self);

gboolean lk_field_row_filter (LkFieldRow *self, const char *const *words);

G_END_DECLS
