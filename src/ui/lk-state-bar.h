/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-session.h"

G_BEGIN_DECLS

#define LK_TYPE_STATE_BAR (lk_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (LkStateBar, lk_state_bar, LK, STATE_BAR, AdwBin)

/* What stands in the way for as long as it does, over the list, with what can be done about it. */
GtkWidget *lk_state_bar_new (void);
void lk_state_bar_set_session (LkStateBar *self, LkSession *session);

G_END_DECLS
