/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lk-census.h"
#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkRegister:
 *
 * The users themselves, with all that only the whole list can tell. Every change is announced as a
 * change of a list model’s items, with as few rows as possible.
 */
typedef struct _LkRegister LkRegister;

typedef gboolean (*LkRegisterFunc) (LkUser *user, gpointer user_data);

LkRegister *lk_register_new (GListModel *model);
void lk_register_free (LkRegister *self);

guint lk_register_get_length (LkRegister *self);
LkUser *lk_register_get (LkRegister *self, guint position);
LkUser *lk_register_find (LkRegister *self, int id);
LkCensus *lk_register_get_census (LkRegister *self);

void lk_register_take (LkRegister *self, GPtrArray *users);
void lk_register_admit (LkRegister *self, LkUser *user);
void lk_register_dismiss (LkRegister *self, int id);
gboolean lk_register_adopt (LkRegister *self, LkUser *newer);
guint
lk_register_sweep (LkRegister *self, guint position, LkRegisterFunc stays, gpointer user_data);

G_END_DECLS
