/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-profile.h"

G_BEGIN_DECLS

GtkWidget *lk_profile_row_new (LkProfile *profile);

G_END_DECLS
