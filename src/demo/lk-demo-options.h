/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkDemoOption:
 * @name: "$top"
 * @value: not percent-encoded
 *
 * One query option, of a request or of a nested `$expand`.
 */
typedef struct
{
  char *name;
  char *value;
} LkDemoOption;

GArray *lk_demo_options_split_query (const char *encoded_query, GError **error);
GArray *lk_demo_options_split_nested (const char *text, GError **error);
char **lk_demo_options_split_list (const char *text, char separator, GError **error);

G_END_DECLS
