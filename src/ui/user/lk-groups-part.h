/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-pbx.h"

G_BEGIN_DECLS

#define LK_TYPE_GROUPS_PART (lk_groups_part_get_type ())
G_DECLARE_FINAL_TYPE (LkGroupsPart, lk_groups_part, LK, GROUPS_PART, AdwBin)

/* The groups that a user belongs to, with the rights in each, and any question about them. */
LkGroupsPart *lk_groups_part_new (void);
void lk_groups_part_load (LkGroupsPart *self, LkPbx *pbx, int user_id, gint64 primary_group_id);

G_END_DECLS
