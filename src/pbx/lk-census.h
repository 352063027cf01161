/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkCensus:
 *
 * How many people there are, by what is to be looked at and by department; kept up to date user by
 * user.
 */
typedef struct _LkCensus LkCensus;

/**
 * LkCensusMark:
 *
 * What a user counts as. Taken before a change, to bring the count up to date after it.
 */
typedef struct
{
  LkAttention attention;
  LkValue groups;
} LkCensusMark;

LkCensus *lk_census_new (void);
void lk_census_free (LkCensus *self);

void lk_census_mark (LkUser *user, LkCensusMark *out);
void lk_census_mark_clear (LkCensusMark *mark);
void lk_census_add (LkCensus *self, LkUser *user);
void lk_census_subtract (LkCensus *self, LkUser *user);
void lk_census_recount (LkCensus *self, const LkCensusMark *before, LkUser *user);

guint lk_census_count_people (LkCensus *self);
guint lk_census_count_attention (LkCensus *self, LkAttention bit);
guint lk_census_count_members (LkCensus *self, int department_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkCensus, lk_census_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkCensusMark, lk_census_mark_clear)

G_END_DECLS
