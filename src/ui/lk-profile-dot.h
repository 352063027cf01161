/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-profile.h"

G_BEGIN_DECLS

#define LK_TYPE_PROFILE_DOT (lk_profile_dot_get_type ())
G_DECLARE_FINAL_TYPE (LkProfileDot, lk_profile_dot, LK, PROFILE_DOT, AdwBin)

/* A spot in the colour of a phone system. Only an ornament: the name always stands beside it. */
GtkWidget *lk_profile_dot_new (void);
void lk_profile_dot_set_colour (LkProfileDot *self, const char *colour);
void lk_profile_dot_set_profile (LkProfileDot *self, LkProfile *profile);

const char *lk_profile_dot_get_colour_label (const char *colour);

G_END_DECLS
