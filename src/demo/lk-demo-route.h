/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-call.h"
#include "lk-demo-world.h"

G_BEGIN_DECLS

/**
 * LkDemoRoute:
 * @method: "GET", "POST", "PATCH" or "DELETE"; %NULL ends a table
 * @pattern: the path below `/xapi/v1`; `{Id}` stands for a whole number, `{Key}` for a quoted
 * string
 * @handle: gives the answer
 * @since: the first version that has it; 0 is all
 * @until: the first version that has it no longer; 0 is never
 *
 * One operation of the API. A function's "()" is not part of the pattern: calls come with and
 * without it.
 */
typedef struct
{
  const char *method;
  const char *pattern;
  void (*handle) (LkDemoWorld *world, LkDemoCall *call);
  LkVersion since;
  LkVersion until;
} LkDemoRoute;

/* Each file of endpoints offers one table. */
extern const LkDemoRoute lk_demo_user_routes[];
extern const LkDemoRoute lk_demo_bulk_routes[];
extern const LkDemoRoute lk_demo_group_routes[];
extern const LkDemoRoute lk_demo_phone_routes[];
extern const LkDemoRoute lk_demo_peer_routes[];
extern const LkDemoRoute lk_demo_catalogue_routes[];
extern const LkDemoRoute lk_demo_system_routes[];
extern const LkDemoRoute lk_demo_team_routes[];

void lk_demo_route_call (LkDemoWorld *world, LkDemoCall *call);
char *lk_demo_route_normalise (const char *path);

G_END_DECLS
