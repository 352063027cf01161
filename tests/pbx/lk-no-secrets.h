/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps all that is logged from now on, whatever its level, as G_MESSAGES_DEBUG=all would show it.
 */
void lk_no_secrets_watch (void);

/* Fails if @secret was logged, or if nothing of the program's own was. */
void lk_no_secrets_check (const char *secret);

G_END_DECLS
