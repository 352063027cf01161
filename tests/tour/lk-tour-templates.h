/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-tour.h"

G_BEGIN_DECLS

/* Creating users who are like others, and what can happen meanwhile. */
gboolean lk_tour_begin_like_a_colleague (LkTour *self);
gboolean lk_tour_save_as_template (LkTour *self);
gboolean lk_tour_begin_with_a_template (LkTour *self);
gboolean lk_tour_find_the_number_taken (LkTour *self);
gboolean lk_tour_lose_an_answer (LkTour *self);
gboolean lk_tour_manage_templates (LkTour *self);

G_END_DECLS
