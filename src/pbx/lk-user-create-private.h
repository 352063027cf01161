/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-create.h"

G_BEGIN_DECLS

/** How long a server that lost its answer gets to finish, in milliseconds; tests cannot wait. */
extern guint lk_user_create_patience;

G_END_DECLS
