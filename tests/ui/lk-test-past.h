/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-jobs.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

/**
 * LkTestPast:
 * @house: a phone system, with an empty window before it
 * @journal: in memory, open
 * @jobs: those of the phone system
 *
 * A phone system of which something was done already.
 */
typedef struct
{
  LkTestHouse *house;
  LkJournal *journal;
  LkProfile *profile;
  LkJobs *jobs;
  LkCatalogue *catalogue;
} LkTestPast;

LkTestPast *lk_test_past_new (guint n_users);
void lk_test_past_free (LkTestPast *self);

LkJob *lk_test_past_make_job (LkTestPast *self,
                              LkJobKind kind,
                              guint first,
                              guint n_users,
                              LkItemState state);
void lk_test_past_add (LkTestPast *self, LkJob *job, int days_ago, const char *reason);
LkJob *lk_test_past_load (LkTestPast *self, gint64 id);
guint lk_test_past_count (LkTestPast *self);
gboolean lk_test_past_is_enabled (LkTestPast *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestPast, lk_test_past_free)

G_END_DECLS
