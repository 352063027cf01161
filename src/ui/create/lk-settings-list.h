/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-template.h"

G_BEGIN_DECLS

#define LK_TYPE_SETTINGS_LIST (lk_settings_list_get_type ())
G_DECLARE_FINAL_TYPE (LkSettingsList, lk_settings_list, LK, SETTINGS_LIST, AdwBin)

/* All that a template holds, section by section and value by value, each with a tick that says
 * whether it is taken over. The ticks are the template's own. */
GtkWidget *lk_settings_list_new (LkTemplate *settings, LkEditContext *context);

G_END_DECLS
