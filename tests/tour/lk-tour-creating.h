/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-tour.h"

G_BEGIN_DECLS

/* Creating users: the first of them with the keyboard alone. */
gboolean lk_tour_open_the_form (LkTour *self);
gboolean lk_tour_fill_in_the_form (LkTour *self);
gboolean lk_tour_enter_a_colleagues_number (LkTour *self);
gboolean lk_tour_look_at_all_settings (LkTour *self);
gboolean lk_tour_read_what_will_be_set (LkTour *self);
gboolean lk_tour_create_a_user (LkTour *self);
gboolean lk_tour_reveal_the_password (LkTour *self);
gboolean lk_tour_create_another (LkTour *self);
gboolean lk_tour_find_them_in_the_list (LkTour *self);

G_END_DECLS
