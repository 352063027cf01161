/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lk_phrase_join (GPtrArray *parts);
char *lk_phrase_qualify (const char *what, const char *which);

char *lk_phrase_detail (const char *what, const char *which, const char *value);

G_END_DECLS
