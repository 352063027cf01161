/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-forwarding-profile.h"

G_BEGIN_DECLS

#define LK_TYPE_FORWARDING_PROFILE_ROW (lk_forwarding_profile_row_get_type ())
G_DECLARE_FINAL_TYPE (LkForwardingProfileRow,
                      lk_forwarding_profile_row,
                      LK,
                      FORWARDING_PROFILE_ROW,
                      AdwExpanderRow)

/* One status of a user: opens to show what it does with calls. Signal "changed": the person changed
 * it. */
GtkWidget *lk_forwarding_profile_row_new (LkForwardingProfile *profile, LkEditContext *context);

const LkForwardingProfile *lk_forwarding_profile_row_get_profile (LkForwardingProfileRow *self);
char *lk_forwarding_profile_row_dup_problem (LkForwardingProfileRow *self);

G_END_DECLS
