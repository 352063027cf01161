/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "lk-demo-query.h"
#include "lk-version.h"

G_BEGIN_DECLS

typedef enum
{
  LK_DEMO_NULL_CLEARS,
  LK_DEMO_NULL_IGNORED,
  LK_DEMO_NULL_REFUSED,
} LkDemoNull;

typedef enum
{
  LK_DEMO_BULK_NONE,
  LK_DEMO_BULK_PART,
  LK_DEMO_BULK_WHOLE,
} LkDemoBulk;

typedef enum
{
  LK_DEMO_LICENCE_ACTIVE,
  LK_DEMO_LICENCE_FULL,
  LK_DEMO_LICENCE_MISSING,
} LkDemoLicence;

/** What a creation makes of the main department that came along. */
typedef enum
{
  LK_DEMO_MAIN_TAKEN,
  LK_DEMO_MAIN_REFUSED,
  LK_DEMO_MAIN_IGNORED,
} LkDemoMain;

/** How much of the rights that came along a creation takes over. */
typedef enum
{
  LK_DEMO_NEW_RIGHTS_TAKEN,
  LK_DEMO_NEW_RIGHTS_ROLE,
  LK_DEMO_NEW_RIGHTS_USERS,
} LkDemoNewRights;

/**
 * LkDemoKnobs:
 * @link_is_absolute: what GenerateProvLink gives
 * @expires_in_seconds: the unit of a token's expires_in
 * @favourites_kept: whether favourites survive that Groups is written without them
 * @destinations_known: whether calls can be forwarded only to numbers that there are
 * @hours_checked: whether periods may neither overlap nor end before they begin
 * @passwords_strong: whether a web client password has to be long and mixed
 * @rights_kept: whether rights can be written one by one, otherwise they follow the role
 * @new_main: what becomes of the main department that comes with a new user
 * @new_rights: what becomes of the rights that come with a new user
 * @numbers_gone: whether no extension number is left
 * @ranges_kept: whether a new user's number has to be one that the department reserves
 * @unlimited: whether a list without $top gives all there is, otherwise one page
 * @search: whether $search is known
 * @in_operator: whether $filter knows "in"
 * @any_operator: whether $filter knows "any" and "all"
 * @or_operator: whether $filter knows "or"
 * @filter: whether $filter chooses at all, otherwise it is passed over
 * @null: what null in a write does
 * @bulk: how much of a refused bulk call was carried out
 * @licence: what the licence allows
 * @role: the API client's role
 * @token_lifetime: seconds
 *
 * The answers that are possible where it is not known what a real phone system does (behaviour.md,
 * 11), and what an administrator decides there.
 */
typedef struct
{
  gboolean link_is_absolute;
  gboolean expires_in_seconds;
  gboolean favourites_kept;
  gboolean destinations_known;
  gboolean hours_checked;
  gboolean passwords_strong;
  gboolean rights_kept;
  int new_main;
  int new_rights;
  gboolean numbers_gone;
  gboolean ranges_kept;
  gboolean unlimited;
  gboolean search;
  gboolean in_operator;
  gboolean any_operator;
  gboolean or_operator;
  gboolean filter;
  int null;
  int bulk;
  int licence;
  int role;
  int token_lifetime;
} LkDemoKnobs;

void lk_demo_knobs_reset (LkDemoKnobs *self, LkVersion version);
gboolean lk_demo_knobs_is_knob (const char *spec);
gboolean lk_demo_knobs_set (LkDemoKnobs *self, const char *spec, GError **error);
LkDemoLimits lk_demo_knobs_get_limits (const LkDemoKnobs *self);

G_END_DECLS
