/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on a log message that holds one of these fails the test, whatever its level. */
void lk_no_secrets_watch (const char *const *secrets);
void lk_no_secrets_check (const char *text);
guint lk_no_secrets_get_n_own (void);

G_END_DECLS
