/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lk_text_new (const char *text);
char *lk_text_new_shared (const char *text);
char *lk_text_ref (char *text);
void lk_text_unref (char *text);
void lk_text_wipe (char *text);

G_END_DECLS
