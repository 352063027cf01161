/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

/* The difference between two values of a field, line by line: what goes and what comes, told apart
 * by a sign, by a word for those who hear it, and by colour. */
GtkWidget *lk_change_view_new (LkEditContext *context,
                               const LkField *field,
                               const LkValue *before,
                               const LkValue *after);

/* One value, as lines. */
GtkWidget *
lk_change_view_new_value (LkEditContext *context, const LkField *field, const LkValue *value);

/* The same difference as plain text, to be copied. */
char *lk_change_view_dup_text (LkEditContext *context,
                               const LkField *field,
                               const LkValue *before,
                               const LkValue *after);

G_END_DECLS
