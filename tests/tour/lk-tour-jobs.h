/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-tour.h"

G_BEGIN_DECLS

/* The part of the walk that changes many users, takes that back, deletes some, and brings them
 * back. */
gboolean lk_tour_paste_a_list (LkTour *self);
gboolean lk_tour_select_many (LkTour *self);
gboolean lk_tour_ask_what_they_have (LkTour *self);
gboolean lk_tour_choose_what_changes (LkTour *self);
gboolean lk_tour_preview_the_job (LkTour *self);
gboolean lk_tour_run_the_job (LkTour *self);
gboolean lk_tour_undo_the_job (LkTour *self);
gboolean lk_tour_delete_some (LkTour *self);
gboolean lk_tour_bring_them_back (LkTour *self);
gboolean lk_tour_look_at_the_history (LkTour *self);

G_END_DECLS
