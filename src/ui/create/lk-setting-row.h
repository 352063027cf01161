/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_SETTING_ROW (lk_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (LkSettingRow, lk_setting_row, LK, SETTING_ROW, AdwPreferencesRow)

/* One setting of a template: its label, its value in full, and a tick. Signal "toggled": the person
 * set the tick or took it away. */
GtkWidget *lk_setting_row_new (LkEditContext *context, const LkField *field, const LkValue *value);

const LkField *lk_setting_row_get_field (LkSettingRow *self);
gboolean lk_setting_row_can_tick (LkSettingRow *self);
gboolean lk_setting_row_get_ticked (LkSettingRow *self);
void lk_setting_row_set_ticked (LkSettingRow *self, gboolean is_ticked);

G_END_DECLS
