/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-visit.h"

G_BEGIN_DECLS

/**
 * LkDemoDepartures:
 *
 * How answers leave: at once, late or never.
 */
typedef struct _LkDemoDepartures LkDemoDepartures;

typedef void (*LkDemoLateAct) (LkDemoVisit *visit, gpointer user_data);

LkDemoDepartures *lk_demo_departures_new (void);
void lk_demo_departures_close (LkDemoDepartures *self);
void lk_demo_departures_free (LkDemoDepartures *self);

void lk_demo_departures_send (LkDemoDepartures *self, LkDemoVisit *visit);
void lk_demo_departures_send_after (LkDemoDepartures *self, LkDemoVisit *visit, guint milliseconds);
void lk_demo_departures_break_off (LkDemoDepartures *self,
                                   LkDemoVisit *visit,
                                   guint milliseconds,
                                   LkDemoLateAct act,
                                   gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoDepartures, lk_demo_departures_free)

G_END_DECLS
