/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkRoster:
 *
 * Users in the order of their coming, found by Id and by position without a walk over the list.
 */
typedef struct _LkRoster LkRoster;

LkRoster *lk_roster_new (void);
void lk_roster_free (LkRoster *self);

guint lk_roster_get_length (LkRoster *self);
LkUser *lk_roster_get (LkRoster *self, guint position);
LkUser *lk_roster_find (LkRoster *self, int id);
guint lk_roster_get_position (LkRoster *self, int id);

void lk_roster_append (LkRoster *self, LkUser *user);
void lk_roster_replace (LkRoster *self, LkUser *user);
void lk_roster_remove_range (LkRoster *self, guint position, guint length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkRoster, lk_roster_free)

G_END_DECLS
