/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What phone systems have refused since the program was started. A refused key is not sent a second
 * time, whichever window asks: the server may lock the office out for it (behaviour.md, 8.1). The
 * keys themselves are not kept.
 */
void lk_refusals_add (const char *origin, const char *client_id, const char *secret);
gboolean lk_refusals_have (const char *origin, const char *client_id, const char *secret);

G_END_DECLS
