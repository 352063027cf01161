/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** As many as one call is about, at most: more is a risk, and a phone system's pages have as many.
 */
#define LK_HUNT_MAX_CALL 100

/**
 * LkHuntTally:
 * @n_known: of how many it is known whether they refuse
 * @n_refusing: how many of them do
 *
 * What a job has learned of how many refuse. All its hunts share one.
 */
typedef struct
{
  guint n_known;
  guint n_refusing;
} LkHuntTally;

/**
 * LkHunt:
 *
 * Some users who get the same change by calls that are about many of them, and are refused where
 * any one of them refuses: whom to send together next, so that those who refuse stand alone after
 * as few calls as possible. Knows nothing of a server.
 */
typedef struct _LkHunt LkHunt;

LkHunt *lk_hunt_new (LkHuntTally *tally);
void lk_hunt_free (LkHunt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkHunt, lk_hunt_free)

void lk_hunt_add (LkHunt *self, gpointer member);
gboolean lk_hunt_is_over (LkHunt *self);

/* Then exactly one of the others has to follow. */
GPtrArray *lk_hunt_choose (LkHunt *self);
void lk_hunt_accept (LkHunt *self);
void lk_hunt_refuse (LkHunt *self, GPtrArray *rest);
void lk_hunt_lose (LkHunt *self, GPtrArray *rest);

G_END_DECLS
