/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkSecret:
 *
 * A string whose memory is overwritten before it is freed. `g_autoptr (LkSecret)` does that at
 * the end of a scope. Copies that a label or the clipboard makes are out of its reach.
 */
typedef char LkSecret;

void lk_secret_wipe (char *text);
void lk_secret_free (LkSecret *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSecret, lk_secret_free)

G_END_DECLS
