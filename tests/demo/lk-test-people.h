/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/* Five users with whom every operator and option has something to tell apart. */
GPtrArray *lk_test_people_new (void);

G_END_DECLS
