/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkDuplicates:
 *
 * Who shares an e-mail address with whom, kept up to date user by user. People only: an API client
 * or a fax server has no address of its own.
 */
typedef struct _LkDuplicates LkDuplicates;

LkDuplicates *lk_duplicates_new (void);
void lk_duplicates_free (LkDuplicates *self);

void lk_duplicates_put (LkDuplicates *self, LkUser *user, GHashTable *affected);
void lk_duplicates_remove (LkDuplicates *self, LkUser *user, GHashTable *affected);
gboolean lk_duplicates_shares (LkDuplicates *self, LkUser *user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDuplicates, lk_duplicates_free)

G_END_DECLS
