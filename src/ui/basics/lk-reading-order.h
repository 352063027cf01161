/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *lk_reading_order_keep (GtkWidget *widget, const char *text);
char *lk_reading_order_begin (GtkWidget *widget, const char *text);
void lk_reading_order_follow (GtkEditable *entry);

G_END_DECLS
