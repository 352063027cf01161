/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/** How many rights of `Pbx.Rights` a person can be given. */
#define LK_N_MEMBERSHIP_RIGHTS 14

/**
 * LkMembership:
 * @group_id: the group; %LK_NUMBER_UNSET where the server did not say
 * @name: (nullable): the group's name
 * @number: (nullable): the group's number
 * @role: (nullable): the role's wire name in `Rights`, such as "managers"
 * @rights: what the person may do as a member, in the order of #lk_membership_rights
 *
 * That a user belongs to a group, and as what: an element of `Groups`, the vendor's
 * `Pbx.UserGroup`. The server changes rights by the role's name alone (behaviour.md, 4).
 */
typedef struct
{
  gint64 group_id;
  char *name;
  char *number;
  char *role;
  LkTristate rights[LK_N_MEMBERSHIP_RIGHTS];
  JsonObject *original; /*< private >*/
} LkMembership;

extern const LkRecordClass lk_membership_class;
extern const LkChoice lk_membership_roles[];
extern const LkChoice lk_membership_rights[];

LkMembership *lk_membership_new (void);
LkMembership *lk_membership_copy (const LkMembership *self);
LkMembership *lk_membership_parse (JsonObject *record, GError **error);
JsonObject *lk_membership_build (const LkMembership *self);
void lk_membership_free (LkMembership *self);

LkTristate lk_membership_get_right (const LkMembership *self, const char *name);
void lk_membership_set_right (LkMembership *self, const char *name, LkTristate answer);

const char *lk_membership_get_role_label (const LkMembership *self);
gboolean lk_membership_is_favourites (const LkMembership *self);
gboolean lk_membership_is_administrator (const LkMembership *self);
gboolean lk_membership_is_among (const LkValue *groups, gint64 group_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkMembership, lk_membership_free)

G_END_DECLS
