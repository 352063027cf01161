/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-new-user.h"

G_BEGIN_DECLS

#define LK_TYPE_CREATE_BAR (lk_create_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkCreateBar, lk_create_bar, LK, CREATE_BAR, AdwBin)

/* The button that creates, what keeps it from doing so, and what became of the last try where
 * nobody was created. Its buttons are the actions create.start, create.as-next and
 * create.look-again. */
void lk_create_bar_show (LkCreateBar *self, LkNewUser *new_user, const char *obstacle);

G_END_DECLS
