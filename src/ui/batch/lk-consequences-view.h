/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-consequences.h"

G_BEGIN_DECLS

#define LK_TYPE_CONSEQUENCES_VIEW (lk_consequences_view_get_type ())
G_DECLARE_FINAL_TYPE (LkConsequencesView, lk_consequences_view, LK, CONSEQUENCES_VIEW, AdwBin)

/* What goes with the users whom a planned job deletes, as far as they are ticked. Property
 * "settled" (boolean, read-only): whether the person can read it, or that it cannot be found out.
 */
GtkWidget *lk_consequences_view_new (LkDirectory *directory, LkJob *job);

void lk_consequences_view_find (LkConsequencesView *self);
gboolean lk_consequences_view_is_settled (LkConsequencesView *self);

G_END_DECLS
