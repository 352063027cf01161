/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-destination.h"

G_BEGIN_DECLS

/**
 * LkSituation:
 *
 * Why a call to someone who is there was not taken.
 */
typedef enum
{
  LK_SITUATION_NO_ANSWER,
  LK_SITUATION_BUSY,
  LK_SITUATION_NOT_REGISTERED,
  LK_N_SITUATIONS,
} LkSituation;

/**
 * LkRouteLeg:
 * @internal: (nullable): where calls from colleagues go
 * @external: (nullable): where calls from outside go
 * @all_calls: whether calls from outside go where those from colleagues do
 */
typedef struct
{
  LkDestination *internal;
  LkDestination *external;
  LkTristate all_calls;
} LkRouteLeg;

/**
 * LkAvailableRoute:
 * @legs: for each situation, where calls go
 *
 * What happens to calls while someone is there: the vendor's `Pbx.AvailableRouting`.
 */
typedef struct
{
  LkRouteLeg legs[LK_N_SITUATIONS];
  JsonObject *original; /*< private >*/
} LkAvailableRoute;

/**
 * LkAwayRoute:
 * @internal: (nullable): where calls from colleagues go
 * @external: (nullable): where calls from outside go
 * @all_hours_internal: whether that holds outside office hours too
 * @all_hours_external: whether that holds outside office hours too
 *
 * What happens to calls while someone is away: the vendor's `Pbx.AwayRouting`.
 */
typedef struct
{
  LkDestination *internal;
  LkDestination *external;
  LkTristate all_hours_internal;
  LkTristate all_hours_external;
  JsonObject *original; /*< private >*/
} LkAwayRoute;

LkAvailableRoute *lk_available_route_new (void);
LkAvailableRoute *lk_available_route_parse (JsonObject *record);
JsonObject *lk_available_route_build (const LkAvailableRoute *self);
void lk_available_route_free (LkAvailableRoute *self);

LkAwayRoute *lk_away_route_new (void);
LkAwayRoute *lk_away_route_parse (JsonObject *record);
JsonObject *lk_away_route_build (const LkAwayRoute *self);
void lk_away_route_free (LkAwayRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkAvailableRoute, lk_available_route_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkAwayRoute, lk_away_route_free)

G_END_DECLS
