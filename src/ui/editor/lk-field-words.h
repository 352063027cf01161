/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

/* What is said of a field's value, on the screen and by screen readers. */
char *lk_field_words_dup_value (LkEditContext *context, const LkField *field, const LkValue *value);
char *lk_field_words_dup_old (LkEditContext *context, const LkField *field);
void lk_field_words_tell (GtkWidget *row, const LkField *field, const char *shown, const char *old);

G_END_DECLS
