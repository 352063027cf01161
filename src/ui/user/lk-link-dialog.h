/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-pbx.h"
#include "lk-user.h"

G_BEGIN_DECLS

#define LK_TYPE_LINK_DIALOG (lk_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkLinkDialog, lk_link_dialog, LK, LINK_DIALOG, AdwWindow)

void lk_link_dialog_present (GtkWindow *parent, LkPbx *pbx, LkUser *user);

G_END_DECLS
