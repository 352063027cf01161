/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-pbx.h"

G_BEGIN_DECLS

/* What is asked for unless a person types something else; none of it is a secret. */
#define LK_GROUPS_SELECT "GroupId,Name,Number"
#define LK_GROUPS_EXPAND "Rights,GroupRights"

#define LK_TYPE_GROUPS_QUERY (lk_groups_query_get_type ())
G_DECLARE_FINAL_TYPE (LkGroupsQuery, lk_groups_query, LK, GROUPS_QUERY, AdwExpanderRow)

/* For experts: any question about a user's groups, and the phone system's answer as it came. */
void lk_groups_query_set_subject (LkGroupsQuery *self, LkPbx *pbx, int user_id);

G_END_DECLS
