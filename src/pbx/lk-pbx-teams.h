/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkTeam:
 * @number: what is dialled
 * @name: what people call it; its number where it has no name
 * @is_queue: whether it is a queue, otherwise a ring group
 * @members: a set of the numbers of those who answer or manage it
 *
 * Who answers the calls to a queue or a ring group.
 */
typedef struct
{
  char *number;
  char *name;
  gboolean is_queue;
  GHashTable *members;
} LkTeam;

void lk_team_free (LkTeam *self);

/* All queues with their agents and managers, all ring groups with their members. */
void lk_pbx_teams_list_queues_async (LkPbx *pbx,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void lk_pbx_teams_list_ring_groups_async (LkPbx *pbx,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *lk_pbx_teams_list_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

/* The extension that gets the calls that nobody else gets; empty where there is none. */
void lk_pbx_teams_get_operator_async (LkPbx *pbx,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *lk_pbx_teams_get_operator_finish (LkPbx *pbx, GAsyncResult *result, GError **error);

G_END_DECLS
