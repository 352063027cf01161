/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_FOUND_LINE (lk_found_line_get_type ())
G_DECLARE_FINAL_TYPE (LkFoundLine, lk_found_line, LK, FOUND_LINE, AdwBin)

/* What the users have now in one field, in one line: the value that all have, or a button that
 * lists the different ones. */
GtkWidget *lk_found_line_new (const LkField *field, LkEditContext *context);

void lk_found_line_show_rows (LkFoundLine *self, GPtrArray *rows);
void lk_found_line_show_trouble (LkFoundLine *self);
const char *lk_found_line_get_text (LkFoundLine *self);

G_END_DECLS
