/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkSecretText:
 *
 * A string whose memory is overwritten before it is freed. `g_autoptr (LkSecretText)` does that at
 * the end of a scope. Copies that a label or the clipboard makes are out of its reach.
 */
typedef char LkSecretText;

void lk_secret_text_wipe (char *text);
void lk_secret_text_free (LkSecretText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSecretText, lk_secret_text_free)

G_END_DECLS
