/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-new-user.h"

G_BEGIN_DECLS

GtkWindow *lk_create_question_new (GtkWindow *parent, LkNewUser *new_user);

G_END_DECLS
