/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-tour.h"

G_BEGIN_DECLS

/* The part of the walk in which the user that is open is changed. */
gboolean lk_tour_edit_fields (LkTour *self);
gboolean lk_tour_undo (LkTour *self);
gboolean lk_tour_find_a_field (LkTour *self);
gboolean lk_tour_review (LkTour *self);
gboolean lk_tour_look_at_the_request (LkTour *self);
gboolean lk_tour_save (LkTour *self);
gboolean lk_tour_be_refused (LkTour *self);
gboolean lk_tour_meet_a_conflict (LkTour *self);
gboolean lk_tour_be_asked_before_leaving (LkTour *self);

G_END_DECLS
