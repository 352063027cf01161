/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-welcome.h"

G_BEGIN_DECLS

#define LK_TYPE_WELCOME_ROW (lk_welcome_row_get_type ())
G_DECLARE_FINAL_TYPE (LkWelcomeRow, lk_welcome_row, LK, WELCOME_ROW, AdwActionRow)

/* Whether a user has got their welcome e-mail, and a button that sends it. Who may have it already
 * gets it again only after a question. */
void lk_welcome_row_set (LkWelcomeRow *self, LkWelcome *welcome, int user_id, const char *address);

G_END_DECLS
