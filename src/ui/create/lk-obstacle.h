/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"

G_BEGIN_DECLS

char *lk_obstacle_dup (LkEditContext *context);

G_END_DECLS
