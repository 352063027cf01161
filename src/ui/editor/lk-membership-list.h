/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-membership.h"

G_BEGIN_DECLS

#define LK_TYPE_MEMBERSHIP_LIST (lk_membership_list_get_type ())
G_DECLARE_FINAL_TYPE (LkMembershipList, lk_membership_list, LK, MEMBERSHIP_LIST, AdwBin)

/* The departments of a user, each with a row; many can be searched. Signal "changed": the person
 * changed, removed or added one. */
GtkWidget *lk_membership_list_new (void);
void lk_membership_list_set_catalogue (LkMembershipList *self, LkCatalogue *catalogue);
void lk_membership_list_show (LkMembershipList *self, GPtrArray *memberships, gint64 main_id);
GPtrArray *lk_membership_list_dup_memberships (LkMembershipList *self);

gboolean lk_membership_list_has (LkMembershipList *self, gint64 id);
void lk_membership_list_add (LkMembershipList *self, gint64 id, const char *name);
void lk_membership_list_learn (LkMembershipList *self, GPtrArray *memberships);

G_END_DECLS
