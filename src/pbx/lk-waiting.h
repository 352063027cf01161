/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void lk_waiting_push (GQueue *queue, GTask *task);
GTask *lk_waiting_take (GQueue *queue, GTask *task);

G_END_DECLS
