/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-membership.h"

G_BEGIN_DECLS

#define LK_TYPE_RIGHTS_LIST (lk_rights_list_get_type ())
G_DECLARE_FINAL_TYPE (LkRightsList, lk_rights_list, LK, RIGHTS_LIST, AdwBin)

/* What someone may do in a department: a check for each right, which is neither on nor off where
 * nobody has said. Signal "changed": the person changed one. */
GtkWidget *lk_rights_list_new (const char *department);
void lk_rights_list_show (LkRightsList *self, const LkMembership *membership);
void lk_rights_list_take (LkRightsList *self, LkMembership *membership);

G_END_DECLS
