/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-pbx.h"

G_BEGIN_DECLS

#define LK_TYPE_REQUEST_DIALOG (lk_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkRequestDialog, lk_request_dialog, LK, REQUEST_DIALOG, AdwWindow)

void lk_request_dialog_present (GtkWindow *parent, LkPbx *pbx, int user_id, GPtrArray *bodies);
void lk_request_dialog_present_many (GtkWindow *parent, LkPbx *pbx, GPtrArray *requests);

G_END_DECLS
