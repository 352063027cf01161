/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"

G_BEGIN_DECLS

/* Who has which number, for those who shall be created: names by numbers. One user at a time, so
 * that thousands do not keep the main loop. */
GHashTable *lk_prepare_new_names (void);
void lk_prepare_note_name (GHashTable *names, LkDirectory *directory, guint position);

G_END_DECLS
