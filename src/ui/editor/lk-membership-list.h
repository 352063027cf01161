/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-membership.h"

G_BEGIN_DECLS

#define LK_TYPE_MEMBERSHIP_LIST (lk_membership_list_get_type ())
G_DECLARE_FINAL_TYPE (LkMembershipList, lk_membership_list, LK, MEMBERSHIP_LIST, AdwBin)

/* The departments of a user, each with a row; many can be searched. Signal "changed": the person
 * changed, removed or added one. */
GtkWidget *lk_membership_list_new (void);
void lk_membership_list_set_context (LkMembershipList *self, LkEditContext *context);
void lk_membership_list_show (LkMembershipList *self, GPtrArray *memberships);
GPtrArray *lk_membership_list_dup_memberships (LkMembershipList *self);

gboolean lk_membership_list_has (LkMembershipList *self, gint64 id);
void lk_membership_list_add (LkMembershipList *self, gint64 id, const char *name);
const char *lk_membership_list_get_lost_main (LkMembershipList *self);
gboolean lk_membership_list_lacks_rights (LkMembershipList *self);
void lk_membership_list_learn (LkMembershipList *self, GPtrArray *memberships);

G_END_DECLS
