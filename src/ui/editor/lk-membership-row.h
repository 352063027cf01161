/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-membership.h"

G_BEGIN_DECLS

#define LK_TYPE_MEMBERSHIP_ROW (lk_membership_row_get_type ())
G_DECLARE_FINAL_TYPE (LkMembershipRow, lk_membership_row, LK, MEMBERSHIP_ROW, AdwPreferencesRow)

/* One department of a user: its name, the role in it, and the rights. Signals "changed": the person
 * changed the role or a right; "remove": they want the user out of the department. */
GtkWidget *lk_membership_row_new (const LkMembership *membership);
void lk_membership_row_set_catalogue (LkMembershipRow *self, LkCatalogue *catalogue);
void lk_membership_row_load_roles (LkMembershipRow *self);
void lk_membership_row_set_main (LkMembershipRow *self, gboolean is_main);
void lk_membership_row_learn (LkMembershipRow *self, const LkMembership *read);

const char *lk_membership_row_find_caution (const char *role);
LkMembership *lk_membership_row_dup_membership (LkMembershipRow *self);

G_END_DECLS
