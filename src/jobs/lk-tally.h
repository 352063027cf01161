/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-survey-row.h"
#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkTally:
 *
 * How many users have which value in each of some fields. For one thread at a time.
 */
typedef struct _LkTally LkTally;

LkTally *lk_tally_new (LkFieldSet *fields);
void lk_tally_free (LkTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTally, lk_tally_free)

void lk_tally_add (LkTally *self, LkUser *user, const char *label);
guint lk_tally_count (LkTally *self);

/* The rows of the field at that place of the set, the most frequent first. They do not change. */
GPtrArray *lk_tally_list (LkTally *self, guint index);

G_END_DECLS
