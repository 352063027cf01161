/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal-keeper.h"
#include "lk-keyring.h"
#include "lk-profile.h"

G_BEGIN_DECLS

#define LK_TYPE_DEMO_SYSTEM (lk_demo_system_get_type ())
G_DECLARE_FINAL_TYPE (LkDemoSystem, lk_demo_system, LK, DEMO_SYSTEM, GObject)

/* The phone system that comes with the program, with all that a window needs for it. Nothing of it
 * is kept on the disk but its templates. */
LkDemoSystem *lk_demo_system_start (GError **error);
void lk_demo_system_stop (LkDemoSystem *self);

LkProfile *lk_demo_system_get_profile (LkDemoSystem *self);
LkKeyring *lk_demo_system_get_keyring (LkDemoSystem *self);
LkJournalKeeper *lk_demo_system_get_journal (LkDemoSystem *self);

G_END_DECLS
