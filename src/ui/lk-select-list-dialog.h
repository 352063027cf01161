/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_SELECT_LIST_DIALOG (lk_select_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkSelectListDialog, lk_select_list_dialog, LK, SELECT_LIST_DIALOG, AdwWindow)

/* Where a person pastes extensions or e-mail addresses. Signal "chosen" (GPtrArray of LkUser):
 * these shall be selected; the dialog closes. */
GtkWidget *lk_select_list_dialog_new (GtkWindow *parent, LkDirectory *directory);

G_END_DECLS
