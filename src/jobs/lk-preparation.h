/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_PREPARATION (lk_preparation_get_type ())
G_DECLARE_FINAL_TYPE (LkPreparation, lk_preparation, LK, PREPARATION, GObject)

/**
 * LkPrepareFunc:
 * @item: whose turn it is, planned
 * @now: (nullable): the user as they were just read; %NULL where they are gone
 * @data: the preparation's
 *
 * Gives the item its difference or its snapshot, or another state and the message why. Called in a
 * thread, one item after the other, while nobody else has the job.
 */
typedef void (*LkPrepareFunc) (LkJobItem *item, LkUser *now, gpointer data);

/**
 * LkGatherFunc:
 * @job: the job, planned
 * @position: whose turn it is
 * @data: the preparation's
 *
 * Adds the item that comes of what stands at @position, or none. Called in the main loop, a few of
 * them at a time, before anybody is read.
 */
typedef void (*LkGatherFunc) (LkJob *job, guint position, gpointer data);

/*
 * Reads users again and makes the plan of a job, without writing anything. The main loop goes on
 * meanwhile. Property "progress" (double, 0 to 1).
 */
LkPreparation *lk_preparation_new (LkDirectory *directory, LkJob *job, LkFieldSet *fields);
void lk_preparation_set_func (LkPreparation *self,
                              LkPrepareFunc func,
                              gpointer data,
                              GDestroyNotify destroy);
void lk_preparation_set_gather (LkPreparation *self, LkGatherFunc gather, guint n_positions);
double lk_preparation_get_progress (LkPreparation *self);

void lk_preparation_run_async (LkPreparation *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
LkJob *lk_preparation_run_finish (LkPreparation *self, GAsyncResult *result, GError **error);

G_END_DECLS
